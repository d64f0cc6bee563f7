// From a wish to files: keys are made here, their public parts handed in, and what comes back is put together with them.
import { readHandedOutFiles } from '../../domain/handed-out-file';
import { otherFilesOf, renderFile, type FileWithoutKey } from '../../domain/issued-file';
import { isCertificateFor, makeOpenvpnKey, type OpenvpnKey } from './openvpn-key';
import type { Pkcs12Content } from './pkcs12';
import { makeWireguardPair, type WireguardPair } from './wireguard-key';

export type Wish = 'openvpn' | 'wireguard' | 'both';

export type MadeFile = {
  readonly protocol: FileWithoutKey['protocol'];
  readonly fileName: string;
  readonly content: string;
  /** For WireGuard: those for other gateways, with the same key, for when the first one fails. */
  readonly others: readonly OtherFile[];
  /** For OpenVPN: what goes into a PKCS #12 file, if somebody wants one. */
  readonly pkcs12: Pkcs12Content | null;
  /** With which the page says that it was saved, or never will be. */
  readonly handOut: string;
};

export type OtherFile = { readonly fileName: string; readonly content: string; readonly host: string };

/** The public parts, as the portal takes them. */
export type PublicParts = Readonly<Partial<Record<'request' | 'wireguardKey', string>>>;

/** `handIn` sends public parts and gives back whatever was answered, which counts only as far as it reads as files. */
export async function makeFiles(
  wish: Wish,
  handIn: (parts: PublicParts) => Promise<unknown>,
): Promise<readonly MadeFile[]> {
  const openvpn = wish === 'wireguard' ? null : await makeOpenvpnKey();
  const wireguard = wish === 'openvpn' ? null : await makeWireguardPair();
  const answer = await handIn({
    ...(openvpn === null ? {} : { request: openvpn.request }),
    ...(wireguard === null ? {} : { wireguardKey: wireguard.publicKey }),
  });
  const asked = wish === 'both' ? (['openvpn', 'wireguard'] as const) : [wish];
  return readHandedOutFiles(answer, asked).map(({ file, handOut }) => {
    const { protocol, fileName } = file;
    const privateKey = keyFor(file, { openvpn, wireguard });
    const content = renderFile(file, privateKey);
    const others = otherFilesOf(file).map((other) => ({
      fileName: other.fileName,
      content: renderFile(other, privateKey),
      host: other.client.endpointHost,
    }));
    return { protocol, fileName, content, others, handOut, pkcs12: pkcs12Of(file, privateKey) };
  });
}

function pkcs12Of(file: FileWithoutKey, privateKey: string): Pkcs12Content | null {
  if (file.protocol !== 'openvpn') return null;
  const { certificate, ca } = file.client;
  return { privateKey, certificates: certificate, root: ca, name: stemOf(file.fileName) };
}

export const stemOf = (fileName: string): string => fileName.replace(/\.[a-z]+$/, '');

type Keys = { readonly openvpn: OpenvpnKey | null; readonly wireguard: WireguardPair | null };

function keyFor(file: FileWithoutKey, { openvpn, wireguard }: Keys): string {
  if (file.protocol === 'wireguard' && wireguard !== null) return wireguard.privateKey;
  if (file.protocol === 'openvpn' && openvpn !== null) {
    if (isCertificateFor(file.client.certificate, openvpn.publicKey)) return openvpn.privateKey;
  }
  throw new Error('the answer is not for the keys of this page');
}
