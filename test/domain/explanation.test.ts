// Why somebody cannot connect: each state by itself, and the order when there are several.
import type { AccessRequest } from '../../src/domain/access-request';
import type { Enforcement } from '../../src/domain/enforcement';
import { findingKinds, findingsFor, type Examined, type ExaminedDevice } from '../../src/domain/explanation';
import type { Gateway } from '../../src/domain/gateway';
import { gatewayGroupId, gatewayId, tenantId } from '../../src/domain/ids';
import { accessRequest, credential, device, grant, now } from '../support/builders';

const gateway = (name: string, lastContactAt: Date): Gateway => ({
  id: gatewayId(name),
  tenantId: tenantId('t'),
  name,
  endpointHost: `${name}.example`,
  gatewayGroupId: gatewayGroupId('g'),
  state: 'enrolled',
  revision: 0,
  acknowledged: 0,
  settingsRevision: 0,
  wireguardPublicKey: null,
  openvpnTcp: null,
  openvpnTcpRevision: 0,
  saysWhy: false,
  wireguardKeySince: null,
  agentVersion: null,
  certificateEndsAt: null,
  lastContactAt,
  problem: null,
  drift: null,
  driftTotal: 0,
  maintenance: null,
  createdAt: now,
});
const connected = gateway('gw1', now);
const silent = gateway('gw2', new Date(now.getTime() - 600_000));
const out = { ...silent, maintenance: { since: now, reason: 'Kernel', emptySince: null } };
const running = grant({
  state: 'active',
  startsAt: new Date(now.getTime() - 1),
  endsAt: new Date('2027-06-30T22:00:00Z'),
});
const computer = device({ grantId: running.id, name: 'Notebook', state: 'active', lost: false });
const file = credential({ deviceId: computer.id, grantId: running.id, connected: true });
const held: ExaminedDevice = {
  device: computer,
  credential: file,
  beside: null,
  outgoing: null,
  enforcements: [],
};
const well: Examined = {
  released: false,
  awaitsAssignment: false,
  requests: [],
  grants: [running],
  devices: [held],
  gateways: [connected],
  stops: new Map(),
  confirmWithinSeconds: 60,
};
const request = (state: AccessRequest['state']): AccessRequest => accessRequest({ state, submittedAt: now });
const without = { grants: [], devices: [] };
const ordered = (change: Partial<Enforcement>): Enforcement => ({
  credentialId: file.id,
  gatewayId: gatewayId('g'),
  gatewayName: 'gw1',
  kind: 'set',
  orderedAt: now,
  appliedAt: null,
  effectiveAt: null,
  isVerified: false,
  failure: null,
  ...change,
});
const only = (change: Partial<ExaminedDevice>): Partial<Examined> => ({ devices: [{ ...held, ...change }] });
const withDevice = (change: Partial<typeof computer>): Partial<Examined> =>
  only({ device: { ...computer, ...change } });
const withGrant = (change: Partial<typeof running>): Partial<Examined> => ({
  grants: [{ ...running, ...change }],
});

const cases: readonly (readonly [string, Partial<Examined>, readonly string[]])[] = [
  ['all is well', {}, ['nothing-found']],
  ['the account is another’s, whatever else', { released: true, ...without }, ['account-released']],
  ['a sign-in waits', { awaitsAssignment: true }, ['sign-in-awaits-assignment']],
  ['nothing at all', without, ['no-request']],
  ['applied', { ...without, requests: [request('submitted')] }, ['request-waits']],
  ['denied', { ...without, requests: [request('denied')] }, ['request-denied']],
  ['withdrawn', { ...without, requests: [request('withdrawn')] }, ['no-request']],
  ['begins later', withGrant({ startsAt: new Date(now.getTime() + 1) }), ['access-not-begun']],
  ['suspended', withGrant({ state: 'suspended' }), ['access-suspended']],
  ['revoked', withGrant({ state: 'revoked' }), ['access-revoked']],
  ['over by time', withGrant({ endsAt: now }), ['access-ended']],
  ['no device', { devices: [] }, ['no-device']],
  ['device revoked', withDevice({ state: 'revoked' }), ['device-revoked']],
  ['device lost', withDevice({ state: 'suspended', lost: true }), ['device-lost']],
  ['device suspended', withDevice({ state: 'suspended' }), ['device-suspended']],
  ['no file yet', only({ credential: null }), ['device-without-file']],
  ['never connected', only({ credential: { ...file, connected: false } }), ['never-connected']],
  ['not confirmed yet', only({ enforcements: [ordered({})] }), ['gateway-unconfirmed']],
  ['refused by the gateway', only({ enforcements: [ordered({ failure: 'x' })] }), ['gateway-unconfirmed']],
  ['confirmed', only({ enforcements: [ordered({ effectiveAt: now })] }), ['nothing-found']],
  ['no gateway', { gateways: [] }, ['no-gateway']],
  ['no gateway answers', { gateways: [silent] }, ['gateways-silent']],
  ['all out for maintenance', { gateways: [out] }, ['gateways-in-maintenance']],
  ['one of two out, which does not answer', { gateways: [out, connected] }, ['some-gateways-in-maintenance']],
  [
    'one out, the other silent',
    { gateways: [out, silent] },
    ['some-gateways-in-maintenance', 'some-gateways-silent'],
  ],
  ['one of two answers', { gateways: [silent, connected] }, ['some-gateways-silent']],
  [
    'several at once, in the order in which they stand in the way',
    { awaitsAssignment: true, gateways: [silent], ...only({ credential: null }) },
    ['sign-in-awaits-assignment', 'device-without-file', 'gateways-silent'],
  ],
];

it.each(cases)('%s', (_, change, expected) => {
  expect(findingsFor({ ...well, ...change }, now).map(({ kind }) => kind)).toEqual(expected);
});

it('has a case for every finding', () => {
  expect(new Set(cases.flatMap(([, , kinds]) => kinds))).toEqual(new Set(findingKinds));
});

it('says since when and by whom, where the log knows', () => {
  const stops = new Map([[running.id, { at: now, by: 'Ingo Technik' }]]);
  const [finding] = findingsFor({ ...well, ...withGrant({ state: 'suspended' }), stops }, now);
  expect(finding).toEqual({ kind: 'access-suspended', since: now, by: 'Ingo Technik' });
});
