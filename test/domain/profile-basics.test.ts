// What IT may say of an access profile beside its reach: what is refused, what stands in the log, and that names stay apart.
import { vpnProtocols, type AccessProfile, type ProfileBasics } from '../../src/domain/access-profile';
import { Refusal } from '../../src/domain/errors';
import { accessProfileId, gatewayGroupId } from '../../src/domain/ids';
import {
  basicsOf,
  beginProfile,
  changeProfile,
  type ProfileSurroundings,
} from '../../src/domain/profile-basics';
import { openReach } from '../../src/domain/profile-reach';
import { actor, profile } from '../support/builders';

const group = { id: gatewayGroupId('group-1') };
const id = accessProfileId('profile-2');
const pool = (protocol: 'openvpn' | 'wireguard', family: 4 | 6 = 4) => ({
  gatewayGroupId: group.id,
  protocol,
  family,
});
const decided = { decidedBy: 'IT', reason: 'Telefone', decidedOn: '2026-11-01', reviewOn: '2027-11-01' };
const around: ProfileSurroundings = {
  actor: actor('ines', 'it-admin'),
  tenant: { wireguard: decided },
  profiles: [profile()],
  pools: [pool('openvpn'), pool('wireguard')],
};
const wanted: ProfileBasics = {
  name: 'Bauamt, nur RDP',
  description: 'Der eigene Rechner im Bauamt über Remotedesktop',
  protocols: ['openvpn'],
  systems: ['windows'],
  deviceKinds: ['managed'],
  maxDevices: 1,
  maxDays: 90,
};
const begin = (change: Partial<ProfileBasics> = {}, other: Partial<typeof around> = {}) =>
  beginProfile({ ...wanted, ...change }, { id, group }, { ...around, ...other });
const change = (
  wish: Partial<ProfileBasics>,
  { before = profile(), ...other }: Partial<typeof around> & { readonly before?: AccessProfile } = {},
) => changeProfile(before, { ...basicsOf(before), ...wish }, { ...around, ...other });

it('begins with everything behind its gateways, on offer, and is recorded', () => {
  const { state, event } = begin();
  expect(state).toEqual({
    ...wanted,
    id,
    tenantId: around.actor.tenantId,
    gatewayGroupId: group.id,
    state: 'active',
    reach: openReach,
    reachRevision: 0,
    revision: 0,
  });
  expect(event).toMatchObject({
    action: 'access-profile.created',
    object: { kind: 'access-profile', id },
    data: { name: 'Bauamt, nur RDP', maxDevices: 1, maxDays: 90, protocols: 'openvpn', systems: 'windows' },
  });
});

const faults: readonly (readonly [string, Partial<ProfileBasics>, string])[] = [
  ['no name', { name: ' ' }, 'profile-name-unfit'],
  ['a name of 61 characters', { name: 'x'.repeat(61) }, 'profile-name-unfit'],
  ['a name of two lines', { name: 'Bau\namt' }, 'profile-name-unfit'],
  ['a name with a bell in it', { name: 'Bau\u0007amt' }, 'profile-name-unfit'],
  ['no description', { description: '' }, 'profile-description-unfit'],
  ['201 characters of it', { description: 'x'.repeat(201) }, 'profile-description-unfit'],
  ['no protocol', { protocols: [] }, 'profile-without-protocols'],
  ['no system', { systems: [] }, 'profile-without-systems'],
  ['no kind of device', { deviceKinds: [] }, 'profile-without-device-kinds'],
  ['no device', { maxDevices: 0 }, 'profile-devices-out-of-range'],
  ['21 devices', { maxDevices: 21 }, 'profile-devices-out-of-range'],
  ['half a device', { maxDevices: 1.5 }, 'profile-devices-out-of-range'],
  ['no day', { maxDays: 0 }, 'profile-days-out-of-range'],
  ['more than ten years', { maxDays: 3661 }, 'profile-days-out-of-range'],
];

it.each(faults)('is refused, new or changed: %s', (_, wish, reason) => {
  expect(() => begin(wish)).toThrow(new Refusal('invalid', reason));
  expect(() => change(wish)).toThrow(new Refusal('invalid', reason));
});

