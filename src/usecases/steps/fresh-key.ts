// The key of a new credential, made on the server and forgotten with the answer: what is stored of it is its public part.
import type { VpnProtocol } from '../../domain/access-profile';
import type { Ids, Pki } from '../ports-of-things';
import type { PublicPart } from './public-part';

export type FreshKey = {
  /** WireGuard: base64. OpenVPN: PKCS #8 PEM. Never stored. */
  readonly privateKey: string;
  readonly part: PublicPart;
};

export function freshKey(pki: Pki, ids: Ids, protocol: VpnProtocol): FreshKey {
  const origin = 'server';
  if (protocol === 'wireguard') {
    const { privateKey, publicKey } = pki.createWireguardKey();
    const keyHash = ids.hash(publicKey);
    return { privateKey, part: { protocol, algorithm: 'X25519', origin, keyHash, publicKey } };
  }
  const { privateKeyPem, publicKey } = pki.createClientKey();
  const keyHash = ids.hash(publicKey);
  return { privateKey: privateKeyPem, part: { protocol, algorithm: 'P-256', origin, keyHash, publicKey } };
}
