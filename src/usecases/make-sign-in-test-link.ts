// A link with which somebody of the municipality tries its sign-in out, from wherever they are, without an account here.
import { Refusal } from '../domain/errors';
import { readySignIn, testLinkMs, type TestLink } from '../domain/sign-in-draft';
import type { Ports } from './ports';
import { providerEvent, tenantOfProvider, type Provider } from './steps/provider-acting';

/** Shown once; a new one takes the place of the one before. */
export async function makeSignInTestLink(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  by: Provider,
  slug: string,
): Promise<TestLink> {
  const tenant = await tenantOfProvider({ store }, by, slug);
  const now = clock();
  const link = { token: ids.token(), endsAt: new Date(now.getTime() + testLinkMs) };
  await store.forTenant(tenant.id).transaction(async (records) => {
    if ((await records.tenant.samlSettings()).idp !== null) throw new Refusal('conflict', 'sign-in-is-live');
    const draft = await records.signInDrafts.find();
    if (draft === null || readySignIn(draft) === null) {
      throw new Refusal('conflict', 'sign-in-draft-incomplete');
    }
    await records.signInDrafts.setTestLink(ids.hash(link.token), link.endsAt);
    const data = { version: draft.version };
    await records.audit.append(
      providerEvent(by, tenant.id, { action: 'tenant.sign-in-test-linked', data }),
      now,
    );
  });
  return link;
}
