/**
 * The failure table of a gateway, with a real agent, real WireGuard, OpenVPN and nft. In every row: nobody revoked is in once
 * the gateway could know, nobody approved is locked out by us, and nothing is called verified that is not so.
 */
// Needs: wireguard, openvpn, network-tools, network-namespaces
// Alone: its rows give what has to happen a few seconds, and a busy machine needs longer.
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialNumber, keyNumber, peerSet } from '../agent/fake-portal';
import { until } from '../support/child-process';
import { row } from './support/failure-row';
import { patienceMs, removalsOf, startFailureStage, type FailureStage } from './support/failure-stage';
import { firstPlace } from './support/lab-gateway';
import { idA } from './support/reach-lab';

let stage: FailureStage;
const stateFolder = firstPlace.state;
const both = ['peer', 'entry'];

beforeAll(async () => {
  stage = await startFailureStage();
}, 120_000);
afterAll(() => stage.stop(), 60_000);
afterEach(() => stage.bystandersAnswer(), 30_000);

const shell = (line: string): Promise<string> => stage.lab.network.gateway.mustExec(['sh', '-ec', line]);

/** In, and looked at. */
async function welcomed(): Promise<number> {
  const { number, set } = stage.pair();
  stage.order(...set);
  await stage.untilVerified();
  expect(await stage.whoIsIn(number)).toEqual(both);
  return number;
}

async function expectTakenBack(number: number, revision: number): Promise<void> {
  await stage.untilVerified();
  expect(stage.isClaimed(revision, number)).toBe(true);
  expect(await stage.whoIsIn(number)).toEqual([]);
}

async function startedAnew(): Promise<void> {
  stage.lab.portal.acks.length = 0;
  await stage.lab.host.startAgent();
  await stage.untilVerified();
}

row(
  'a: the agent killed before each step of carrying out a revocation',
  async () => {
    const { steps, lab } = stage;
    let number = await welcomed();
    steps.arm(null);
    await expectTakenBack(number, stage.order(...removalsOf(number)));
    const names = steps.passed();
    steps.disarm();
    expect(names).toEqual(
      expect.arrayContaining(['sync journal.ndjson', 'remove ccd', 'confirm to the portal']),
    );
    for (const name of names) {
      number = await welcomed();
      steps.arm(name);
      const revision = stage.order(...removalsOf(number));
      await until(`the agent to die before: ${name}`, 45_000, () => !lab.host.agentIsRunning());
      steps.disarm();
      if (stage.isClaimed(revision, number)) expect([name, await stage.whoIsIn(number)]).toEqual([name, []]);
      await lab.host.killAgent();
      await startedAnew();
      await expectTakenBack(number, revision);
    }
    expect(stage.reconnections()).toBe(0);
  },
  240_000,
);

row(
  'c: the network cut there, and back: nothing is claimed meanwhile, all goes on, and what was ordered arrives',
  async () => {
    for (const direction of ['there', 'back'] as const) {
      const number = await welcomed();
      await stage.cut(direction);
      const revision = stage.order(...removalsOf(number));
      await sleep(3_000);
      await stage.bystandersAnswer();
      if (stage.isClaimed(revision, number)) expect(await stage.whoIsIn(number)).toEqual([]);
      await stage.mend();
      await expectTakenBack(number, revision);
    }
    expect(stage.reconnections()).toBe(0);
  },
  150_000,
);

row(
  'd: a slow network, a second and a half a piece each way',
  async () => {
    const number = await welcomed();
    stage.lab.relay.slowDown(1_500);
    const revision = stage.order(...removalsOf(number));
    await expectTakenBack(number, revision);
    stage.lab.relay.slowDown(0);
    await stage.bystandersAnswer();
  },
  90_000,
);

