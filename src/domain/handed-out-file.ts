// What the portal answers to a page that handed in public keys, and how the page reads it: every field is checked anew, so
// that nothing but a proper file is ever put together, whoever wrote the answer.
import {
  cidr,
  dnsName,
  hostName,
  ipAddress,
  isFileStem,
  openvpnProto,
  pem,
  pemChain,
  port,
  serverName,
  wireguardKey,
} from './config-fields';
import { isCryptoProfileId, type CryptoProfileId } from './crypto-profile';
import { Refusal } from './errors';
import {
  maxOtherFiles,
  type FileWithoutKey,
  type OpenvpnFile,
  type OtherWireguardFile,
  type WireguardFile,
} from './issued-file';
import { anyCount, integerField, jsonObject, listField, textField, type JsonObject } from './json-fields';

export type HandedOutFile = {
  readonly file: FileWithoutKey;
  /** With which the page says that the file was saved, or never will be. */
  readonly handOut: string;
};

const endings = { openvpn: '.ovpn', wireguard: '.conf' } as const;

/** One file for each kind of VPN that was asked for, in this order; whatever else was answered is no file. */
export function readHandedOutFiles(
  answer: unknown,
  asked: readonly FileWithoutKey['protocol'][],
): readonly HandedOutFile[] {
  const files = listField(jsonObject(answer), 'files', asked.length).map((one) => handedOut(jsonObject(one)));
  const answered = files.map(({ file }) => file.protocol);
  if (answered.join() !== asked.join()) throw new Refusal('invalid', 'handed-out-file-malformed');
  return files;
}

function handedOut(from: JsonObject): HandedOutFile {
  const handOut = textField(from, 'handOut', (text) => /^[a-z2-7]{26}$/.test(text));
  return { file: fileWithoutKey(jsonObject(from['file'])), handOut };
}

function fileWithoutKey(from: JsonObject): FileWithoutKey {
  const protocol = textField(from, 'protocol', (text) => Object.hasOwn(endings, text));
  const client = jsonObject(from['client']);
  return protocol === 'wireguard'
    ? {
        protocol: 'wireguard',
        fileName: fileName(from, 'wireguard'),
        client: wireguardClient(client),
        others: from['others'] === undefined ? [] : listField(from, 'others', maxOtherFiles).map(otherFile),
      }
    : { protocol: 'openvpn', fileName: fileName(from, 'openvpn'), client: openvpnClient(client) };
}

function fileName(from: JsonObject, protocol: FileWithoutKey['protocol']): string {
  const ending = endings[protocol];
  return textField(
    from,
    'fileName',
    (text) => text.endsWith(ending) && isFileStem(text.slice(0, -ending.length)),
  );
}

function openvpnClient(from: JsonObject): OpenvpnFile['client'] {
  return {
    profile: profileIn(from),
    serverName: serverName(text(from, 'serverName')),
    remotes: listField(from, 'remotes', 64)
      .map(jsonObject)
      .map((remote) => ({
        host: hostName(text(remote, 'host')),
        port: portIn(remote, 'port'),
        proto: openvpnProto(text(remote, 'proto')),
      })),
    ca: pemChain('CERTIFICATE', text(from, 'ca')),
    certificate: pemChain('CERTIFICATE', text(from, 'certificate')),
    tlsCryptV2ClientKey: pem('OpenVPN tls-crypt-v2 client key', text(from, 'tlsCryptV2ClientKey')),
  };
}

/** A name only: its values are in this program. */
function profileIn(from: JsonObject): CryptoProfileId {
  const id = text(from, 'profile');
  if (!isCryptoProfileId(id)) throw new Refusal('invalid', 'handed-out-file-malformed');
  return id;
}

function wireguardClient(from: JsonObject): WireguardFile['client'] {
  const addresses = (name: string) =>
    listField(from, name, 8).map((address) => ipAddress(text({ address }, 'address')));
  return {
    addresses: addresses('addresses'),
    dns: addresses('dns'),
    ...wireguardServer(from),
    presharedKey: wireguardKey(text(from, 'presharedKey')),
    ...(from['domains'] === undefined ? {} : { domains: texts(from, 'domains').map(dnsName) }),
    ...(from['allowedIps'] === undefined ? {} : { allowedIps: texts(from, 'allowedIps').map(cidr) }),
  };
}

function otherFile(one: unknown): OtherWireguardFile {
  const from = jsonObject(one);
  return { fileName: fileName(from, 'wireguard'), gateway: wireguardServer(jsonObject(from['gateway'])) };
}

function wireguardServer(from: JsonObject): OtherWireguardFile['gateway'] {
  return {
    serverPublicKey: wireguardKey(text(from, 'serverPublicKey')),
    endpointHost: hostName(text(from, 'endpointHost')),
    endpointPort: portIn(from, 'endpointPort'),
  };
}

/** As many as a profile may have, and the networks of a gateway group beside them. */
const texts = (from: JsonObject, name: string): readonly string[] =>
  listField(from, name, 600).map((one) => text({ one }, 'one'));
const text = (from: JsonObject, name: string): string => textField(from, name, () => true);
const portIn = (from: JsonObject, name: string) => port(integerField(from, name, anyCount));
