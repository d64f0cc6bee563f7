// Grants, devices and credentials: what an approval yields, who may stop it, and that final means final.
import { approve } from '../../src/domain/access-request';
import { complete, giveBack, takeBack, type CredentialState } from '../../src/domain/credential';
import {
  addDevice,
  reportLost,
  requireIssuable,
  resumeDevice,
  revokeDevice,
  suspendDevice,
} from '../../src/domain/device';
import {
  expireGrant,
  grantFor,
  isActive,
  refuseOverlap,
  resumeGrant,
  revokeGrant,
  suspendGrant,
} from '../../src/domain/grant';
import { deviceId, grantId } from '../../src/domain/ids';
import {
  accessRequest,
  actor,
  credential,
  device,
  grant,
  now,
  profile,
  refusalOf,
} from '../support/builders';

const anna = actor('anna');
const bernd = actor('bernd', 'it-admin');
const hella = actor('hella', 'help-desk');

describe('a grant', () => {
  const rules = { id: grantId('grant-1'), profile: profile(), actor: bernd, timeZone: 'Europe/Berlin', now };

  it('comes from an approved request, with its days as instants of the tenant’s zone', () => {
    const approved = approve(accessRequest(), bernd, { now, timeZone: 'Europe/Berlin' }).state;
    expect(grantFor(approved, rules).state).toEqual(grant());
  });

  it.each(['draft', 'submitted', 'in-review', 'query', 'denied', 'withdrawn', 'lapsed'] as const)(
    'is refused: from a request that is %s',
    (state) => {
      expect(refusalOf(() => grantFor(accessRequest({ state }), rules))).toBe('request-not-approved');
    },
  );

  it('is active from its first moment to just before its last', () => {
    const held = grant();
    expect(isActive(held, held.startsAt)).toBe(true);
    expect(isActive(held, new Date(held.startsAt.getTime() - 1))).toBe(false);
    expect(isActive(held, new Date(held.endsAt.getTime() - 1))).toBe(true);
    expect(isActive(held, held.endsAt)).toBe(false);
    expect(isActive(grant({ state: 'suspended' }), now)).toBe(false);
  });

  it('may follow another of its kind, but not run beside it', () => {
    const period = { from: '2027-06-30', until: '2027-12-31' };
    expect(refusalOf(() => refuseOverlap([grant()], profile(), period))).toBe('access-exists-already');
    expect(refusalOf(() => refuseOverlap([grant({ state: 'revoked' })], profile(), period))).toBe(
      'not refused',
    );
    expect(refusalOf(() => refuseOverlap([grant()], profile(), { ...period, from: '2027-07-01' }))).toBe(
      'not refused',
    );
  });

  it('is suspended by IT or help desk, resumed by IT only, never one’s own', () => {
    expect(suspendGrant(grant(), hella, '').state.state).toBe('suspended');
    expect(refusalOf(() => suspendGrant(grant(), anna, ''))).toBe('role-missing');
    expect(refusalOf(() => resumeGrant(grant({ state: 'suspended' }), hella, now))).toBe('role-missing');
    expect(refusalOf(() => resumeGrant(grant({ state: 'suspended' }), actor('anna', 'it-admin'), now))).toBe(
      'own-access',
    );
    expect(resumeGrant(grant({ state: 'suspended' }), bernd, now).state.state).toBe('active');
  });

  it('is revoked for good, with a reason', () => {
    expect(refusalOf(() => revokeGrant(grant(), bernd, ''))).toBe('reason-missing');
    expect(refusalOf(() => revokeGrant(grant(), hella, 'x'))).toBe('role-missing');
    const { state } = revokeGrant(grant(), bernd, 'Ausgeschieden');
    expect(state.state).toBe('revoked');
    expect(refusalOf(() => resumeGrant(state, bernd, now))).toBe('changed-meanwhile');
    expect(refusalOf(() => suspendGrant(state, bernd, ''))).toBe('changed-meanwhile');
    expect(refusalOf(() => expireGrant(state, state.endsAt))).toBe('changed-meanwhile');
  });

  it('expires only once its end is there', () => {
    expect(refusalOf(() => expireGrant(grant(), now))).toBe('grant-not-ended');
    expect(expireGrant(grant(), grant().endsAt).state.state).toBe('expired');
  });
});

