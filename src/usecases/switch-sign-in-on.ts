// From now on the municipality's staff sign in: with exactly the settings that a test has proved.
import { Refusal } from '../domain/errors';
import { newWatch, slotOf } from '../domain/metadata-watch';
import { toSwitchOn } from '../domain/sign-in-draft';
import type { Ports } from './ports';
import { providerEvent, tenantOfProvider, type Provider } from './steps/provider-acting';

export async function switchSignInOn(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  by: Provider,
  slug: string,
): Promise<void> {
  const tenant = await tenantOfProvider({ store }, by, slug);
  const now = clock();
  await store.forTenant(tenant.id).transaction(async (records) => {
    await records.tenant.getHeld();
    const settings = await records.tenant.samlSettings();
    const draft = await records.signInDrafts.find();
    if (settings.idp !== null) throw new Refusal('conflict', 'sign-in-is-live');
    if (draft === null) throw new Refusal('conflict', 'sign-in-draft-incomplete');
    const { idp, identity, wantAssertionsSigned, wantResponseSigned, ...rest } = toSwitchOn(draft);
    const { metadataAddress } = draft;
    const live = { idp, identity, wantAssertionsSigned, wantResponseSigned };
    await records.tenant.updateSamlSettings({ ...settings, ...live });
    await records.tenant.replaceRoleRules(rest.roleRules);
    await records.identityShape.save({ maker: rest.maker, aliases: rest.aliases });
    await records.signInDrafts.setRequiredAttribute(rest.requiredAttribute);
    if (metadataAddress !== null) {
      await records.metadataWatch.save(newWatch(metadataAddress, slotOf(ids.hash(tenant.id)), now));
    }
    // With the draft go the test links: nothing is left to be tried out.
    await records.signInDrafts.remove();
    const data = {
      version: draft.version,
      entityId: idp.entityId,
      certificates: idp.signingCertificates.length,
    };
    await records.audit.append(
      providerEvent(by, tenant.id, { action: 'tenant.sign-in-switched-on', data }),
      now,
    );
  });
}
