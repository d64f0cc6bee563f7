// How a municipality's staff sign in, without any key: whose word counts, until when its certificates hold, who gets which role.
import { requireRole, type Actor } from '../domain/actor';
import type { RoleRule } from '../domain/role-rules';
import type { IdentityProvider, SamlSettings } from '../domain/saml-settings';
import type { Ports } from './ports';
import { ageingOf, type SignInAgeing } from './steps/sign-in-ageing';

export type SignInSettings = Pick<
  SamlSettings,
  'identity' | 'wantAssertionsSigned' | 'wantResponseSigned'
> & {
  readonly idp: Pick<IdentityProvider, 'entityId' | 'ssoUrl' | 'sloUrl'> | null;
  /** Ends of the certificates whose signatures count, soonest first; null for what is no certificate. */
  readonly idpCertificateEnds: readonly (Date | null)[];
  readonly ownCertificateEnd: Date | null;
  /** Null until somebody can sign in. */
  readonly ageing: SignInAgeing | null;
  readonly roleRules: readonly RoleRule[];
};

export async function showSignInSettings(
  { store, pki, clock }: Pick<Ports, 'store' | 'pki' | 'clock'>,
  actor: Actor,
): Promise<SignInSettings> {
  requireRole(actor, 'it-admin', 'tenant-admin');
  const { tenant, metadataWatch } = store.forTenant(actor.tenantId);
  const settings = await tenant.samlSettings();
  const { idp, identity, spCertificatePem, wantAssertionsSigned, wantResponseSigned } = settings;
  const ends = (idp?.signingCertificates ?? []).map(pki.certificateEnd);
  return {
    idp: idp === null ? null : { entityId: idp.entityId, ssoUrl: idp.ssoUrl, sloUrl: idp.sloUrl },
    idpCertificateEnds: ends.toSorted((a, b) => (a?.getTime() ?? 0) - (b?.getTime() ?? 0)),
    ageing: await ageingOf({ pki, metadataWatch }, settings, clock()),
    ownCertificateEnd: pki.certificateEnd(spCertificatePem),
    identity,
    wantAssertionsSigned,
    wantResponseSigned,
    roleRules: await tenant.roleRules(),
  };
}
