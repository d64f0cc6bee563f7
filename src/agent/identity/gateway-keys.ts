// The gateway's own keys: WireGuard's, and the OpenVPN server's with the one that will follow it. They never leave the host.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { newServerKey, newWireguardKey } from './agent-crypto';
import { certificateRequest } from './certificate-request';
import { readIfThere, syncFolder, writeDurably } from '../host/files';

export type GatewayKeys = {
  readonly wireguardPrivateKey: string;
  /** The server's private key that fits a certificate; null when the certificate is not ours. */
  readonly serverKeyFor: (certificate: string) => string | null;
  /** A request for the next certificate; the same one until that certificate has come. */
  readonly nextRequest: () => string;
};

export type NewKeys = { readonly wireguardPublicKey: string; readonly openvpnCsr: string };

const paths = (folder: string) => ({
  wireguard: join(folder, 'wireguard.key'),
  wireguardNext: join(folder, 'wireguard-next.key'),
  server: join(folder, 'openvpn-server.key'),
  next: join(folder, 'openvpn-server-next.key'),
});

/**
 * Makes what is missing. A WireGuard key that exists is kept, since every device's file names its public half; a new one
 * lies beside it until the portal knows it (`takeNextKey`), and is the same however often this is tried.
 */
export function makeKeys(folder: string, wanted = { newWireguardKey: false }): NewKeys {
  const { wireguard, wireguardNext, server } = paths(folder);
  const file = wanted.newWireguardKey ? wireguardNext : wireguard;
  const privateKey = readIfThere(file)?.trim() ?? newWireguardKey().privateKey;
  writeDurably(file, `${privateKey}\n`);
  const serverKey = readIfThere(server) ?? newServerKey();
  writeDurably(server, serverKey);
  return { wireguardPublicKey: wireguardPublicKey(privateKey), openvpnCsr: certificateRequest(serverKey) };
}

/** The new WireGuard key takes the old one's place. */
export function takeNextKey(folder: string): void {
  const { wireguard, wireguardNext } = paths(folder);
  renameSync(wireguardNext, wireguard);
  syncFolder(folder);
}

export function openKeys(folder: string): GatewayKeys {
  const { wireguard, server, next } = paths(folder);
  const wireguardPrivateKey = readIfThere(wireguard)?.trim();
  if (wireguardPrivateKey === undefined)
    throw new Error('the WireGuard key is missing: enrol this gateway again');
  return {
    wireguardPrivateKey,
    serverKeyFor: (certificate) => {
      const leaf = new X509Certificate(certificate);
      const keys = [server, next].flatMap((path) => readIfThere(path) ?? []);
      const key = keys.find((pem) => leaf.checkPrivateKey(createPrivateKey(pem)));
      if (key !== undefined && key === readIfThere(next)) writeDurably(server, key);
      return key ?? null;
    },
    nextRequest: () => {
      const current = readIfThere(server);
      const waiting = readIfThere(next);
      const key = waiting === null || waiting === current ? newServerKey() : waiting;
      writeDurably(next, key);
      return certificateRequest(key);
    },
  };
}

/** RFC 8410 §7: an X25519 private key is 32 bytes behind a fixed frame. */
function wireguardPublicKey(privateKey: string): string {
  const frame = Buffer.from('302e020100300506032b656e04220420', 'hex');
  const der = Buffer.concat([frame, Buffer.from(privateKey, 'base64')]);
  const { x = '' } = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}
