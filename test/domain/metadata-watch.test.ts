// When published metadata are looked at, and what becomes of what stands in them.
import fc from 'fast-check';
import type { DescribedIdentityProvider } from '../../src/domain/identity-provider-metadata';
import { signInChangeId, tenantId } from '../../src/domain/ids';
import { foundProvider, judge, type Finding } from '../../src/domain/metadata-finding';
import {
  lookedAt,
  lookFailed,
  mayLookAgain,
  newWatch,
  nextLookAt,
  slotOf,
} from '../../src/domain/metadata-watch';
import { propose, type SignInChange } from '../../src/domain/sign-in-change';
import type { SignInValues } from '../../src/domain/sign-in-values';
import { now, refusalOf } from '../support/builders';
import { connection } from '../support/sign-in-values';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const later = (ms: number): Date => new Date(now.getTime() + ms);
const { idp } = connection();

describe('a look', () => {
  it('comes within a day, at a time of day of the municipality’s own', () => {
    const slots = fc.double({ min: 0, max: 0.999_999, noNaN: true });
    const times = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(slots, times, (slot, time) => {
        const next = nextLookAt(slot, time);
        expect(next.getTime()).toBeGreaterThan(time.getTime());
        expect(next.getTime() - time.getTime()).toBeLessThanOrEqual(dayMs);
        expect(nextLookAt(slot, next).getTime() - next.getTime()).toBe(dayMs);
      }),
    );
  });

  it('has its time of day from the hash of an id', () => {
    expect(
      [slotOf('00000000aa'), slotOf('80000000'), slotOf('ffffffff')].map((slot) => slot.toFixed(3)),
    ).toEqual(['0.000', '0.500', '1.000']);
    expect(slotOf('ffffffffff')).toBeLessThan(1);
  });

  it('that fails is repeated after 15 minutes, an hour, four hours, and then daily', () => {
    const slot = 0.5;
    let watch = lookedAt(newWatch('https://idp.example/', slot, now), idp, { slot, now });
    const waits: number[] = [];
    for (let at = now, time = 0; time < 5; time += 1) {
      watch = lookFailed(watch, 'metadata-fetch-slow', { slot, now: at });
      waits.push((watch.nextAt.getTime() - at.getTime()) / minuteMs);
      at = watch.nextAt;
    }
    expect(waits.slice(0, 3)).toEqual([15, 60, 240]);
    expect(waits[4]).toBe(24 * 60);
    expect(watch).toMatchObject({ found: idp, readAt: now, failure: { since: now, times: 5 } });
    expect(lookedAt(watch, idp, { slot, now }).failure).toBeNull();
  });

  it('may be asked for again after half a minute', () => {
    const watch = lookedAt(newWatch('https://idp.example/', 0, now), idp, { slot: 0, now });
    expect([0, 29_999, 30_000].map((ms) => mayLookAgain(watch, later(ms)))).toEqual([false, false, true]);
    expect(mayLookAgain({ ...watch, triedAt: null }, now)).toBe(true);
  });
});

describe('what is found', () => {
  const certificate = (pem: string, endsAt = later(400 * dayMs), rsaBits = 3072) => ({
    pem,
    fingerprint: pem.toUpperCase(),
    endsAt,
    rsaBits,
  });
  const described = (
    ...certificates: DescribedIdentityProvider['certificates']
  ): DescribedIdentityProvider => ({
    entityId: idp.entityId,
    ssoUrl: idp.ssoUrl,
    sloUrl: idp.sloUrl,
    certificates,
  });
  const trusted = [{ pem: 'a, as stored', fingerprint: 'A' }];
  const found = (...given: DescribedIdentityProvider['certificates']) =>
    foundProvider(described(...given), trusted, now).signingCertificates;

  it('keeps a certificate that counts, as it is stored, however old or weak', () => {
    expect(found(certificate('a', later(-dayMs)))).toEqual(['a, as stored']);
    expect(found(certificate('a', later(-dayMs), 1024), certificate('b'))).toEqual(['a, as stored', 'b']);
  });

  it('takes no new one that has ended or is weak', () => {
    expect(found(certificate('a'), certificate('b', now), certificate('c', later(dayMs), 1024))).toEqual([
      'a, as stored',
    ]);
    expect(refusalOf(() => found(certificate('b', now)))).toBe('metadata-certificate-ended');
  });

  it('leaves out what is not published any more', () => {
    expect(found(certificate('b'))).toEqual(['b']);
  });
});

describe('a finding', () => {
  const live = connection();
  const other = connection({ certificates: ['NEW'] });
  const third = connection({ certificates: ['THIRD'] });
  const change = (
    origin: 'metadata' | 'tenant',
    after: SignInValues,
    state: SignInChange['state'] = 'open',
  ) => ({
    ...propose(
      {
        id: signInChangeId('c'),
        tenantId: tenantId('t'),
        before: live,
        after,
        reason: null,
        by: null,
        origin,
      },
      now,
    ).state,
    state,
  });
  const held = change('metadata', other);
  const rejected = change('metadata', other, 'rejected');
  const own = change('tenant', third);

  it.each<[string, string, Partial<Finding>, SignInChange | null]>([
    ['is what is in force', 'same', { found: live.idp }, null],
    ['is new', 'to-propose', {}, null],
    ['is proposed already', 'proposed-already', { open: held, newest: held }, null],
    ['has vanished', 'same', { found: live.idp, open: held, newest: held }, held],
    ['has changed', 'to-propose', { found: third.idp, open: held, newest: held }, held],
    ['meets what somebody proposed', 'another-open', { open: own }, null],
    ['was rejected', 'rejected-before', { newest: rejected, foundBefore: other.idp }, null],
    [
      'was rejected and has changed since',
      'to-propose',
      { newest: rejected, found: third.idp, foundBefore: other.idp },
      null,
    ],
    [
      'was rejected, was something else and is back',
      'to-propose',
      { newest: rejected, foundBefore: live.idp },
      null,
    ],
    [
      'lapsed before',
      'to-propose',
      { newest: change('metadata', other, 'lapsed'), foundBefore: other.idp },
      null,
    ],
    ['adds an address', 'to-propose', { found: { ...live.idp, sloUrl: 'https://idp.example/other' } }, null],
  ])('that %s: %s', (_, standing, finding, overtaken) => {
    const verdict = judge({
      live,
      found: other.idp,
      foundBefore: null,
      open: null,
      newest: null,
      ...finding,
    });
    expect([verdict.standing, verdict.overtaken]).toEqual([standing, overtaken]);
  });

  it('changes the identity provider alone', () => {
    const { after } = judge({ live, found: other.idp, foundBefore: null, open: null, newest: null });
    expect(after).toEqual({ ...live, idp: other.idp });
  });
});
