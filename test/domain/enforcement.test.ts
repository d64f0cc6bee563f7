// An order counts as effective only once its gateway has said so, and as unconfirmed once the wait is too long.
import { enforcementState } from '../../src/domain/enforcement';
import { healthOf, settingsProgress, silentAfterMs, type Gateway } from '../../src/domain/gateway';
import { gatewayGroupId, gatewayId, tenantId } from '../../src/domain/ids';
import { now } from '../support/builders';

const later = (ms: number): Date => new Date(now.getTime() + ms);

it.each([
  ['just ordered', null, null, 0, 'ordered'],
  ['at the limit', null, null, 60_000, 'ordered'],
  ['beyond the limit', null, null, 60_001, 'unconfirmed'],
  ['refused by the agent', null, 'management-away', 1, 'unconfirmed'],
  ['confirmed, however late', later(3_600_000), null, 7_200_000, 'effective'],
] as const)('%s', (_, effectiveAt, failure, waitedMs, expected) => {
  expect(enforcementState({ orderedAt: now, effectiveAt, failure }, later(waitedMs), 60)).toBe(expected);
});

it('tells a gateway that waits, is connected, silent or removed', () => {
  const gateway: Gateway = {
    id: gatewayId('gateway-1'),
    tenantId: tenantId('tenant-1'),
    gatewayGroupId: gatewayGroupId('group-1'),
    name: 'gateway-nord',
    endpointHost: 'vpn.musterstadt.example',
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
    lastContactAt: now,
    problem: null,
    drift: null,
    driftTotal: 0,
    maintenance: null,
    createdAt: now,
  };
  expect(healthOf({ ...gateway, state: 'new', lastContactAt: null }, now)).toBe('waiting');
  expect(healthOf(gateway, later(silentAfterMs))).toBe('connected');
  expect(healthOf(gateway, later(silentAfterMs + 1))).toBe('silent');
  expect(healthOf({ ...gateway, state: 'removed' }, now)).toBe('removed');
});

it.each([
  ['ordered and not confirmed', 6, null, 'ordered'],
  ['not confirmed, with a problem of before', 6, 'wireguard-not-running', 'ordered'],
  ['confirmed', 7, null, 'effective'],
  ['confirmed, and more after it', 9, null, 'effective'],
  ['confirmed, with a problem', 7, 'reach-not-in-force', 'failed'],
] as const)('settings that are %s', (_, acknowledged, problem, expected) =>
  expect(settingsProgress({ acknowledged, settingsRevision: 7, problem })).toBe(expected),
);
