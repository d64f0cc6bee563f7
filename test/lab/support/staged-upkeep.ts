// Plays what keeps a municipality's administration busy, and a municipality whose sign-in is still being set up.
import { samlKeyAtOnce } from '../../support/saml-key';
import { demoTenants } from '../../../src/demo/demo-tenants';
import type { Actor } from '../../../src/domain/actor';
import type { SignInValues } from '../../../src/domain/sign-in-values';
import { addDays, localDay } from '../../../src/domain/local-day';
import { announceClosing } from '../../../src/usecases/announce-closing';
import { changeSignInDraft } from '../../../src/usecases/change-sign-in-draft';
import { createTenant } from '../../../src/usecases/create-tenant';
import type { Stage, Town } from '../../support/stage';
import { delegated, doubtfulSignIn, openChange, openLoosening } from '../../support/waiting-matters';

/** Its sign-in is tried out, but not switched on. */
export const draftSlug = 'neustadt';

export async function playUpkeep(town: Town, doubted: Actor) {
  const waiting = { id: town.id, store: town.store, now: town.stage.now() };
  await playDraft(town.stage);
  return {
    doubtful: await doubtfulSignIn(waiting, doubted),
    delegation: await delegated(waiting),
    change: await openChange(waiting, await rollover(town)),
    loosening: await openLoosening(waiting),
  };
}

/** The identity provider announces its next certificate. */
export async function rollover({ store, stage }: Town) {
  const { idp, identity, wantAssertionsSigned, wantResponseSigned } = await store.tenant.samlSettings();
  if (idp === null) throw new Error('the town has no identity provider');
  const before: SignInValues = {
    kind: 'identity-provider',
    idp,
    identity,
    wantAssertionsSigned,
    wantResponseSigned,
  };
  const next = samlKeyAtOnce('next', stage.now()).certificatePem;
  const signingCertificates = [...idp.signingCertificates, next];
  return { before, after: { ...before, idp: { ...idp, signingCertificates } } };
}

/** The provider has announced that the municipality leaves; nobody has confirmed it yet. */
export async function announcedToClose({ slug, stage }: Town): Promise<void> {
  const onDay = addDays(localDay(stage.now()), 60);
  await announceClosing(stage.ports, 'command-line', { slug, onDay, reason: 'Der Vertrag endet.' });
}

export async function playDraft({ ports, now }: Pick<Stage, 'ports' | 'now'>): Promise<void> {
  const [like] = demoTenants;
  if (like === undefined) throw new Error('the demo has no municipality');
  const { create } = like;
  const named = { slug: draftSlug, name: 'Stadt Neustadt an der Donau', caseCode: 'NS' };
  const id = await createTenant(ports, { ...create, tenant: { ...create.tenant, ...named } });
  const draft = await changeSignInDraft(ports, 'command-line', {
    slug: draftSlug,
    change: () => ({
      maker: 'simplesamlphp',
      idp: {
        entityId: 'https://idp.neustadt.example/saml2/idp/metadata.php',
        ssoUrl: 'https://idp.neustadt.example/saml2/idp/SSOService.php',
        sloUrl: 'https://idp.neustadt.example/saml2/idp/SingleLogoutService.php',
        signingCertificates: [samlKeyAtOnce('idp', now()).certificatePem],
      },
      recognition: {
        identity: { kind: 'attribute', name: 'uid' },
        wantAssertionsSigned: true,
        wantResponseSigned: true,
        requiredAttribute: null,
      },
    }),
  });
  await ports.store.forTenant(id).signInDrafts.markTested(draft.version, now());
}
