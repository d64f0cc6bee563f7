// Keys as a device makes them, and the files for them: only their public parts go to the acts.
import { generateKeyPairSync } from 'node:crypto';
import { certificateRequest } from '../../src/agent/identity/certificate-request';
import type { VpnProtocol } from '../../src/domain/access-profile';
import type { Actor } from '../../src/domain/actor';
import type { KeyOrigin } from '../../src/domain/credential';
import type { DeviceId } from '../../src/domain/ids';
import { renderFile } from '../../src/domain/issued-file';
import { issueForKeys } from '../../src/usecases/issue-for-keys';
import type { IssuePorts } from '../../src/usecases/steps/making-a-credential';

export function openvpnKey(): { readonly privateKey: string; readonly request: string } {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKey, request: certificateRequest(privateKey) };
}

export function wireguardKey(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const last32 = (der: Buffer): string => der.subarray(-32).toString('base64');
  return {
    privateKey: last32(privateKey.export({ format: 'der', type: 'pkcs8' })),
    publicKey: last32(publicKey.export({ format: 'der', type: 'spki' })),
  };
}

export const newRequest = (): string => openvpnKey().request;
export const newWireguardKey = (): string => wireguardKey().publicKey;

type Wanted = {
  readonly deviceId: DeviceId;
  readonly protocol: VpnProtocol;
  readonly origin?: Exclude<KeyOrigin, 'server'>;
};

type OwnFile = { readonly fileName: string; readonly content: string };

/** The device's first file, whole. */
export async function fileForOwnKey(
  ports: IssuePorts,
  holder: Actor,
  { deviceId, protocol, origin = 'own' }: Wanted,
): Promise<OwnFile> {
  const [file] = await filesForOwnKeys(ports, holder, { deviceId, protocols: [protocol], origin });
  if (file === undefined) throw new Error('no file was made');
  return file;
}

type WantedFiles = Omit<Wanted, 'protocol'> & { readonly protocols: readonly VpnProtocol[] };

/** Both kinds of VPN in one act: one after the other would replace the first. OpenVPN first. */
export async function filesForOwnKeys(
  ports: IssuePorts,
  holder: Actor,
  { deviceId, protocols, origin = 'own' }: WantedFiles,
): Promise<readonly OwnFile[]> {
  const openvpn = protocols.includes('openvpn') ? openvpnKey() : null;
  const wireguard = protocols.includes('wireguard') ? wireguardKey() : null;
  const keys = { request: openvpn?.request ?? null, wireguardKey: wireguard?.publicKey ?? null, origin };
  const { files } = await issueForKeys(ports, holder, { deviceId, keys, replaces: null });
  return files.map((file) => {
    const privateKey = (file.protocol === 'openvpn' ? openvpn : wireguard)?.privateKey ?? '';
    return { fileName: file.fileName, content: renderFile(file, privateKey) };
  });
}
