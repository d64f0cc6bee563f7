// A change to a live sign-in: who may propose, confirm and stop it, when, and upon what.
import { identityRef, signInChangeId, tenantId } from '../../src/domain/ids';
import {
  beginTrial,
  confirm,
  deservesNotice,
  forceThrough,
  isStale,
  lapse,
  openForMs,
  ownNoticeMs,
  propose,
  reject,
  tried,
  withdraw,
  type ChangeConfirmation,
  type Live,
  type SignInChange,
} from '../../src/domain/sign-in-change';
import type { ChangeTrial } from '../../src/domain/sign-in-change-trial';
import { operatorDelayMs, partyTo, type Party } from '../../src/domain/two-sided-consent';
import { actor, now, refusalOf } from '../support/builders';
import { connection, rules } from '../support/sign-in-values';

const town = tenantId('tenant-1');
const operator = tenantId('operator');
const admin: Party = { side: 'tenant', ref: identityRef('ref-admin') };
const otherAdmin: Party = { side: 'tenant', ref: identityRef('ref-other') };
const olga: Party = { side: 'operator', ref: identityRef('ref-olga') };
const omar: Party = { side: 'operator', ref: identityRef('ref-omar') };

const before = connection();
const after = connection({ certificates: ['NEW'] });
const live: Live = { values: before, since: null };
const of = 'all-of-it';
const passed: ChangeTrial = { passed: true, reason: null, at: now, by: admin, of };
const confirmation = (by: Party, change: Partial<ChangeConfirmation> = {}): ChangeConfirmation => ({
  by,
  signedInAt: now,
  trialOf: of,
  withoutTrial: null,
  ...change,
});
const later = (ms: number): Date => new Date(now.getTime() + ms);

function proposed(by: Party | null, change: Partial<SignInChange> = {}): SignInChange {
  const input = {
    id: signInChangeId('c'),
    tenantId: town,
    before,
    after,
    reason: null,
    by,
    origin: by?.side ?? ('metadata' as const),
  };
  return { ...propose(input, now).state, ...change };
}

describe('a party', () => {
  it.each([
    ['an admin of the municipality', { ...actor('a', 'tenant-admin') }, 'tenant'],
    ['an admin of the provider', { ...actor('o', 'operator-admin'), tenantId: operator }, 'operator'],
    ['IT of the municipality', actor('i', 'it-admin'), 'role-missing'],
    [
      'an admin of another municipality',
      { ...actor('x', 'tenant-admin'), tenantId: tenantId('t2') },
      'role-missing',
    ],
    [
      'somebody of the provider',
      { ...actor('y', 'tenant-admin', 'auditor'), tenantId: operator },
      'role-missing',
    ],
    ['an operator role outside the provider', actor('z', 'operator-admin'), 'role-missing'],
  ])('is or is not: %s', (_, who, said) => {
    const outcome = refusalOf(() => partyTo(town, who, operator));
    expect(outcome === 'not refused' ? partyTo(town, who, operator).side : outcome).toBe(said);
  });

  it('is nobody of a provider that has not been made', () => {
    const who = { ...actor('o', 'operator-admin'), tenantId: operator };
    expect(refusalOf(() => partyTo(town, who, null))).toBe('role-missing');
  });
});

describe('a proposal', () => {
  it('counts as the first of two when the provider makes it, and as nothing when the municipality does', () => {
    expect(proposed(olga).firstOperator).toEqual({ ref: olga.ref, at: now });
    expect(proposed(admin).firstOperator).toBeNull();
    expect(proposed(null).firstOperator).toBeNull();
  });

  it('is refused when it changes nothing, or two things', () => {
    const input = {
      id: signInChangeId('c'),
      tenantId: town,
      before,
      reason: null,
      by: admin,
      origin: 'tenant',
    } as const;
    expect(refusalOf(() => propose({ ...input, after: before }, now))).toBe('sign-in-change-empty');
    expect(refusalOf(() => propose({ ...input, after: rules('it-admin') }, now))).toBe(
      'sign-in-change-mixed',
    );
  });
});

