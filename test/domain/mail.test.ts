// What a mail may carry: its kind's own fields in their own form, and addresses of one recipient.
import fc from 'fast-check';
import { isMailAddress, mailContent, mailKinds } from '../../src/domain/mail';
import { mailSamples } from '../../src/domain/mail-samples';
import { isTriedTooOften, nextTry } from '../../src/domain/mail-delivery';
import { now } from '../support/builders';

it('has a sample of every kind', () => {
  expect(mailSamples.map(({ kind }) => kind)).toEqual(mailKinds);
});

it.each([
  ['a field too few', 'access-released', { caseNumber: 'MU-2026-0417', from: '2026-12-01' }],
  ['a field too many', 'access-suspended', { reason: 'Verlust' }],
  ['another field', 'access-resumed', { name: 'Anna' }],
  [
    'a case number with a line break',
    'application-received',
    { caseNumber: 'MU-2026-0417\r\nBcc: x@y.example' },
  ],
  ['a day that is none', 'access-ends', { until: '2026-02-30' }],
  ['words for a day', 'access-ends', { until: 'morgen' }],
  ['no number', 'applications-still-wait', { workingDays: 2, count: '3' }],
  ['a number below one', 'applications-still-wait', { workingDays: 2, count: 0 }],
] as const)('refuses %s', (_, kind, fields) => {
  expect(() => mailContent(kind, fields)).toThrow('not the fields');
});

it.each(['anna.amsel@musterstadt.example', "o'neill+vpn@a-b.example", 'x@müller.example', 'a@b.c.d.example'])(
  'takes the address %s',
  (address) => {
    expect(isMailAddress(address)).toBe(true);
  },
);

it.each([
  '',
  'anna',
  'anna@',
  '@musterstadt.example',
  'anna@musterstadt',
  'anna@a@b.example',
  'anna amsel@musterstadt.example',
  'Anna <anna@musterstadt.example>',
  'anna@musterstadt.example, bernd@musterstadt.example',
  'anna@musterstadt.example\r\nBcc: bernd@musterstadt.example',
  'anna@musterstadt.example\n',
  'anna@[127.0.0.1]',
  '"a b"@musterstadt.example',
  `${'a'.repeat(250)}@b.example`,
])('refuses %j as an address', (address) => {
  expect(isMailAddress(address)).toBe(false);
});

it('takes no address that could end a line, name a second recipient or carry a name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      const text = `${before}@${after}.example`;
      if (isMailAddress(text)) expect(text).not.toMatch(/[\s,;:<>"()\\[\]\p{Cc}]/u);
    }),
  );
});

describe('what cannot be sent', () => {
  it('is tried with pauses that grow, for two days', () => {
    const pauses: number[] = [];
    for (let attempts = 1; ; attempts += 1) {
      const next = nextTry(attempts, now);
      if (next === null) break;
      pauses.push(next.getTime() - now.getTime());
      expect(isTriedTooOften(attempts)).toBe(false);
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses[0]).toBe(60_000);
    const days = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400_000;
    expect(days).toBeGreaterThan(1.9);
    expect(days).toBeLessThan(2.1);
    expect(isTriedTooOften(pauses.length + 1)).toBe(false);
    expect(isTriedTooOften(pauses.length + 2)).toBe(true);
  });
});
