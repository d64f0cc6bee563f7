// Ids: their form, their order within and across milliseconds, and that they do not repeat.
import { createUuidV7, randomBase32, randomToken } from '../../../src/adapters/system/ids';

describe('UUIDv7', () => {
  it('has the form of version 7 in lower case and carries the time', () => {
    const id = createUuidV7(() => 0x0192_0000_abcd)();
    expect(id).toMatch(/^01920000-abcd-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('ascends within one millisecond, even past the counter, and when the clock goes back', () => {
    const times = [...Array.from({ length: 10_000 }, () => 5_000), 4_000, 1];
    const next = createUuidV7(() => times.shift() ?? 0);
    const ids = Array.from({ length: 10_002 }, next);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});

it('makes 26 characters of base32 for what leaves the house', () => {
  const ids = Array.from({ length: 200 }, randomBase32);
  for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/);
  expect(new Set(ids).size).toBe(200);
});

it('makes no token that a command line takes for an option', () => {
  const firsts = new Set(Array.from({ length: 2_000 }, () => randomToken().charAt(0)));
  expect([...firsts].join('')).toMatch(/^\w+$/);
});

it('makes tokens of 256 bits', () => {
  expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(32);
  expect(randomToken()).not.toBe(randomToken());
});
