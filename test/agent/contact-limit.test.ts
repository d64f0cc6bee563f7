// Where a municipality wants it, a gateway that does not hear the portal ends all access; and what clocks do to that.
import type { GatewayChange } from '../../src/domain/gateway-change';
import { inTurn } from '../../src/agent/enforcing/in-turn';
import { useFolders } from '../support/temporary-folder';
import { RememberedSystem, linesFrom, snapshotLines, startInside } from './agent-parts';
import type { Inside, TurnedClock } from './agent-parts';
import {
  clientSet,
  credentialNumber,
  peerRemove,
  peerSet,
  rehearsalSettings,
  settingsOfBefore,
} from './fake-portal';

const start = new Date('2026-11-23T08:00:00.000Z');
const hourMs = 3_600_000;
const [one, two, three] = [1, 2, 3].map(credentialNumber);
const at = (revision: number, epoch = 'e1') => ({ epoch, revision });
const after = (ms: number): Date => new Date(start.getTime() + ms);

const newFolder = useFolders('contact-limit');
let folder: string;
let system: RememberedSystem;
let time: TurnedClock;
let inside: Inside;

beforeEach(async () => {
  folder = newFolder();
  system = new RememberedSystem();
  time = { monotonic: 1000, wall: start.getTime() };
  inside = startInside(folder, system, time);
  await told({ ...rehearsalSettings(), closeAfterSeconds: 4 * 3600 }, peerSet(1), peerSet(2), clientSet(3));
});
afterEach(() => inside.journal.close());

async function told(...changes: readonly GatewayChange[]): Promise<void> {
  inside.keeper.heard(start);
  await inside.keeper.followSnapshot(snapshotLines(5, ...changes), at(5));
}

/** Nobody hears the portal, and all clocks go on. */
async function pass(ms: number): Promise<void> {
  time.monotonic += ms;
  time.wall += ms;
  await inside.keeper.expire();
}

/** As after a crash; `off`: so long the host was down. */
function restart(off = 0, newSystem = system): void {
  inside.journal.close();
  system = newSystem;
  time.monotonic = 5;
  time.wall += off;
  inside = startInside(folder, system, time);
}

const everybody = (): readonly (string | undefined)[] =>
  [...system.peers.values(), ...system.clients.keys()].sort();
const reaches = (): number => system.reaches.size;

it('goes on until the limit, and ends all access beyond it: peers, entries, and what they reach', async () => {
  await pass(4 * hourMs);
  expect(everybody()).toEqual([one, two, three].sort());
  await pass(1);
  expect(everybody()).toEqual([]);
  expect(reaches()).toBe(0);
  expect(inside.log.filter((line) => line.includes('all access has ended'))).toHaveLength(1);
});

it('goes on without end where nothing is said of a limit, as portals from before do', async () => {
  await told(rehearsalSettings(), peerSet(1));
  await pass(100 * hourMs);
  expect(everybody()).toEqual([one]);
  await told(settingsOfBefore(), peerSet(1));
  await pass(100 * hourMs);
  expect(everybody()).toEqual([one]);
});

it('counts from the last answer that was believed, whatever it brought', async () => {
  for (let round = 0; round < 5; round += 1) {
    await pass(3 * hourMs);
    inside.keeper.heard(after((round + 1) * 3 * hourMs));
    await inside.keeper.follow([], at(5));
  }
  expect(everybody()).toEqual([one, two, three].sort());
});

it('stays closed whatever is compared, looked at, tried again, or set by hand', async () => {
  await pass(5 * hourMs);
  system.peers.set(peerSet(1).publicKey, one ?? '');
  await inside.keeper.reconcile(inTurn());
  await inside.keeper.verify(inTurn());
  await inside.keeper.retry();
  await pass(hourMs);
  expect(everybody()).toEqual([]);
});

it('comes back by itself with the next answer, without anybody who was taken back meanwhile, for no moment', async () => {
  await pass(5 * hourMs);
  system.acts.length = 0;
  inside.keeper.heard(after(5 * hourMs));
  await inside.keeper.follow(linesFrom(6, peerRemove(1), peerSet(4)), at(7));
  expect(everybody()).toEqual([two, three, credentialNumber(4)].sort());
  expect(system.acts).not.toContain(`+${one}`);
  await pass(hourMs);
  expect(everybody()).toHaveLength(3);
});

