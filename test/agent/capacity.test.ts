// What an agent counts of its gateway's use: numbers in memory, closed quarters on disk, and both as the rule allows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CapacityMeter } from '../../src/agent/enforcing/capacity-meter';
import type { InUseNow } from '../../src/agent/enforcing/capacity-meter';
import { bytesThrough, readHost } from '../../src/agent/host/host-reading';
import type { HostReading } from '../../src/agent/host/host-reading';
import { HandshakeCount, SessionCount } from '../../src/agent/enforcing/in-use';
import type { InUse } from '../../src/agent/enforcing/in-use';
import { openJournal, readState } from '../../src/agent/memory/journal';
import type { Journal } from '../../src/agent/memory/journal';
import { startClock } from '../../src/agent/memory/portal-clock';
import { Reporter } from '../../src/agent/portal/report';
import { UseWatch } from '../../src/agent/enforcing/use-watch';
import { makeKeys, openKeys } from '../../src/agent/identity/gateway-keys';
import { parseReport } from '../../src/domain/gateway-protocol';
import type { GatewayReport } from '../../src/domain/gateway-protocol';
import { mostKeptBuckets, quarterMs } from '../../src/domain/gateway-capacity';
import type { CapacityBucket } from '../../src/domain/gateway-capacity';
import { useFolders } from '../support/temporary-folder';
import { clientSet, peerSet } from './fake-portal';

const newFolder = useFolders('capacity');
const start = Date.parse('2026-11-23T08:00:00.000Z');
const minute = 60_000;

describe('handshakes', () => {
  const look = (count: HandshakeCount, now: number, ...seconds: readonly number[]): InUse => {
    const counting = count.begin(now);
    for (const second of seconds) counting.see(second);
    return counting.end();
  };

  it('are counted once each, however often is looked; whoever made one three minutes ago is connected', () => {
    const count = new HandshakeCount();
    const at = 1_000_000;
    // Before the first look anything may have been.
    expect(look(count, at * 1000, at - 10, at - 179, at - 180, 0)).toEqual({ connected: 2, handshakes: 0 });
    expect(look(count, (at + 30) * 1000, at, at + 29, at + 30)).toEqual({ connected: 3, handshakes: 2 });
    expect(look(count, (at + 31) * 1000, at, at + 29, at + 30)).toEqual({ connected: 3, handshakes: 3 });
    expect(look(count, (at + 31) * 1000, at, at + 29, at + 30).handshakes).toBe(3);
  });

  it('are not counted twice by two looks at once', () => {
    const count = new HandshakeCount();
    look(count, 1_000_000);
    const [one, other] = [count.begin(1_060_000), count.begin(1_061_000)];
    for (const counting of [one, other]) counting.see(1_030);
    expect(one.end().handshakes).toBe(1);
    expect(other.end().handshakes).toBe(1);
  });

  it('survive a clock that was put back', () => {
    const count = new HandshakeCount();
    look(count, 2_000_000);
    expect(look(count, 1_000_000, 1_999).handshakes).toBe(0);
    expect(look(count, 1_030_000, 1_010).handshakes).toBe(1);
  });
});

describe('sessions', () => {
  it('are new when the look before did not show them', () => {
    const count = new SessionCount();
    expect(count.count(['3', '7'])).toEqual({ connected: 2, handshakes: 0 });
    expect(count.count(['3'])).toEqual({ connected: 1, handshakes: 0 });
    expect(count.count(['3', '8', '9'])).toEqual({ connected: 3, handshakes: 2 });
    expect(count.count([])).toEqual({ connected: 0, handshakes: 2 });
    expect(count.count(['0'])).toEqual({ connected: 1, handshakes: 3 });
  });
});

