// What may be told of a gateway's use: groups of five, closed quarters, and nothing finer however it is asked for.
import fc from 'fast-check';
import { bucketOf, isOver, tallied } from '../../src/domain/capacity-tally';
import type { CapacitySample, CapacityTally, ProtocolSample } from '../../src/domain/capacity-tally';
import { Refusal } from '../../src/domain/errors';
import {
  atMost,
  highest,
  inGroups,
  keepable,
  quarterMs,
  quarterOf,
  readBucket,
  readCapacity,
  sizeOf,
} from '../../src/domain/gateway-capacity';
import type { CapacityBucket, GroupCount } from '../../src/domain/gateway-capacity';

const from = Date.parse('2026-11-23T08:00:00.000Z');
const use = (connected: number, handshakes = 0, devices = 40): ProtocolSample => ({
  connected,
  devices,
  handshakes,
});
const sample = (change: Partial<CapacitySample> = {}): CapacitySample => ({
  at: from + 1_000,
  wireguard: use(0),
  openvpn: null,
  received: 0,
  sent: 0,
  sinceMs: 30_000,
  load: 0,
  memoryBytes: 0,
  silentMs: 0,
  ...change,
});

function bucket(...samples: readonly CapacitySample[]): CapacityBucket {
  const tally = samples.reduce<CapacityTally | null>(tallied, null);
  if (tally === null) throw new Error('nothing was counted');
  return bucketOf(tally, 0);
}
const sent = (one: CapacityBucket): unknown => JSON.parse(JSON.stringify(one));

describe('a count', () => {
  it.each<[number, GroupCount]>([
    [0, 0],
    [1, 'few'],
    [4, 'few'],
    [5, 5],
    [9, 5],
    [10, 10],
    [1_234, 1_230],
  ])('of %i is told as %s', (count, told) => {
    expect(inGroups(count)).toBe(told);
  });

  it('always stands for a group of at least four neighbours, and grows with the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
        const same = Array.from({ length: 9 }, (_, index) => count - 4 + index).filter(
          (other) => other > 0 && inGroups(other) === inGroups(count),
        );
        expect(same.length).toBeGreaterThanOrEqual(4);
        expect(sizeOf(inGroups(count))).toBeGreaterThan(0);
        expect(sizeOf(inGroups(count + 1))).toBeGreaterThanOrEqual(sizeOf(inGroups(count)));
      }),
    );
  });

  it('says how many there are at most', () => {
    expect([atMost(0), atMost(5), atMost(120)]).toEqual([0, 9, 124]);
  });
});

describe('a quarter', () => {
  it('has the highest of each moment, sums of what went on, and means of the traffic', () => {
    const told = bucket(
      sample({ wireguard: use(12, 3), openvpn: use(7, 0), received: 1_000_000, load: 0.11 }),
      sample({
        wireguard: use(6, 9),
        openvpn: use(2, 6),
        sent: 3_000_000,
        memoryBytes: 64 * 1024 * 1024 + 1,
      }),
      sample({ wireguard: null, silentMs: 26_900, load: 0.02 }),
    );
    expect(told).toEqual({
      from: new Date(from),
      wireguard: { connected: 10, devices: 40, handshakes: 10 },
      openvpn: { connected: 5, devices: 40, handshakes: 5 },
      traffic: { in: 100, out: 300 },
      condition: { load: 15, memory: 65, starts: 0, behind: 26 },
    });
    expect(readBucket(sent(told))).toEqual(told);
  });

  it('begins at a quarter of an hour of UTC and ends before the next', () => {
    const tally = tallied(null, sample({ at: from + quarterMs - 1 }));
    expect(tally.from).toBe(from);
    expect(quarterOf(from)).toBe(from);
    expect([isOver(tally, from + quarterMs - 1), isOver(tally, from + quarterMs)]).toEqual([false, true]);
    // A clock that was put right backwards.
    expect(isOver(tally, from - 1)).toBe(true);
  });

  it('says the same whatever one to four people do', () => {
    const few = fc.integer({ min: 1, max: 4 });
    const doings = fc.record({ count: few, handshakes: fc.nat(500), received: fc.nat(), sent: fc.nat() });
    const told = ({ count, handshakes, received, sent: out }: { [name: string]: number }): unknown =>
      sent(
        bucket(sample({ wireguard: use(count ?? 0, handshakes), received: received ?? 0, sent: out ?? 0 })),
      );
    fc.assert(fc.property(doings, doings, (one, other) => expect(told(one)).toEqual(told(other))));
  });

  it('tells no handshakes of a protocol that few use beside one that many use', () => {
    const doings = fc.record({ count: fc.integer({ min: 0, max: 4 }), handshakes: fc.nat(500) });
    fc.assert(
      fc.property(doings, ({ count, handshakes }) => {
        const told = bucket(sample({ wireguard: use(count, handshakes), openvpn: use(50, 7) }));
        expect(told.wireguard).toEqual({ connected: inGroups(count), devices: 40, handshakes: null });
        expect(told.openvpn?.handshakes).toBe(5);
      }),
    );
  });

  it('tells the traffic once five were connected at one moment, never for five one after the other', () => {
    const apart = [use(3), use(2), use(4)].map((wireguard) => sample({ wireguard, received: 9_000_000 }));
    expect(bucket(...apart).traffic).toBeNull();
    expect(bucket(sample({ wireguard: use(3), openvpn: use(2) })).traffic).toEqual({ in: 0, out: 0 });
  });

  it('holds no number between nobody and five, and no sum of protocols from which one could be had', () => {
    const counts = fc.record({ a: fc.nat(12), b: fc.nat(12), h: fc.nat(12), d: fc.nat(12) });
    fc.assert(
      fc.property(counts, ({ a, b, h, d }) => {
        const told = bucket(sample({ wireguard: use(a, h, d), openvpn: use(b, h, d) }));
        for (const one of [told.wireguard, told.openvpn])
          for (const count of [one?.connected, one?.devices, one?.handshakes])
            expect(count === null || count === 'few' || Number(count) % 5 === 0).toBe(true);
        expect(Object.keys(told).sort()).toEqual(['condition', 'from', 'openvpn', 'traffic', 'wireguard']);
      }),
    );
  });
});

