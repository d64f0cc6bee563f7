// What stands between an order and its proof, and when IT is told.
import { dueSince, isTimeToTell, obstacleOf } from '../../src/domain/unconfirmed-order';

const now = new Date('2026-11-23T13:03:27.000Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const order = { orderedAt: ago(120), appliedAt: null, effectiveAt: null, failure: null };
const heard = ago(5);

it.each([
  ['under-way', { ...order, orderedAt: ago(60) }, heard],
  ['under-way', { ...order, orderedAt: ago(30) }, ago(1000)],
  ['under-way', { ...order, effectiveAt: ago(1) }, heard],
  ['not-carried-out', order, heard],
  ['not-verified', { ...order, appliedAt: ago(100) }, heard],
  ['gateway-failed', { ...order, failure: 'peer-still-there' }, heard],
  ['gateway-failed', { ...order, orderedAt: ago(1), failure: 'peer-still-there' }, heard],
  ['gateway-silent', order, ago(91)],
  ['gateway-silent', order, null],
  ['gateway-silent', { ...order, failure: 'peer-still-there' }, ago(91)],
] as const)('is %s', (expected, one, lastContactAt) => {
  expect(obstacleOf({ order: one, lastContactAt, confirmWithinSeconds: 60 }, now)).toBe(expected);
});

it('is due by the limit of the municipality', () => {
  expect(dueSince(now, 600)).toEqual(ago(600));
});

it('is told of at once, and then with others a quarter of an hour later', () => {
  expect(isTimeToTell(null, now)).toBe(true);
  expect(isTimeToTell(ago(899), now)).toBe(false);
  expect(isTimeToTell(ago(900), now)).toBe(true);
});
