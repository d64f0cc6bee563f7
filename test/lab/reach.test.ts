/**
 * What devices reach, with real packets: two profiles, each with a WireGuard and an OpenVPN device, on IPv4 and IPv6. The
 * gateway's agent is the real one, and so is the host's packet filter with somebody else's table beside ours.
 */
// Needs: wireguard, openvpn, network-tools, network-namespaces
import { dnsName } from '../../src/domain/config-fields';
import { until } from '../support/child-process';
import { answers, startPing } from './support/ping';
import { listenTo, opens } from './support/probe';
import {
  friday,
  hostA,
  hostB,
  idA,
  idB,
  profileOf,
  standardA,
  standardB,
  startReachLab,
  type LabDevice,
  type ReachLab,
} from './support/reach-lab';
import { connect, type Tunnel } from './support/tunnel';

const foreign = `table inet watch {
  set seen {
    type ipv4_addr
    elements = { 192.0.2.1, 192.0.2.7 }
  }
  chain forward {
    type filter hook forward priority 10; policy accept;
    ip saddr @seen tcp dport { 22, 443 } drop comment "not ours"
  }
}
table ip mangle {
  chain forward { type filter hook forward priority mangle; policy accept; tcp flags syn tcp option maxseg size set rt mtu; }
}
`;

let lab: ReachLab;
let tunnels: readonly Tunnel[];
let before: string;
let devicesA: readonly LabDevice[];
let devicesB: readonly LabDevice[];

const others = async (): Promise<string> => {
  const list = (...table: readonly string[]) =>
    lab.network.gateway.mustExec(['nft', '-a', 'list', 'table', ...table]);
  return (await list('inet', 'watch')) + (await list('ip', 'mangle'));
};

beforeAll(async () => {
  lab = await startReachLab();
  await lab.network.gateway.mustExec(['nft', '-f', '/dev/stdin'], { input: foreign });
  before = await others();
  tunnels = await Promise.all(lab.devices.map(({ machine, file }) => connect(machine, file)));
  devicesA = lab.devices.slice(0, 2);
  devicesB = lab.devices.slice(2);
}, 120_000);

afterAll(async () => {
  for (const tunnel of tunnels) await tunnel.stop();
  await lab.stop();
}, 60_000);

const reach = (device: LabDevice): Promise<readonly boolean[]> =>
  Promise.all([
    opens(device.machine, hostA.v4, 8001),
    opens(device.machine, hostA.v6, 8001),
    opens(device.machine, hostA.v4, 8002),
    opens(device.machine, hostA.v6, 8002),
    opens(device.machine, hostB.v4, 8001),
    opens(device.machine, hostB.v6, 8002),
    answers(device.machine, hostA.v4),
    answers(device.machine, hostB.v4),
    answers(device.machine, hostB.v6),
  ]);
const onlyA = [true, true, false, false, false, false, false, false, false];
const onlyB = [false, false, false, false, true, true, false, true, true];
const nothing = Array<boolean>(9).fill(false);

it('lets each device reach what its own profile names, and nothing of the other’s', async () => {
  for (const device of devicesA) expect(await reach(device)).toEqual(onlyA);
  for (const device of devicesB) expect(await reach(device)).toEqual(onlyB);
}, 60_000);

it('lets no device reach another, whichever profile or kind of VPN', async () => {
  for (const device of lab.devices) {
    for (const other of lab.devices.filter((one) => one !== device)) {
      expect(await answers(device.machine, other.address4)).toBe(false);
      expect(await answers(device.machine, other.address6)).toBe(false);
    }
  }
}, 120_000);

it('lets the office begin nothing', async () => {
  await lab.network.office.ip(`route add default via 10.77.0.1`, 'route add default via fd77:77::1');
  for (const { address4, address6 } of lab.devices) {
    expect(await answers(lab.network.office, address4)).toBe(false);
    expect(await answers(lab.network.office, address6)).toBe(false);
  }
}, 60_000);

