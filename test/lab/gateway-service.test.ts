/**
 * A fresh Debian 12 becomes a gateway by the command of the portal's page, under a systemd of its own, and leaves service
 * again: with which rights its programs run, what it opens, what VPN servers write down.
 */
// Needs: debian-machine, openvpn, openssl, network-tools, network-namespaces
import { demoTenants } from '../../src/demo/demo-tenants';
import { Visitor } from '../../src/demo/visitor';
import { paths } from '../../src/http/kit/paths';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { until, type Finished } from '../support/child-process';
import { answerFor } from '../support/demo-portal';
import { fileForOwnKey } from '../support/own-keys';
import { shownCommand } from '../support/shown-command';
import { startStage, type Stage, type Town } from '../support/stage';
import { deviceOf, granted } from '../support/stage-acts';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { withOffice } from './support/gateway-of-the-demo';
import { relayLocalhost, type LocalhostRelay } from './support/localhost-relay';
import { createNetwork, type Network } from './support/network';
import { answers } from './support/ping';
import { debianBase, startServiceMachine, type ServiceMachine } from './support/service-machine';
import { attempt, connect } from './support/tunnel';

const admin = 'bernd.buche';
const employee = 'anna.amsel';

let folder: string;
let network: Network;
let stage: Stage;
let ticking: NodeJS.Timeout;
let town: Town;
let relay: LocalhostRelay;
let machine: ServiceMachine;
let visitor: Visitor;
let command: string;
let gatewayPage: URL;

beforeAll(async () => {
  folder = await temporaryFolder('service');
  const base = await debianBase(folder);
  network = await createNetwork({ clients: 1 });
  stage = await startStage(
    demoTenants.map((tenant) => withOffice(tenant, network)),
    new Date(),
  );
  ticking = setInterval(() => stage.goTo(new Date()), 200);
  town = await stage.town('musterstadt');
  await town.actor(admin);
  relay = await relayLocalhost(network.gateway, Number(stage.url.port));
  machine = await startServiceMachine(network.gateway, base);
  visitor = new Visitor();
  await visitor.send(await answerFor(visitor, at(paths.signIn(town.slug)), admin), '/acs');
}, 900_000);

afterAll(async () => {
  clearInterval(ticking);
  await machine.stop();
  await relay.stop();
  await stage.demo.stop();
  await network.stop();
  await removeFolder(folder);
}, 240_000);

const at = (path: string): URL => new URL(path, stage.url);
const shell = (line: string, timeoutMs?: number): Promise<Finished> => machine.shell(line, timeoutMs);

async function must(line: string, timeoutMs?: number): Promise<string> {
  const { code, stdout, stderr } = await shell(line, timeoutMs);
  if (code !== 0) throw new Error(`${line}: exit ${String(code)}\n${stdout}${stderr}`);
  return stdout;
}

const pidOf = async (unit: string): Promise<string> =>
  (await must(`systemctl show --property=MainPID --value ${unit}`)).trim();

it('becomes a gateway by the one command of the page, up to "connected"', async () => {
  const [group] = await town.store.groups.list();
  const form = await visitor.open(at(paths.gateways.new(town.slug)));
  const name = 'gateway-im-keller';
  const wanted = { name, host: network.gateway.address4, group: group?.id ?? '', tcp: 'yes' };
  const page = await visitor.send(form, '/gateways/new', wanted);
  command = shownCommand(page.html);
  const [gateway] = (await town.store.gateways.list()).filter(({ name }) => name === 'gateway-im-keller');
  gatewayPage = at(paths.gateways.show(town.slug, gateway?.id ?? ''));
  expect((await visitor.open(gatewayPage)).html).toContain('wartet auf Einrichtung');

  const outcome = await shell(command, 600_000);
  expect(outcome.stdout).toMatch(/This gateway is in order\.\n$/);
  expect(outcome.code).toBe(0);
  const { html } = await visitor.open(gatewayPage);
  expect(html).toContain('verbunden');
  expect(html).toContain('alles bestätigt');
  expect(html).toContain(`${network.gateway.address4}, TCP-Port 443`);
  expect(html).not.toContain('noch nicht bestätigt');
}, 700_000);

