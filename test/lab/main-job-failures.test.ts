// The main job when something breaks in the middle: each ends in the right state, with proof, and without anybody's help.
// Needs: simplesamlphp, chromium, wireguard, openvpn, network-tools, network-namespaces, gateway-host
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quietForMs } from '../../src/domain/gateway-instance';
import { endOfLocalDay } from '../../src/domain/local-day';
import { until } from '../support/child-process';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { actOnDevice, isEffective, openDevice, untilEffective } from './support/admin';
import type { Download } from './support/browser';
import { addDevice, openMaker, openOwnDevice, setUpDevice, takeAccessFile } from './support/employee';
import { commonName } from './support/foreign-certificate';
import { dayIn, grantAccess, joinGateway, signInTo } from './support/granted';
import { row } from './support/failure-row';
import { copyOfAgent, firstPlace, secondPlace } from './support/lab-gateway';
import { startMainJobLab, type MainJobLab } from './support/main-job-lab';
import { watchLeftovers, type LeftoverWatch } from './support/leftovers';
import { openvpnServerOf } from './support/openvpn-server';
import { answers, startPing, untilAnswers, type ContinuousPing } from './support/ping';
import { holdIssuing } from './support/portal-crash';
import { mainText, press, signIn, t, type PortalPerson } from './support/portal-person';
import { attempt, connect, type Tunnel } from './support/tunnel';
import { expectVisible, reloadUntil } from './support/visible';

let lab: MainJobLab;
let office: string;
let anna: PortalPerson;
let bernd: PortalPerson;
/** The access file of „Ersatzgerät“. */
let spare: Download;
/** Somebody whom none of this concerns, connected all the time. */
let bystander: { readonly tunnel: Tunnel; readonly ping: ContinuousPing };
let leftovers: LeftoverWatch;
let isStopped = false;

const quiet = { quietMs: 1_000, timeoutMs: 30_000 };

beforeAll(async () => {
  leftovers = await watchLeftovers();
  lab = await startMainJobLab();
  await leftovers.note([lab.network.gateway, ...lab.network.clients, lab.network.office]);
  office = lab.network.office.address4;
  bernd = await signInTo(lab, lab.towns.first, 'bernd.buche');
  anna = await signInTo(lab, lab.towns.first, 'anna.amsel');
  await joinGateway(lab, bernd);
  await grantAccess(anna, bernd, dayIn(lab, 30));
  const file = await setUpDevice(anna, { name: 'Unbeteiligt', system: 'linux', protocol: 'openvpn' });
  const tunnel = await connect(lab.clients.stranger, file);
  bystander = { tunnel, ping: await startPing(lab.clients.stranger, office) };
}, 120_000);

afterAll(async () => {
  if (!isStopped) await lab.stop();
}, 60_000);

/** Never cut, not even for a moment: a client that was cut would have had to begin anew. */
async function expectUndisturbed(): Promise<void> {
  await bystander.ping.nextReply(30_000);
  expect(bystander.tunnel.log().match(/Initialization Sequence Completed/g)).toHaveLength(1);
}

/** What the gateway knows and the database does not stands there; it is done when IT says so. */
async function closeRestore(): Promise<void> {
  const { page, town } = bernd;
  await page.goto(`${lab.portal.origin}/t/${town.slug}/restore`);
  await reloadUntil(bernd, async () => (await mainText(bernd)).includes(t('restore.compared')));
  expect(await mainText(bernd)).toContain(t('restore.finding.unknown'));
  await page.locator('[name=reason]').fill('Durchgesehen');
  await press(bernd, t('restore.button'));
  await expectVisible(bernd, t('restore.done'));
  await page.goto(`${lab.portal.origin}/t/${town.slug}/restore`);
  await expectVisible(bernd, t('restore.none'));
}

/** Both machines connected with these files, and what comes back from the office. */
async function connectBoth(notebook: Download, phone: Download) {
  const { clients } = lab;
  const tunnels = [await connect(clients.notebook, notebook), await connect(clients.phone, phone)];
  const pings = {
    notebook: await startPing(clients.notebook, office),
    phone: await startPing(clients.phone, office),
  };
  for (const ping of Object.values(pings)) await ping.nextReply(20_000);
  const stop = async (): Promise<void> => {
    for (const ping of Object.values(pings)) await ping.stop();
    for (const tunnel of tunnels) await tunnel.stop();
  };
  return { ...pings, stop };
}

