// Who may decide, and what an approval may not be.
import { approve, caseNumber, deny, mayDecide, withdraw } from '../../src/domain/access-request';
import { accessRequest, actor, now, refusalOf } from '../support/builders';

const anna = actor('anna');
const bernd = actor('bernd', 'it-admin');
describe('deciding', () => {
  it('approves and keeps who and when', () => {
    const { state, event } = approve(accessRequest(), bernd, { now, timeZone: 'Europe/Berlin' });
    expect([state.state, state.decidedAt, event.actor, event.subject]).toEqual([
      'approved',
      now,
      bernd.ref,
      anna.ref,
    ]);
  });

  it('denies with a reason that the applicant reads', () => {
    const { state, event } = deny(accessRequest(), bernd, { reason: 'Kein Dienstgerät vorhanden', now });
    expect([state.state, state.decisionReason, event.reason]).toEqual([
      'denied',
      'Kein Dienstgerät vorhanden',
      'Kein Dienstgerät vorhanden',
    ]);
  });

  it('is refused: without a reason', () => {
    expect(refusalOf(() => deny(accessRequest(), bernd, { reason: '', now }))).toBe('reason-missing');
  });

  it.each(['help-desk', 'auditor', 'tenant-admin', 'operator-admin'] as const)(
    'is refused: as %s',
    (role) => {
      expect(
        refusalOf(() => approve(accessRequest(), actor('carla', role), { now, timeZone: 'Europe/Berlin' })),
      ).toBe('role-missing');
      expect(refusalOf(() => deny(accessRequest(), actor('carla', role), { reason: 'x', now }))).toBe(
        'role-missing',
      );
    },
  );

  it('is refused: own request', () => {
    const annaAsAdmin = actor('anna', 'it-admin');
    expect(refusalOf(() => approve(accessRequest(), annaAsAdmin, { now, timeZone: 'Europe/Berlin' }))).toBe(
      'own-request',
    );
    expect(refusalOf(() => deny(accessRequest(), annaAsAdmin, { reason: 'x', now }))).toBe('own-request');
    expect(mayDecide(accessRequest(), annaAsAdmin)).toBe(false);
    expect(mayDecide(accessRequest(), bernd)).toBe(true);
  });

  it.each(['approved', 'denied', 'withdrawn', 'lapsed', 'draft'] as const)(
    'is refused: already %s',
    (state) => {
      expect(
        refusalOf(() => approve(accessRequest({ state }), bernd, { now, timeZone: 'Europe/Berlin' })),
      ).toBe('already-decided');
      expect(refusalOf(() => withdraw(accessRequest({ state }), anna, now))).toBe('already-decided');
    },
  );

  it('is refused: a period that is over by now', () => {
    const request = accessRequest({ period: { from: '2026-11-01', until: '2026-11-22' } });
    expect(refusalOf(() => approve(request, bernd, { now, timeZone: 'Europe/Berlin' }))).toBe('period-over');
  });
});

describe('withdrawing', () => {
  it('is for the applicant alone; to others the request is not there', () => {
    expect(withdraw(accessRequest(), anna, now).state.state).toBe('withdrawn');
    expect(refusalOf(() => withdraw(accessRequest(), bernd, now))).toBe('no-such-access-request');
  });
});

it('numbers cases so that they can be read out on the telephone', () => {
  expect(caseNumber('MU', '2026', 417)).toBe('MU-2026-0417');
  expect(caseNumber('MU', '2026', 12_345)).toBe('MU-2026-12345');
});
