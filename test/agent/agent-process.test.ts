// The delivered agent file against a portal: enrolment, following, restarts, kills, a portal that is not ours.
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexOf } from '../../src/agent/wireguard/uapi';
import { until } from '../support/child-process';
import type { Child } from '../support/child-process';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { agentFolder, bundleAgent } from './agent-process';
import type { AgentFolder } from './agent-process';
import {
  FakePortal,
  credentialNumber,
  enrolmentToken,
  keyNumber,
  peerRemove,
  peerSet,
  rehearsalSettings,
} from './fake-portal';

let folder: string;
let program: string;
let portal: FakePortal;
let agent: AgentFolder;
let child: Child | null = null;
let count = 0;

const patienceMs = 20_000;
jest.setTimeout(30_000);
const peerFiles = (): readonly string[] => agent.files('wireguard/peers');
const fileOf = (number: number): string => hexOf(keyNumber(number));
const confirmed = (): Promise<void> => until('a confirmation', patienceMs, () => portal.confirmed() !== null);

beforeAll(async () => {
  folder = await temporaryFolder('agent');
  program = bundleAgent(folder);
});
afterAll(() => removeFolder(folder));

beforeEach(async () => {
  portal = new FakePortal();
  await portal.start();
  agent = agentFolder(program, join(folder, `state-${(count += 1)}`));
});
afterEach(async () => {
  await child?.stop();
  child = null;
  await portal.stop();
});

async function enrolled(): Promise<void> {
  const { code, stdout } = await agent.enrol(portal.url(), portal.publicKey, enrolmentToken);
  expect(stdout).toBe(`enrolled as gateway ${portal.gateway}\n`);
  expect(code).toBe(0);
}

async function running(): Promise<void> {
  await enrolled();
  portal.snapshot = [rehearsalSettings()];
  child = await agent.start();
  await confirmed();
}

