// The pieces of time that are drawn: as many as fit, none missing, right on the days when clocks are changed.
import { slotStarts, slotsOf } from '../../src/domain/capacity-period';
import type { CapacityBucket } from '../../src/domain/gateway-capacity';

const timeZone = 'Europe/Berlin';
const now = new Date('2026-11-26T08:07:00.000Z');
const texts = (times: readonly Date[]) => times.map((time) => time.toISOString());

function bucket(from: string, load = 5): CapacityBucket {
  const condition = { load, memory: 64, starts: 1, behind: 26 };
  return { from: new Date(from), wireguard: null, openvpn: null, traffic: null, condition };
}

describe('the pieces', () => {
  it('of a day are its last 96 quarters of an hour that are over', () => {
    const starts = texts(slotStarts('day', { now, timeZone }));
    expect(starts).toHaveLength(96);
    expect([starts[0], starts[95]]).toEqual(['2026-11-25T08:00:00.000Z', '2026-11-26T07:45:00.000Z']);
  });

  it('of a week are its hours, the running one last', () => {
    const starts = texts(slotStarts('week', { now, timeZone }));
    expect(starts).toHaveLength(168);
    expect([starts[0], starts[167]]).toEqual(['2026-11-19T09:00:00.000Z', '2026-11-26T08:00:00.000Z']);
  });

  it('of a quarter of a year are 92 days of the municipality, also over the change of the clocks', () => {
    const starts = texts(slotStarts('quarter', { now, timeZone }));
    expect(starts).toHaveLength(92);
    expect(starts.slice(-2)).toEqual(['2026-11-24T23:00:00.000Z', '2026-11-25T23:00:00.000Z']);
    expect(starts.slice(0, 2)).toEqual(['2026-08-26T22:00:00.000Z', '2026-08-27T22:00:00.000Z']);
    expect(starts).toEqual(expect.arrayContaining(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']));
  });
});

describe('what is known', () => {
  const starts = ['08:00', '09:00', '10:00'].map((time) => new Date(`2026-11-23T${time}:00.000Z`));

  it('goes to its piece, as the highest of several, and gaps stay gaps', () => {
    const slots = slotsOf(starts, [
      bucket('2026-11-23T07:45:00.000Z', 100),
      bucket('2026-11-23T08:00:00.000Z', 5),
      bucket('2026-11-23T08:45:00.000Z', 40),
      bucket('2026-11-23T10:00:00.000Z', 15),
    ]);
    expect(slots.map(({ bucket: one }) => one?.condition.load ?? null)).toEqual([40, null, 15]);
    expect(slots[0]?.bucket?.condition.starts).toBe(2);
    expect(slots.map(({ from }) => from)).toEqual(starts);
  });

  it('may be nothing', () => {
    expect(slotsOf(starts, []).every(({ bucket: one }) => one === null)).toBe(true);
    expect(slotsOf([], [bucket('2026-11-23T08:00:00.000Z')])).toEqual([]);
  });
});
