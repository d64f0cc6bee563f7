// The emergency account: on for hours and no longer, one session, each code once, and nothing that strangers could use up.
import {
  createEmergency,
  disableEmergency,
  emergencyActEvent,
  emergencyActor,
  enableEmergency,
  goOnWithEmergency,
  isEmergencyOn,
  isWorthNoting,
  mostWrongCodes,
  sameHash,
  tryEmergency,
  type EmergencyAccount,
} from '../../src/domain/emergency';
import { identityRef, personId, tenantId } from '../../src/domain/ids';
import { now } from '../support/builders';

const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const made = createEmergency({
  tenantId: tenantId('op'),
  personId: personId('e'),
  ref: identityRef('re'),
  passphraseHash: 'hash',
  totpSecret: 'secret',
}).state;
const on = enableEmergency(made, { hours: 4, reason: 'IdP aus' }, now).state;
const right = { passphraseFits: true, counter: 100, sessionId: 's' };
const used = tryEmergency(on, right, at(1)).state;

describe('it is on', () => {
  it.each<readonly [string, EmergencyAccount, number, boolean]>([
    ['not when just made', made, 0, false],
    ['from the moment it is switched on', on, 0, true],
    ['until its hours are over', on, 239.999, true],
    ['not after them', on, 240, false],
    ['while its session is used', used, 10.9, true],
    ['not ten minutes after the last click', used, 11, false],
    ['not when switched off', disableEmergency(on, at(5)).state, 5, false],
  ])('%s', (...[, account, minutes, expected]) => {
    expect(isEmergencyOn(account, at(minutes))).toBe(expected);
  });

  it.each([0, 25, 1.5, Number.NaN])('is refused: for %p hours', (hours) => {
    expect(() => enableEmergency(made, { hours, reason: 'x' }, now)).toThrow('emergency-hours-out-of-range');
  });

  it('is refused: without a reason, and off twice', () => {
    expect(() => enableEmergency(made, { hours: 4, reason: ' ' }, now)).toThrow('reason-missing');
    expect(() => disableEmergency(made, now)).toThrow('emergency-is-off');
  });
});

describe('signing in', () => {
  it('takes passphrase and code, and stands in the log', () => {
    const { signedIn, state, event } = tryEmergency(on, right, at(1));
    expect([signedIn, state.lastCounter, event?.action]).toEqual([true, 100, 'emergency.signed-in']);
  });

  it.each<readonly [string, EmergencyAccount, number]>([
    ['off', made, 0],
    ['over', on, 240],
    ['in use by another session', used, 2],
    ['left alone until it went off', used, 12],
  ])('is not there: %s', (...[, account, minutes]) => {
    expect(() => tryEmergency(account, { ...right, counter: 101 }, at(minutes))).toThrow('page-not-found');
  });

  it('is refused: a code used before, also after it was switched on anew', () => {
    const again = enableEmergency(used, { hours: 4, reason: 'x' }, at(30)).state;
    for (const counter of [100, 99, null]) {
      expect(tryEmergency(again, { ...right, counter }, at(31)).signedIn).toBe(false);
    }
    expect(tryEmergency(again, { ...right, counter: 101 }, at(31)).signedIn).toBe(true);
  });

  it('switches off after five wrong codes of somebody who has the passphrase', () => {
    let account = on;
    for (let count = 0; count < mostWrongCodes; count += 1) {
      const { state, event } = tryEmergency(account, { ...right, counter: null }, at(1));
      expect(event?.action).toBe('emergency.refused');
      account = state;
    }
    expect(isEmergencyOn(account, at(1))).toBe(false);
  });

  it('cannot be used up by those who have not', () => {
    let account = on;
    for (let count = 0; count < 1_000; count += 1) {
      const tried = tryEmergency(account, { ...right, passphraseFits: false }, at(1));
      expect([tried.signedIn, tried.event]).toEqual([false, null]);
      account = tried.state;
    }
    expect(account).toEqual(on);
  });
});

it('goes on for ten minutes more with each click, with its own session only', () => {
  expect(goOnWithEmergency(used, 's', at(10)).session?.until).toEqual(at(20));
  expect(() => goOnWithEmergency(used, 'other', at(2))).toThrow('page-not-found');
  expect(() => goOnWithEmergency(used, 's', at(11))).toThrow('page-not-found');
  const long = { ...used, session: { id: 's', until: at(300) } };
  expect(() => goOnWithEmergency(long, 's', at(240))).toThrow('page-not-found');
});

it('is noted for two weeks, and holds one role in a municipality', () => {
  const days = (count: number): Date => at(count * 24 * 60);
  expect([isWorthNoting(made, now), isWorthNoting(on, days(13.9)), isWorthNoting(on, days(14))]).toEqual([
    false,
    true,
    false,
  ]);
  expect(emergencyActor(on, tenantId('town')).roles).toEqual(['break-glass']);
});

it.each([
  ['gateways', 'Gestohlen'],
  ['devices', null],
  ['grants', null],
] as const)('says in the log of the provider why, unless it is about people: %s', (kind, reason) => {
  const done = { tenant: 'musterstadt', kind, thing: 'x', act: 'revoke' };
  const { action, actor, data, reason: said } = emergencyActEvent(used, done, 'Gestohlen');
  expect([action, actor, data, said]).toEqual(['emergency.acted', used.ref, done, reason]);
});

it.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'ab', false],
  ['', 'a', false],
  ['', '', true],
])('compares hashes whole: %p %p', (...[one, other, expected]) => {
  expect(sameHash(one, other)).toBe(expected);
});
