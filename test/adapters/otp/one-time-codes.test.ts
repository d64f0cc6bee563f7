// One-time codes: the values of RFC 6238 appendix B, one step of skew, and nothing else.
import { oneTimeCodes } from '../../../src/adapters/otp/one-time-codes';

/** "12345678901234567890" in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1000);

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('takes the code of %i seconds and says its step', (seconds, code) => {
  expect(oneTimeCodes.counterOf(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
});

it.each([
  ['a step early', -30, 1],
  ['a step late', 30, 1],
])('takes it %s, and counts it where it belongs', (_, skew) => {
  expect(oneTimeCodes.counterOf(secret, '005924', at(1_234_567_890 + skew))).toBe(41_152_263);
});

it.each([
  ['two steps early', '005924', 1_234_567_890 - 60],
  ['two steps late', '005924', 1_234_567_890 + 60],
  ['another', '005925', 1_234_567_890],
  ['empty', '', 1_234_567_890],
  ['too long', '0059240', 1_234_567_890],
  ['no digits', 'abcdef', 1_234_567_890],
  ['Arabic digits', '٠٠٥٩٢٤', 1_234_567_890],
])('is refused: %s', (...[, code, seconds]) => {
  expect(oneTimeCodes.counterOf(secret, code, at(seconds))).toBeNull();
});

it('takes a code typed in two groups, and makes secrets of 160 bits', () => {
  expect(oneTimeCodes.counterOf(secret, '005 924', at(1_234_567_890))).not.toBeNull();
  const fresh = oneTimeCodes.newSecret();
  expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
  expect(oneTimeCodes.newSecret()).not.toBe(fresh);
  expect(oneTimeCodes.uri(fresh, 'betreiber')).toMatch(
    new RegExp(`^otpauth://totp/Fernamt:betreiber\\?.*secret=${fresh}`),
  );
});
