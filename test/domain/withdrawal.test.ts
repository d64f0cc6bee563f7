// When a withdrawal is proved, and what keeps it from being so.
import type { Enforcement } from '../../src/domain/enforcement';
import type { Gateway } from '../../src/domain/gateway';
import { credentialId, gatewayId } from '../../src/domain/ids';
import { isWithdrawn, openPoints, proofsOf, type WithdrawnDevice } from '../../src/domain/withdrawal';
import { credential, device, grant, now } from '../support/builders';
import { gateway } from '../support/town';

const file = credential({ state: 'revoked' });
const nord: Gateway = gateway({ id: gatewayId('nord'), name: 'nord', state: 'enrolled' });
const verified: Enforcement = {
  credentialId: file.id,
  gatewayId: nord.id,
  gatewayName: 'nord',
  kind: 'revocation',
  orderedAt: now,
  appliedAt: now,
  effectiveAt: now,
  isVerified: true,
  failure: null,
};
const revoked: WithdrawnDevice = {
  device: device({ state: 'revoked', name: 'Notebook' }),
  grant: grant(),
  credentials: [file],
  enforcements: [verified],
};
const open = { ...verified, appliedAt: null, effectiveAt: null, isVerified: false };
const kinds = (one: WithdrawnDevice, gateways = [nord]) =>
  openPoints([one], { gateways, now }).map(({ kind }) => kind);

it('is proved when every gateway concerned has looked', () => {
  expect(kinds(revoked)).toEqual([]);
  expect(isWithdrawn(revoked, now)).toBe(true);
});

it.each([
  ['ordered only', [open], ['waiting']],
  ['carried out, not looked at', [{ ...open, appliedAt: now }], ['waiting']],
  ['failed when looked at', [{ ...open, failure: 'peer-still-there' }], ['waiting']],
  ['confirmed by an agent that does not look', [{ ...verified, isVerified: false }], ['unverified']],
  ['one of two gateways', [verified, { ...open, gatewayId: gatewayId('sued') }], ['waiting']],
] as const)('is open: %s', (_what, enforcements, expected) => {
  expect(kinds({ ...revoked, enforcements })).toEqual(expected);
});

it('is never proved by a gateway that was removed before it confirmed', () => {
  expect(kinds({ ...revoked, enforcements: [open] }, [{ ...nord, state: 'removed' }])).toEqual(['removed']);
  expect(kinds(revoked, [{ ...nord, state: 'removed' }])).toEqual([]);
});

it('is not whole while a device is still admitted, whatever was taken back from it', () => {
  const active = { ...revoked, device: device({ state: 'active', name: 'Handy' }) };
  expect(kinds(active)).toEqual(['usable']);
  expect(isWithdrawn(active, now)).toBe(false);
});

it('counts what the access as a whole takes back', () => {
  const under = { ...revoked, device: device({ state: 'active' }), grant: grant({ state: 'suspended' }) };
  expect(isWithdrawn(under, now)).toBe(true);
  expect(kinds(under)).toEqual([]);
});

it('shows no releases, and the newest taking back first', () => {
  const earlier = credential({ id: credentialId('earlier'), state: 'revoked' });
  const older = { ...verified, credentialId: earlier.id, orderedAt: new Date(0) };
  const all = { ...revoked, credentials: [earlier, file], enforcements: [older, verified] };
  expect(proofsOf([all]).map(({ enforcement }) => enforcement)).toEqual([verified, older]);
  expect(proofsOf([{ ...revoked, enforcements: [{ ...verified, kind: 'set' }] }])).toEqual([]);
});