describe('a report', () => {
  const good = sent(bucket(sample({ wireguard: use(12, 6) })));
  const with_ = (change: object): unknown => ({ ...Object(good), ...change });

  it('of an agent of before says nothing of it', () => {
    expect(readCapacity(undefined)).toEqual([]);
  });

  it.each([
    ['a number that no group has', { wireguard: { connected: 3, devices: 5, handshakes: null } }],
    ['one beside a group', { wireguard: { connected: 12, devices: 5, handshakes: null } }],
    ['handshakes of few', { wireguard: { connected: 'few', devices: 5, handshakes: 5 } }],
    ['handshakes of nobody', { wireguard: { connected: 0, devices: 5, handshakes: 0 } }],
    ['traffic of few', { wireguard: { connected: 'few', devices: 5, handshakes: null } }],
    ['traffic of nobody', { wireguard: null }],
    ['another word', { wireguard: { connected: 'anna', devices: 5, handshakes: null } }],
    ['a time within a quarter', { from: '2026-11-23T08:07:00.000Z' }],
    ['seconds', { from: '2026-11-23T08:00:01.000Z' }],
    ['a day that there is none', { from: '2026-02-30T08:00:00.000Z' }],
    ['traffic below nothing', { traffic: { in: -1, out: 0 } }],
    ['half a MiB', { condition: { load: 0, memory: 0.5, starts: 0, behind: 0 } }],
    ['no condition', { condition: undefined }],
    ['too much', { traffic: { in: 1e12, out: 0 } }],
  ])('is refused: %s', (_what, change) => {
    expect(() => readCapacity([with_(change)])).toThrow(new Refusal('invalid', 'gateway-message-malformed'));
  });

  it('is refused: more than a day at once, or no list', () => {
    const malformed = new Refusal('invalid', 'gateway-message-malformed');
    expect(() => readCapacity(Array.from({ length: 97 }, () => good))).toThrow(malformed);
    expect(() => readCapacity({ 0: good })).toThrow(malformed);
  });

  it('leaves out what is not over, or long over', () => {
    const now = new Date(from);
    const at = (ms: number): CapacityBucket => ({
      ...bucket(sample()),
      from: new Date(quarterOf(from + ms)),
    });
    const day = 86_400_000;
    const [over, running, coming, oldest, older] = [
      at(-quarterMs),
      at(0),
      at(quarterMs),
      at(-92 * day),
      at(-92 * day - quarterMs),
    ];
    expect(keepable([over, running, coming, oldest, older], now)).toEqual([over, oldest]);
  });
});

describe('a longer time', () => {
  it('has the highest quarter of each, known or not, and all starts', () => {
    const a = { ...bucket(sample({ wireguard: use(12, 6) })), condition: condition(10, 1) };
    const b = { ...bucket(sample({ wireguard: use(2), openvpn: use(3) })), condition: condition(5, 2) };
    const hour = new Date('2026-11-23T08:00:00.000Z');
    expect(highest(hour, [b, a])).toEqual({
      from: hour,
      wireguard: { connected: 10, devices: 40, handshakes: 5 },
      openvpn: { connected: 'few', devices: 40, handshakes: null },
      traffic: { in: 0, out: 0 },
      condition: condition(10, 3),
    });
    expect(highest(hour, [])).toBeNull();
  });
});

function condition(load: number, starts: number): CapacityBucket['condition'] {
  return { load, memory: 0, starts, behind: 0 };
}
