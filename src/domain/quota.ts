// How much a municipality has agreed on with the provider: people with access, devices, gateways.
import { Refusal } from './errors';

export const quotaKinds = ['people', 'devices', 'gateways'] as const;
export type QuotaKind = (typeof quotaKinds)[number];

/** Null: as many as they like. */
export type Quotas = Readonly<Record<QuotaKind, number | null>>;

export const noQuotas: Quotas = { people: null, devices: null, gateways: null };

export const highestQuota = 1_000_000;

export function checkQuotas(quotas: Quotas): void {
  for (const kind of quotaKinds) {
    const most = quotas[kind];
    if (most !== null && (!Number.isInteger(most) || most < 0 || most > highestQuota)) {
      throw new Refusal('invalid', 'quota-out-of-range');
    }
  }
}

/** A quota below what is in use takes nothing away: it only lets nothing more in. */
export function refuseBeyondQuota(quotas: Quotas, kind: QuotaKind, inUse: number): void {
  const most = quotas[kind];
  if (most !== null && inUse >= most) throw new Refusal('exhausted', `quota-${kind}`);
}
