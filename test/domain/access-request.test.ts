// Who may apply and decide, for which periods, and what an approval may not be.
import {
  approve,
  caseNumber,
  deny,
  mayDecide,
  submit,
  withdraw,
  type Application,
} from '../../src/domain/access-request';
import type { DocumentVersion } from '../../src/domain/document';
import { accessRequestId } from '../../src/domain/ids';
import { accessRequest, actor, now, profile, refusalOf, tenant } from '../support/builders';

const anna = actor('anna');
const bernd = actor('bernd', 'it-admin');
const application: Application = {
  period: { from: '2026-11-23', until: '2027-06-30' },
  purpose: 'Bauanträge von zu Hause bearbeiten',
  deviceKind: 'managed',
  leafletVersion: 1,
};

function submitting(
  change: Partial<Application>,
  rules: {
    profile?: object;
    tenant?: object;
    documents?: readonly DocumentVersion[];
    actor?: typeof anna;
  } = {},
) {
  return submit(
    { ...application, ...change },
    { actor: rules.actor ?? anna, id: accessRequestId('request-1'), caseNumber: 'MU-2026-0001' },
    {
      profile: profile(rules.profile),
      tenant: tenant(rules.tenant),
      documents: rules.documents ?? [],
      now,
    },
  );
}

describe('submitting', () => {
  it('yields a submitted request and its event', () => {
    const { state, event } = submitting({});
    expect(state).toEqual(accessRequest());
    expect(event).toEqual({
      action: 'access-request.submitted',
      actor: anna.ref,
      subject: anna.ref,
      object: { kind: 'access-request', id: 'request-1' },
      data: { caseNumber: 'MU-2026-0001', from: '2026-11-23', until: '2027-06-30' },
      reason: null,
    });
  });

  it.each([
    ['a day that does not exist', { from: '2026-11-31', until: '2027-06-30' }, 'period-not-a-day'],
    ['no end', { from: '2026-11-23', until: '' }, 'period-not-a-day'],
    [
      'an end before its beginning',
      { from: '2026-12-02', until: '2026-12-01' },
      'period-ends-before-it-begins',
    ],
    ['yesterday', { from: '2026-11-22', until: '2026-12-01' }, 'period-in-the-past'],
    ['the year 2099', { from: '2099-01-01', until: '2099-02-01' }, 'period-too-far-ahead'],
    ['one day more than allowed', { from: '2026-11-23', until: '2027-11-23' }, 'period-too-long'],
  ])('is refused: %s', (_, period, reason) => {
    expect(refusalOf(() => submitting({ period }))).toBe(reason);
  });

  it('accepts the longest period and a single day', () => {
    expect(submitting({ period: { from: '2026-11-23', until: '2027-11-22' } }).state.state).toBe('submitted');
    expect(submitting({ period: { from: '2026-11-23', until: '2026-11-23' } }).state.state).toBe('submitted');
  });

  it('takes the stricter of the limits of tenant and profile', () => {
    const period = { from: '2026-11-23', until: '2026-12-23' };
    expect(refusalOf(() => submitting({ period }, { tenant: { maxGrantDays: 30 } }))).toBe('period-too-long');
    expect(refusalOf(() => submitting({ period }, { profile: { maxDays: 30 } }))).toBe('period-too-long');
  });

  it('is refused: a private device where only managed ones are allowed', () => {
    expect(refusalOf(() => submitting({ deviceKind: 'private' }))).toBe('device-kind-not-allowed');
  });

  it('keeps which version of the leaflet as a document was in force', () => {
    const document = (kind: DocumentVersion['kind'], version: number): DocumentVersion => ({
      kind,
      version,
      publishedAt: now,
      form: 'pdf',
      size: 1,
    });
    const documents = [document('privacy-notice', 7), document('leaflet', 3)];
    expect(submitting({}, { documents }).state.leafletDocument).toBe(3);
    expect(submitting({}, { documents: documents.slice(0, 1) }).state.leafletDocument).toBeNull();
  });

  it('is refused: a leaflet that is no longer the one in force', () => {
    expect(refusalOf(() => submitting({}, { tenant: { leafletVersion: 2 } }))).toBe('leaflet-changed');
  });

  it('is refused: a profile that has been retired', () => {
    expect(refusalOf(() => submitting({}, { profile: { state: 'retired' } }))).toBe('profile-retired');
  });
});

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