describe('the host', () => {
  it('tells the bytes of our tunnels, and of no other interface', () => {
    const table = [
      'Inter-|   Receive                                                |  Transmit',
      ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs',
      '    lo: 111 1 0 0 0 0 0 0 222 2 0 0 0 0 0 0',
      '  fwg0:4000 1 0 0 0 0 0 0 5000 2 0 0 0 0 0 0',
      'fovpn0:  30 1 0 0 0 0 0 0   60 2 0 0 0 0 0 0',
      ' fwg01: 777 1 0 0 0 0 0 0  777 2 0 0 0 0 0 0',
    ].join('\n');
    expect([...bytesThrough(['fwg0', 'fovpn0'], table)]).toEqual([
      ['fwg0', { received: 4000, sent: 5000 }],
      ['fovpn0', { received: 30, sent: 60 }],
    ]);
    expect(bytesThrough(['fwg9'], table).size).toBe(0);
  });

  it('is read for real', () => {
    const { through, memoryBytes, load } = readHost(['lo']);
    expect(through.get('lo')?.received).toBeGreaterThanOrEqual(0);
    expect(memoryBytes).toBeGreaterThan(10 * 1024 * 1024);
    expect(load).toBeGreaterThanOrEqual(0);
  });
});

type Inside = {
  readonly journal: Journal;
  readonly meter: CapacityMeter;
  /** Some time later, so many are connected. */
  readonly later: (ms: number, inUse: InUseNow, host?: Partial<HostReading>) => void;
};

function startMeter(folder: string, at = start): Inside {
  const time = { monotonic: 0, wall: at };
  const journal = openJournal(folder);
  const clock = startClock(journal.state.clock, {
    monotonicMs: () => time.monotonic,
    wallMs: () => time.wall,
  });
  clock.signed(at);
  let host: HostReading = { atMs: 0, through: through(0, 0), load: 0.1, memoryBytes: 0 };
  const meter = new CapacityMeter({ journal, clock, read: () => host });
  return {
    journal,
    meter,
    later: (ms, inUse, change = {}) => {
      time.monotonic += ms;
      time.wall += ms;
      host = { ...host, ...change, atMs: time.monotonic };
      meter.note(inUse);
    },
  };
}

const through = (received: number, sent: number) => new Map([['fwg0', { received, sent }]]);

const both = (wireguard: number, openvpn: number, handshakes = 0): InUseNow => ({
  wireguard: { connected: wireguard, handshakes },
  openvpn: { connected: openvpn, handshakes },
});

