// Second factors and fresh sign-ins: what counts as one, what rests without it, and how long a sign-in is fresh.
import {
  assuranceFault,
  carriesMfa,
  isFresh,
  methodsIn,
  rolesUnder,
  usualAssurance,
  type Assurance,
  type Authentication,
} from '../../src/domain/assurance';
import { roles, type Role } from '../../src/domain/roles';
import { now } from '../support/builders';

const multiple = 'http://schemas.microsoft.com/claims/multipleauthn';
const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
const demanding: Assurance = { ...usualAssurance, adminsNeedMfa: true };
const claim = 'http://schemas.microsoft.com/claims/authnmethodsreferences';

const byPassword: Authentication = { instant: now, contextClass: password, methods: [password] };
const byTwo: Authentication = { ...byPassword, methods: [password, multiple] };

describe('a second factor', () => {
  it.each<readonly [string, Authentication, boolean]>([
    ['a password alone', byPassword, false],
    ['a method that counts', byTwo, true],
    ['a context class that counts', { ...byPassword, contextClass: 'https://refeds.org/profile/mfa' }, true],
    ['nothing said', { instant: now, contextClass: null, methods: [] }, false],
    ['nearly the value', { ...byPassword, methods: [multiple.toUpperCase(), `${multiple} `, ''] }, false],
  ])('is seen or not: %s', (_, authentication, seen) => {
    expect(carriesMfa(authentication, usualAssurance)).toBe(seen);
  });

  it('is never seen where no value counts', () => {
    const none = { ...usualAssurance, mfaSignals: [] };
    expect(carriesMfa({ instant: now, contextClass: null, methods: [] }, none)).toBe(false);
    expect(carriesMfa(byTwo, none)).toBe(false);
  });

  it('is read from the claim of AD FS and Entra ID, as much of it as any of them sends', () => {
    const attribute = (name: string, ...values: readonly string[]) => ({ name, friendlyName: claim, values });
    expect(methodsIn([attribute(claim, password), attribute(claim, multiple)])).toEqual([password, multiple]);
    expect(methodsIn([attribute('groups', multiple)])).toEqual([]);
    const flood = Array.from({ length: 500 }, (_, index) => `m${index}`);
    expect(methodsIn([attribute(claim, 'x'.repeat(257), ...flood)])).toEqual(flood.slice(0, 20));
  });
});

describe('without a second factor', () => {
  const all: readonly Role[] = roles;

  it('roles stay where none is demanded, and with one where it is', () => {
    expect(rolesUnder(all, byPassword, usualAssurance)).toEqual({ roles: all, withheld: [] });
    expect(rolesUnder(all, byTwo, demanding)).toEqual({ roles: all, withheld: [] });
  });

  it('every role rests but the everyday ones', () => {
    const { roles: left, withheld } = rolesUnder(all, byPassword, demanding);
    expect(left).toEqual(['employee', 'supervisor']);
    expect([...left, ...withheld].toSorted()).toEqual(all.toSorted());
  });

  it('nothing rests for whoever holds nothing else', () => {
    expect(rolesUnder(['employee'], byPassword, demanding)).toEqual({ roles: ['employee'], withheld: [] });
  });
});

describe('a fresh sign-in', () => {
  const ago = (seconds: number): Authentication => ({
    ...byPassword,
    instant: new Date(now.getTime() - seconds * 1000),
  });

  it('is as old as the limit and a minute for clocks that differ, and no older', () => {
    expect(isFresh(ago(0), now, 10)).toBe(true);
    expect(isFresh(ago(660), now, 10)).toBe(true);
    expect(isFresh(ago(661), now, 10)).toBe(false);
    expect(isFresh({ ...byPassword, instant: new Date(NaN) }, now, 10)).toBe(false);
  });
});

describe('a demand', () => {
  it.each<readonly [string, Partial<Assurance>, Authentication, string | undefined]>([
    ['the usual', {}, byPassword, undefined],
    ['with an own second factor', { adminsNeedMfa: true }, byTwo, undefined],
    ['without one', { adminsNeedMfa: true }, byPassword, 'mfa-own-sign-in-without'],
    [
      'by values that lock oneself out',
      { adminsNeedMfa: true, mfaSignals: ['x'] },
      byTwo,
      'mfa-own-sign-in-without',
    ],
    ['no time at all', { freshMinutes: 0 }, byTwo, 'fresh-minutes-out-of-range'],
    ['half a minute', { freshMinutes: 1.5 }, byTwo, 'fresh-minutes-out-of-range'],
    ['more than an hour', { freshMinutes: 61 }, byTwo, 'fresh-minutes-out-of-range'],
    ['an empty value', { mfaSignals: [''] }, byTwo, 'mfa-signals-unusable'],
    ['a value with a blank', { mfaSignals: ['a b'] }, byTwo, 'mfa-signals-unusable'],
    ['a value too long', { mfaSignals: ['x'.repeat(257)] }, byTwo, 'mfa-signals-unusable'],
    ['too many', { mfaSignals: Array(21).fill('x') }, byTwo, 'mfa-signals-unusable'],
  ])('is judged: %s', (...[, change, own, reason]) => {
    expect(assuranceFault({ ...usualAssurance, ...change }, own)?.reason).toBe(reason);
  });
});
