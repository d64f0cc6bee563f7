// Questions about an application: who may ask and answer, what a question must be, and what it keeps from being decided.
import {
  approve,
  deny,
  mayApprove,
  mayDecide,
  withdraw,
  type AccessRequest,
} from '../../src/domain/access-request';
import { answerQuery, askApplicant, openQuery, type RequestQuery } from '../../src/domain/request-query';
import { accessRequest, actor, now, refusalOf } from '../support/builders';

const anna = actor('anna');
const bernd = actor('bernd', 'it-admin');
const question = 'Mit welchem Gerät möchten Sie arbeiten?';
const timeZone = 'Europe/Berlin';
const inQuery = accessRequest({ state: 'query' });
const asked: RequestQuery = {
  requestId: inQuery.id,
  round: 1,
  question,
  askedAt: now,
  stateBefore: 'submitted',
  answer: null,
  answeredAt: null,
};

const asking = (request: AccessRequest, by = bernd, text = question) =>
  askApplicant(request, by, { question: text, earlier: [], now, timeZone });
const answering = (change: Partial<Parameters<typeof answerQuery>[2]> = {}, by = anna, request = inQuery) =>
  answerQuery(request, by, { queries: [asked], round: 1, answer: 'Mit dem Notebook', now, ...change });

describe('asking', () => {
  it('sets the request to query, with the question and its event', () => {
    const { state, query, event } = asking(accessRequest());
    expect(state).toEqual(inQuery);
    expect(query).toEqual(asked);
    expect(event).toEqual({
      action: 'access-request.queried',
      actor: bernd.ref,
      subject: 'ref-anna',
      object: { kind: 'access-request', id: 'request-1' },
      data: { caseNumber: 'MU-2026-0001', from: '2026-11-23', until: '2027-06-30' },
      reason: question,
    });
  });

  it('counts its rounds and remembers how far the request was', () => {
    const earlier = [{ ...asked, answer: 'Ja', answeredAt: now }];
    const { query } = askApplicant(accessRequest({ state: 'in-review' }), bernd, {
      question,
      earlier,
      now,
      timeZone,
    });
    expect(query).toMatchObject({ round: 2, stateBefore: 'in-review' });
  });

  it.each([
    ['one without the role', accessRequest(), actor('clara', 'help-desk'), question, 'role-missing'],
    ['the applicant', accessRequest(), actor('anna', 'it-admin'), question, 'own-request'],
    [
      'one who may be the applicant',
      accessRequest(),
      { ...bernd, alsoPersons: [anna.personId] },
      question,
      'own-request',
    ],
    ['while one is open', inQuery, bernd, question, 'query-open'],
    ['after the decision', accessRequest({ state: 'denied' }), bernd, question, 'already-decided'],
    ['a draft', accessRequest({ state: 'draft' }), bernd, question, 'already-decided'],
    ['too short a question', accessRequest(), bernd, 'Warum?', 'question-too-short'],
    ['too long a question', accessRequest(), bernd, 'x'.repeat(1001), 'question-too-long'],
    [
      'a period that is over',
      accessRequest({ period: { from: '2026-01-01', until: '2026-11-22' } }),
      bernd,
      question,
      'period-over',
    ],
  ] as const)('is refused: %s', (_, request, by, text, reason) => {
    expect(refusalOf(() => asking(request, by, text))).toBe(reason);
  });
});

describe('answering', () => {
  it('brings the request back to where it was, with the answer and its event', () => {
    const { state, query, event } = answering();
    expect(state).toEqual(accessRequest());
    expect(query).toEqual({ ...asked, answer: 'Mit dem Notebook', answeredAt: now });
    expect(event).toMatchObject({
      action: 'access-request.answered',
      actor: anna.ref,
      subject: anna.ref,
      reason: 'Mit dem Notebook',
    });
  });

  it('leads back to the review it came from', () => {
    const queries = [{ ...asked, stateBefore: 'in-review' as const }];
    expect(answering({ queries }).state.state).toBe('in-review');
  });

  it.each([
    ['by anybody else', {}, bernd, inQuery, 'no-such-access-request'],
    ['nothing', { answer: '' }, anna, inQuery, 'answer-missing'],
    ['too much', { answer: 'x'.repeat(1001) }, anna, inQuery, 'answer-too-long'],
    ['an earlier question', { round: 0 }, anna, inQuery, 'no-query-open'],
    ['what nobody has asked', { queries: [] }, anna, inQuery, 'no-query-open'],
    ['twice', { queries: [{ ...asked, answer: 'Ja', answeredAt: now }] }, anna, inQuery, 'no-query-open'],
    ['without a question', {}, anna, accessRequest(), 'no-query-open'],
    ['after the decision', {}, anna, accessRequest({ state: 'denied' }), 'already-decided'],
  ] as const)('is refused: %s', (_, change, by, request, reason) => {
    expect(refusalOf(() => answering(change, by, request))).toBe(reason);
  });
});

describe('while a question is open', () => {
  it('nobody approves', () => {
    expect(refusalOf(() => approve(inQuery, bernd, { now, timeZone }))).toBe('query-open');
    expect(mayApprove(inQuery, bernd)).toBe(false);
    expect(mayApprove(accessRequest(), bernd)).toBe(true);
  });

  it('nobody denies who has not seen it', () => {
    expect(refusalOf(() => deny(inQuery, bernd, { reason: 'Nein', now }))).toBe('query-open');
    expect(refusalOf(() => deny(inQuery, bernd, { reason: 'Nein', now, despiteQuery: false }))).toBe(
      'query-open',
    );
  });

  it('one who has seen it may deny, and the applicant withdraw', () => {
    expect(mayDecide(inQuery, bernd)).toBe(true);
    expect(deny(inQuery, bernd, { reason: 'Keine Antwort', now, despiteQuery: true }).state.state).toBe(
      'denied',
    );
    expect(withdraw(inQuery, anna, now).state.state).toBe('withdrawn');
  });
});

it('the open question is the last one without an answer', () => {
  const first = { ...asked, answer: 'Ja', answeredAt: now };
  expect(openQuery(inQuery, [first, { ...asked, round: 2 }])?.round).toBe(2);
  expect(openQuery(inQuery, [first])).toBeNull();
  expect(openQuery(accessRequest({ state: 'withdrawn' }), [asked])).toBeNull();
});
