// What an application must be to be sent, and what becomes of it: nothing is believed that the page had said before.
import type { Application } from '../../src/domain/access-request';
import { firstEdition, usualPolicy } from '../../src/domain/application-edition';
import type { DocumentVersion } from '../../src/domain/document';
import { accessRequestId, grantId } from '../../src/domain/ids';
import type { Answers } from '../../src/domain/question';
import { submitApplication } from '../../src/domain/submit-application';
import { accessRequest, actor, grant, now, profile, refusalOf, tenant } from '../support/builders';
import { draftOf } from '../support/sent-application';

const anna = actor('anna');
const application: Application = {
  period: { from: '2026-11-23', until: '2027-06-30' },
  purpose: 'Bauanträge von zu Hause bearbeiten',
  deviceKind: 'managed',
  leafletVersion: 1,
};

type Change = {
  readonly profile?: object;
  readonly tenant?: object;
  readonly documents?: readonly DocumentVersion[];
  readonly actor?: typeof anna;
  readonly answers?: Answers;
  readonly edition?: Partial<typeof firstEdition>;
  readonly shownEdition?: number;
  readonly held?: ReturnType<typeof grant> | null;
  readonly grants?: readonly ReturnType<typeof grant>[];
};

function submitting(change: Partial<Application> = {}, rules: Change = {}) {
  const by = rules.actor ?? anna;
  const profileOf = profile(rules.profile);
  const held = rules.held ?? null;
  const draft = draftOf(
    { profileId: profileOf.id, application: { ...application, ...change }, answers: rules.answers ?? {} },
    by,
    now,
  );
  return submitApplication(held === null ? draft : { ...draft, grantId: held.id }, {
    actor: by,
    id: accessRequestId('request-1'),
    caseNumber: 'MU-2026-0001',
    edition: { ...firstEdition, ...rules.edition },
    shownEdition: rules.shownEdition ?? 1,
    profile: profileOf,
    tenant: tenant(rules.tenant),
    documents: rules.documents ?? [],
    isStaff: true,
    held:
      held === null
        ? null
        : { grant: held, devices: 2, request: { purpose: 'Wie beantragt', deviceKind: 'managed' } },
    grants: rules.grants ?? (held === null ? [] : [held]),
    now,
  });
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
    ['a day that does not exist', { from: '2026-11-31', until: '2027-06-30' }, 'application-incomplete'],
    ['no end', { from: '2026-11-23', until: '' }, 'application-incomplete'],
    [
      'an end before its beginning',
      { from: '2026-12-02', until: '2026-12-01' },
      'period-ends-before-it-begins',
    ],
    ['yesterday', { from: '2026-11-22', until: '2026-12-01' }, 'period-in-the-past'],
    ['the year 2099', { from: '2099-01-01', until: '2099-02-01' }, 'period-too-far-ahead'],
  ])('is refused: %s', (_, period, reason) => {
    expect(refusalOf(() => submitting({ period }))).toBe(reason);
  });

  it('accepts the longest period and a single day', () => {
    expect(submitting({ period: { from: '2026-11-23', until: '2027-11-22' } }).state.state).toBe('submitted');
    expect(submitting({ period: { from: '2026-11-23', until: '2026-11-23' } }).state.state).toBe('submitted');
  });

  it('ends sooner than asked for, after the stricter of the limits of tenant and profile', () => {
    const period = { from: '2026-11-23', until: '2026-12-23' };
    const shortened = { from: '2026-11-23', until: '2026-12-22' };
    const { state } = submitting({ period }, { tenant: { maxGrantDays: 30 } });
    expect([state.period, state.assessed]).toEqual([
      shortened,
      { outcome: 'with-conditions', rules: ['R14'], protection: null },
    ]);
    expect(submitting({ period }, { profile: { maxDays: 30 } }).state.period).toEqual(shortened);
  });

  it('is refused: what the rules exclude, whatever the page had said', () => {
    expect(refusalOf(() => submitting({ deviceKind: 'private' }))).toBe('application-excluded');
  });

  it('is refused: a private device that the profile does not know, also where the rules were loosened', () => {
    const edition = { ruleSet: { version: 1, rules: [] } };
    expect(refusalOf(() => submitting({ deviceKind: 'private' }, { edition }))).toBe(
      'device-kind-not-allowed',
    );
  });

  it('may be sent where there is another way', () => {
    const edition = { policy: { ...usualPolicy, 'private-devices': 'terminal-server' as const } };
    const around = { edition, profile: { deviceKinds: ['managed', 'private'] } };
    const { state } = submitting({ deviceKind: 'private' }, around);
    expect(state).toMatchObject({
      deviceKind: 'private',
      assessed: { outcome: 'other-way', rules: ['R04'] },
    });
  });

  it('is refused: questions that are others by now', () => {
    expect(refusalOf(() => submitting({}, { shownEdition: 2 }))).toBe('questions-changed');
  });

  it('is refused: an answer that is missing', () => {
    expect(refusalOf(() => submitting({}, { answers: { ort: '' } }))).toBe('application-incomplete');
  });

  it('keeps the answers that count, and no others', () => {
    const { assessment } = submitting({}, { answers: { never_asked: 'x', gesundheit: 'y' } });
    expect(assessment).toMatchObject({ requestId: 'request-1', round: 1, edition: 1 });
    expect(Object.keys(assessment.answers)).not.toContain('never_asked');
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

  describe('about an access that is there', () => {
    const held = grant();
    const extension = { antragsart: 'verlaengerung', bis: '2027-12-31' };

    it('begins where the access ends', () => {
      const { state } = submitting({}, { held, answers: extension });
      expect(state).toMatchObject({
        kind: 'extension',
        grantId: held.id,
        period: { from: '2027-07-01', until: '2027-12-31' },
        purpose: 'Wie beantragt',
      });
    });

    it('lasts as long as the access where it is about a device', () => {
      const { state } = submitting({}, { held, answers: { antragsart: 'zusatzgeraet' } });
      expect(state.period).toEqual(application.period);
      expect(state.assessed?.rules).toEqual(['R17']);
    });

    it('is refused: an access that is not theirs, or none', () => {
      expect(refusalOf(() => submitting({}, { answers: extension }))).toBe('application-incomplete');
      const other = grant({ id: grantId('grant-9'), state: 'revoked' });
      expect(refusalOf(() => submitting({}, { held: other, answers: extension }))).toBe('no-access-to-go-on');
    });

    it('is refused: a second access beside it', () => {
      expect(refusalOf(() => submitting({}, { grants: [held] }))).toBe('access-exists-already');
    });
  });
});
