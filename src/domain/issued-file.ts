// An access file as the portal knows it: everything but the private key, which whoever made it puts in.
import { pem, wireguardKey } from './config-fields';
import { renderOpenvpnClient, type OpenvpnClient } from './openvpn-client-file';
import { renderWireguardClient, type WireguardClient } from './wireguard-client-file';

export type OpenvpnFile = {
  readonly protocol: 'openvpn';
  readonly fileName: string;
  readonly client: Omit<OpenvpnClient, 'privateKey'>;
};

export type WireguardFile = {
  readonly protocol: 'wireguard';
  readonly fileName: string;
  readonly client: Omit<WireguardClient, 'privateKey'>;
};

export type FileWithoutKey = OpenvpnFile | WireguardFile;

/** OpenVPN: PKCS #8 PEM. WireGuard: base64. */
export function renderFile(file: FileWithoutKey, privateKey: string): string {
  return file.protocol === 'openvpn'
    ? renderOpenvpnClient({ ...file.client, privateKey: pem('PRIVATE KEY', privateKey) })
    : renderWireguardClient({ ...file.client, privateKey: wireguardKey(privateKey) });
}