describe('a confirmation', () => {
  type Case = readonly [
    string,
    SignInChange,
    Party,
    { readonly at?: Date; readonly live?: Live; readonly signedInAt?: Date },
    string,
  ];
  const confirmed = proposed(null, { firstOperator: { ref: olga.ref, at: now } });
  it.each<Case>([
    ['the municipality, of the provider’s', proposed(olga), admin, {}, 'applied'],
    ['the municipality, of its own', proposed(admin), admin, {}, 'applied'],
    ['the municipality, of the metadata’s', proposed(null), admin, {}, 'applied'],
    ['the provider, of the municipality’s', proposed(admin), olga, {}, 'open'],
    ['the provider, of the metadata’s', proposed(null), olga, {}, 'open'],
    ['the same one twice', confirmed, olga, { at: later(operatorDelayMs) }, 'second-operator-missing'],
    [
      'who proposed it, a day later',
      proposed(olga),
      olga,
      { at: later(operatorDelayMs) },
      'second-operator-missing',
    ],
    ['a second one at once', confirmed, omar, {}, 'second-operator-too-early'],
    [
      'a second one a moment too early',
      confirmed,
      omar,
      { at: later(operatorDelayMs - 1) },
      'second-operator-too-early',
    ],
    ['a second one after a day', confirmed, omar, { at: later(operatorDelayMs) }, 'applied'],
    ['after two weeks', proposed(olga), admin, { at: later(openForMs) }, 'sign-in-change-lapsed'],
    ['of what was decided', proposed(olga, { state: 'rejected' }), admin, {}, 'sign-in-change-decided'],
    ['twice', proposed(olga, { state: 'applied' }), admin, {}, 'sign-in-change-decided'],
    [
      'upon what no longer holds',
      proposed(olga),
      admin,
      { live: { values: after, since: null } },
      'sign-in-changed-meanwhile',
    ],
    [
      'by who signed in before the last change',
      proposed(olga),
      admin,
      { live: { values: before, since: now }, signedInAt: later(-1) },
      'sign-in-again-first',
    ],
    [
      'by who signed in after it',
      proposed(olga),
      admin,
      { live: { values: before, since: now }, signedInAt: now },
      'applied',
    ],
  ])('by %s', (_, change, by, { at = now, live: inForce = live, signedInAt = now }, said) => {
    const known = { ...change, trial: passed };
    const act = () => confirm(known, confirmation(by, { signedInAt }), inForce, at).state.state;
    const outcome = refusalOf(act);
    expect(outcome === 'not refused' ? act() : outcome).toBe(said);
  });

  it('says in the audit which way it went', () => {
    const change = proposed(olga, { trial: passed });
    const { state, event } = confirm(change, confirmation(admin), live, now);
    expect(state).toMatchObject({ route: 'tenant', decidedBy: admin.ref, decidedAt: now });
    expect(event).toMatchObject({
      action: 'sign-in-change.applied',
      actor: admin.ref,
      data: { kind: 'identity-provider', origin: 'operator', route: 'tenant', trial: 'passed' },
      reason: null,
    });
    expect(state.withoutTrial).toBeNull();
  });
});

describe('a confirmation asks for a trial', () => {
  const failed: ChangeTrial = { ...passed, passed: false, reason: 'identity-missing' };
  const why = 'Das Zertifikat gilt erst ab März';
  type Case = readonly [string, ChangeTrial | null, string | null, string];
  it.each<Case>([
    ['nobody has tried it', null, null, 'sign-in-change-untried'],
    ['the last trial failed', failed, null, 'sign-in-change-untried'],
    ['it was tried with something else', { ...passed, of: 'other' }, null, 'sign-in-change-untried'],
    ['the reason is blank', null, ' \n', 'sign-in-change-untried'],
    ['the last trial passed', passed, null, 'passed'],
    ['the last trial passed, and a reason is one too many', passed, why, 'passed'],
    ['nobody has tried it, and somebody says why', null, why, 'without trial'],
    ['the last trial failed, and somebody says why', failed, why, 'without trial'],
  ])('%s', (_, trial, withoutTrial, said) => {
    for (const [by, action] of [
      [admin, 'sign-in-change.applied'],
      [olga, 'sign-in-change.seconded'],
    ] as const) {
      const change = proposed(null, { trial });
      const act = () => confirm(change, confirmation(by, { withoutTrial }), live, now);
      const outcome = refusalOf(act);
      if (outcome !== 'not refused') {
        expect(outcome).toBe(said);
        continue;
      }
      const { state, event } = act();
      const kept = said === 'passed' ? null : withoutTrial;
      expect([event.action, event.data['trial'], event.reason]).toEqual([action, said, kept]);
      expect(state.withoutTrial).toBe(kept);
    }
  });

  it('after what everybody who confirms must be told first', () => {
    const change = proposed(olga);
    expect(refusalOf(() => confirm(change, confirmation(olga), live, now))).toBe('second-operator-missing');
  });
});

