// A disk that takes nothing more: whoever is taken back or has ended goes all the same, and nothing of it is confirmed.
import type * as fs from 'node:fs';
import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn } from '../../src/agent/enforcing/in-turn';
import { useFolders } from '../support/temporary-folder';
import { RememberedSystem, linesFrom, snapshotLines, startInside } from './agent-parts';
import type { Inside, TurnedClock } from './agent-parts';
import {
  clientRemove,
  clientSet,
  credentialNumber,
  peerRemove,
  peerSet,
  rehearsalSettings,
} from './fake-portal';

const mockDisk = { isFull: false };
jest.mock('node:fs', () => {
  const real = jest.requireActual<typeof fs>('node:fs');
  const writeSync = (...given: Parameters<typeof real.writeSync>): number => {
    if (mockDisk.isFull)
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    return real.writeSync(...given);
  };
  return { ...real, writeSync };
});

const start = new Date('2026-11-23T08:00:00.000Z');
const at = (revision: number, epoch = 'e1') => ({ epoch, revision });
const [one, two, three] = [1, 2, 3].map(credentialNumber);
const soon = new Date(start.getTime() + 10_000).toISOString();

const newFolder = useFolders('full-disk');
let folder: string;
let system: RememberedSystem;
let time: TurnedClock;
let inside: Inside;

const fill = (): void => void (mockDisk.isFull = true);
const makeRoom = (): void => void (mockDisk.isFull = false);

beforeEach(async () => {
  folder = newFolder();
  system = new RememberedSystem();
  time = { monotonic: 1000, wall: start.getTime() };
  inside = startInside(folder, system, time);
  inside.keeper.heard(start);
  const lines = snapshotLines(5, rehearsalSettings(), peerSet(1), peerSet(2, soon), clientSet(3));
  await inside.keeper.followSnapshot(lines, at(5));
});
afterEach(() => {
  makeRoom();
  inside.journal.close();
});

function restart(): void {
  inside.journal.close();
  system = new RememberedSystem();
  inside = startInside(folder, system, time);
}
const everybody = (): readonly (string | undefined)[] =>
  [...system.peers.values(), ...system.clients.keys()].sort();
const position = () => inside.journal.state.position;

it('keeps nobody in who is taken back, lets nobody in, and confirms nothing', async () => {
  fill();
  inside.keeper.heard(start);
  const lines = linesFrom(6, peerRemove(1), peerSet(4), clientRemove(3));
  await expect(inside.keeper.follow(lines, at(8))).rejects.toThrow('ENOSPC');
  expect(everybody()).toEqual([two]);
  expect(position()).toEqual(at(5));
  await inside.keeper.reconcile(inTurn());
  await inside.keeper.retry();
  expect(everybody()).toEqual([two]);
});

it('is told all of it again when there is room, and ends in the right state', async () => {
  fill();
  const lines = linesFrom(6, peerRemove(1), peerSet(4), clientRemove(3));
  await expect(inside.keeper.follow(lines, at(8))).rejects.toThrow('ENOSPC');
  makeRoom();
  await inside.keeper.follow(lines, at(8));
  expect(position()).toEqual(at(8));
  expect(everybody()).toEqual([two, credentialNumber(4)].sort());
  restart();
  await inside.keeper.bringUp();
  expect(everybody()).toEqual([two, credentialNumber(4)].sort());
});

it('takes the same from a snapshot, also whom it leaves out', async () => {
  fill();
  const lines = snapshotLines(9, rehearsalSettings(), peerSet(2, soon), clientRemove(3));
  await expect(inside.keeper.followSnapshot(lines, at(9))).rejects.toThrow('ENOSPC');
  expect(everybody()).toEqual([two]);
  expect(position()).toEqual(at(5));
});

it('ends whoever’s end comes, and keeps what it compares in order', async () => {
  fill();
  time.monotonic += 10_000;
  await inside.keeper.expire();
  expect(everybody()).toEqual([one, three].sort());
  system.peers.set('stranger', 'stranger');
  await inside.keeper.reconcile(inTurn());
  expect(everybody()).toEqual([one, three].sort());
});

it('ends all access beyond the limit of contact', async () => {
  const settings = { ...rehearsalSettings(), closeAfterSeconds: 60 };
  await inside.keeper.follow(linesFrom(6, settings), at(6));
  fill();
  time.monotonic += 60_001;
  await inside.keeper.expire();
  expect(everybody()).toEqual([]);
});

it('revokes by hand, and says that it is not remembered', async () => {
  fill();
  await expect(inside.keeper.revokeHere(one ?? '')).resolves.toBe('not-written-down');
  expect(everybody()).toEqual([two, three].sort());
});

it('does not end the agent when it has to tidy up, and leaves no half file behind', () => {
  const draft = join(folder, 'snapshot.ndjson.new');
  const many = Array.from({ length: 5000 }, (_, number) => ({ change: peerSet(number + 10) }));
  inside.journal.append(many, 'lazy');
  mkdirSync(draft);
  expect(() => inside.journal.tidy()).toThrow();
  // Not with every second that passes.
  expect(() => inside.journal.tidy()).not.toThrow();
  rmdirSync(draft);
  inside.journal.append(many, 'lazy');
  fill();
  expect(() => inside.journal.tidy()).toThrow('ENOSPC');
  makeRoom();
  expect(existsSync(draft)).toBe(false);
});
