// What the agent calls verified: what a fresh look has shown, one look for everything before it, and never a guess.
import { inTurn } from '../../src/agent/enforcing/in-turn';
import { useFolders } from '../support/temporary-folder';
import { RememberedSystem, linesFrom, snapshotLines, startInside } from './agent-parts';
import type { Inside, TurnedClock } from './agent-parts';
import {
  clientRemove,
  clientSet,
  credentialNumber,
  keyNumber,
  peerRemove,
  peerSet,
  rehearsalSettings,
} from './fake-portal';

const start = new Date('2026-11-23T08:00:00.000Z');
const one = credentialNumber(1);
const two = credentialNumber(2);
const at = (revision: number, epoch = 'e1') => ({ epoch, revision });

const newFolder = useFolders('verifying');
let folder: string;
let system: RememberedSystem;
let time: TurnedClock;
let inside: Inside;
const turn = inTurn();

beforeEach(async () => {
  folder = newFolder();
  system = new RememberedSystem();
  time = { monotonic: 1000, wall: start.getTime() };
  inside = startInside(folder, system, time);
  inside.keeper.heard(start);
  await inside.keeper.followSnapshot(
    snapshotLines(5, rehearsalSettings(), peerSet(1), peerSet(2), clientSet(3), clientSet(4)),
    at(5),
  );
});
afterEach(() => inside.journal.close());

/** Without those of the comparison, which looks too. */
let looks = 0;
async function verify(): Promise<boolean> {
  const before = system.looks;
  try {
    return await inside.keeper.verify(turn);
  } finally {
    looks += system.looks - before;
  }
}
const upTo = (): number => inside.keeper.verifiedUpTo();
const failed = () => inside.journal.state.failed;
const putBack = (number: number): void => {
  system.peers.set(keyNumber(number), credentialNumber(number));
  system.addresses.set(keyNumber(number), [`10.90.0.${number}/32`]);
};

it('claims nothing before it has looked, and everything after', async () => {
  expect(upTo()).toBe(0);
  await expect(verify()).resolves.toBe(true);
  expect(upTo()).toBe(5);
});

describe('after the first look', () => {
  beforeEach(async () => {
    await verify();
    [looks, system.clientChecks] = [0, 0];
  });

  it('does not look while nothing waits', async () => {
    await verify();
    await inside.keeper.follow(linesFrom(6, rehearsalSettings()), at(6));
    await verify();
    expect([looks, system.clientChecks, upTo()]).toEqual([0, 0, 6]);
  });

  it('verifies everything that came before with one look, engine by engine', async () => {
    await inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    await inside.keeper.follow(linesFrom(7, peerRemove(2, false), peerSet(9)), at(8));
    expect(upTo()).toBe(5);
    await verify();
    expect([looks, system.clientChecks, upTo()]).toEqual([1, 0, 8]);
    await inside.keeper.follow(linesFrom(9, clientRemove(3)), at(9));
    await verify();
    expect([looks, system.clientChecks, upTo()]).toEqual([1, 1, 9]);
  });

  it('does not verify a peer that somebody put back by hand: says so, removes it, and looks again', async () => {
    await inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    putBack(1);
    await expect(verify()).resolves.toBe(false);
    expect(failed()).toEqual([{ revision: 6, id: one, reason: 'peer-still-there' }]);
    await inside.keeper.retry();
    expect(failed()).toEqual([]);
    expect(system.peers.has(keyNumber(1))).toBe(false);
    expect(upTo()).toBe(0);
    await expect(verify()).resolves.toBe(true);
    expect(upTo()).toBe(6);
  });

  it('says it again as long as it comes back', async () => {
    await inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    for (let round = 0; round < 3; round += 1) {
      putBack(1);
      await verify();
      expect(failed()).toMatchObject([{ id: one, reason: 'peer-still-there' }]);
      await inside.keeper.retry();
    }
    await verify();
    expect([failed(), upTo()]).toEqual([[], 6]);
  });

  it('does not verify a client whose entry is there again', async () => {
    await inside.keeper.follow(linesFrom(6, clientRemove(3)), at(6));
    system.clients.set(credentialNumber(3), '773');
    await verify();
    expect(failed()).toMatchObject([{ id: credentialNumber(3), reason: 'entry-still-there' }]);
    await inside.keeper.retry();
    await verify();
    expect([failed(), upTo(), system.clients.has(credentialNumber(3))]).toEqual([[], 6, false]);
  });

  it('reads back what a peer may use', async () => {
    await inside.keeper.follow(linesFrom(6, peerSet(9)), at(6));
    system.addresses.set(keyNumber(9), ['10.90.0.0/16']);
    await verify();
    expect(failed()).toEqual([{ revision: 6, id: credentialNumber(9), reason: 'peer-not-as-ordered' }]);
    await inside.keeper.retry();
    await verify();
    expect(failed()).toEqual([]);
  });

  it('takes for no fault what was ordered while it looked, and looks at that next', async () => {
    await inside.keeper.follow(linesFrom(6, peerRemove(1, false)), at(6));
    system.whileLooking = async () => {
      system.whileLooking = async () => undefined;
      await turn(() => inside.keeper.follow(linesFrom(7, peerSet(1), peerRemove(2)), at(8)));
    };
    await expect(verify()).resolves.toBe(true);
    expect([failed(), upTo()]).toEqual([[], 6]);
    await verify();
    expect([upTo(), looks]).toEqual([8, 3]);
  });

  it('claims nothing of what it could not look at, and looks later', async () => {
    await inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    system.blind = true;
    await expect(verify()).rejects.toThrow('no dump');
    expect(upTo()).toBe(5);
    system.blind = false;
    await verify();
    expect(upTo()).toBe(6);
  });

  it('looks at what failed only when it has worked', async () => {
    system.refusing.set(two, 'wireguard-refused');
    await inside.keeper.follow(linesFrom(6, peerRemove(2)), at(6));
    await verify();
    expect([looks, upTo()]).toEqual([0, 6]);
    expect(failed()).toMatchObject([{ id: two, reason: 'wireguard-refused' }]);
    system.refusing.clear();
    await inside.keeper.retry();
    expect([failed(), upTo()]).toEqual([[], 0]);
    await verify();
    expect([looks, upTo()]).toEqual([1, 6]);
  });

  it('looks at everything after a start, and finds whom nobody ordered', async () => {
    await inside.keeper.follow(linesFrom(6, peerRemove(1, false)), at(6));
    inside.journal.close();
    time.monotonic = 5;
    inside = startInside(folder, system, time);
    inside.keeper.heard(start);
    await inside.keeper.follow([], at(6));
    expect(upTo()).toBe(0);
    putBack(1);
    await expect(verify()).resolves.toBe(false);
    expect(failed()).toEqual([{ revision: 6, id: 'gateway', reason: 'stranger-there' }]);
    await inside.keeper.retry();
    await expect(verify()).resolves.toBe(true);
    expect([failed(), upTo(), system.peers.has(keyNumber(1))]).toEqual([[], 6, false]);
  });

  it('claims nothing of another life of the portal before it has looked for it', async () => {
    await inside.keeper.followSnapshot(snapshotLines(3, rehearsalSettings(), peerSet(1)), at(3, 'e2'));
    expect(upTo()).toBe(0);
    await verify();
    expect(upTo()).toBe(3);
  });

  it('wakes whoever waits for something to look at', async () => {
    let isAwake = false;
    const waiting = inside.keeper.whenUnverified().then(() => (isAwake = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isAwake).toBe(false);
    await inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    await waiting;
    expect(isAwake).toBe(true);
  });
});
