// When a file can be renewed, which of two files is meant, and when the old one ends: never before the new one has proved
// itself or its days are over, and never when it is the only one.
import fc from 'fast-check';
import { Refusal } from '../../src/domain/errors';
import { credentialId } from '../../src/domain/ids';
import { filesInHand, hasConnected, heldDevices } from '../../src/domain/own-access';
import { endOfOverlap, endOfRenewal, isRenewable, renewalOf } from '../../src/domain/renewal';
import { credential, device, now } from '../support/builders';

const dayMs = 86_400_000;
const inDays = (days: number): Date => new Date(now.getTime() + days * dayMs);
const until = inDays(200);
const oldId = credentialId('o'.repeat(26));
const newId = credentialId('n'.repeat(26));
const ending = credential({ id: oldId, notAfter: inDays(20), until, connected: true });
const fresh = credential({ id: newId, notAfter: inDays(365), until });
const outgoing = { ...ending, renewedBy: newId, retireAt: inDays(14) };

function reasonOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  return 'not refused';
}

describe('renewing', () => {
  it.each([
    [30, true],
    [30 + 1 / dayMs, false],
    [1, true],
    [1 / dayMs, true],
    [0, false],
    [-1, false],
    [365, false],
  ])('with %p days left is possible: %p', (days, possible) => {
    expect(isRenewable({ ...ending, notAfter: inDays(days) }, now)).toBe(possible);
  });

  it.each([
    ['the access ends first', { until: inDays(10) }],
    ['the access ends with it', { until: inDays(20) }],
    ['it has no end of its own, as WireGuard keys', { notAfter: null }],
    ['it is suspended', { state: 'suspended' }],
    ['it is revoked', { state: 'revoked' }],
    ['it was never completed', { state: 'pending' }],
  ] as const)('is not possible where %s', (_, change) => {
    expect(isRenewable({ ...ending, ...change }, now)).toBe(false);
    expect(reasonOf(() => renewalOf([{ ...ending, ...change }], { seen: oldId, now }))).not.toBe(
      'not refused',
    );
  });

  it('keeps the old one beside the new one', () => {
    expect(renewalOf([ending], { seen: oldId, now })).toEqual({ outgoing: ending, unused: null });
  });

  it('once more gives up the file that never connected, not the old one', () => {
    expect(renewalOf([outgoing, fresh], { seen: newId, now })).toEqual({ outgoing, unused: fresh });
  });

  it('is refused to a page that showed another file', () => {
    expect(reasonOf(() => renewalOf([outgoing, fresh], { seen: oldId, now }))).toBe(
      'credential-made-meanwhile',
    );
    expect(reasonOf(() => renewalOf([], { seen: oldId, now }))).toBe('credential-made-meanwhile');
  });

  it('is refused for the new one once it has connected', () => {
    const used = { ...fresh, connected: true };
    expect(reasonOf(() => renewalOf([outgoing, used], { seen: newId, now }))).toBe('renewal-not-open');
  });
});

describe('the old file', () => {
  it('ends after fourteen days, not a millisecond before, when the new one never connected', () => {
    const retireAt = endOfOverlap(now);
    expect(retireAt).toEqual(inDays(14));
    const old = { ...outgoing, retireAt };
    expect(endOfRenewal(old, fresh, new Date(retireAt.getTime() - 1))).toBe('wait');
    expect(endOfRenewal(old, fresh, retireAt)).toBe('retire');
  });

  it('never ends while the new one has not connected and the days are not over; never when the new one is gone', () => {
    const states = ['pending', 'active', 'suspended', 'revoked', 'expired', 'void'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.boolean(),
        fc.integer({ min: -30, max: 30 }),
        (state, connected, days) => {
          const end = endOfRenewal(outgoing, { ...fresh, state, connected }, inDays(days));
          const lives = state === 'active' || state === 'suspended';
          if (end === 'retire') expect(lives && (connected || days >= 14)).toBe(true);
          if (!lives) expect(end).toBe('keep');
        },
      ),
    );
    expect(endOfRenewal(outgoing, null, inDays(100))).toBe('keep');
  });
});

describe('the files of one device', () => {
  it('are the new one, and the old one on its way out, in whatever order they come', () => {
    for (const all of [
      [outgoing, fresh],
      [fresh, outgoing],
    ])
      expect(filesInHand(all)).toEqual({ current: fresh, beside: null, outgoing });
    expect(filesInHand([ending])).toEqual({ current: ending, beside: null, outgoing: null });
    expect(filesInHand([])).toEqual({ current: null, beside: null, outgoing: null });
  });

  it('leave the old one alone where the new one is gone', () => {
    for (const state of ['revoked', 'void', 'pending'] as const)
      expect(filesInHand([outgoing, { ...fresh, state }])).toEqual({
        current: outgoing,
        beside: null,
        outgoing: null,
      });
  });

  it('count as one device, which has connected if either has', () => {
    const held = heldDevices([device()], [outgoing, fresh]);
    expect(held).toEqual([{ device: device(), credential: fresh, beside: null, outgoing }]);
    expect(held.map(hasConnected)).toEqual([true]);
  });
});
