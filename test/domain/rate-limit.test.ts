// The limits leave a whole town hall behind one address enough room, and know whom an address stands for.
import { rateLimits, sourceNetwork, TooMany } from '../../src/domain/rate-limit';

it('lets 2,000 people behind one address sign in within ten minutes, with three tries each', () => {
  for (const name of ['sign-in-start', 'sign-in-answer'] as const) {
    const { most, perMs } = rateLimits[name];
    expect((most / perMs) * 10 * 60_000).toBeGreaterThanOrEqual(2_000 * 3);
  }
});

it('counts nothing that an attacker elsewhere could use up for others', () => {
  for (const { per } of Object.values(rateLimits)) expect(['address', 'person']).toContain(per);
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['::1', '::/64'],
  ['unknown', null],
  ['', null],
  ['192.0.2.7, 192.0.2.8', null],
])('%s stands for %s', (address, network) => {
  expect(sourceNetwork(address)).toBe(network);
});

it('names its reason after the limit', () => {
  const refusal = new TooMany(rateLimits.enrolment, 17);
  expect(refusal).toMatchObject({ kind: 'too-many', reason: 'too-many-enrolment', retryAfterSeconds: 17 });
});
