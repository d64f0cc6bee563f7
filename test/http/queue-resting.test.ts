// The rest between two decisions: as long as the thread was busy, less what others could do while it waited.
import { restBetween, restMsAfter } from '../../src/http/queue/resting';

describe('the rest between two decisions', () => {
  it('is as long as a decision that left nobody else a turn', () => {
    expect(restMsAfter({ active: 7, idle: 0 })).toBe(7);
  });

  it('is shorter by twice the time that the thread waited for the database', () => {
    expect(restMsAfter({ active: 10, idle: 2 })).toBe(6);
    expect(restMsAfter({ active: 10, idle: 5 })).toBe(0);
    expect(restMsAfter({ active: 10, idle: 500 })).toBe(0);
  });

  it('never lasts longer than 50 ms', () => {
    expect(restMsAfter({ active: 10_000, idle: 0 })).toBe(50);
  });

  it('lasts at least as long as the thread was busy, and lets others have their turn', async () => {
    const rest = restBetween();
    const others: string[] = [];
    setTimeout(() => others.push('a page'), 1);
    const busyUntil = performance.now() + 30;
    while (performance.now() < busyUntil);
    const before = performance.now();
    await rest();
    expect(performance.now() - before).toBeGreaterThanOrEqual(25);
    expect(others).toEqual(['a page']);
  });
});
