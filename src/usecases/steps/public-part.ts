// The public part of a new credential, wherever its key was born: handed in as a certificate request or a WireGuard key.
import type { VpnProtocol } from '../../domain/access-profile';
import type { KeyAlgorithm, KeyOrigin } from '../../domain/credential';
import { Refusal } from '../../domain/errors';
import type { Ids, Pki } from '../ports-of-things';

export type PublicPart = {
  readonly protocol: VpnProtocol;
  readonly algorithm: KeyAlgorithm;
  readonly origin: KeyOrigin;
  /** SHA-256 of the public key, hex. */
  readonly keyHash: string;
  /** OpenVPN: SubjectPublicKeyInfo in DER, goes into the certificate. WireGuard: base64. */
  readonly publicKey: Uint8Array | string;
};

/** Refused: everything but a proper request for a key on P-256 or P-384, signed by that key. */
export function partOfRequest(
  pki: Pick<Pki, 'readCertificateRequest'>,
  request: string,
  origin: KeyOrigin,
): PublicPart {
  const { publicKey, curve, keyHash } = pki.readCertificateRequest(request);
  return { protocol: 'openvpn', algorithm: curve, origin, keyHash, publicKey };
}

/** Refused: what is no key, or one with which no secret could be agreed on. */
export function partOfWireguardKey(
  pki: Pick<Pki, 'isUsableWireguardPublicKey'>,
  ids: Pick<Ids, 'hash'>,
  given: { readonly publicKey: string; readonly origin: KeyOrigin },
): PublicPart {
  const { publicKey, origin } = given;
  if (!pki.isUsableWireguardPublicKey(publicKey)) throw new Refusal('invalid', 'wireguard-key-unusable');
  return { protocol: 'wireguard', algorithm: 'X25519', origin, keyHash: ids.hash(publicKey), publicKey };
}
