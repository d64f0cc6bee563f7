// What a round of reminders says: every day belongs to one round, whichever days the portal stood still.
import fc from 'fast-check';
import { addDays } from '../../src/domain/local-day';
import { endIsSaid, furthestEnd, roundDay, waitReached } from '../../src/domain/mail-round';

const daily = (today: string) => ({ after: addDays(today, -1), today });

it.each([30, 14, 7, 1])('says %i days before that something ends', (days) => {
  expect(endIsSaid(addDays('2026-11-23', days), daily('2026-11-23'))).toBe(true);
});

it.each([31, 29, 15, 13, 8, 6, 2, 0, -1])('says nothing %i days before', (days) => {
  expect(endIsSaid(addDays('2026-11-23', days), daily('2026-11-23'))).toBe(false);
});

it('says after days of standing still what fell on them, but not of what is over', () => {
  const round = { after: '2026-11-20', today: '2026-11-23' };
  expect(endIsSaid(addDays('2026-11-21', 14), round)).toBe(true);
  expect(endIsSaid('2026-11-22', { after: '2026-11-10', today: '2026-11-23' })).toBe(false);
  expect(endIsSaid('2026-11-23', { after: '2026-11-10', today: '2026-11-23' })).toBe(true);
});

it('says each stage once, however the days before are cut into rounds', () => {
  const lastDay = '2026-12-31';
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 45, maxLength: 60 }), (steps) => {
      let after = '2026-11-20';
      let said = 0;
      for (const step of steps) {
        // The last days one by one: a round that passes the end has nothing to say of it.
        const round = { after, today: addDays(after, after < '2026-12-24' ? step : 1) };
        if (endIsSaid(lastDay, round)) said += 1;
        after = round.today;
      }
      expect(said).toBe(4);
    }),
  );
});

it('looks as far as the first stage', () => {
  expect(furthestEnd(daily('2026-11-23'))).toBe('2026-12-23');
});

it.each([
  ['2026-11-23', '2026-11-25', 2],
  ['2026-11-23', '2026-11-30', 5],
  ['2026-11-27', '2026-12-01', 2],
  ['2026-11-23', '2026-11-24', null],
  ['2026-11-23', '2026-11-26', null],
  ['2026-11-23', '2026-12-01', null],
])('an application of %s has on %s reached %p working days', (submitted, today, stage) => {
  expect(waitReached(submitted, daily(today), { land: null })).toBe(stage);
});

it('names the later stage when both fell on days of standing still', () => {
  const round = { after: '2026-11-24', today: '2026-12-02' };
  expect(waitReached('2026-11-23', round, { land: null })).toBe(5);
});

it('counts by the public holidays of the Land', () => {
  // The Wednesday between is Repentance Day, in Saxony only.
  expect(waitReached('2026-11-17', daily('2026-11-19'), { land: 'DE-TH' })).toBe(2);
  expect(waitReached('2026-11-17', daily('2026-11-19'), { land: 'DE-SN' })).toBeNull();
  expect(waitReached('2026-11-17', daily('2026-11-20'), { land: 'DE-SN' })).toBe(2);
});

it('begins its day at six in the morning', () => {
  const zone = 'Europe/Berlin';
  expect(roundDay(new Date('2026-11-23T04:59:59.000Z'), zone)).toBe('2026-11-22');
  expect(roundDay(new Date('2026-11-23T05:00:00.000Z'), zone)).toBe('2026-11-23');
});