describe('the agent file', () => {
  it('enrols, keeps its folder to itself, and by the same command only once', async () => {
    await enrolled();
    expect(portal.enrolment?.token).toBe(enrolmentToken);
    expect(statSync(agent.state).mode & 0o777).toBe(0o700);
    expect(statSync(join(agent.state, 'identity.json')).mode & 0o777).toBe(0o600);
    const enrolments = portal.paths.length;
    const again = await agent.enrol(portal.url(), portal.publicKey, enrolmentToken);
    expect(again).toMatchObject({ code: 0, stdout: `already enrolled as gateway ${portal.gateway}\n` });
    expect(portal.paths).toHaveLength(enrolments);
  });

  it('refuses another command that does not say for which gateway, or says another, before the token is shown', async () => {
    await enrolled();
    const asked = portal.paths.length;
    const elsewhere = ['--gateway', '01931d3c-0000-7000-8000-00000000ffff'];
    for (const more of [[], elsewhere]) {
      const again = await agent.enrol(portal.url(), portal.publicKey, `${enrolmentToken}-next`, ...more);
      expect(again.code).toBe(1);
      expect(again.stdout).toMatch(/already belongs to a gateway \(Rathaus, /);
    }
    expect(portal.paths).toHaveLength(asked);
  });

  it('takes a new command for the same gateway: a new identity, the same keys, or a new one of WireGuard', async () => {
    await enrolled();
    const before = portal.enrolment;
    const again = (token: string, ...more: readonly string[]) =>
      agent.enrol(portal.url(), portal.publicKey, token, '--gateway', portal.gateway, ...more);
    expect((await again(`${enrolmentToken}-2`)).code).toBe(0);
    expect(portal.enrolment?.agentKey).not.toBe(before?.agentKey);
    expect(portal.enrolment?.wireguardPublicKey).toBe(before?.wireguardPublicKey);
    portal.answering = false;
    expect((await again(`${enrolmentToken}-3`, '--new-wireguard-key')).code).toBe(1);
    portal.answering = true;
    expect((await again(`${enrolmentToken}-4`, '--new-wireguard-key')).code).toBe(0);
    expect(portal.enrolment?.wireguardPublicKey).not.toBe(before?.wireguardPublicKey);
    const changed = portal.enrolment?.wireguardPublicKey;
    expect((await again(`${enrolmentToken}-5`)).code).toBe(0);
    expect(portal.enrolment?.wireguardPublicKey).toBe(changed);
  });

  it('refuses a portal that the pinned key does not speak for, and stays without an identity', async () => {
    portal.signWithForeignKey();
    const refused = await agent.enrol(portal.url(), portal.publicKey, enrolmentToken);
    const stdout: unknown = expect.stringMatching(
      /^refused: answer-signature-wrong: The answer is not signed /,
    );
    expect(refused).toMatchObject({ code: 1, stdout });
    expect((await agent.command('status')).stdout).toBe('not enrolled\n');
  });

  it('refuses to send its secrets without TLS to anywhere but its own machine', async () => {
    const refused = await agent.enrol('http://portal.example', portal.publicKey, enrolmentToken);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toMatch(/must begin with https/);
  });

  it('takes the snapshot, then each change, and confirms', async () => {
    await running();
    portal.order(peerSet(1));
    await confirmed();
    expect(peerFiles()).toEqual([fileOf(1)]);
    portal.order(peerRemove(1));
    await confirmed();
    expect(peerFiles()).toEqual([]);
    expect(portal.confirmed()?.failed).toEqual([]);
  });

  it('ends in the right state when it is killed in the middle of a batch, wherever that is', async () => {
    await running();
    for (let round = 0; round < 3; round += 1) {
      for (let number = 0; number < 300; number += 1) portal.order(peerSet(round * 1000 + number));
      for (let number = 0; number < 150; number += 1) portal.order(peerRemove(round * 1000 + number));
      await until('some of it to be done', patienceMs, () => peerFiles().length > round * 150);
      child?.kill('SIGKILL');
      await child?.exited(patienceMs);
      child = await agent.start();
      await confirmed();
    }
    const wanted = [0, 1, 2].flatMap((round) =>
      Array.from({ length: 150 }, (_, i) => fileOf(round * 1000 + 150 + i)),
    );
    expect(peerFiles()).toEqual(wanted.sort());
  });

  it('revokes by hand while it runs, and tells the portal', async () => {
    await running();
    portal.order(peerSet(5));
    await confirmed();
    const outcome = await agent.command('revoke', '--local', credentialNumber(5), '--rehearsal');
    expect(outcome).toMatchObject({ code: 0, stdout: 'effective\n' });
    expect(peerFiles()).toEqual([]);
    const tombstone = { credential: credentialNumber(5), kind: 'peer', key: keyNumber(5) };
    await until('the report', patienceMs, () =>
      portal.reports.some(({ tombstones }) => tombstones.length > 0),
    );
    expect(portal.reports.at(-1)?.tombstones).toEqual([tombstone]);
  });

  it('revokes by hand without a running agent and without a portal; afterwards the key does not come back', async () => {
    await running();
    portal.order(peerSet(6));
    await confirmed();
    await child?.stop();
    portal.answering = false;
    const outcome = await agent.command('revoke', '--local', credentialNumber(6), '--rehearsal');
    expect(outcome).toMatchObject({ code: 0, stdout: 'effective\n' });
    portal.answering = true;
    const revision = portal.order(peerSet(6));
    child = await agent.start();
    await confirmed();
    expect(portal.confirmed()?.failed).toEqual([
      { revision, id: credentialNumber(6), reason: 'revoked-here' },
    ]);
    expect(peerFiles()).toEqual([]);
  });

  it('refuses to revoke by hand what it does not know', async () => {
    await running();
    const outcome = await agent.command('revoke', '--local', credentialNumber(99), '--rehearsal');
    expect(outcome).toMatchObject({ code: 1, stdout: 'refused credential-unknown-here\n' });
  });

  it('refuses a second agent on the same folder', async () => {
    await running();
    const second = await agent.command('run', '--rehearsal');
    expect(second).toMatchObject({ code: 1 });
    expect(second.stdout).toMatch(/already running/);
  });

  it('tells its status without naming anybody', async () => {
    await running();
    portal.order(peerSet(1));
    await confirmed();
    const { stdout } = await agent.command('status');
    expect(stdout).toContain(`position ${portal.epoch}.1\n`);
    expect(stdout).toContain('WireGuard peers 1, OpenVPN clients 0\n');
    expect(stdout).not.toContain(credentialNumber(1));
  });

  it('explains itself instead of guessing', async () => {
    expect((await agent.command('frobnicate')).code).toBe(2);
    expect((await agent.command('run')).stdout).toMatch(/run "agent enrol" first/);
  });
});

it('that cannot write an answer down applies nothing of it, says why, and goes on once it can', async () => {
  await enrolled();
  const many = 2_000;
  portal.snapshot = [rehearsalSettings(), ...Array.from({ length: many }, (_, index) => peerSet(index + 1))];
  child = await agent.start({ largestFile: 200_000 });
  await child.waitFor(/cannot be written down \(EFBIG\): nothing of it is applied/, patienceMs);
  expect(peerFiles()).toEqual([]);
  expect(portal.acks).toEqual([]);
  await child.stop();
  child = await agent.start();
  await confirmed();
  expect(peerFiles()).toHaveLength(many);
});

it('finds what was changed by hand, puts it right, and reports it, within a minute', async () => {
  await running();
  portal.order(peerSet(1));
  portal.order(peerSet(2));
  // Before it has been looked at, what is missing is an order that has not worked, and no drift.
  await until('both to be verified', patienceMs, () => portal.confirmed()?.verified === portal.revision);
  const runtime = join(agent.state, 'runtime', 'wireguard', 'peers');
  rmSync(join(runtime, fileOf(1)));
  writeFileSync(join(runtime, fileOf(2)), '10.0.0.0/8\n');
  writeFileSync(join(runtime, fileOf(3)), '10.90.0.3/32\n');
  const reports = () =>
    portal.reports.map(({ drift }) => drift).filter((drift) => Object.keys(drift).length > 0);
  await until('a report of drift', 60_000, () => reports().length > 0);
  expect(reports()).toEqual([{ 'peer-added': 1, 'peer-removed': 1, 'peer-changed': 1 }]);
  expect(peerFiles()).toEqual([fileOf(1), fileOf(2)].sort());
}, 90_000);
