/**
 * A gateway with a real agent, a portal that the test speaks for, four devices of two profiles, two with each kind of
 * VPN, and an office with two machines. The time is the portal's, so that a test can let hours begin and end.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readCertificateRequest } from '../../../src/adapters/pki/certificate-request';
import { hostName, ipAddress, port, wireguardKey } from '../../../src/domain/config-fields';
import type { GatewayChange, GatewaySettings } from '../../../src/domain/gateway-change';
import type { GatewayProfile } from '../../../src/domain/gateway-reach';
import { readRule } from '../../../src/domain/network-rule';
import { renderWireguardClient } from '../../../src/domain/wireguard-client-file';
import { bundleAgent } from '../../agent/agent-process';
import { enrolmentToken, farEnd, FakePortal } from '../../agent/fake-portal';
import { until } from '../../support/child-process';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import type { Download } from './browser';
import { gatewayHost, type GatewayHost } from './gateway-host';
import { relayLocalhost, type LocalhostRelay } from './localhost-relay';
import { createNetwork, type Machine, type Network } from './network';
import { openvpnAuthorities, serverHost, type OpenvpnAuthorities } from './openvpn-papers';
import { startTalking } from './probe';
import { clientFile } from './rendered-openvpn';
import { Stops } from './stops';

export const idA = '019f0000-0000-7000-8000-00000000000a';
export const idB = '019f0000-0000-7000-8000-00000000000b';
export const hostA = { v4: '10.77.0.10', v6: 'fd77:77::10' } as const;
export const hostB = { v4: '10.77.0.20', v6: 'fd77:77::20' } as const;
/** Ten in the morning in Berlin. */
export const friday = new Date('2026-11-27T09:00:00.000Z');

export type LabDevice = {
  readonly machine: Machine;
  readonly address4: string;
  readonly address6: string;
  readonly set: GatewayChange;
  readonly file: Download;
};

export function profileOf(
  id: string,
  lines: readonly string[],
  more: Partial<GatewayProfile> = {},
): GatewayProfile {
  return { id, networks: lines.map(readRule), dns: [], domains: [], fullTunnel: true, times: null, ...more };
}

export const standardA = profileOf(idA, [`${hostA.v4} tcp 8001`, `${hostA.v6} tcp 8001`]);
export const standardB = profileOf(idB, [hostB.v4, hostB.v6]);

export interface ReachLab {
  readonly portal: FakePortal;
  readonly network: Network;
  readonly host: GatewayHost;
  readonly relay: LocalhostRelay;
  /** Before its verb. */
  readonly agentCommand: readonly string[];
  readonly settings: GatewaySettings;
  /** WireGuard and OpenVPN of profile A, then of B. */
  readonly devices: readonly [LabDevice, LabDevice, LabDevice, LabDevice];
  /** Orders the profiles, and waits for the agent's word. */
  setProfiles(...profiles: readonly GatewayProfile[]): Promise<void>;
  order(change: GatewayChange): Promise<void>;
  stop(): Promise<void>;
}

/** `nodeOptions`: how the agent is run. */
export async function startReachLab(nodeOptions: readonly string[] = []): Promise<ReachLab> {
  const stops = new Stops();
  try {
    return { ...(await startParts(stops, nodeOptions)), stop: () => stops.all() };
  } catch (cause) {
    await stops.all();
    throw cause;
  }
}

async function startParts(stops: Stops, nodeOptions: readonly string[]): Promise<Omit<ReachLab, 'stop'>> {
  const network = stops.add(await createNetwork({ clients: 4 }), (it) => it.stop());
  await network.nameHosts({ [serverHost]: network.gateway.address4 });
  await network.office.ip(`addr add ${hostB.v4}/24 dev lan0`, `addr add ${hostB.v6}/64 dev lan0 nodad`);
  await startTalking(network.office, [8001, 8002]);
  const portal = new FakePortal();
  portal.time = friday;
  const address = stops.add(await portal.start(), () => portal.stop());
  const relay = stops.add(await relayLocalhost(network.gateway, Number(new URL(address).port)), (it) =>
    it.stop(),
  );
  const folder = stops.add(await temporaryFolder('reach'), removeFolder);
  const program = bundleAgent(folder);
  const command = [process.execPath, program, 'agent'];
  const host = stops.add(
    gatewayHost(network.gateway, [process.execPath, ...nodeOptions, program, 'agent', 'run']),
    (it) => it.stopAgent(),
  );
  const where = ['--portal', address, '--portal-key', portal.publicKey, '--token', enrolmentToken];
  await network.gateway.mustExec([...command, 'enrol', ...where]);
  const authorities = await openvpnAuthorities();
  const devices = await devicesOf(network, portal, authorities);
  const settings = await settingsOf(portal, authorities);
  portal.snapshot = [withProfiles(settings, [standardA, standardB]), ...devices.map(({ set }) => set)];
  const confirmed = (): Promise<void> =>
    until('the agent to confirm', 30_000, () => {
      const last = portal.confirmed();
      if (last !== null && last.failed.length > 0) throw new Error(JSON.stringify(last.failed) + host.log());
      return last !== null;
    });
  const order = async (change: GatewayChange): Promise<void> => {
    portal.order(change);
    await confirmed();
  };
  await host.startAgent();
  await confirmed();
  return {
    portal,
    network,
    host,
    relay,
    agentCommand: command,
    settings,
    devices,
    order,
    setProfiles: (...profiles) => order(withProfiles(settings, profiles)),
  };
}