it('cuts a connection that stands when its profile is reduced, and leaves the others alone', async () => {
  const open = await Promise.all(devicesA.map(({ machine }) => listenTo(machine, hostA.v4, 8001)));
  const [otherDevice] = devicesB;
  if (otherDevice === undefined) throw new Error('no device');
  const bystander = await startPing(otherDevice.machine, hostB.v4);
  await bystander.nextReply(30_000);
  await lab.setProfiles(profileOf(idA, [`${hostA.v4} tcp 8002`, `${hostA.v6} tcp 8002`]), standardB);
  for (const connection of open) await connection.falls(1_000, 5_000);
  for (const { machine } of devicesA) {
    expect(await opens(machine, hostA.v4, 8001)).toBe(false);
    expect(await opens(machine, hostA.v4, 8002)).toBe(true);
  }
  await bystander.nextReply(1_000);
  await bystander.stop();
  await lab.setProfiles(standardA, standardB);
  for (const connection of open) {
    await connection.hears(30_000);
    await connection.stop();
  }
}, 120_000);

it('moves a device to another profile with one change', async () => {
  const [device] = devicesA;
  if (device?.set.kind !== 'peer.set') throw new Error('no device');
  await lab.order({ ...device.set, profile: idB });
  expect(await reach(device)).toEqual(onlyB);
  await lab.order(device.set);
  expect(await reach(device)).toEqual(onlyA);
}, 60_000);

it('begins and ends with the hours of the municipality, standing connections too', async () => {
  const times = { days: [1, 2, 3, 4, 5], from: '06:00', to: '20:00' } as const;
  await lab.setProfiles(standardA, { ...standardB, times });
  const open = await Promise.all(devicesB.map(({ machine }) => listenTo(machine, hostB.v4, 8001)));
  lab.portal.time = new Date('2026-11-27T19:00:00.000Z');
  for (const connection of open) await connection.falls(1_000, 10_000);
  for (const device of devicesB) expect(await reach(device)).toEqual(nothing);
  for (const device of devicesA) expect(await reach(device)).toEqual(onlyA);
  lab.portal.time = new Date('2026-11-30T05:00:00.000Z');
  await until('Monday, six o’clock', 60_000, async () => {
    const [device] = devicesB;
    return device !== undefined && (await opens(device.machine, hostB.v4, 8001));
  });
  for (const connection of open) await connection.stop();
  for (const device of devicesB) expect(await reach(device)).toEqual(onlyB);
  expect(lab.portal.time.getTime()).toBeGreaterThan(friday.getTime());
  await lab.setProfiles(standardA, standardB);
}, 120_000);

it('repairs what somebody changed in our table', async () => {
  const { gateway } = lab.network;
  await gateway.mustExec(['nft', 'flush', 'map', 'inet', 'fernamt', 'reach4']);
  await gateway.mustExec(['nft', 'insert', 'rule', 'inet', 'fernamt', 'forward', 'accept']);
  // Any order of settings goes through the whole table.
  await lab.setProfiles(standardA, standardB);
  for (const device of devicesA) expect(await reach(device)).toEqual(onlyA);
}, 60_000);

it('sends only the profile’s networks through a split tunnel of OpenVPN, with its own names', async () => {
  const [, device] = devicesB;
  if (device === undefined) throw new Error('no device');
  const split = profileOf(idB, [`${hostB.v4}/32`, `${hostB.v6}/128`], {
    fullTunnel: false,
    ...names(),
  });
  await lab.setProfiles(standardA, split);
  await tunnels[3]?.stop();
  const tunnel = await connect(device.machine, device.file);
  try {
    expect(tunnel.log()).toMatch(/PUSH_REPLY[^]*route 10\.77\.0\.20 255\.255\.255\.255/);
    expect(tunnel.log()).toMatch(
      /dhcp-option DOMAIN stadt\.example,dhcp-option DOMAIN-SEARCH stadt\.example/,
    );
    expect(tunnel.log()).not.toMatch(/PUSH_REPLY[^\n]*redirect-gateway/);
    const way = async (to: string): Promise<string> => device.machine.mustExec(['ip', 'route', 'get', to]);
    expect(await way(hostB.v4)).toContain('tun');
    expect(await way(hostB.v6)).toContain('tun');
    expect(await way('192.0.2.1')).toContain('wan0');
    expect(await opens(device.machine, hostB.v4, 8001)).toBe(true);
  } finally {
    await tunnel.stop();
    tunnels = tunnels.slice(0, 3);
  }
}, 60_000);

function names() {
  return { dns: [], domains: [dnsName('stadt.example')] };
}

it('leaves everybody else’s tables byte for byte as they were, also when the agent ends', async () => {
  expect(await others()).toBe(before);
  await lab.host.stopAgent();
  expect(await others()).toBe(before);
  // Fail static: what was in force goes on.
  for (const device of devicesA) expect(await reach(device)).toEqual(onlyA);
}, 60_000);
