// An access file as the portal knows it: everything but the private key, which whoever made it puts in.
import { pem, wireguardKey } from './config-fields';
import type { CryptoProfileId } from './crypto-profile';
import { openvpnClientTemplate, renderOpenvpnClient, type OpenvpnClient } from './openvpn-client-file';
import {
  renderWireguardClient,
  wireguardClientTemplate,
  type WireguardClient,
} from './wireguard-client-file';

export type OpenvpnFile = {
  readonly protocol: 'openvpn';
  readonly fileName: string;
  readonly client: Omit<OpenvpnClient, 'privateKey'>;
};

export type WireguardFile = {
  readonly protocol: 'wireguard';
  readonly fileName: string;
  readonly client: Omit<WireguardClient, 'privateKey'>;
  /** A file of WireGuard names one gateway: those for others of the group, with the same key, for when that one fails. */
  readonly others: readonly OtherWireguardFile[];
};

/** What is not as in the file beside it. */
export type OtherWireguardFile = {
  readonly fileName: string;
  readonly gateway: Pick<WireguardClient, 'serverPublicKey' | 'endpointHost' | 'endpointPort'>;
};

export type FileWithoutKey = OpenvpnFile | WireguardFile;

/** A telephone is shown a code for each, and nobody chooses among many. */
export const maxOtherFiles = 2;

/** Each of them as a file of its own. */
export function otherFilesOf(file: FileWithoutKey): readonly WireguardFile[] {
  if (file.protocol === 'openvpn') return [];
  return file.others.map(({ fileName, gateway }) => ({
    protocol: 'wireguard',
    fileName,
    client: { ...file.client, ...gateway },
    others: [],
  }));
}

/** For a key that was made elsewhere and stays there. */
export function renderWithoutKey(file: FileWithoutKey): string {
  return file.protocol === 'openvpn'
    ? renderOpenvpnClient({ ...file.client, privateKey: null })
    : renderWireguardClient({ ...file.client, privateKey: null });
}

/** OpenVPN: PKCS #8 PEM. WireGuard: base64. */
export function renderFile(file: FileWithoutKey, privateKey: string): string {
  return file.protocol === 'openvpn'
    ? renderOpenvpnClient({ ...file.client, privateKey: pem('PRIVATE KEY', privateKey) })
    : renderWireguardClient({ ...file.client, privateKey: wireguardKey(privateKey) });
}

/** What is remembered of a file that was handed out: by which profile and template it was made, and what it held. */
export type FileRecord = {
  /** WireGuard has fixed algorithms and no profile. */
  readonly profile: CryptoProfileId | null;
  readonly template: number;
  /** SHA-256 of the file without its private key, hex; null for files from before this was noted. */
  readonly sha256: string | null;
};

export function recordOf(file: FileWithoutKey, hash: (text: string) => string): FileRecord {
  return file.protocol === 'openvpn'
    ? {
        profile: file.client.profile,
        template: openvpnClientTemplate,
        sha256: hash(renderOpenvpnClient({ ...file.client, privateKey: null })),
      }
    : {
        profile: null,
        template: wireguardClientTemplate,
        sha256: hash(renderWireguardClient({ ...file.client, privateKey: null })),
      };
}
