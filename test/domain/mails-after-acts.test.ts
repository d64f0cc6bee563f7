// Which mail follows which act: out of the very events that the rules of the acts make.
import { auditActions, type AuditEvent } from '../../src/domain/audit-event';
import { askedAfter, mailsAfter } from '../../src/domain/mails-after-acts';
import { identityRef } from '../../src/domain/ids';
import { revokeGrant, resumeGrant, suspendGrant, expireGrant } from '../../src/domain/grant';
import { approve, deny, requestEvent, withdraw } from '../../src/domain/access-request';
import { answerQuery, askApplicant } from '../../src/domain/request-query';
import { accessRequest, actor, grant, now } from '../support/builders';

const anna = actor('anna');
const admin = actor('bernd', 'it-admin');
const request = accessRequest({ personId: anna.personId, personRef: anna.ref, caseNumber: 'MU-2026-0417' });
const said = (event: AuditEvent) =>
  mailsAfter(event).map(({ to, content }) => [to, content.kind, content.fields]);

it('an application: its applicant, and who is asked first', () => {
  const sent = { ...request, caseNumber: 'MU-2026-0001' };
  const event = requestEvent(sent, 'access-request.submitted', { actor: anna, reason: null });
  expect(said(event)).toEqual([['subject', 'application-received', { caseNumber: 'MU-2026-0001' }]]);
  expect(askedAfter(event)).toBe('newly');
});

it('an approval: what to do next', () => {
  const { event } = approve(request, admin, { now, timeZone: 'Europe/Berlin' });
  const { from, until } = request.period;
  expect(said(event)).toEqual([['subject', 'access-released', { caseNumber: 'MU-2026-0417', from, until }]]);
});

it('an approval with obligations: that something is missing, and only then what to do next', () => {
  const { event } = approve(request, admin, { now, timeZone: 'Europe/Berlin' });
  const open = { ...event, data: { ...event.data, openObligations: 2 } };
  expect(said(open)).toEqual([['subject', 'application-approved', { caseNumber: 'MU-2026-0417' }]]);
  const { from, until } = request.period;
  expect(said({ ...event, action: 'access-request.released' })).toEqual([
    ['subject', 'access-released', { caseNumber: 'MU-2026-0417', from, until }],
  ]);
});

it('a refusal: that it is decided, and never the reason', () => {
  const { event } = deny(request, admin, { reason: 'Kein Homeoffice in der Probezeit', now });
  expect(said(event)).toEqual([['subject', 'application-refused', { caseNumber: 'MU-2026-0417' }]]);
  expect(JSON.stringify(mailsAfter(event))).not.toContain('Probezeit');
});

it('a question and its answer: that there is one, and never its words', () => {
  const asked = { question: 'Mit welchem Gerät arbeiten Sie?', earlier: [], now, timeZone: 'Europe/Berlin' };
  const { state, query, event } = askApplicant(request, admin, asked);
  expect(said(event)).toEqual([['subject', 'application-question', { caseNumber: 'MU-2026-0417' }]]);
  expect(JSON.stringify(mailsAfter(event))).not.toContain('Gerät');
  const answered = { queries: [query], round: 1, answer: 'Mit dem Notebook', now };
  const answer = answerQuery(state, anna, answered).event;
  expect(said(answer)).toEqual([]);
  expect(askedAfter(answer)).toBe('all');
});

it('a withdrawal: nothing', () => {
  expect(said(withdraw(request, anna, now).event)).toEqual([]);
});

it('an access that is suspended, resumed, revoked: its holder, without the reason', () => {
  const held = grant({ state: 'active' });
  const suspended = suspendGrant(held, admin, 'Verdacht auf Missbrauch');
  const resumed = resumeGrant(suspended.state, actor('clara', 'it-admin'), now);
  const revoked = revokeGrant(held, admin, 'Ausgeschieden');
  expect([suspended, resumed, revoked].flatMap(({ event }) => said(event))).toEqual([
    ['subject', 'access-suspended', {}],
    ['subject', 'access-resumed', { until: held.period.until }],
    ['subject', 'access-revoked', {}],
  ]);
});

it('an access that ends in its time: nothing more, it was said before', () => {
  const held = grant({ state: 'active' });
  expect(said(expireGrant(held, held.endsAt).event)).toEqual([]);
});

const event = (action: AuditEvent['action'], data: AuditEvent['data']): AuditEvent => ({
  action,
  actor: identityRef('ref-x'),
  subject: null,
  object: { kind: 'tenant', id: 't' },
  data,
  reason: null,
});

it('a proposed loosening of the rules: those who may confirm it', () => {
  expect(said(event('catalogue.proposed', { looser: 1 }))).toEqual([
    ['loosening-confirmers', 'loosening-proposed', {}],
  ]);
});

it('a proposed change of the sign-in and an announced closing: the admins of the municipality', () => {
  expect(said(event('sign-in-change.proposed', { kind: 'role-rules' }))).toEqual([
    ['tenant-admins', 'sign-in-change-proposed', {}],
  ]);
  expect(said(event('closing.announced', { on: '2027-01-31', route: null }))).toEqual([
    ['tenant-admins', 'closing-announced', { until: '2027-01-31' }],
  ]);
});

it('a waiver of the crypto profile that waits, or ended by time: both roles that decide about it', () => {
  const data = { profile: 'TLS12-COMPATIBLE-2026', until: '2027-01-31' };
  expect(said(event('crypto-waiver.proposed', { ...data, byTime: false }))).toEqual([
    ['security', 'crypto-waiver-proposed', {}],
  ]);
  expect(said(event('crypto-waiver.ended', { ...data, byTime: true }))).toEqual([
    ['security', 'crypto-waiver-ended', { until: '2027-01-31' }],
  ]);
  expect(said(event('crypto-waiver.ended', { ...data, byTime: false }))).toEqual([]);
});

it('orders that no gateway proved in time: those who decide, and only how many', () => {
  expect(said(event('gateway.orders-overdue', { count: 3 }))).toEqual([
    ['deciders', 'orders-overdue', { count: 3 }],
  ]);
});

it('nothing else', () => {
  const days = { from: '2026-12-01', until: '2027-01-31', on: '2027-01-31' };
  const data = { caseNumber: 'MU-2026-0417', ...days, count: 3 };
  const telling = auditActions.filter((action) => mailsAfter(event(action, data)).length > 0);
  expect(telling.toSorted()).toEqual([
    'access-request.approved',
    'access-request.denied',
    'access-request.escalated',
    'access-request.lapsed',
    'access-request.queried',
    'access-request.released',
    'access-request.submitted',
    'catalogue.proposed',
    'closing.announced',
    'crypto-waiver.proposed',
    'gateway.orders-overdue',
    'grant.resumed',
    'grant.revoked',
    'grant.suspended',
    'sign-in-change.proposed',
  ]);
});
