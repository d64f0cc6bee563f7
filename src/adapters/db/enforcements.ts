// The proof of orders: opened when one is given, closed when the gateway has carried it out and looked at it.
import type { Knex } from 'knex';
import type { Enforcement } from '../../domain/enforcement';
import { orderedKind, takesBack, type GatewayOrderKind, type OrderedKind } from '../../domain/gateway-order';
import { credentialId, gatewayId, type CredentialId, type GatewayId } from '../../domain/ids';
import type { TakeBackOfThing } from '../../usecases/ports-of-accesses';
import type { Confirmation, Failures } from '../../usecases/ports-of-gateways';
import { bit, timeOrNull } from './rows';
import { piecesOf, replaceRows, rowsOf, sameTenant, type Scope } from './scope';

export type EnforcementRow = {
  readonly credential_id: string;
  readonly gateway_id: string;
  readonly gateway_name: string;
  readonly kind: OrderedKind;
  readonly takes_back: number;
  readonly ordered_at: string;
  readonly applied_at: string | null;
  readonly effective_at: string | null;
  readonly checked: number;
  readonly failure: string | null;
};

export const enforcementColumns = [
  'enforcements.credential_id',
  'enforcements.gateway_id',
  'gateways.name as gateway_name',
  'enforcements.kind',
  'enforcements.takes_back',
  'enforcements.ordered_at',
  'enforcements.applied_at',
  'enforcements.effective_at',
  'enforcements.checked',
  'enforcements.failure',
] as const;

/** The newest order of a credential at a gateway takes the place of the one before it. */
export type OpenEnforcement = {
  readonly credential_id: string;
  readonly gateway_id: string;
  readonly kind: GatewayOrderKind;
  readonly revision: number;
  readonly ordered_at: string;
};

const unproved = { applied_at: null, effective_at: null, checked: 0 };

export async function openEnforcements(scope: Scope, opened: readonly OpenEnforcement[]): Promise<void> {
  const rows = opened.map(({ kind, ...row }) => ({
    ...row,
    kind: orderedKind(kind),
    takes_back: bit(takesBack(kind)),
    ...unproved,
    failure: null,
    told_at: null,
  }));
  await replaceRows(scope, {
    table: 'enforcements',
    rows,
    key: ['tenant_id', 'credential_id', 'gateway_id'],
  });
}

/**
 * Cumulative: everything up to the revision has been done, but for the credentials that failed; it holds once it was
 * looked at, or at once where the agent does not look. What a gateway did once and cannot do any more, as after a restart,
 * is no longer proved.
 */
export async function confirmEnforcements(
  scope: Scope,
  gateway: GatewayId,
  { upTo, verified, failed, isWhole, now }: Confirmation,
): Promise<void> {
  const ordered = (revision: number) => orderedUpTo(scope, gateway, revision);
  if (isWhole) {
    const failedIds = failed.map(({ id }) => id);
    const at = now.toISOString();
    const open = (revision: number) =>
      ordered(revision).whereNull('effective_at').whereNotIn('credential_id', failedIds);
    await open(upTo).whereNull('applied_at').update({ applied_at: at, failure: null });
    await open(verified ?? upTo).update({ effective_at: at, checked: bit(verified !== null) });
  }
  await fail(() => ordered(upTo), failed);
}

/** Those that are proved stay so. */
export async function failUnproved(
  scope: Scope,
  gateway: GatewayId,
  { upTo, failed }: Failures,
): Promise<void> {
  await fail(() => orderedUpTo(scope, gateway, upTo).whereNull('effective_at'), failed);
}

function orderedUpTo(scope: Scope, gateway: GatewayId, revision: number): Knex.QueryBuilder {
  return rowsOf(scope, 'enforcements').where('gateway_id', gateway).where('revision', '<=', revision);
}

/** Many fail at once for the same reason: a statement for each reason, not for each of them. */
async function fail(orders: () => Knex.QueryBuilder, failed: Failures['failed']): Promise<void> {
  const reasons = new Set(failed.map(({ reason }) => reason));
  for (const reason of reasons) {
    const ids = failed.filter((one) => one.reason === reason).map(({ id }) => id);
    for (const some of piecesOf(ids))
      await orders()
        .whereIn('credential_id', some)
        .update({ ...unproved, failure: reason });
  }
}

/** What was said to be done or looked at since then was perhaps said by another than the one that serves. */
export async function withdrawProofs(scope: Scope, gateway: GatewayId, since: Date): Promise<void> {
  const from = since.toISOString();
  await rowsOf(scope, 'enforcements')
    .where('gateway_id', gateway)
    .where((said) => said.where('applied_at', '>=', from).orWhere('effective_at', '>=', from))
    .update(unproved);
}

export async function enforcementsOf(
  scope: Scope,
  ids: readonly CredentialId[],
): Promise<readonly Enforcement[]> {
  const rows = await withGateway(scope)
    .whereIn('enforcements.credential_id', ids)
    .orderBy(['enforcements.ordered_at', 'enforcements.gateway_id'])
    .select<EnforcementRow[]>([...enforcementColumns]);
  return rows.map(enforcementOf);
}

type ThingRow = EnforcementRow & { readonly device_id: string; readonly grant_id: string };

export async function takeBacksOf(
  scope: Scope,
  moments: readonly { readonly at: Date; readonly objectId: string }[],
): Promise<readonly TakeBackOfThing[]> {
  const ids = [...new Set(moments.map(({ objectId }) => objectId))];
  const times = [...new Set(moments.map(({ at }) => at.toISOString()))];
  const rows = await withGateway(scope)
    .whereRaw('enforcements.takes_back = 1')
    .whereIn('enforcements.ordered_at', times)
    .join('credentials', sameTenant('credentials', 'enforcements', [['id', 'credential_id']]))
    .where((either) =>
      either
        .whereIn('credentials.device_id', ids)
        .orWhereIn('credentials.grant_id', ids)
        .orWhereIn('credentials.id', ids),
    )
    .select<ThingRow[]>([...enforcementColumns, 'credentials.device_id', 'credentials.grant_id']);
  return rows.map((row) => ({
    ...enforcementOf(row),
    things: [row.credential_id, row.device_id, row.grant_id],
  }));
}

export function withGateway(scope: Scope): Knex.QueryBuilder {
  return rowsOf(scope, 'enforcements').join(
    'gateways',
    sameTenant('gateways', 'enforcements', [['id', 'gateway_id']]),
  );
}

export function enforcementOf(row: EnforcementRow): Enforcement {
  return {
    credentialId: credentialId(row.credential_id),
    gatewayId: gatewayId(row.gateway_id),
    gatewayName: row.gateway_name,
    kind: row.kind === 'set' && row.takes_back === 1 ? 'reduction' : row.kind,
    orderedAt: new Date(row.ordered_at),
    appliedAt: timeOrNull(row.applied_at),
    effectiveAt: timeOrNull(row.effective_at),
    isVerified: row.effective_at !== null && row.checked === 1,
    failure: row.failure,
  };
}