describe('a trial', () => {
  const outcome = (change: SignInChange, inForce = before, at = now) => [
    refusalOf(() => beginTrial(change, inForce, { by: admin, now: at })),
    refusalOf(() => tried(change, inForce, { ...passed, at })),
  ];
  it.each<[string, SignInChange, typeof before, Date, string]>([
    ['of one that is open', proposed(olga), before, now, 'not refused'],
    ['of the last moment', proposed(olga), before, later(openForMs - 1), 'not refused'],
    ['of one that lies too long', proposed(olga), before, later(openForMs), 'sign-in-change-lapsed'],
    ['of one in force', proposed(olga, { state: 'applied' }), before, now, 'sign-in-change-decided'],
    ['of one withdrawn', proposed(olga, { state: 'withdrawn' }), before, now, 'sign-in-change-decided'],
    ['upon what no longer holds', proposed(olga), after, now, 'sign-in-changed-meanwhile'],
  ])('%s', (_, change, inForce, at, said) => {
    expect(outcome(change, inForce, at)).toEqual([said, said]);
  });

  it('is remembered with the proposal, and says no more than whether it passed', () => {
    const trial: ChangeTrial = { ...passed, passed: false, reason: 'saml-signature' };
    const { state, event } = tried(proposed(olga, { trial: passed }), before, trial);
    expect(state.trial).toEqual(trial);
    expect(event).toEqual({
      action: 'sign-in-change.tried',
      actor: admin.ref,
      subject: null,
      object: { kind: 'sign-in-change', id: 'c' },
      data: {
        kind: 'identity-provider',
        origin: 'operator',
        route: null,
        passed: false,
        inTheWay: 'saml-signature',
      },
      reason: null,
    });
  });
});

describe('stopping', () => {
  it('is open to both sides as a rejection, whoever proposed', () => {
    for (const by of [admin, olga]) {
      expect(reject(proposed(olga), by, { now, reason: 'unbekannt' }).state.state).toBe('rejected');
    }
  });

  it('is a withdrawal only for who proposed', () => {
    expect(withdraw(proposed(admin), admin, now).state.state).toBe('withdrawn');
    expect(refusalOf(() => withdraw(proposed(admin), otherAdmin, now))).toBe('not-own-proposal');
    expect(refusalOf(() => withdraw(proposed(null), admin, now))).toBe('not-own-proposal');
  });

  it('comes too late once it is decided', () => {
    const change = proposed(admin, { state: 'applied' });
    expect(refusalOf(() => withdraw(change, admin, now))).toBe('sign-in-change-decided');
    expect(refusalOf(() => reject(change, admin, { now, reason: 'x' }))).toBe('sign-in-change-decided');
  });
});

describe('an emergency', () => {
  it('needs a reason', () => {
    expect(refusalOf(() => forceThrough(proposed(null), { now, reason: '  ' }))).toBe('reason-missing');
    expect(forceThrough(proposed(null), { now, reason: 'IdP ausgefallen' }).state.route).toBe('emergency');
  });
});

describe('what is open', () => {
  it.each([
    ['while nothing else came', before, now, false],
    ['when something else holds', after, now, true],
    ['when nothing is live', null, now, true],
    ['after two weeks', before, later(openForMs), true],
    ['whatever becomes of the other kind', rules('it-admin'), now, false],
  ])('is stale or not %s', (_, values, at, stale) => {
    expect(isStale(proposed(olga), values, at)).toBe(stale);
  });

  it('lapses by nobody', () => {
    expect(lapse(proposed(olga), now).event).toMatchObject({ action: 'sign-in-change.lapsed', actor: null });
  });
});

describe('a notice', () => {
  const decidedAt = now;
  const day = 86_400_000;
  it.each<[string, Partial<SignInChange>, Date, boolean]>([
    ['what is open', {}, later(13 * day), true],
    [
      'what the provider put in force',
      { state: 'applied', route: 'operator', decidedAt },
      later(13 * day),
      true,
    ],
    ['an emergency', { state: 'applied', route: 'emergency', decidedAt }, later(13 * day), true],
    ['either after two weeks', { state: 'applied', route: 'emergency', decidedAt }, later(14 * day), false],
    ['what the municipality confirmed', { state: 'applied', route: 'tenant', decidedAt }, now, false],
    ['what was rejected', { state: 'rejected', decidedAt }, now, false],
  ])('is due or not for %s', (_, change, at, due) => {
    expect(deservesNotice(proposed(olga, change), admin.ref, at)).toBe(due);
  });

  it('is due to the others for some days, when one admin has proposed and confirmed alone', () => {
    const alone = proposed(admin, { state: 'applied', route: 'tenant', decidedAt, decidedBy: admin.ref });
    expect(deservesNotice(alone, otherAdmin.ref, later(ownNoticeMs - 1))).toBe(true);
    expect(deservesNotice(alone, otherAdmin.ref, later(ownNoticeMs))).toBe(false);
    expect(deservesNotice(alone, admin.ref, now)).toBe(false);
  });
});
