// The main job on real parts: from sign-in over request, approval and access file to a tunnel, and to its end with proof.
// Needs: simplesamlphp, chromium, wireguard, openvpn, network-tools, network-namespaces, gateway-host
// Alone: measures in milliseconds how soon a tunnel is cut.
import type { VpnProtocol } from '../../src/domain/access-profile';
import { actOnDevice, isEffective, revokeAt, untilEffective } from './support/admin';
import type { Download } from './support/browser';
import { openOwnDevice, reportLost, setUpDevice } from './support/employee';
import { percentile95, recordFigure } from './support/figure';
import { commonName, ledAstray, withForeignCertificate } from './support/foreign-certificate';
import { dayIn, grantAccess, joinGateway, signInTo } from './support/granted';
import { firstPlace, secondPlace } from './support/lab-gateway';
import { watchLeftovers, type LeftoverWatch } from './support/leftovers';
import { startMainJobLab, type MainJobLab } from './support/main-job-lab';
import type { Machine } from './support/network';
import { openvpnServerOf, type OpenvpnServer } from './support/openvpn-server';
import { answers, startPing, untilAnswers, type ContinuousPing } from './support/ping';
import { mainText, t, type PortalPerson } from './support/portal-person';
import { readyDevices } from './support/ready-devices';
import { attempt, connect, type Tunnel } from './support/tunnel';
import { reloadUntil } from './support/visible';

let leftovers: LeftoverWatch;
let lab: MainJobLab;
let isStopped = false;
let office: { readonly address4: string; readonly address6: string };
let anna: PortalPerson;
let bernd: PortalPerson;
let notebook: { readonly file: Download; readonly tunnel: Tunnel };
let phone: { readonly file: Download; readonly tunnel: Tunnel };
/** „Zweitgerät“: connected while others are revoked, and undisturbed by it. */
let bystander: { readonly file: Download; readonly tunnel: Tunnel; readonly ping: ContinuousPing };

const quiet = { quietMs: 1_000, timeoutMs: 20_000 };
const refused = { outcome: 'refused' };

beforeAll(async () => {
  leftovers = await watchLeftovers();
  lab = await startMainJobLab();
  const { gateway, clients } = lab.network;
  await leftovers.note([gateway, ...clients, lab.network.office]);
  office = lab.network.office;
}, 120_000);

afterAll(async () => {
  if (!isStopped) await lab.stop();
}, 60_000);

it('a gateway joins with the command that the admin sees', async () => {
  bernd = await signInTo(lab, lab.towns.first, 'bernd.buche');
  await joinGateway(lab, bernd);
}, 60_000);

it('from request to tunnel: the files, unchanged, lead into the office on IPv4 and IPv6', async () => {
  const { clients } = lab;
  anna = await signInTo(lab, lab.towns.first, 'anna.amsel');
  await grantAccess(anna, bernd, dayIn(lab, 30));
  const openvpn = await setUpDevice(anna, { name: 'Notebook', system: 'linux', protocol: 'openvpn' });
  const wireguard = await setUpDevice(anna, {
    name: 'Diensthandy',
    system: 'android',
    protocol: 'wireguard',
  });
  expect(openvpn.fileName).toMatch(/^vpn-musterstadt-[a-z2-7]{4}\.ovpn$/);
  expect(wireguard.fileName).toMatch(/^vpn-muster-[a-z2-7]{4}\.conf$/);
  for (const client of [clients.notebook, clients.phone]) {
    expect(await answers(client, office.address4)).toBe(false);
  }
  notebook = { file: openvpn, tunnel: await connect(clients.notebook, openvpn) };
  phone = { file: wireguard, tunnel: await connect(clients.phone, wireguard) };
  for (const client of [clients.notebook, clients.phone]) {
    await untilAnswers(client, office.address4);
    await untilAnswers(client, office.address6);
  }
  expect(
    notebook.tunnel
      .log()
      .split('\n')
      .filter((line) => /warning|deprecated/i.test(line)),
  ).toEqual([]);
}, 120_000);

it('a suspended device is out until the admin lets it in again', async () => {
  const machine = lab.clients.notebook;
  const ping = await startPing(machine, office.address4);
  await ping.nextReply(30_000);
  await actOnDevice(bernd, 'Notebook', 'suspend');
  await ping.silence(quiet);
  await ping.stop();
  await reloadUntil(bernd, () => isEffective(bernd));
  await notebook.tunnel.stop();
  expect(await attempt(machine, notebook.file, office.address4)).toMatchObject(refused);

  await actOnDevice(bernd, 'Notebook', 'resume');
  notebook = { ...notebook, tunnel: await connect(machine, notebook.file) };
  await untilAnswers(machine, office.address4);
}, 60_000);

it('a device reported lost is out at once, and its holder sees since when', async () => {
  const ping = await startPing(lab.clients.phone, office.address4);
  await ping.nextReply(30_000);
  await reportLost(anna, 'Diensthandy');
  await ping.silence(quiet);
  await ping.stop();
  const since = t('devices.enforcement.suspension-effective', { time: '' }).replace(/ ?\.$/, '');
  await reloadUntil(anna, async () => (await mainText(anna)).includes(since));
  await phone.tunnel.stop();
  expect(await attempt(lab.clients.phone, phone.file, office.address4)).toMatchObject(refused);
}, 60_000);