it('an agent killed during a revocation carries it out when it is back; before that nothing is called effective', async () => {
  const { agents, clients, network } = lab;
  const server = await openvpnServerOf(network.gateway, firstPlace);
  const notebook = await setUpDevice(anna, { name: 'Notebook', system: 'linux', protocol: 'openvpn' });
  const phone = await setUpDevice(anna, { name: 'Diensthandy', system: 'android', protocol: 'wireguard' });
  const both = await connectBoth(notebook, phone);

  const before = await server.entries();
  await server.freeze();
  await actOnDevice(bernd, 'Notebook', 'revoke');
  // An agent that was just asking the server gives up after ten seconds, and then goes on.
  await until('the entry to go', 60_000, async () => (await server.entries()).length < before.length);
  await agents.first.killAgent();
  await server.thaw();
  await actOnDevice(bernd, 'Diensthandy', 'revoke');
  // The packet filter is changed first: nothing of the notebook's passes any more, though its session is still there.
  await both.notebook.silence(quiet);
  await both.phone.nextReply(30_000);
  for (const name of ['Notebook', 'Diensthandy']) {
    await openDevice(bernd, name);
    expect(await isEffective(bernd)).toBe(false);
  }

  await agents.first.startAgent();
  await both.notebook.silence(quiet);
  await both.phone.silence(quiet);
  await untilEffective(bernd, 'Notebook');
  await untilEffective(bernd, 'Diensthandy');
  await both.stop();
  expect(await attempt(clients.notebook, notebook, office)).toMatchObject({ outcome: 'refused' });
  expect(await attempt(clients.phone, phone, office)).toMatchObject({ outcome: 'refused' });
  await expectUndisturbed();
}, 120_000);

row(
  'f: two agents with one gateway’s key: nothing counts until one is left, and has carried it out',
  async () => {
    const { agents, clients, clock, network } = lab;
    const server = await openvpnServerOf(network.gateway, firstPlace);
    const twice = await setUpDevice(anna, { name: 'Zweimal', system: 'linux', protocol: 'openvpn' });
    const tunnel = await connect(clients.notebook, twice);
    const ping = await startPing(clients.notebook, office);
    await ping.nextReply(20_000);
    const copy = await copyOfAgent(network.gateway, clock, firstPlace);
    await copy.startAgent();
    const today = `${lab.portal.origin}/t/${bernd.town.slug}/today`;
    const alert = t('gateways.copied.today', { gateway: 'gateway-nord' });
    const isSaid = async (): Promise<boolean> => (await mainText(bernd)).includes(alert);
    await bernd.page.goto(today);
    await reloadUntil(bernd, isSaid);

    // The copy carries it out on its own disk; here the server still has its session.
    await server.freeze();
    await actOnDevice(bernd, 'Zweimal', 'revoke');
    await sleep(8_000);
    await openDevice(bernd, 'Zweimal');
    expect(await isEffective(bernd)).toBe(false);
    await server.thaw();
    await ping.silence(quiet);
    expect(await isEffective(bernd)).toBe(false);

    await copy.killAgent();
    // The one that is left has spoken after it: two minutes from then on.
    await sleep(10_000);
    await clock.putForwardTo(new Date(clock.now().getTime() + quietForMs + 5_000));
    await untilEffective(bernd, 'Zweimal');
    await bernd.page.goto(today);
    expect(await isSaid()).toBe(false);
    expect(agents.first.agentIsRunning()).toBe(true);
    await ping.stop();
    await tunnel.stop();
    await expectUndisturbed();
  },
  180_000,
);

row(
  'b: a portal killed while it issues leaves a credential that no gateway knows, and the person makes another',
  async () => {
    const { portal, clients, network } = lab;
    const device = { name: 'Ersatzgerät', system: 'linux', protocol: 'openvpn' } as const;
    const server = await openvpnServerOf(network.gateway, firstPlace);
    await addDevice(anna, device);
    const before = await server.entries();
    await openMaker(anna, 'openvpn');
    const held = holdIssuing(portal.databaseFile);
    // The browser waits for an answer that never comes.
    const pressed = press(anna, t('access-file.make.button')).catch(() => undefined);
    const lost = await held.intended();
    await portal.kill();
    held.release();
    await pressed;
    await portal.start();

    await anna.page.goto(`${portal.origin}/`);
    await anna.page.goto(`${portal.origin}/t/${anna.town.slug}/start`);
    await openOwnDevice(anna, device.name);
    spare = await takeAccessFile(anna, device);
    await until(
      'the gateway to know the new file',
      60_000,
      async () => (await server.entries()).length > before.length,
    );
    const tunnel = await connect(clients.notebook, spare);
    expect(await answers(clients.notebook, office)).toBe(true);
    await tunnel.stop();
    expect(await server.entries()).toEqual([...before, commonName(spare)].sort());
    expect(await server.entries()).not.toContain(lost);
    const left = await portal.beside(async ({ knex }) =>
      knex('credentials').where({ id: lost }).first('state'),
    );
    expect(left).toEqual({ state: 'void' });
    await expectUndisturbed();
  },
  120_000,
);

