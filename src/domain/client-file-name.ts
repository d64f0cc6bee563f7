// What a person's configuration file is called: names the municipality and a piece of the credential, never a person.
import { fileStem } from './config-fields';
import type { CredentialName, FileStem } from './config-fields';

/** WireGuard clients make the stem the interface's name; Linux allows 15 characters (IFNAMSIZ less the final zero). */
const maxInterfaceNameLength = 15;

export function clientFileName(
  tenantSlug: string,
  credential: CredentialName,
  protocol: 'wireguard' | 'openvpn',
): string {
  return protocol === 'wireguard'
    ? `${stem(tenantSlug, credential, maxInterfaceNameLength)}.conf`
    : `${stem(tenantSlug, credential, 64)}.ovpn`;
}

/** Of a WireGuard file for another gateway: both may be imported side by side, so it is another interface. */
export function otherFileName(tenantSlug: string, credential: CredentialName, number: number): string {
  return `${stem(tenantSlug, credential, maxInterfaceNameLength, `-${number}`)}.conf`;
}

/** The municipality's part gives way, so that two files of one person still differ. */
function stem(tenantSlug: string, credential: CredentialName, maxLength: number, mark = ''): FileStem {
  const ending = `-${credential.slice(0, 4)}${mark}`;
  const beginning = `vpn-${tenantSlug}`.slice(0, maxLength - ending.length).replace(/-+$/, '');
  return fileStem(`${beginning}${ending}`);
}