it('takes the same command a second time without harm: nobody loses a connection', async () => {
  const servers = () => Promise.all(['openvpn-fernamt.service', 'openvpn-tcp-fernamt.service'].map(pidOf));
  const before = await servers();
  const outcome = await shell(command, 120_000);
  expect(outcome.stdout).toMatch(/^already enrolled as gateway [0-9a-f-]{36}$/m);
  expect(outcome.stdout).toMatch(/This gateway is in order\.\n$/);
  expect(outcome.stdout).not.toContain('written:');
  expect(await servers()).toEqual(before);
}, 150_000);

it('opens nothing but the ports of the VPN', async () => {
  const [group] = await town.store.groups.list();
  const ports = (await must('ss -Hlntu'))
    .split('\n')
    .flatMap((line) => /\s(\S+:\d+)\s+\S+\s*$/.exec(line)?.[1] ?? [])
    .filter((address) => !/^(127\.|\[::1\])/.test(address))
    .map((address) => Number(address.slice(address.lastIndexOf(':') + 1)));
  expect([...new Set(ports)].sort()).toEqual([group?.openvpnPort, group?.wireguardPort, 443].sort());
}, 60_000);

it('runs without root: the agent with interfaces alone, OpenVPN with low ports alone', async () => {
  const rights = async (pid: string): Promise<readonly string[]> =>
    (await must(`grep -E '^(Uid|CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/${pid}/status`))
      .trim()
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' '));
  const uid = async (user: string): Promise<string> => (await must(`id -u ${user}`)).trim();
  const seen = {
    agent: await rights(await pidOf('fernamt-agent.service')),
    openvpn: await rights(await pidOf('openvpn-fernamt.service')),
    overTcp: await rights(await pidOf('openvpn-tcp-fernamt.service')),
  };
  const expected = (id: string, capability: number): readonly string[] => {
    const mask = (2 ** capability).toString(16).padStart(16, '0');
    const ids = [id, id, id, id].join(' ');
    return [`Uid: ${ids}`, `CapEff: ${mask}`, `CapBnd: ${mask}`, 'NoNewPrivs: 1', 'Seccomp: 2'];
  };
  const [netAdmin, netBindService] = [12, 10];
  expect(seen.agent.toSorted()).toEqual(expected(await uid('fernamt'), netAdmin).toSorted());
  for (const server of [seen.openvpn, seen.overTcp])
    expect(server.toSorted()).toEqual(expected(await uid('openvpn-fernamt'), netBindService).toSorted());
  const forOthers = await shell('setpriv --reuid=openvpn-fernamt --clear-groups ls /var/lib/fernamt-agent');
  expect(forOthers.code).not.toBe(0);
  for (const server of ['openvpn', 'openvpn-tcp']) {
    expect((await must(`stat -c %a:%U:%G /run/fernamt-agent/${server}/management`)).trim()).toBe(
      '770:fernamt:openvpn-fernamt',
    );
  }
}, 60_000);

it('has units in which systemd finds nothing wrong, and little that an intruder could use', async () => {
  const units = ['fernamt-agent', 'openvpn-fernamt', 'openvpn-tcp-fernamt'].map(
    (name) => `/etc/systemd/system/${name}.service`,
  );
  const { code, stdout, stderr } = await shell(`systemd-analyze verify ${units.join(' ')}`);
  expect([code, stdout, stderr]).toEqual([0, '', '']);
  for (const unit of units) {
    const report = await must(`systemd-analyze security --offline=true --no-pager ${unit}`);
    const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(report)?.[1]);
    expect(exposure).toBeLessThan(3);
  }
}, 60_000);