describe('a device', () => {
  const input = { name: 'Notebook', system: 'linux', inventoryNumber: null } as const;
  const adding = (held = grant(), by = anna) =>
    addDevice(input, { actor: by, id: deviceId('device-1') }, { grant: held, profile: profile(), now });

  it('is added by the holder only; an admin finds no such grant', () => {
    expect(adding().state.state).toBe('active');
    expect(refusalOf(() => adding(grant(), bernd))).toBe('no-such-grant');
  });

  it.each([
    ['suspended', { state: 'suspended' }, 'grant-suspended'],
    ['revoked', { state: 'revoked' }, 'grant-revoked'],
    ['expired', { state: 'expired' }, 'grant-ended'],
    ['over, though not yet written down', { endsAt: now }, 'grant-ended'],
    ['not begun', { startsAt: new Date(now.getTime() + 1) }, 'grant-not-begun'],
  ] as const)('is refused, and so is its file: under a grant that is %s', (_, change, reason) => {
    expect(refusalOf(() => adding(grant(change)))).toBe(reason);
    expect(refusalOf(() => requireIssuable(device(), anna, { grant: grant(change), now }))).toBe(reason);
  });

  it('is refused: a system that the profile does not allow', () => {
    const rules = { grant: grant(), profile: profile({ systems: ['ios'] }), now };
    expect(refusalOf(() => addDevice(input, { actor: anna, id: deviceId('d') }, rules))).toBe(
      'system-not-allowed',
    );
  });

  it('gets no file unless it is active and one’s own', () => {
    expect(refusalOf(() => requireIssuable(device(), bernd, { grant: grant(), now }))).toBe('no-such-device');
    for (const state of ['suspended', 'revoked', 'expired'] as const) {
      expect(refusalOf(() => requireIssuable(device({ state }), anna, { grant: grant(), now }))).toBe(
        `device-${state}`,
      );
    }
  });

  it('is reported lost by its holder, which suspends it', () => {
    expect(reportLost(device(), anna).state).toEqual(device({ state: 'suspended', lost: true }));
    expect(refusalOf(() => reportLost(device(), bernd))).toBe('no-such-device');
    expect(refusalOf(() => reportLost(device({ state: 'revoked' }), anna))).toBe('changed-meanwhile');
    expect(reportLost(device({ state: 'suspended' }), anna).state.lost).toBe(true);
    expect(refusalOf(() => reportLost(device({ state: 'suspended', lost: true }), anna))).toBe(
      'changed-meanwhile',
    );
  });

  it('is resumed by another person than its holder', () => {
    const lost = device({ state: 'suspended', lost: true });
    expect(resumeDevice(lost, bernd).state).toEqual(device());
    expect(refusalOf(() => resumeDevice(lost, actor('anna', 'it-admin')))).toBe('own-access');
    expect(refusalOf(() => resumeDevice(lost, hella))).toBe('role-missing');
  });

  it('is revoked by IT with a reason, by its holder without, and never comes back', () => {
    expect(refusalOf(() => revokeDevice(device(), bernd, ''))).toBe('reason-missing');
    expect(refusalOf(() => revokeDevice(device(), hella, 'x'))).toBe('role-missing');
    expect(refusalOf(() => revokeDevice(device(), actor('olga', 'auditor'), 'x'))).toBe('no-such-device');
    expect(revokeDevice(device(), anna, '').state.state).toBe('revoked');
    const { state } = revokeDevice(device(), bernd, 'Verkauft');
    expect(refusalOf(() => resumeDevice(state, bernd))).toBe('changed-meanwhile');
    expect(refusalOf(() => suspendDevice(state, bernd, ''))).toBe('changed-meanwhile');
  });
});

describe('credentials', () => {
  const all: readonly CredentialState[] = ['pending', 'active', 'suspended', 'revoked', 'expired', 'void'];
  const after = (kind: 'suspension' | 'revocation' | 'expiry', state: CredentialState) =>
    takeBack([credential({ state })], kind, now).credentials.map((taken) => taken.state)[0] ?? 'untouched';

  it('go one way only', () => {
    expect(all.map((state) => after('suspension', state))).toEqual([
      'void',
      'suspended',
      'untouched',
      'untouched',
      'untouched',
      'untouched',
    ]);
    expect(all.map((state) => after('revocation', state))).toEqual([
      'void',
      'revoked',
      'revoked',
      'untouched',
      'untouched',
      'untouched',
    ]);
    expect(all.map((state) => after('expiry', state))).toEqual([
      'void',
      'expired',
      'expired',
      'untouched',
      'untouched',
      'untouched',
    ]);
  });

  it('tell gateways of every change but of what no gateway ever knew', () => {
    const { orders } = takeBack([credential(), credential({ state: 'pending' })], 'revocation', now);
    expect(orders).toEqual([
      { kind: 'revocation', gatewayGroupId: 'group-1', credentialId: credential().id },
    ]);
  });

  it('come back only from a suspension', () => {
    const given = giveBack(all.map((state) => credential({ state })));
    expect(given.credentials).toEqual([credential({ state: 'active' })]);
    expect(given.orders).toHaveLength(1);
  });

  it('become usable once, from pending', () => {
    expect(complete(credential({ state: 'pending' })).state.state).toBe('active');
    for (const state of all.filter((other) => other !== 'pending')) {
      expect(refusalOf(() => complete(credential({ state })))).toBe('credential-not-pending');
    }
  });
});