export function withProfiles(
  settings: GatewaySettings,
  profiles: readonly GatewayProfile[],
): GatewaySettings {
  return { ...settings, reach: { timeZone: 'Europe/Berlin', profiles } };
}

async function settingsOf(portal: FakePortal, authorities: OpenvpnAuthorities): Promise<GatewaySettings> {
  const { publicKey } = readCertificateRequest(portal.enrolment?.openvpnCsr ?? '');
  return {
    kind: 'gateway.settings',
    maxOfflineDays: 7,
    wireguard: { listenPort: 51_820, addresses: ['10.90.0.1/20', 'fd90::1/64'], mtu: 1420 },
    openvpn: {
      serverName: serverHost,
      port: 1194,
      proto: 'udp',
      network4: '10.92.0.0/20',
      network6: 'fd92::/64',
      ca: authorities.serverTrusts,
      certificate: await authorities.serverChain(publicKey),
      tlsCryptV2ServerKey: authorities.tlsCryptV2ServerKey,
      dns: [],
      maxClients: 64,
      cryptoProfile: 'BSI-TR-02102-2026',
    },
    reachable: ['10.77.0.0/24', 'fd77:77::/64'],
    masquerade: true,
  };
}

async function devicesOf(
  { clients, gateway }: Network,
  portal: FakePortal,
  authorities: OpenvpnAuthorities,
): Promise<ReachLab['devices']> {
  const [one, two, three, four] = clients;
  if (one === undefined || two === undefined || three === undefined || four === undefined) {
    throw new Error('too few machines');
  }
  const serverKey = portal.enrolment?.wireguardPublicKey ?? '';
  const peer = (number: number, machine: Machine, profile: string): LabDevice =>
    wireguardDevice({ number, machine, profile, serverKey, gateway: gateway.address4 });
  const client = (number: number, machine: Machine, profile: string): Promise<LabDevice> =>
    openvpnDevice(authorities, { number, machine, profile });
  return [peer(7, one, idA), await client(7, two, idA), peer(8, three, idB), await client(8, four, idB)];
}

type Wanted = { readonly number: number; readonly machine: Machine; readonly profile: string };

function wireguardDevice(
  wanted: Wanted & { readonly serverKey: string; readonly gateway: string },
): LabDevice {
  const { number, machine, profile } = wanted;
  const pair = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  const key = (part: string | undefined): string => Buffer.from(part ?? '', 'base64url').toString('base64');
  const [address4, address6] = [`10.90.0.${number}`, `fd90::${number}`];
  const presharedKey = randomBytes(32).toString('base64');
  const content = renderWireguardClient({
    privateKey: wireguardKey(key(pair.d)),
    addresses: [address4, address6].map(ipAddress),
    dns: [],
    serverPublicKey: wireguardKey(wanted.serverKey),
    presharedKey: wireguardKey(presharedKey),
    endpointHost: hostName(wanted.gateway),
    endpointPort: port(51_820),
  });
  return {
    machine,
    address4,
    address6,
    file: { fileName: `reach-${number}.conf`, content },
    set: {
      kind: 'peer.set',
      credential: 'a'.repeat(25) + (number === 7 ? 'b' : 'c'),
      publicKey: key(pair.x),
      presharedKey,
      addresses: [`${address4}/32`, `${address6}/128`],
      until: farEnd,
      profile,
    },
  };
}

async function openvpnDevice(
  authorities: OpenvpnAuthorities,
  { number, machine, profile }: Wanted,
): Promise<LabDevice> {
  const papers = await authorities.client();
  const [address4, address6] = [`10.92.0.${number}`, `fd92::${number}`];
  const { name: credential, serial } = papers;
  return {
    machine,
    address4,
    address6,
    file: { fileName: `reach-${number}.ovpn`, content: clientFile(authorities, papers) },
    set: { kind: 'client.set', credential, serial, address4, address6, until: farEnd, profile },
  };
}