it('comes back with a snapshot as well, and without whom a restored portal has forgotten', async () => {
  await inside.keeper.follow(linesFrom(6, peerRemove(2)), at(6));
  await pass(5 * hourMs);
  system.acts.length = 0;
  inside.keeper.heard(after(5 * hourMs));
  const lines = snapshotLines(3, rehearsalSettings(), peerSet(1), peerSet(2), clientSet(3));
  await inside.keeper.followSnapshot(lines, at(3, 'e2'));
  expect(everybody()).toEqual([one, three].sort());
  expect(system.acts).not.toContain(`+${two}`);
});

it('is told once, with how long it lasted, also over a restart', async () => {
  await pass(5 * hourMs);
  inside.keeper.heard(after(5 * hourMs));
  expect(inside.journal.state.closedSeconds).toBe(3600);
  restart();
  expect(inside.journal.state.closedSeconds).toBe(3600);
});

it('is told also when the agent was killed meanwhile', async () => {
  await pass(5 * hourMs);
  restart();
  inside.keeper.heard(after(6 * hourMs));
  await inside.keeper.follow([], at(5));
  expect(inside.journal.state.closedSeconds).toBe(3600);
});

it('tries again to end what could not be ended', async () => {
  system.refusing.set(one ?? '', 'wireguard-refused');
  await pass(5 * hourMs);
  expect(everybody()).toEqual([one]);
  system.refusing.clear();
  await pass(1000);
  expect(everybody()).toEqual([]);
});

describe('a clock', () => {
  it('of the host that is set forward ends nothing, and one that is set back saves nothing', async () => {
    time.wall += 100 * hourMs;
    await pass(hourMs);
    expect(everybody()).toHaveLength(3);
    time.wall -= 200 * hourMs;
    await pass(4 * hourMs);
    expect(everybody()).toEqual([]);
  });

  it('that is an hour ahead or behind from the start makes no difference to the limit', async () => {
    for (const off of [hourMs, -hourMs]) {
      time = { monotonic: 77, wall: start.getTime() + off };
      inside.journal.close();
      inside = startInside(newFolder(), (system = new RememberedSystem()), time);
      await told({ ...rehearsalSettings(), closeAfterSeconds: 3600 }, peerSet(1));
      await pass(hourMs);
      expect(everybody()).toEqual([one]);
      await pass(1);
      expect(everybody()).toEqual([]);
    }
  });
});

describe('a start', () => {
  it('within the limit counts on from the last word, and not anew', async () => {
    await pass(3 * hourMs);
    await inside.keeper.reconcile(inTurn());
    restart();
    expect(inside.keeper.isClosed()).toBe(false);
    await inside.keeper.bringUp();
    expect(everybody()).toHaveLength(3);
    await pass(hourMs + 1);
    expect(everybody()).toEqual([]);
  });

  it.each([
    ['on a host that went on without an agent', () => system],
    ['after a boot', () => new RememberedSystem()],
  ])('beyond the limit lets nobody in, %s', async (_how, next) => {
    restart(5 * hourMs, next());
    expect(inside.keeper.isClosed()).toBe(true);
    await inside.keeper.bringUp();
    await inside.keeper.expire();
    expect(everybody()).toEqual([]);
    time.wall -= 5 * hourMs;
    await inside.keeper.expire();
    await inside.keeper.reconcile(inTurn());
    expect(everybody()).toEqual([]);
    inside.keeper.heard(after(5 * hourMs));
    await inside.keeper.follow([], at(5));
    expect(everybody()).toHaveLength(3);
  });

  it('with a clock that went back while it was off still knows how long it had been alone', async () => {
    await pass(3 * hourMs);
    await inside.keeper.reconcile(inTurn());
    restart(-3 * hourMs);
    await inside.keeper.bringUp();
    await pass(hourMs + 1);
    expect(everybody()).toEqual([]);
  });
});