it.each(['employee', 'help-desk', 'tenant-admin', 'security-officer', 'operator-admin'] as const)(
  'is refused: %s',
  (role) => {
    const by = { actor: actor('ines', role) };
    expect(() => begin({}, by)).toThrow(new Refusal('forbidden', 'role-missing'));
    expect(() => change({ maxDays: 1 }, by)).toThrow(new Refusal('forbidden', 'role-missing'));
  },
);

it.each([
  'Homeoffice Standard',
  'homeoffice  standard',
  '  HOMEOFFICE STANDARD ',
  'Homeoffice\u00a0Standard',
])('is refused under a name that applicants would take for another one: “%s”', (name) => {
  expect(() => begin({ name })).toThrow(new Refusal('conflict', 'profile-name-taken'));
});

it('takes the name of one that is no longer offered, and lets a retired one be called as it likes', () => {
  const retired = profile({ state: 'retired' });
  expect(begin({ name: retired.name }, { profiles: [retired] }).state.name).toBe(retired.name);
  const other = profile({ id, name: 'Bereitschaft', state: 'retired' });
  expect(change({ name: profile().name }, { before: other })?.state.name).toBe(profile().name);
  const offered: AccessProfile = { ...other, state: 'active' };
  expect(() => change({ name: profile().name }, { before: offered })).toThrow('profile-name-taken');
});

it('keeps its own name in other letters', () => {
  expect(change({ name: 'HOMEOFFICE Standard' })?.state.name).toBe('HOMEOFFICE Standard');
});

it('offers only what has addresses, IPv4 at least', () => {
  const reason = 'profile-protocol-without-addresses';
  expect(() => begin({ protocols: ['wireguard'] }, { pools: [pool('openvpn')] })).toThrow(reason);
  expect(() => begin({}, { pools: [pool('openvpn', 6)] })).toThrow(reason);
  const elsewhere = { ...pool('openvpn'), gatewayGroupId: gatewayGroupId('group-2') };
  expect(() => begin({}, { pools: [elsewhere] })).toThrow(reason);
  expect(begin({ protocols: vpnProtocols }).state.protocols).toEqual(['openvpn', 'wireguard']);
});

it('is refused with WireGuard alone, as long as the municipality has not decided for it', () => {
  const undecided = { tenant: { wireguard: null } };
  expect(() => begin({ protocols: ['wireguard'] }, undecided)).toThrow('profile-offers-nothing');
  expect(() => change({ protocols: ['wireguard'] }, undecided)).toThrow('profile-offers-nothing');
  expect(begin({ protocols: ['wireguard', 'openvpn'] }, undecided).state.protocols).toHaveLength(2);
});

it('may keep protocols whose addresses or decision are gone, while something else is changed', () => {
  const before = profile({ protocols: ['wireguard'] });
  const bare = { before, pools: [], tenant: { wireguard: null } };
  expect(change({ maxDays: 30 }, bare)?.state).toMatchObject({ protocols: ['wireguard'], maxDays: 30 });
});

it('is nothing where all is so already, in whatever order it is said', () => {
  expect(
    change({ protocols: ['wireguard', 'openvpn'], systems: ['android', 'linux', 'windows'] }),
  ).toBeNull();
});

it('leaves reach and state alone, and says in the log what holds now', () => {
  const before = profile({ state: 'retired', reachRevision: 3 });
  const changed = change({ maxDevices: 5, protocols: ['openvpn'] }, { before });
  expect(changed?.state).toEqual({ ...before, maxDevices: 5, protocols: ['openvpn'] });
  expect(changed?.event).toMatchObject({
    action: 'access-profile.changed',
    data: { maxDevices: 5, protocols: 'openvpn' },
  });
});

it('is refused beyond what a gateway takes in its settings, retired ones counted', () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    profile({ id: accessProfileId(`p-${index}`), name: `P ${index}`, state: 'retired' }),
  );
  expect(() => begin({}, { profiles: many })).toThrow(new Refusal('exhausted', 'too-many-profiles'));
  expect(begin({}, { profiles: many.slice(1) }).state.state).toBe('active');
});