row(
  'g: the host’s clock an hour ahead and an hour back, while running: refused, and ends come when they come',
  async () => {
    const { lab, clock } = stage;
    const refusals = (): number => lab.host.log().match(/the portal refuses/g)?.length ?? 0;
    try {
      for (const aheadMs of [3_600_000, -3_600_000]) {
        lab.portal.time = new Date((lab.portal.time?.getTime() ?? 0) + 3_600_000);
        const other = await welcomed();
        const { number, set } = stage.pair(new Date(lab.portal.time.getTime() + 8_000).toISOString());
        stage.order(...set);
        await stage.untilVerified();
        const before = refusals();
        await clock.turnTo(aheadMs);
        await until('the refusal', 40_000, () => refusals() > before);
        const revision = stage.order(...removalsOf(other));
        await until('the end', patienceMs, async () => (await stage.whoIsIn(number)).length === 0);
        expect(stage.isClaimed(revision, other)).toBe(false);
        expect(await stage.whoIsIn(other)).toEqual(both);
        await stage.bystandersAnswer();
        await clock.turnTo(0);
        stage.order(...removalsOf(number, false));
        await expectTakenBack(other, revision);
      }
    } finally {
      await clock.turnTo(0);
    }
  },
  180_000,
);

row(
  'h: a portal restored from before a revocation does not bring anybody back, and is told',
  async () => {
    const { portal } = stage.lab;
    const number = await welcomed();
    stage.giveUpTheLog();
    const yesterday = { snapshot: portal.snapshot, revision: portal.revision };
    await expectTakenBack(number, stage.order(...removalsOf(number)));
    portal.reports.length = 0;
    Object.assign(portal, { epoch: `epoch-${number}`, log: [], compacted: yesterday.revision });
    portal.snapshot = yesterday.snapshot;
    portal.revision = yesterday.revision;
    portal.acks.length = 0;
    await until('the tombstones', patienceMs, () =>
      portal.reports.flatMap(({ tombstones }) => tombstones).some(({ key }) => key === keyNumber(number)),
    );
    const told = portal.reports.flatMap(({ tombstones }) => tombstones.map(({ credential }) => credential));
    expect(told.filter((one) => one === credentialNumber(number))).toHaveLength(2);
    expect(await stage.whoIsIn(number)).toEqual([]);
    expect(portal.acks.at(-1)?.failed.map(({ reason }) => reason)).toEqual(['revoked-here']);
    // What the portal does with it, once it has learned.
    await expectTakenBack(number, stage.order(...removalsOf(number)));
  },
  120_000,
);

row(
  'i: a state folder without room: whoever is taken back goes, nothing is claimed before it is remembered',
  async () => {
    const { host } = stage.lab;
    const number = await welcomed();
    await host.stopAgent();
    await shell(`mkdir -p /run/kept && cp -a ${stateFolder}/. /run/kept/`);
    await shell(
      `mount -t tmpfs -o size=256k,mode=700 tmpfs ${stateFolder} && cp -a /run/kept/. ${stateFolder}/`,
    );
    await startedAnew();
    await shell(`cat /dev/zero > ${stateFolder}/filler || true`);
    const revision = stage.order(...removalsOf(number));
    await until('it to be out', patienceMs, async () => (await stage.whoIsIn(number)).length === 0);
    expect(stage.isClaimed(revision, number)).toBe(false);
    expect(host.agentIsRunning()).toBe(true);
    await stage.bystandersAnswer();
    await shell(`rm ${stateFolder}/filler`);
    await expectTakenBack(number, revision);
    await host.stopAgent();
    await shell(
      `rm -rf /run/kept && mkdir /run/kept && cp -a ${stateFolder}/. /run/kept/ && umount ${stateFolder}`,
    );
    await shell(`rm -rf ${stateFolder}/* && cp -a /run/kept/. ${stateFolder}/`);
    await startedAnew();
  },
  150_000,
);

row(
  'j: the host put back to an old image, which knows a revoked device as welcome',
  async () => {
    const { host } = stage.lab;
    const number = await welcomed();
    await host.stopAgent();
    await shell(`rm -rf /run/image && cp -a ${stateFolder} /run/image`);
    await startedAnew();
    const revision = stage.order(...removalsOf(number));
    await expectTakenBack(number, revision);
    stage.giveUpTheLog();
    await host.killAgent();
    await shell(`rm -rf ${stateFolder} && cp -a /run/image ${stateFolder}`);
    await startedAnew();
    await expectTakenBack(number, revision);
    expect(stage.reconnections()).toBe(0);
  },
  120_000,
);

