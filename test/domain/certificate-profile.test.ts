// Lifetimes of certificates, and the rules that every profile keeps.
import { certificateProfiles, keepsLimits, validity } from '../../src/domain/certificate-profile';
import { Refusal } from '../../src/domain/errors';
import fc from 'fast-check';

const { root, clientCa, serverCa, clientLeaf, serverLeaf } = certificateProfiles;
const now = new Date('2026-07-01T12:00:00.700Z');
const dayMs = 86_400_000;

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('the profiles', () => {
  it.each([root, clientCa, serverCa])(
    'let authorities sign, but never act as a party to a connection',
    (profile) => {
      expect(profile.keyUsage).toEqual(['keyCertSign', 'cRLSign']);
      expect(profile.curves).toEqual(['P-384']);
      expect(profile.latestEnd).not.toBeNull();
    },
  );

  it.each([clientLeaf, serverLeaf])('never let a leaf sign certificates', (profile) => {
    expect(profile.keyUsage).toEqual(['digitalSignature']);
    expect(profile.basicConstraints).toEqual({ ca: false });
  });

  it('allow one level of authorities below the root and none below those', () => {
    expect(root.basicConstraints).toEqual({ ca: true, pathLength: 1 });
    expect([clientCa.basicConstraints, serverCa.basicConstraints]).toEqual([
      { ca: true, pathLength: 0 },
      { ca: true, pathLength: 0 },
    ]);
  });

  it('bind each leaf and its authority to one purpose', () => {
    expect([clientCa.extendedKeyUsage, clientLeaf.extendedKeyUsage]).toEqual([
      ['clientAuth'],
      ['clientAuth'],
    ]);
    expect([serverCa.extendedKeyUsage, serverLeaf.extendedKeyUsage]).toEqual([
      ['serverAuth'],
      ['serverAuth'],
    ]);
  });
});

describe('validity', () => {
  it('begins ten minutes ago, on a whole second', () => {
    expect(validity(clientLeaf, now, null).notBefore.toISOString()).toBe('2026-07-01T11:50:00.000Z');
  });

  it.each([
    ['a client 365 days', clientLeaf, '2027-07-01T11:49:59.000Z'],
    ['a server 90 days', serverLeaf, '2026-09-29T11:49:59.000Z'],
    ['an issuing authority five years', clientCa, '2031-06-30T11:49:59.000Z'],
    ['a root until the end of classical signatures', root, '2035-12-31T23:59:59.000Z'],
  ])('gives %s at most', (_, profile, end) => {
    expect(validity(profile, now, null).notAfter.toISOString()).toBe(end);
  });

  it('ends issuing authorities with 2031, however young they are', () => {
    const late = new Date('2029-03-01T00:00:00Z');
    expect(validity(serverCa, late, null).notAfter.toISOString()).toBe('2031-12-31T23:59:59.000Z');
  });

  it('never outlives the issuer', () => {
    const issuerEnd = new Date('2026-08-01T00:00:00Z');
    expect(validity(clientLeaf, now, issuerEnd).notAfter).toEqual(issuerEnd);
  });

  it('ends with the wish when that is earlier, and ignores a wish that is later', () => {
    const earlier = new Date('2026-12-24T22:00:00.900Z');
    const later = new Date('2099-01-01T00:00:00Z');
    expect(validity(clientLeaf, now, null, earlier).notAfter.toISOString()).toBe('2026-12-24T22:00:00.000Z');
    expect(validity(clientLeaf, now, null, later).notAfter.toISOString()).toBe('2027-07-01T11:49:59.000Z');
  });

  it.each([
    ['a wish that has passed', new Date(now.getTime() - 1)],
    ['a wish for this very moment', now],
    ['a wish that is no date', new Date('no date')],
  ])('is refused: %s', (_, wish) => {
    expect(refusalOf(() => validity(clientLeaf, now, null, wish))).toMatchObject({
      kind: 'invalid',
      reason: 'certificate-end-in-the-past',
    });
  });

  it.each([
    {
      what: 'an issuer that has expired',
      profile: clientLeaf,
      at: now,
      issuerEnd: new Date(now.getTime() - 1),
    },
    { what: 'an issuer that expires now', profile: clientLeaf, at: now, issuerEnd: now },
    { what: 'a profile whose time is over', profile: clientCa, at: new Date('2032-01-01'), issuerEnd: null },
  ])('is refused: $what', ({ profile, at, issuerEnd }) => {
    expect(refusalOf(() => validity(profile, at, issuerEnd))).toMatchObject({
      kind: 'unavailable',
      reason: 'certificate-authority-expired',
    });
  });

  it('keeps every limit, whatever the dates', () => {
    const dates = fc.date({ min: new Date('2025-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const profile = fc.constantFrom(...Object.values(certificateProfiles));
    const cases = fc.record({ profile, at: dates, issuerEnd: fc.option(dates), wish: fc.option(dates) });
    fc.assert(
      fc.property(cases, ({ profile, at, issuerEnd, wish }) => {
        let given;
        try {
          given = validity(profile, at, issuerEnd, wish ?? undefined);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        expect(given.notBefore.getTime()).toBeLessThanOrEqual(at.getTime() - 600_000);
        expect(given.notAfter.getTime()).toBeGreaterThan(at.getTime());
        expect(given.notAfter.getTime() - given.notBefore.getTime()).toBeLessThan(
          profile.maxLifetimeDays * dayMs,
        );
        expect(given.notAfter.getTime()).toBeLessThanOrEqual(issuerEnd?.getTime() ?? Infinity);
        expect(given.notAfter.getTime()).toBeLessThanOrEqual(wish?.getTime() ?? Infinity);
        expect(given.notAfter.getTime()).toBeLessThanOrEqual(Date.parse(profile.latestEnd ?? '9999-12-31'));
        expect([given.notBefore.getUTCMilliseconds(), given.notAfter.getUTCMilliseconds()]).toEqual([0, 0]);
        expect(keepsLimits(profile, given, issuerEnd)).toBe(true);
      }),
    );
  });
});

describe('keepsLimits', () => {
  const notBefore = new Date('2026-07-01T00:00:00Z');
  const after = (days: number): Date => new Date(notBefore.getTime() + days * dayMs);

  it.each([
    ['a day too long', { notBefore, notAfter: after(366) }, null],
    ['longer than the issuer', { notBefore, notAfter: after(10) }, after(9)],
    ['over before it begins', { notBefore, notAfter: after(-1) }, null],
    ['without a proper end', { notBefore, notAfter: new Date('no date') }, null],
  ])('says no to dates that are %s', (_, dates, issuerEnd) => {
    expect(keepsLimits(clientLeaf, dates, issuerEnd)).toBe(false);
  });

  it('says yes to dates inside them', () => {
    expect(keepsLimits(clientLeaf, { notBefore, notAfter: after(364) }, after(1000))).toBe(true);
  });
});
