// A root's key is destroyed here, after the file that was taken away has proved that it can sign in the root's place.
import { authorityEvent, type CertificateAuthority, takeOffline } from '../domain/authority';
import { Refusal } from '../domain/errors';
import { passphraseFor } from '../domain/passphrase';
import { type AuthorityPorts, changeAuthorities } from './steps/changing-authorities';

export type RootToTakeOffline = {
  readonly slug: string;
  readonly id: string;
  readonly lockedKeyPem: string;
  readonly passphrase: string;
};

export async function takeRootOffline(
  ports: AuthorityPorts,
  { slug, id, lockedKeyPem, passphrase }: RootToTakeOffline,
): Promise<CertificateAuthority> {
  const { pki } = ports;
  return changeAuthorities(ports, slug, async ({ records, tenant, all, now }) => {
    const offline = takeOffline(all, id);
    const { certificatePem } = await records.authorities.face(offline.id);
    const privateKeyPem = pki.unlockKey(lockedKeyPem, passphraseFor(passphrase));
    if (!pki.signsFor(certificatePem, privateKeyPem)) throw new Refusal('invalid', 'authority-other-key');
    await records.authorities.update(offline, offline.state);
    const occasion = { tenantId: tenant.id, action: 'authority.taken-offline' } as const;
    await records.audit.append(authorityEvent(offline, occasion), now);
    return { result: offline };
  });
}