row(
  'k: OpenVPN killed, peers and the packet filter changed by hand, together',
  async () => {
    const { portal } = stage.lab;
    const number = await welcomed();
    await expectTakenBack(number, stage.order(...removalsOf(number)));
    portal.reports.length = 0;
    const table = `inet ${firstPlace.table}`;
    await shell(
      [
        `wg set ${firstPlace.wireguardInterface} peer '${keyNumber(number)}' allowed-ips 10.90.0.200/32`,
        `: > ${stage.server.folder}/ccd/${credentialNumber(number)}`,
        `kill -9 "$(cat ${stage.server.folder}/management/pid)"`,
        `nft delete table ${table}`,
      ].join('\n'),
    );
    await until('all of it to be put right', patienceMs, async () => {
      const isFiltered =
        (await stage.lab.network.gateway.exec(['nft', 'list', 'table', ...table.split(' ')])).code === 0;
      return isFiltered && (await stage.whoIsIn(number)).length === 0;
    });
    await until('the report', patienceMs, () =>
      portal.reports.some(({ drift }) => (drift['peer-added'] ?? 0) > 0),
    );
    await stage.reconnect();
  },
  150_000,
);

row(
  'l: a snapshot of two thousand while changes arrive',
  async () => {
    const { portal, host } = stage.lab;
    const number = await welcomed();
    const many = Array.from({ length: 2_000 }, (_, index) => ({ ...peerSet(index + 1_000), profile: idA }));
    await host.stopAgent();
    portal.acks.length = 0;
    stage.giveUpTheLog(many);
    await host.startAgent();
    const revision = stage.order(...removalsOf(number));
    for (const change of many.slice(0, 200)) {
      stage.order({
        kind: 'peer.remove',
        credential: change.credential,
        publicKey: change.publicKey,
        final: true,
      });
      if (change.credential.endsWith('z')) await sleep(5);
    }
    await expectTakenBack(number, revision);
    const peers = await shell(`wg show ${firstPlace.wireguardInterface} peers`);
    const left = many.filter(({ publicKey }) => peers.includes(publicKey));
    expect(left).toHaveLength(1_800);
    stage.order(
      ...many.slice(200).map(({ credential, publicKey }) => ({
        kind: 'peer.remove' as const,
        credential,
        publicKey,
        final: true,
      })),
    );
    await stage.untilVerified();
  },
  120_000,
);

row(
  'm: a portal from before, one with unknown fields, and one with a kind from after this agent',
  async () => {
    const { portal, host } = stage.lab;
    const number = await welcomed();
    portal.orderLine((revision) =>
      JSON.stringify({ revision, ...removalsOf(number, false)[0], colour: 'red', up: '/bin/false' }),
    );
    await until('the peer to go', patienceMs, async () => !(await stage.whoIsIn(number)).includes('peer'));
    const unknown = portal.orderLine((revision) => JSON.stringify({ revision, kind: 'peer.rename' }));
    const revision = stage.order(...removalsOf(number));
    await host.waitForLog(/too old: it does not know "peer\.rename"/, patienceMs);
    expect(stage.isClaimed(revision, number)).toBe(false);
    expect(await stage.whoIsIn(number)).toEqual(['entry']);
    await stage.bystandersAnswer();
    portal.log = portal.log.filter((line) => line.revision !== unknown);
    await host.killAgent();
    await startedAnew();
    await expectTakenBack(number, revision);
  },
  120_000,
);

row(
  'o: fail closed: all access ends after a time without the portal, and comes back with its answer',
  async () => {
    const { host } = stage.lab;
    const number = await welcomed();
    stage.order(stage.settings({ closeAfterSeconds: 20 }));
    await stage.untilVerified();
    await stage.cut('back');
    const revision = stage.order(...removalsOf(number));
    await sleep(5_000);
    await stage.bystandersAnswer();
    await stage.bystandersFallSilent(60_000);
    await host.waitForLog(/all access has ended until it answers/, 5_000);
    expect(await stage.server.entries()).toEqual([]);
    await host.killAgent();
    await host.startAgent();
    await sleep(17_000);
    expect(await stage.server.entries()).toEqual([]);
    await stage.mend();
    stage.order(stage.settings({}));
    await expectTakenBack(number, revision);
    // OpenVPN's client was told to leave; WireGuard's comes back by itself.
    await stage.reconnect();
    await stage.bystandersAnswer();
    expect(stage.lab.portal.reports.some(({ closedSeconds }) => closedSeconds > 0)).toBe(true);
  },
  240_000,
);
