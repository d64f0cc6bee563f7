// What stands on a revocation list and why, until when, and how its authority is called in the address.
import fc from 'fast-check';
import { credentialStates } from '../../src/domain/credential';
import {
  datesOfList,
  isOnList,
  listedIfValidAfter,
  listName,
  nextListNumber,
  reasonOf,
  restAfterList,
  serialOfListName,
  stateOfList,
} from '../../src/domain/revocation-list';

const now = new Date('2026-11-23T13:03:27.456Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const plain = { lost: false, renewed: false };

describe('the list', () => {
  it('holds what no longer counts, what is held, and what may have been signed', () => {
    expect(credentialStates.filter(isOnList)).toEqual(['suspended', 'revoked', 'expired', 'void']);
  });

  it.each([
    [{ state: 'suspended', ...plain }, 'certificateHold'],
    [{ state: 'suspended', lost: true, renewed: true }, 'certificateHold'],
    [{ state: 'revoked', ...plain }, null],
    [{ state: 'revoked', lost: true, renewed: true }, 'keyCompromise'],
    [{ state: 'revoked', lost: false, renewed: true }, 'superseded'],
    [{ state: 'expired', lost: true, renewed: false }, 'cessationOfOperation'],
    [{ state: 'void', lost: true, renewed: true }, null],
  ] as const)('says of %j why: %s', (taken, reason) => {
    expect(reasonOf(taken)).toBe(reason);
  });

  it('counts for seven days, in whole seconds', () => {
    expect(datesOfList(now)).toEqual({
      thisUpdate: new Date('2026-11-23T13:03:27.000Z'),
      nextUpdate: new Date('2026-11-30T13:03:27.000Z'),
    });
  });

  it('keeps what has ended since the one before, but nothing from a clock that was ahead', () => {
    expect(listedIfValidAfter(null, now)).toEqual(now);
    expect(listedIfValidAfter(hours(-30), now)).toEqual(hours(-30));
    expect(listedIfValidAfter(hours(30), now)).toEqual(now);
  });

  it.each([
    [null, 'never-made'],
    [hours(168), 'current'],
    [new Date(hours(72).getTime() + 1), 'current'],
    [hours(72), 'ends-soon'],
    [new Date(now.getTime() + 1), 'ends-soon'],
    [now, 'over'],
    [hours(-1), 'over'],
  ] as const)('that ends at %s is: %s', (nextUpdate, state) => {
    expect(stateOfList(nextUpdate, now)).toBe(state);
  });

  it('has an ever larger number, also from a restored database or by a clock that was ahead', () => {
    const seconds = Math.floor(now.getTime() / 1000);
    expect(nextListNumber(0, now)).toBe(seconds);
    expect(nextListNumber(seconds, now)).toBe(seconds + 1);
    expect(nextListNumber(seconds - 500, now)).toBe(seconds);
    expect(nextListNumber(seconds + 500_000_000, now)).toBe(seconds + 500_000_001);
  });

  it('rests longer the longer it is, and never long', () => {
    expect([0, 10_000, 100_000, 10_000_000].map(restAfterList)).toEqual([1000, 2000, 11_000, 30_000]);
  });
});

describe('the name of an authority in an address', () => {
  it('leads back to its serial, whichever that is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: (1n << 159n) - 1n }).map(String), (serial) => {
        expect(listName(serial)).toMatch(/^[1-9a-f][0-9a-f]*$/);
        expect(serialOfListName(listName(serial))).toBe(serial);
      }),
    );
  });

  it.each(['', '0', '01', 'A1', 'g', '-1', '1 ', '1.0', '0x1', 'a'.repeat(41), 'a'.repeat(10_000)])(
    'is not: %s',
    (name) => {
      expect(serialOfListName(name)).toBeNull();
    },
  );
});
