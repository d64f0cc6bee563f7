// The agent's memory: survives torn lines and crashes while it tidies up, and a change costs only its own line.
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { recordsOf } from '../../src/agent/memory/agent-state';
import type { AgentState } from '../../src/agent/memory/agent-state';
import { openJournal, readState } from '../../src/agent/memory/journal';
import { parseRecord } from '../../src/agent/memory/state-record';
import type { StateRecord } from '../../src/agent/memory/state-record';
import type { CapacityBucket } from '../../src/domain/gateway-capacity';
import { useFolders } from '../support/temporary-folder';
import {
  clientRemove,
  clientSet,
  credentialNumber,
  keyNumber,
  peerRemove,
  peerSet,
  rehearsalSettings,
} from './fake-portal';

const newFolder = useFolders('journal');
let folder: string;
const journalFile = (): string => join(folder, 'journal.ndjson');

beforeEach(() => {
  folder = newFolder();
});

const position: StateRecord = {
  position: { epoch: 'e1', revision: 4 },
  failed: [{ revision: 3, id: credentialNumber(1), reason: 'session-still-there' }],
};
const everything: readonly StateRecord[] = [
  { change: rehearsalSettings() },
  { change: peerSet(1) },
  { change: peerSet(2) },
  { change: peerRemove(2), isLocal: true },
  { change: clientSet(3) },
  { change: clientSet(4) },
  { change: clientRemove(4) },
  { connected: [credentialNumber(1), credentialNumber(3)] },
  { reported: [credentialNumber(1)] },
  { unreported: ['774'] },
  { drift: { 'peer-added': 2 } },
  { bucket: bucketAt('2026-11-23T08:00:00.000Z') },
  { bucket: bucketAt('2026-11-23T08:15:00.000Z') },
  { bucketsTold: ['2026-11-23T08:00:00.000Z'] },
  { starts: 2 },
  position,
  { clock: { portal: 3, wall: 2, heard: 1 } },
];

function bucketAt(from: string): CapacityBucket {
  const use = { connected: 10, devices: 40, handshakes: 75 };
  const condition = { load: 5, memory: 64, starts: 0, behind: 26 };
  return { from: new Date(from), wireguard: use, openvpn: null, traffic: null, condition };
}

function write(records: readonly StateRecord[]): void {
  const journal = openJournal(folder);
  journal.append(records, 'durable');
  journal.close();
}

/** A state as plain data, whatever order its parts came in. */
function plain(state: AgentState): unknown {
  const { peers, clients, tombstones, connected, unreported, ...rest } = state;
  const sorted = [peers, clients, tombstones].map((map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...rest, sorted, connected: [...connected].sort(), unreported: [...unreported].sort() };
}

describe('the journal', () => {
  it('gives back what was written', () => {
    write(everything);
    const state = readState(folder);
    expect([...state.peers.keys()]).toEqual([keyNumber(1)]);
    expect([...state.clients.keys()]).toEqual([credentialNumber(3)]);
    expect([...state.tombstones.keys()]).toEqual([keyNumber(2), '774']);
    expect([...state.unreported].sort()).toEqual([keyNumber(2), '774', credentialNumber(3)].sort());
    expect(state.capacity).toEqual([bucketAt('2026-11-23T08:15:00.000Z')]);
    expect(state.starts).toBe(2);
    expect(state).toMatchObject({ ...position, clock: { portal: 3, wall: 2, heard: 1 } });
  });

  it('is for nobody else to read', () => {
    write(everything);
    expect(statSync(journalFile()).mode & 0o777).toBe(0o600);
  });

  it('wherever a crash tears its last line, keeps all before it and goes on', () => {
    write(everything);
    const whole = readFileSync(journalFile());
    const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1;
    fc.assert(
      fc.property(fc.integer({ min: lastLine, max: whole.length - 1 }), (length) => {
        writeFileSync(journalFile(), whole.subarray(0, length));
        expect(readState(folder)).toMatchObject({ ...position, clock: null });
        write([{ clock: { portal: 9, wall: 9, heard: 9 } }]);
        expect(readState(folder)).toMatchObject({ ...position, clock: { portal: 9 } });
      }),
      { numRuns: 20 },
    );
  });

  it('with nonsense in the middle keeps what it can read, and asks for a snapshot', () => {
    write(everything.slice(0, 4));
    appendFileSync(journalFile(), 'nonsense\n{"change":{"kind":"peer.set"}}\n');
    write(everything.slice(4));
    const state = readState(folder);
    expect(state.position).toBeNull();
    expect(state.peers.size + state.clients.size).toBe(2);
    expect(state.tombstones.size).toBe(2);
  });

  it('tidies up when it has grown, and loses nothing', () => {
    const journal = openJournal(folder);
    journal.append(everything, 'durable');
    for (let thousand = 1; thousand < 6; thousand += 1) {
      const some = Array.from({ length: 1000 }, (_, number) => ({
        change: peerSet(thousand * 1000 + number),
      }));
      journal.append(some, 'lazy');
    }
    journal.tidy();
    expect(statSync(join(folder, 'snapshot.ndjson')).size).toBeGreaterThan(1_000_000);
    journal.append([{ clock: { portal: 9, wall: 9, heard: 9 } }], 'lazy');
    journal.tidy();
    expect(readFileSync(journalFile(), 'utf8')).toBe('{"clock":{"portal":9,"wall":9,"heard":9}}\n');
    journal.close();
    expect(plain(readState(folder))).toEqual(plain(journal.state));
    expect(readState(folder).peers.size).toBe(5001);
  });

  it('may be killed between the snapshot and the emptying of the journal', () => {
    write(everything);
    const before = plain(readState(folder));
    const lines = [...recordsOf(readState(folder))].map((record) => JSON.stringify(record));
    writeFileSync(join(folder, 'snapshot.ndjson'), `${lines.join('\n')}\n`);
    expect(plain(readState(folder))).toEqual(before);
    writeFileSync(journalFile(), '');
    expect(plain(readState(folder))).toEqual(before);
  });

  it('writes for one change among 5,000 peers no more than for one among 5', () => {
    const bytesOfOne = (peers: number): number => {
      const journal = openJournal(folder);
      journal.append(
        Array.from({ length: peers }, (_, number) => ({ change: peerSet(number) })),
        'lazy',
      );
      const before = statSync(journalFile()).size;
      journal.append([{ change: peerRemove(1) }], 'durable');
      journal.close();
      return statSync(journalFile()).size - before;
    };
    expect(bytesOfOne(3000)).toBe(bytesOfOne(5));
  });
});

describe('a line of the journal', () => {
  it.each(everything.map((record) => [JSON.stringify(record).slice(0, 40), record] as const))(
    'is read as it was written: %s',
    (_text, record) => {
      expect(parseRecord(JSON.stringify(record))).toMatchObject(record);
    },
  );

  it.each(['', '{}', '{"clock":{"portal":1}}', '{"change":{"kind":"peer.set"}}', '{"connected":[1]}'])(
    'is refused: %j',
    (line) => expect(() => parseRecord(line)).toThrow(),
  );
});