it('lets a device in, takes it back with proof, and keeps neither names nor addresses of it', async () => {
  const [client] = network.clients;
  if (client === undefined) throw new Error('no client');
  const { office } = network;
  const grant = await granted(town, { login: employee, admin });
  const device = await deviceOf(town, { login: employee, grant }, { name: 'Notebook', system: 'linux' });
  const holder = await town.actor(employee);
  const file = await fileForOwnKey(stage.ports, holder, { deviceId: device.id, protocol: 'openvpn' });
  const ids = (await town.store.credentials.ofDevice(device.id)).map(({ id }) => id);
  const isEffective = (kind: string) => async (): Promise<boolean> => {
    const orders = await town.store.credentials.enforcementsOf(ids);
    return orders.some((one) => one.kind === kind && one.effectiveAt !== null);
  };
  await until('the gateway to know the device', 30_000, isEffective('set'));
  let tunnel = await connect(client, file);
  await until('the office to answer', 20_000, () => answers(client, office.address4));
  const overTcp = { ...file, content: file.content.replaceAll(/^remote .* udp\n/gm, '') };
  await tunnel.stop();
  expect((await attempt(client, overTcp, office.address4)).outcome).toBe('connected');
  tunnel = await connect(client, file);
  await until('the office to answer again', 20_000, () => answers(client, office.address4));

  await must('systemctl restart fernamt-agent', 30_000);
  expect(await answers(client, office.address4)).toBe(true);

  await revokeDevice(stage.ports, await town.actor(admin), { id: device.id, reason: 'Gerät wird abgegeben' });
  await until('the revocation to be effective', 30_000, isEffective('revocation'));
  expect(await answers(client, office.address4)).toBe(false);
  await tunnel.stop();
  for (const way of [file, overTcp])
    expect((await attempt(client, way, office.address4)).outcome).toBe('refused');

  const written = await must('journalctl --namespace=fernamt --no-pager --output=cat');
  const own = await must('journalctl --unit=fernamt-agent --no-pager --output=cat');
  for (const text of [written, own]) {
    for (const id of ids) expect(text).not.toContain(id);
    expect(text).not.toMatch(/amsel|Notebook/i);
    expect(text).not.toContain(client.address4);
  }
  const journal = await must('find /run/log/journal -maxdepth 1 -name "*.fernamt" -printf "%m %u\\n"');
  expect(journal.trim()).toBe('700 root');
  expect(await must('find /var/log/journal -path "*.fernamt/*"')).toBe('');
}, 180_000);

it('says by itself what is wrong, and mends it when told so', async () => {
  await must('systemctl stop fernamt-agent && nft delete table inet fernamt');
  const { code, stdout } = await shell('fernamt agent doctor', 60_000);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^WRONG {3}packet filter: .*not loaded/m);
  expect(stdout).toMatch(/^WRONG {3}agent: It does not run/m);
  expect(stdout).toMatch(/^Wrong: .*packet filter.*agent/m);
  const mended = await shell('fernamt agent service', 120_000);
  expect(mended.stdout).toMatch(/This gateway is in order\.\n$/);
  expect(mended.code).toBe(0);
}, 200_000);

it('revokes by hand as root and leaves no file of root’s among the agent’s', async () => {
  const outcome = await shell('fernamt agent revoke --local aaaaaaaaaaaaaaaaaaaaaaaaaa', 30_000);
  expect(outcome.stdout).toBe('refused credential-unknown-here\n');
  await must('systemctl stop fernamt-agent');
  const alone = await shell('fernamt agent revoke --local aaaaaaaaaaaaaaaaaaaaaaaaaa', 30_000);
  expect(alone.stdout).toBe('refused credential-unknown-here\n');
  const strangers = await must(
    'find /var/lib/fernamt-agent /run/fernamt-agent ! -user fernamt ! -user openvpn-fernamt',
  );
  expect(strangers).toBe('');
  await must('systemctl start fernamt-agent');
}, 60_000);

it('does nothing on the host of another gateway, and leaves this one without a trace of its keys', async () => {
  const page = await visitor.open(gatewayPage);
  const remove = at(`${gatewayPage.pathname}/remove`);
  expect(page.html).toContain(remove.pathname);
  const foreign = await shell('fernamt agent remove --gateway 01931d3c-0000-7000-8000-000000000001');
  expect(foreign.code).toBe(1);
  expect(await must('systemctl is-active fernamt-agent')).toBe('active\n');

  const after = await visitor.send(await visitor.open(remove), '/remove');
  const order = shownCommand(after.html);
  expect(order).toMatch(/^fernamt agent remove --gateway '[0-9a-f-]{36}'$/);
  expect(await must(order, 60_000)).toContain('its keys are deleted');
  for (const path of ['/var/lib/fernamt-agent', '/run/fernamt-agent', '/etc/systemd/journald@fernamt.conf']) {
    expect((await shell(`test -e ${path}`)).code).toBe(1);
  }
  expect((await shell('ip link show fovpn0 || ip link show tfovpn0 || ip link show fwg0')).code).not.toBe(0);
  expect((await shell('nft list table inet fernamt')).code).not.toBe(0);
  expect(await must('ss -Hlntu')).not.toMatch(/openvpn|:1194|:443\b|:51820/);
  expect((await shell('id fernamt')).code).not.toBe(0);
  expect((await must(`${order}; true`)).trim()).toContain('there is nothing to remove');
}, 120_000);
