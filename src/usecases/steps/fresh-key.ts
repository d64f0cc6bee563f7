// The key of a new credential, made on the server and forgotten with the answer: what is stored of it is public or shared.
import type { VpnProtocol } from '../../domain/access-profile';
import type { Ids, Pki } from '../ports-of-things';

export type FreshKey = {
  /** WireGuard: base64. OpenVPN: PKCS #8 PEM. Never stored. */
  readonly privateKey: string;
  /** OpenVPN: SPKI DER, goes into the certificate. */
  readonly publicKey: Uint8Array;
  readonly wireguardPublicKey: string | null;
  readonly presharedKey: string | null;
  readonly serial: string | null;
  /** SHA-256 of the public key, hex. */
  readonly keyHash: string;
};

export function freshKey(pki: Pki, ids: Ids, protocol: VpnProtocol): FreshKey {
  return protocol === 'wireguard' ? wireguardKey(pki, ids) : certificateKey(pki, ids);
}

function wireguardKey(pki: Pki, ids: Ids): FreshKey {
  const { privateKey, publicKey } = pki.createWireguardKey();
  const presharedKey = pki.createPresharedKey();
  return {
    privateKey,
    publicKey: new Uint8Array(),
    wireguardPublicKey: publicKey,
    presharedKey,
    serial: null,
    keyHash: ids.hash(publicKey),
  };
}

function certificateKey(pki: Pki, ids: Ids): FreshKey {
  const { privateKeyPem, publicKey } = pki.createClientKey();
  return {
    privateKey: privateKeyPem,
    publicKey,
    wireguardPublicKey: null,
    presharedKey: null,
    serial: pki.newSerial(),
    keyHash: ids.hash(publicKey),
  };
}
