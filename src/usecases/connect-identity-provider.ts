// A municipality's identity provider is set: where its staff sign in, whose signatures count, what names a person for good.
import { Refusal } from '../domain/errors';
import { checkIdentityRule } from '../domain/identity-attributes';
import type { TenantId } from '../domain/ids';
import type { IdentityProvider, SamlSettings } from '../domain/saml-settings';
import type { Ports } from './ports';

export type Connection = Pick<SamlSettings, 'identity' | 'wantAssertionsSigned' | 'wantResponseSigned'> & {
  readonly idp: IdentityProvider;
};

/** From the command line: by whoever runs the installation. */
export async function connectIdentityProvider(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
  connection: Connection,
): Promise<void> {
  checkConnection(connection);
  const now = clock();
  await store.forTenant(tenant).transaction(async (records) => {
    await records.tenant.updateSamlSettings({ ...(await records.tenant.samlSettings()), ...connection });
    await records.audit.append(
      {
        action: 'tenant.sign-in-changed',
        actor: null,
        subject: null,
        object: { kind: 'tenant', id: tenant },
        data: { entityId: connection.idp.entityId, certificates: connection.idp.signingCertificates.length },
        reason: null,
      },
      now,
    );
  });
}

function checkConnection({ idp, identity, wantAssertionsSigned, wantResponseSigned }: Connection): void {
  checkIdentityRule(identity);
  if (!wantAssertionsSigned && !wantResponseSigned) throw new Refusal('invalid', 'saml-nothing-signed');
  if (idp.entityId === '' || idp.entityId.length > 1024) throw new Refusal('invalid', 'saml-entity-id');
  for (const url of [idp.ssoUrl, idp.sloUrl]) {
    if (url !== null && !/^https?:\/\/[^\s]+$/.test(url)) throw new Refusal('invalid', 'saml-address');
  }
  const isPem = (text: string): boolean => text.includes('-----BEGIN CERTIFICATE-----');
  if (idp.signingCertificates.length === 0 || !idp.signingCertificates.every(isPem)) {
    throw new Refusal('invalid', 'saml-certificate');
  }
}
