// What an application about an access that is there may change of it, and when it comes too late.
import { endAt } from '../../src/domain/credential';
import { addDevicePlace, hasEnded, lostAmong, moveLastDay } from '../../src/domain/grant-change';
import { actor, credential, device, grant, now, refusalOf } from '../support/builders';

const admin = actor('bernd', 'it-admin');
const changing = { actor: admin, now, timeZone: 'Europe/Berlin' };
const later = new Date('2027-07-01T00:00:00.000Z');

describe('the last day', () => {
  it('moves on, and the end with it', () => {
    const changed = moveLastDay(grant(), '2027-12-31', changing);
    expect(changed?.state).toEqual({
      ...grant(),
      period: { from: '2026-11-23', until: '2027-12-31' },
      endsAt: new Date('2027-12-31T23:00:00.000Z'),
    });
    expect(changed?.event).toMatchObject({ action: 'grant.extended', actor: admin.ref, subject: 'ref-anna' });
  });

  it('may come sooner', () => {
    expect(moveLastDay(grant(), '2026-12-31', changing)?.event.action).toBe('grant.shortened');
  });

  it('stays where it is without a word', () => {
    expect(moveLastDay(grant(), '2027-06-30', changing)).toBeNull();
  });

  it('moves while the access is suspended, and the suspension stays', () => {
    expect(moveLastDay(grant({ state: 'suspended' }), '2027-12-31', changing)?.state.state).toBe('suspended');
  });

  it.each([
    ['revoked', { state: 'revoked' as const }, now, 'grant-revoked'],
    ['expired', { state: 'expired' as const }, now, 'grant-ended'],
    ['over, though nobody has written it down', {}, later, 'grant-ended'],
  ])('is refused: an access that is %s', (_, change, at, reason) => {
    expect(refusalOf(() => moveLastDay(grant(change), '2027-12-31', { ...changing, now: at }))).toBe(reason);
  });

  it('is refused: a day that is over, or before the access begins', () => {
    expect(refusalOf(() => moveLastDay(grant(), '2026-11-22', changing))).toBe('period-over');
    const begins = grant({ startsAt: new Date('2027-01-31T23:00:00.000Z') });
    expect(refusalOf(() => moveLastDay(begins, '2027-01-31', changing))).toBe('period-over');
  });
});

it('another device finds a place of its own', () => {
  const { state, event } = addDevicePlace(grant(), changing);
  expect([state.maxDevices, event.action, event.data['maxDevices']]).toEqual([3, 'grant.enlarged', 3]);
  expect(refusalOf(() => addDevicePlace(grant({ state: 'revoked' }), changing))).toBe('grant-revoked');
});

it('gives up those that are lost and not found again', () => {
  const lost = device({ lost: true, state: 'suspended' });
  const found = device({ lost: false, state: 'active' });
  const gone = device({ lost: true, state: 'revoked' });
  expect(lostAmong([found, lost, gone, device({ state: 'suspended' })])).toEqual([lost]);
});

it('has ended by time, also before the job has written it down', () => {
  expect([hasEnded(grant(), now), hasEnded(grant(), later)]).toEqual([false, true]);
  expect(hasEnded(grant({ state: 'revoked' }), later)).toBe(false);
});

it('tells gateways about files in use only', () => {
  const until = new Date('2027-12-31T23:00:00.000Z');
  const all = (['pending', 'active', 'suspended', 'revoked', 'void'] as const).map((state) =>
    credential({ state }),
  );
  const { credentials, orders } = endAt(all, until);
  expect(credentials.map(({ state, until: end }) => [state, end])).toEqual([
    ['pending', until],
    ['active', until],
    ['suspended', until],
  ]);
  expect(orders.map(({ kind }) => kind)).toEqual(['set']);
});

it('an earlier end is told as a taking back, the same or a later one is not', () => {
  const held = credential({ state: 'active' });
  const ordered = (days: number) =>
    endAt([held], new Date(held.until.getTime() + days * 86_400_000)).orders.map(({ kind }) => kind);
  expect([ordered(-1), ordered(0), ordered(1)]).toEqual([['reduction'], ['set'], ['set']]);
});
