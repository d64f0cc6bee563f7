// Gateway by gateway the three times of one order that concerned several keys: it is as far as the key furthest behind.
import type { Enforcement } from './enforcement';

export type GatewayTimes = Pick<
  Enforcement,
  'gatewayId' | 'gatewayName' | 'orderedAt' | 'appliedAt' | 'effectiveAt' | 'isVerified'
>;

export function timesByGateway(enforcements: readonly Enforcement[]): readonly GatewayTimes[] {
  const byGateway = new Map<string, Enforcement[]>();
  for (const one of enforcements)
    byGateway.set(one.gatewayId, [...(byGateway.get(one.gatewayId) ?? []), one]);
  return [...byGateway.values()]
    .flatMap((mine) => {
      const [first] = mine;
      if (first === undefined) return [];
      return [
        {
          gatewayId: first.gatewayId,
          gatewayName: first.gatewayName,
          orderedAt: first.orderedAt,
          appliedAt: lastOf(mine.map(({ appliedAt }) => appliedAt)),
          effectiveAt: lastOf(mine.map(({ effectiveAt }) => effectiveAt)),
          isVerified: mine.every(({ isVerified }) => isVerified),
        },
      ];
    })
    .toSorted((a, b) => a.gatewayName.localeCompare(b.gatewayName));
}

/** Null while one is missing. */
function lastOf(times: readonly (Date | null)[]): Date | null {
  const known = times.flatMap((time) => time ?? []);
  if (known.length < times.length) return null;
  return known.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