it('a revoked device falls silent, cannot come back, and the page turns to effective', async () => {
  const machine = lab.clients.notebook;
  const pings = [await startPing(machine, office.address4), await startPing(machine, office.address6)];
  for (const ping of pings) await ping.nextReply(30_000);
  await actOnDevice(bernd, 'Notebook', 'revoke');
  for (const ping of pings) await ping.silence(quiet);
  for (const ping of pings) await ping.stop();
  await reloadUntil(bernd, () => isEffective(bernd));
  await notebook.tunnel.stop();
  expect(await attempt(machine, notebook.file, office.address4)).toMatchObject(refused);

  await actOnDevice(bernd, 'Diensthandy', 'revoke');
  await untilEffective(bernd, 'Diensthandy');
  expect(await attempt(lab.clients.phone, phone.file, office.address4)).toMatchObject(refused);
}, 60_000);

it('a certificate of the other municipality, with its chain, opens no door, in either direction', async () => {
  const { towns, clients, network } = lab;
  const ingo = await signInTo(lab, towns.second, 'ingo.ilex');
  const hanna = await signInTo(lab, towns.second, 'hanna.habicht');
  await joinGateway(lab, ingo);
  await grantAccess(hanna, ingo, dayIn(lab, 30));
  const mine = await setUpDevice(anna, { name: 'Zweitgerät', system: 'linux', protocol: 'openvpn' });
  const theirs = await setUpDevice(hanna, { name: 'Notebook', system: 'linux', protocol: 'openvpn' });
  const here = await openvpnServerOf(network.gateway, firstPlace);
  const there = await openvpnServerOf(network.gateway, secondPlace);

  for (const [door, papers, server, home] of [
    [mine, theirs, here, there],
    [theirs, mine, there, here],
  ] as const) {
    await connect(clients.stranger, door).then((tunnel) => tunnel.stop());
    await letInByName(server, { known: commonName(door), stranger: commonName(papers) });
    const forged = withForeignCertificate(door, papers, await home.read('ca.crt'));
    const { outcome, reasons } = await attempt(clients.stranger, forged, office.address4);
    expect(outcome).toBe('refused');
    expect(reasons.join('\n')).toMatch(/TLS/);
  }
  const astray = await attempt(clients.stranger, ledAstray(mine, theirs), office.address4);
  expect(astray.outcome).toBe('refused');
  expect(astray.reasons.join('\n')).toMatch(/VERIFY ERROR/);
  const tunnel = await connect(clients.stranger, mine);
  bystander = { file: mine, tunnel, ping: await startPing(clients.stranger, office.address4) };
}, 120_000);

/** Makes an entry that the agent would never make: what still refuses is the certificate itself. */
async function letInByName(
  server: OpenvpnServer,
  { known, stranger }: { readonly known: string; readonly stranger: string },
): Promise<void> {
  await server.write(`ccd/${stranger}`, await server.read(`ccd/${known}`));
}

/** Each with a fresh device; `npm run lab -- --full` takes 60, for a figure that means something. */
const rounds = process.env.LAB_FULL === 'true' ? 60 : 10;
const cutLimitMs = 250;

it(
  'measures how long a revoked device goes on, also where its client does not leave when told to',
  async () => {
    const { clients, portal } = lab;
    const kinds = [
      { name: 'wireguard', protocol: 'wireguard', machine: clients.phone },
      { name: 'openvpn', protocol: 'openvpn', machine: clients.notebook },
      { name: 'openvpn-stubborn', protocol: 'openvpn', machine: clients.stubborn },
    ] as const satisfies readonly { name: string; protocol: VpnProtocol; machine: Machine }[];
    for (const { name, protocol, machine } of kinds) {
      const wanted = Array.from({ length: rounds }, (_, round) => ({ name: `${name} ${round}`, protocol }));
      const cuts: number[] = [];
      for (const { id, file } of await readyDevices(portal, anna, wanted)) {
        const tunnel = await connect(machine, file);
        const ping = await startPing(machine, office.address4);
        await ping.nextReply(30_000);
        const sentAt = await revokeAt(bernd, id);
        const lastReplyAt = await ping.silence({ quietMs: 700, timeoutMs: 20_000 });
        cuts.push(Math.max(lastReplyAt - sentAt, 0));
        await ping.stop();
        await tunnel.stop();
      }
      expect(cuts).toHaveLength(rounds);
      await recordFigure({
        name: `cut-${name}-p95-ms`,
        value: percentile95(cuts),
        unit: 'ms',
        limit: cutLimitMs,
      });
    }
  },
  rounds * 30_000,
);

it('whom a revocation does not concern notices nothing of it', async () => {
  await bystander.ping.nextReply(30_000);
  expect(bystander.tunnel.log().match(/Initialization Sequence Completed/g)).toHaveLength(1);
}, 60_000);

it('that a device has connected is known; when and from where is written down nowhere', async () => {
  const { agents, clients, network } = lab;
  await openOwnDevice(anna, 'Zweitgerät');
  const connected = t('devices.show.lead-connected');
  await reloadUntil(anna, async () => (await mainText(anna)).includes(connected), 90_000);
  const server = await openvpnServerOf(network.gateway, firstPlace);
  const written = (await server.read('openvpn.log')) + agents.first.log();
  for (const { address4 } of Object.values(clients)) expect(written).not.toContain(address4);
  expect(written).not.toContain(commonName(bystander.file));
  await bystander.ping.stop();
  await bystander.tunnel.stop();
}, 120_000);

it('leaves nothing behind', async () => {
  isStopped = true;
  await lab.stop();
  expect(await leftovers.find()).toEqual([]);
}, 60_000);
