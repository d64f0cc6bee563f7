// The .ovpn that a person imports into an OpenVPN client: suites and groups of a crypto profile, keys inline.
import type { HostName, OpenvpnProto, Pem, PemChain, Port, ServerName } from './config-fields';
import { configText } from './config-text';
import { channelLines, cryptoProfile, dataLines, type CryptoProfileId } from './crypto-profile';
import { Refusal } from './errors';

export type OpenvpnRemote = { readonly host: HostName; readonly port: Port; readonly proto: OpenvpnProto };

/**
 * To be raised with every change of what comes out: files that are out there are told apart by it. The ways in, and how
 * long each is waited for, do not count: they follow the gateways, and an old file leads in as it did.
 */
export const openvpnClientTemplate = 1;

export type OpenvpnClient = {
  readonly profile: CryptoProfileId;
  /** The common name of the server's certificate; the same for all remotes of a group. */
  readonly serverName: ServerName;
  /** Tried in this order. */
  readonly remotes: readonly OpenvpnRemote[];
  readonly ca: PemChain<'CERTIFICATE'>;
  /** The leaf first, and after it the authorities between it and the root, which the client sends along. */
  readonly certificate: PemChain<'CERTIFICATE'>;
  /** Null: it lies beside the file, where whoever made it keeps it. */
  readonly privateKey: Pem<'PRIVATE KEY'> | null;
  readonly tlsCryptV2ClientKey: Pem<'OpenVPN tls-crypt-v2 client key'>;
};

/** OpenVPN's own limit (`CONNECTION_LIST_SIZE`). */
export const maxRemotes = 64;

/** So long a way in is waited for before the next one is tried: OpenVPN's own two minutes are no fallback. */
const patienceSeconds = 5;

/**
 * `tls-groups` is not optional: without it OpenVPN agrees on X25519, which TR-02102-2 does not list. The certificate
 * profile `suiteb` must stay out, since it breaks a client's handshake.
 */
export function renderOpenvpnClient(client: OpenvpnClient): string {
  const profile = cryptoProfile(client.profile);
  return configText([
    'client',
    'dev tun',
    ...remoteLines(client.remotes),
    ...patienceLines(client.remotes),
    'nobind',
    'persist-tun',
    'remote-cert-tls server',
    `verify-x509-name ${client.serverName} name`,
    ...channelLines(profile, 'client'),
    ...dataLines(profile),
    'auth-nocache',
    ...exitNotifyLines(client.remotes),
    ...inline('ca', client.ca),
    ...certificateLines(client.certificate),
    ...(client.privateKey === null ? [] : inline('key', client.privateKey)),
    ...inline('tls-crypt-v2', client.tlsCryptV2ClientKey),
  ]);
}

function remoteLines(remotes: readonly OpenvpnRemote[]): readonly string[] {
  const [first] = remotes;
  if (!first || remotes.length > maxRemotes) throw new Refusal('invalid', 'field-remotes');
  return [
    `proto ${first.proto}`,
    ...remotes.map((remote) => `remote ${remote.host} ${remote.port} ${remote.proto}`),
  ];
}

function patienceLines({ length }: readonly OpenvpnRemote[]): readonly string[] {
  return length > 1 ? [`server-poll-timeout ${patienceSeconds}`] : [];
}

/** Only where every remote is UDP: clients before 2.6 refuse a file that says goodbye over TCP. */
function exitNotifyLines(remotes: readonly OpenvpnRemote[]): readonly string[] {
  return remotes.every((remote) => remote.proto === 'udp') ? ['explicit-exit-notify 1'] : [];
}

/** Clients built on OpenVPN 3 read one certificate in `<cert>` and take the others from a block of their own. */
function certificateLines(chain: string): readonly string[] {
  const [leaf = '', ...others] = chain.split(/(?<=-----END CERTIFICATE-----\n)/);
  return [...inline('cert', leaf), ...(others.length === 0 ? [] : inline('extra-certs', others.join('')))];
}

function inline(tag: string, pem: string): readonly string[] {
  return [`<${tag}>`, ...pem.trimEnd().split('\n'), `</${tag}>`];
}