row(
  'n: a database from an hour ago, with its authorities, brings nobody back, learns what it forgot, and IT closes it',
  async () => {
    const { portal, clients } = lab;
    const folder = await temporaryFolder('backup');
    const backup = join(folder, 'fernamt.backup');
    await portal.command('backup', backup);
    // What follows happened within the hour.
    const young = await setUpDevice(anna, { name: 'Zweitgerät', system: 'android', protocol: 'wireguard' });
    const both = await connectBoth(spare, young);
    await actOnDevice(bernd, 'Ersatzgerät', 'revoke');
    await both.notebook.silence(quiet);
    await untilEffective(bernd, 'Ersatzgerät');

    await portal.stop();
    await portal.command('restore', backup);
    await portal.start();
    // Whom the restored portal does not know, nobody could take back any more.
    await both.phone.silence({ ...quiet, timeoutMs: 60_000 });
    await both.stop();
    expect(await attempt(clients.notebook, spare, office)).toMatchObject({ outcome: 'refused' });
    expect(await attempt(clients.phone, young, office)).toMatchObject({ outcome: 'refused' });

    await bernd.page.reload();
    await expectVisible(bernd, t('shell.welcome.sign-in'));
    await signIn(bernd);
    await openDevice(bernd, 'Ersatzgerät');
    await reloadUntil(bernd, async () => (await mainText(bernd)).includes(t('status.access.suspended')));
    expect(await mainText(bernd)).toContain(t('people.proof.heading.revocation'));
    await reloadUntil(bernd, () => isEffective(bernd));
    await removeFolder(folder);
    await closeRestore();

    await actOnDevice(bernd, 'Ersatzgerät', 'resume');
    await anna.page.goto(`${portal.origin}/`);
    await signIn(anna);
    await openOwnDevice(anna, 'Ersatzgerät');
    const fresh = await takeAccessFile(anna, { protocol: 'wireguard' });
    const tunnel = await connect(clients.phone, fresh);
    await untilAnswers(clients.phone, office);
    await tunnel.stop();
    expect(await attempt(clients.notebook, spare, office)).toMatchObject({ outcome: 'refused' });
    await expectUndisturbed();
    await bystander.ping.stop();
    await bystander.tunnel.stop();
  },
  180_000,
);

it('an access ends at its last midnight on a gateway that cannot ask anybody', async () => {
  const { towns, clients, clock, agents, network } = lab;
  const ingo = await signInTo(lab, towns.second, 'ingo.ilex');
  const hanna = await signInTo(lab, towns.second, 'hanna.habicht');
  await joinGateway(lab, ingo);
  const lastDay = dayIn(lab, 1);
  await grantAccess(hanna, ingo, lastDay);
  const notebook = await setUpDevice(hanna, { name: 'Notebook', system: 'linux', protocol: 'openvpn' });
  const phone = await setUpDevice(hanna, { name: 'Handy', system: 'android', protocol: 'wireguard' });
  const both = await connectBoth(notebook, phone);

  const justBefore = new Date(endOfLocalDay(lastDay).getTime() - 8_000);
  await agents.second.stopAgent();
  await clock.putForwardTo(justBefore);
  await agents.second.startAgent();
  await until('the agent to know the time', 60_000, async () => {
    const status = ['fernamt', 'agent', 'status', '--state', secondPlace.state];
    const heard = /last word of the portal (\S+)/.exec(await network.gateway.mustExec(status))?.[1] ?? '';
    return heard >= justBefore.toISOString();
  });
  await lab.setPortalReachable(false);
  await both.notebook.nextReply(30_000);
  await both.phone.nextReply(30_000);
  await both.notebook.silence(quiet);
  await both.phone.silence(quiet);
  await both.stop();
  expect(await attempt(clients.notebook, notebook, office)).toMatchObject({ outcome: 'refused' });
  expect(await attempt(clients.phone, phone, office)).toMatchObject({ outcome: 'refused' });

  await lab.setPortalReachable(true);
  await signIn(ingo);
  for (const name of ['Notebook', 'Handy']) {
    await openDevice(ingo, name);
    const proof = t('people.proof.heading.expiry');
    await reloadUntil(ingo, async () => (await mainText(ingo)).includes(proof), 60_000);
    expect(await mainText(ingo)).toContain(t('status.access.expired'));
    await reloadUntil(ingo, () => isEffective(ingo), 60_000);
  }
}, 180_000);

it('leaves nothing behind', async () => {
  isStopped = true;
  await lab.stop();
  expect(await leftovers.find()).toEqual([]);
}, 60_000);
