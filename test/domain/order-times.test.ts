// An order is as far at a gateway as the key that is furthest behind.
import { credentialId, gatewayId } from '../../src/domain/ids';
import { timesByGateway } from '../../src/domain/order-times';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 23, 13, 3, second));
const order = (gateway: string, times: readonly (number | null)[], isVerified = true) => {
  const [applied = null, effective = null] = times;
  return {
    credentialId: credentialId(`${gateway}-${times.join()}`),
    gatewayId: gatewayId(gateway),
    gatewayName: gateway,
    kind: 'revocation',
    orderedAt: at(0),
    appliedAt: applied === null ? null : at(applied),
    effectiveAt: effective === null ? null : at(effective),
    isVerified,
    failure: null,
  } as const;
};

it('is told gateway by gateway, by name', () => {
  expect(timesByGateway([order('sued', [1, 2]), order('nord', [3, null])])).toMatchObject([
    { gatewayName: 'nord', appliedAt: at(3), effectiveAt: null },
    { gatewayName: 'sued', appliedAt: at(1), effectiveAt: at(2), isVerified: true },
  ]);
});

it('takes the last of several keys, and none while one is missing or only confirmed', () => {
  expect(timesByGateway([order('nord', [1, 2]), order('nord', [5, 9])])).toMatchObject([
    { appliedAt: at(5), effectiveAt: at(9), isVerified: true },
  ]);
  expect(timesByGateway([order('nord', [1, 2]), order('nord', [5, null], false)])).toMatchObject([
    { appliedAt: at(5), effectiveAt: null, isVerified: false },
  ]);
  expect(timesByGateway([])).toEqual([]);
});
