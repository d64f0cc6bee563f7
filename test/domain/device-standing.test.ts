// What a device may do under its grant, and how far gateways have followed: nothing is proved by an answer to another order.
import { answersToLastOrder, progressOf, stateUnder } from '../../src/domain/device-standing';
import type { Enforcement } from '../../src/domain/enforcement';
import type { HoldingState } from '../../src/domain/grant';
import { credentialId, gatewayId } from '../../src/domain/ids';
import { now } from '../support/builders';

const tomorrow = new Date(now.getTime() + 86_400_000);
const seconds = (count: number): Date => new Date(now.getTime() + count * 1000);

describe('a device under its grant', () => {
  it.each([
    ['active', 'active', 'active'],
    ['active', 'suspended', 'suspended'],
    ['active', 'revoked', 'revoked'],
    ['active', 'expired', 'expired'],
    ['suspended', 'active', 'suspended'],
    ['suspended', 'suspended', 'suspended'],
    ['suspended', 'revoked', 'revoked'],
    ['suspended', 'expired', 'expired'],
    ['revoked', 'active', 'revoked'],
    ['revoked', 'suspended', 'revoked'],
    ['revoked', 'expired', 'revoked'],
    ['expired', 'active', 'expired'],
    ['expired', 'revoked', 'expired'],
  ] as const satisfies readonly (readonly [HoldingState, HoldingState, HoldingState])[])(
    'is, being %s under one that is %s, %s',
    (device, grant, expected) => {
      expect(stateUnder({ state: device }, { state: grant, endsAt: tomorrow }, now)).toBe(expected);
    },
  );

  it('has expired at the first moment after the end, whoever has written that down', () => {
    const grant = { state: 'active', endsAt: now } as const;
    expect(stateUnder({ state: 'active' }, grant, seconds(-1))).toBe('active');
    expect(stateUnder({ state: 'active' }, grant, now)).toBe('expired');
  });
});

function answer(gateway: string, change: Partial<Enforcement> = {}): Enforcement {
  return {
    credentialId: credentialId('c'),
    gatewayId: gatewayId(gateway),
    gatewayName: gateway,
    kind: 'revocation',
    orderedAt: now,
    appliedAt: null,
    effectiveAt: null,
    isVerified: false,
    failure: null,
    ...change,
  };
}

describe('the answers to the last order', () => {
  it('are none without an order', () => {
    expect(answersToLastOrder([])).toEqual([]);
  });

  it('leave out what a gateway confirmed before it was removed: it knows nothing of this order', () => {
    const earlier = { orderedAt: seconds(-60), effectiveAt: seconds(-59) };
    const last = answer('nord');
    expect(answersToLastOrder([answer('sued', { ...earlier, kind: 'set' }), last])).toEqual([last]);
    expect(answersToLastOrder([answer('sued', { ...earlier, kind: 'suspension' }), last])).toEqual([last]);
  });

  it('keep a taking back that was never confirmed, also under a later order', () => {
    const open = answer('sued', { kind: 'suspension', orderedAt: seconds(-60) });
    const last = answer('nord', { effectiveAt: now });
    expect(answersToLastOrder([open, last])).toEqual([open, last]);
  });
});

describe('progress', () => {
  const waiting = (after: number) => ({ now: seconds(after), confirmWithinSeconds: 60 });

  it('is none without an order', () => {
    expect(progressOf([], waiting(0))).toBeNull();
  });

  it('is as far as the gateway that is furthest behind', () => {
    const done = answer('nord', { effectiveAt: seconds(1) });
    expect(progressOf([done, answer('sued')], waiting(60))).toEqual({
      kind: 'revocation',
      confirmed: 1,
      total: 2,
      state: 'ordered',
      effectiveAt: null,
    });
    expect(progressOf([done, answer('sued')], waiting(61))).toMatchObject({
      state: 'unconfirmed',
      confirmed: 1,
    });
    expect(progressOf([done, answer('sued', { failure: 'no' })], waiting(1))).toMatchObject({
      state: 'unconfirmed',
    });
  });

  it('is effective when all have confirmed, since the last of them did', () => {
    const all = [answer('nord', { effectiveAt: seconds(9) }), answer('sued', { effectiveAt: seconds(2) })];
    expect(progressOf(all, waiting(500))).toEqual({
      kind: 'revocation',
      confirmed: 2,
      total: 2,
      state: 'effective',
      effectiveAt: seconds(9),
    });
  });
});