describe('a quarter of an hour', () => {
  it('is told when it is over, as the highest and the sum of its moments', () => {
    const folder = newFolder();
    const { journal, later } = startMeter(folder);
    journal.append(
      [...Array.from({ length: 12 }, (_, n) => ({ change: peerSet(n + 1) })), { change: clientSet(50) }],
      'lazy',
    );
    later(minute, both(6, 2, 100), { through: through(1_000, 0) });
    later(minute, { ...both(11, 0, 104), openvpn: null }, { through: through(7_501_000, 15_000_000) });
    later(minute, both(3, 3, 107), { through: through(500, 15_000_000) });
    expect(journal.state.capacity).toEqual([]);
    later(13 * minute, both(0, 0, 107));
    const told = {
      from: new Date(start),
      wireguard: { connected: 10, devices: 10, handshakes: 105 },
      openvpn: { connected: 'few', devices: 'few', handshakes: null },
      traffic: { in: 600, out: 1_000 },
      condition: { load: 10, memory: 0, starts: 1, behind: 180 },
    };
    expect(journal.state.capacity).toEqual([told]);
    journal.close();
    expect(readState(folder).capacity).toEqual([told]);
  });

  it('leaves nothing of the running quarter on disk, and nothing finer than groups of the closed one', () => {
    const folder = newFolder();
    const { journal, later } = startMeter(folder);
    later(minute, both(3, 0, 17), { through: through(123_457, 765_431) });
    later(minute, both(4, 0, 19), { through: through(223_457, 865_431) });
    const running = readFileSync(join(folder, 'journal.ndjson'), 'utf8');
    expect(running).toBe('{"starts":1}\n');
    later(20 * minute, both(0, 0));
    journal.close();
    const [, bucket] = readFileSync(join(folder, 'journal.ndjson'), 'utf8').split('\n');
    expect(bucket).toBe(
      '{"bucket":{"from":"2026-11-23T08:00:00.000Z","wireguard":{"connected":"few","devices":0,"handshakes":null},"openvpn":{"connected":0,"devices":0,"handshakes":null},"traffic":null,"condition":{"load":10,"memory":0,"starts":1,"behind":120}}}',
    );
  });

  it('counts starts of the agent, those too that never came to the end of a quarter', () => {
    const folder = newFolder();
    for (const at of [start, start + minute]) {
      const { journal, later } = startMeter(folder, at);
      later(minute, both(0, 0));
      journal.close();
    }
    const { journal, later } = startMeter(folder, start + 5 * minute);
    later(minute, both(0, 0));
    later(quarterMs, both(0, 0));
    later(quarterMs, both(0, 0));
    journal.close();
    expect(readState(folder).capacity.map(({ condition }) => condition.starts)).toEqual([3, 0]);
  });

  it('is left out when nobody looked', () => {
    const { journal, later } = startMeter(newFolder());
    later(minute, both(0, 0));
    later(3 * quarterMs, both(0, 0));
    later(quarterMs, both(0, 0));
    journal.close();
    expect(journal.state.capacity.map(({ from }) => from.toISOString())).toEqual([
      '2026-11-23T08:00:00.000Z',
      '2026-11-23T08:45:00.000Z',
    ]);
  });

  it('does not take an interface that was made anew for a gigantic download', () => {
    const { journal, later } = startMeter(newFolder());
    later(minute, both(6, 0), { through: through(5_000_000_000, 5_000_000_000) });
    later(minute, both(6, 0), { through: through(750_000, 0) });
    later(quarterMs, both(0, 0));
    journal.close();
    expect(journal.state.capacity[0]?.traffic).toEqual({ in: 100, out: 0 });
  });

  it('does not take what one interface has carried for new when another is gone, nor the reverse', () => {
    const { journal, later } = startMeter(newFolder());
    const other = ['fovpn0', { received: 2_000_000_000, sent: 0 }] as const;
    later(minute, both(6, 0), { through: new Map([...through(4_000_000_000, 0), other]) });
    later(minute, both(6, 0), { through: through(4_000_750_000, 0) });
    later(quarterMs, both(0, 0));
    journal.close();
    expect(journal.state.capacity[0]?.traffic).toEqual({ in: 100, out: 0 });
  });

  it('is kept while the portal is away, two weeks of them at most', () => {
    const folder = newFolder();
    const { journal, later } = startMeter(folder);
    for (let count = 0; count < mostKeptBuckets + 20; count += 1) later(quarterMs, both(5, 5));
    journal.close();
    const { capacity } = readState(folder);
    expect(capacity).toHaveLength(mostKeptBuckets);
    expect(capacity.at(-1)?.from.toISOString()).toBe(
      new Date(start + (mostKeptBuckets + 19) * quarterMs).toISOString(),
    );
  });
});

describe('the report', () => {
  it('brings what was kept, a day of it at a time, and again what did not arrive', async () => {
    const folder = newFolder();
    const { journal, later } = startMeter(folder);
    for (let count = 0; count < 200; count += 1) later(quarterMs, both(5, 5));
    makeKeys(folder);
    const reports: GatewayReport[] = [];
    let answers = 1;
    const reporter = new Reporter({
      journal,
      keys: openKeys(folder),
      use: new UseWatch({ folder, state: journal.state, log: () => undefined }),
      now: () => start,
      isEmpty: () => null,
      call: async ({ body }) => {
        reports.push(parseReport(body ?? ''));
        if ((answers -= 1) < 0) throw new Error('the portal is away');
        return {
          content: '',
          trailer: { gateway: 'g', epoch: 'e', from: 0, to: 0, time: new Date(), digest: '', nonce: '' },
        };
      },
    });
    await expect(reporter.reportNews()).rejects.toThrow('away');
    expect(reports.map(({ capacity }) => capacity.length)).toEqual([96, 96]);
    expect(readState(folder).capacity).toHaveLength(199 - 96);
    answers = 10;
    await reporter.reportNews();
    await reporter.reportNews();
    expect(reports.map(({ capacity }) => capacity.length)).toEqual([96, 96, 96, 7]);
    const times = (some: readonly CapacityBucket[]) => some.map(({ from }) => from.getTime());
    const arrived = [reports[0], reports[2], reports[3]].flatMap((report) => times(report?.capacity ?? []));
    expect(arrived).toEqual(Array.from({ length: 199 }, (_, n) => start + (n + 1) * quarterMs));
    journal.close();
    expect(readState(folder).capacity).toEqual([]);
  });
});
