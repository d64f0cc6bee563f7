// Who may begin to decide about many at once, about how many, and how far it is said to be.
import {
  beginBulkDecision,
  cutOffAfterMs,
  forgottenBefore,
  mostAtOnce,
  stageOf,
} from '../../src/domain/bulk-decision';
import { accessRequestId, bulkDecisionId } from '../../src/domain/ids';
import { actor, now, refusalOf } from '../support/builders';

const admin = actor('bernd', 'it-admin');
const ids = (count: number) => Array.from({ length: count }, (_, n) => accessRequestId(`request-${n}`));
const begin = (change: Partial<Parameters<typeof beginBulkDecision>[0]> = {}, by = admin) =>
  beginBulkDecision(
    { kind: 'approve', requests: ids(2), reason: '', ...change },
    { actor: by, id: bulkDecisionId('bulk-1'), now },
  );

it('holds each of them once, in the order in which they were chosen', () => {
  const [first, second] = ids(2);
  if (first === undefined || second === undefined) throw new Error('two are wanted');
  expect(begin({ requests: [second, first, second] })).toEqual({
    id: 'bulk-1',
    personId: admin.personId,
    kind: 'approve',
    requests: [second, first],
    begunAt: now,
    movedAt: now,
  });
});

it.each([
  ['nothing', { requests: [] }, 'nothing-chosen'],
  ['more than may be decided at one go', { requests: ids(mostAtOnce + 1) }, 'too-many-at-once'],
  ['a denial without a reason', { kind: 'deny' as const }, 'reason-missing'],
])('is refused: %s', (_, change, reason) => {
  expect(refusalOf(() => begin(change))).toBe(reason);
});

it('is refused to whoever does not decide', () => {
  expect(refusalOf(() => begin({}, actor('anna', 'help-desk', 'tenant-admin')))).toBe('role-missing');
});

it('takes the most there may be', () => {
  expect(begin({ requests: ids(mostAtOnce) }).requests).toHaveLength(mostAtOnce);
});

it('is running until all have a result, and cut off when nothing moves any more', () => {
  const at = (ms: number) => new Date(now.getTime() + ms);
  const decision = begin({ requests: ids(3) });
  expect(stageOf(decision, 2, at(cutOffAfterMs))).toBe('running');
  expect(stageOf(decision, 2, at(cutOffAfterMs + 1))).toBe('cut-off');
  expect(stageOf(decision, 3, at(cutOffAfterMs + 1))).toBe('finished');
});

it('is forgotten after a day', () => {
  expect(forgottenBefore(now)).toEqual(new Date('2026-11-22T09:00:00.000Z'));
});
