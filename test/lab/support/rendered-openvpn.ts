/**
 * OpenVPN server and client files of our renderers on machines of the lab, without a portal and an agent between them,
 * and single directives changed on purpose: what the facts about a directive are shown with.
 */
import {
  cidr4,
  cidr6,
  hostName,
  ip4,
  ip6,
  pem,
  pemChain,
  port,
  serverName,
} from '../../../src/domain/config-fields';
import { renderCcdEntry } from '../../../src/domain/ccd-entry';
import { defaultCryptoProfile, type CryptoProfileId } from '../../../src/domain/crypto-profile';
import { hostPath, interfaceName, systemUser } from '../../../src/domain/host-fields';
import { renderOpenvpnClient, type OpenvpnRemote } from '../../../src/domain/openvpn-client-file';
import { renderOpenvpnServer } from '../../../src/domain/openvpn-server-file';
import type { Child } from '../../support/child-process';
import type { Namespace } from './namespace';
import { serverHost, type OpenvpnAuthorities, type Papers } from './openvpn-papers';

/** What OpenVPN's own `server` would give itself, and the first client. */
export const insideAddress = '10.92.0.1';
const network4 = cidr4('10.92.0.0/20');
const network6 = cidr6('fd92::/64');
const folder = hostPath('/run/fernamt/lab/openvpn');

/** Another value for a directive, or null to leave it out; one that the file lacks is added. */
export type Changes = Readonly<Record<string, string | null>>;

export function changed(file: string, changes: Changes): string {
  return Object.entries(changes).reduce(changeOne, file);
}

function changeOne(file: string, [name, value]: readonly [string, string | null]): string {
  const line = value === null ? '' : `${name}${value === '' ? '' : ` ${value}`}\n`;
  const pattern = new RegExp(`^${name}(?: .*)?\\n`, 'm');
  if (pattern.test(file)) return file.replace(pattern, () => line);
  if (value === null) throw new Error(`the file has no ${name} that could be left out`);
  // Before the inline blocks, where a client file has them.
  return file.includes('\n<') ? file.replace('\n<', () => `\n${line}<`) : `${file}${line}`;
}

export function clientFile(
  authorities: OpenvpnAuthorities,
  papers: Papers,
  profile: CryptoProfileId = defaultCryptoProfile,
): string {
  return renderOpenvpnClient({ ...clientOf(authorities, papers), profile });
}

const overUdp: OpenvpnRemote = { host: hostName(serverHost), port: port(1194), proto: 'udp' };

/** With a way over TCP after the one over UDP. */
export function clientFileOfTwoWays(authorities: OpenvpnAuthorities, papers: Papers): string {
  const remotes: readonly OpenvpnRemote[] = [overUdp, { ...overUdp, port: port(443), proto: 'tcp' }];
  return renderOpenvpnClient({ ...clientOf(authorities, papers), profile: defaultCryptoProfile, remotes });
}

function clientOf(authorities: OpenvpnAuthorities, papers: Papers) {
  return {
    serverName: serverName(serverHost),
    remotes: [overUdp],
    ca: pemChain('CERTIFICATE', authorities.clientsTrust),
    certificate: pemChain('CERTIFICATE', papers.certificate),
    privateKey: pem('PRIVATE KEY', papers.key),
    tlsCryptV2ClientKey: pem('OpenVPN tls-crypt-v2 client key', authorities.tlsCryptV2ClientKey()),
  };
}

function serverFile(profile: CryptoProfileId): string {
  return renderOpenvpnServer({
    profile,
    port: port(1194),
    proto: 'udp',
    network4,
    network6,
    dns: [],
    maxClients: 16,
    device: interfaceName('fovpn0'),
    folder,
    start: { by: 'agent', user: systemUser('nobody'), group: systemUser('nogroup') },
    asks: false,
  });
}

function entryFor(index: number): string {
  return renderCcdEntry({
    address4: ip4(`10.92.0.${index + 2}`),
    address6: ip6(`fd92::${(index + 2).toString(16)}`),
    network4,
    network6,
    routes: 'all',
    names: null,
  });
}

export interface RenderedServer {
  readonly folder: string;
  log(): string;
  isRunning(): boolean;
  /** A line to its management interface; what it answers. */
  manage(command: string): Promise<string>;
  stop(): Promise<void>;
}

export type ServerWish = {
  readonly authorities: OpenvpnAuthorities;
  /** Names of those who may come in. */
  readonly welcome: readonly string[];
  readonly profile?: CryptoProfileId;
  readonly changes?: Changes;
  /** Files beside the usual ones, such as a revocation list. */
  readonly files?: Readonly<Record<string, string>>;
};

async function writeFolder(machine: Namespace, { authorities, welcome, files }: ServerWish): Promise<void> {
  const { server, serverTrusts, tlsCryptV2ServerKey } = authorities;
  await machine.mustExec(['rm', '-rf', folder]);
  await machine.mustExec(['mkdir', '-p', `${folder}/ccd`, `${folder}/revoked`, `${folder}/management`]);
  const all = {
    'ca.crt': serverTrusts,
    'server.crt': server.certificate,
    'server.key': server.key,
    'tls-crypt-v2-server.key': tlsCryptV2ServerKey,
    ...Object.fromEntries(welcome.map((name, index) => [`ccd/${name}`, entryFor(index)])),
    ...files,
  };
  for (const [name, input] of Object.entries(all))
    await machine.mustExec(['tee', `${folder}/${name}`], { input });
}

/** Starts it without waiting; `verb 3` in place of the silence of our file, so that a test can read why. */
export async function spawnServer(machine: Namespace, wish: ServerWish): Promise<Child> {
  await writeFolder(machine, wish);
  const file = changed(serverFile(wish.profile ?? defaultCryptoProfile), { ...wish.changes, verb: '3' });
  await machine.mustExec(['tee', `${folder}/server.conf`], { input: file });
  return machine.spawn(['openvpn', '--config', `${folder}/server.conf`]);
}

const manageProgram = `
const socket = require('node:net').connect(process.argv[1]);
let text = '';
socket.setEncoding('utf8').on('data', (more) => {
  text += more;
  if (/^(SUCCESS|ERROR|END)/m.test(text)) socket.end();
}).on('close', () => console.log(text)).on('error', () => process.exit(7));
socket.write(process.argv[2] + '\\n');
`;

export async function startServer(machine: Namespace, wish: ServerWish): Promise<RenderedServer> {
  const child = await spawnServer(machine, wish);
  await child.waitFor(/Initialization Sequence Completed/, 20_000);
  return {
    folder,
    log: () => child.output(),
    isRunning: () => child.isRunning(),
    manage: (command) =>
      machine.mustExec([process.execPath, '-e', manageProgram, `${folder}/management/socket`, command]),
    stop: () => child.stop('SIGTERM'),
  };
}
