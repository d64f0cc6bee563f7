// The proof of orders: opened when one is given, closed when the gateway has confirmed it.
import type { Enforcement } from '../../domain/enforcement';
import type { GatewayOrderKind } from '../../domain/gateway-order';
import { credentialId, deviceId, gatewayId, type CredentialId, type GatewayId } from '../../domain/ids';
import type { Confirmation, UnconfirmedTakeBack } from '../../usecases/ports-of-gateways';
import { timeOrNull } from './rows';
import { replaceRows, rowsOf, sameTenant, type Scope } from './scope';

type EnforcementRow = {
  readonly credential_id: string;
  readonly gateway_id: string;
  readonly gateway_name: string;
  readonly kind: GatewayOrderKind;
  readonly ordered_at: string;
  readonly effective_at: string | null;
  readonly failure: string | null;
};

const columns = [
  'enforcements.credential_id',
  'enforcements.gateway_id',
  'gateways.name as gateway_name',
  'enforcements.kind',
  'enforcements.ordered_at',
  'enforcements.effective_at',
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

export async function openEnforcements(scope: Scope, opened: readonly OpenEnforcement[]): Promise<void> {
  const rows = opened.map((row) => ({ ...row, effective_at: null, failure: null }));
  await replaceRows(scope, {
    table: 'enforcements',
    rows,
    key: ['tenant_id', 'credential_id', 'gateway_id'],
  });
}

/**
 * Cumulative: everything up to the revision has been done, but for the credentials that failed. What a gateway did once
 * and cannot do any more, as after a restart, is no longer proved.
 */
export async function confirmEnforcements(
  scope: Scope,
  gateway: GatewayId,
  { upTo, failed, isWhole, now }: Confirmation,
): Promise<void> {
  const ordered = () =>
    rowsOf(scope, 'enforcements').where('gateway_id', gateway).where('revision', '<=', upTo);
  if (isWhole) {
    const failedIds = failed.map(({ id }) => id);
    const done = ordered().whereNull('effective_at').whereNotIn('credential_id', failedIds);
    await done.update({ effective_at: now.toISOString(), failure: null });
  }
  for (const { id, reason } of failed) {
    await ordered().where('credential_id', id).update({ effective_at: null, failure: reason });
  }
}

export async function enforcementsOf(
  scope: Scope,
  ids: readonly CredentialId[],
): Promise<readonly Enforcement[]> {
  const rows = await withGateway(scope)
    .whereIn('enforcements.credential_id', ids)
    .orderBy(['enforcements.ordered_at', 'enforcements.gateway_id'])
    .select<EnforcementRow[]>([...columns]);
  return rows.map(enforcementOf);
}

type UnconfirmedRow = EnforcementRow & {
  readonly device_id: string;
  readonly device_name: string;
  readonly person_name: string;
};

/** A removed gateway can confirm nothing more; at the device it stays visible what it has not confirmed. */
export async function unconfirmedTakeBacks(
  scope: Scope,
  limit: number,
): Promise<readonly UnconfirmedTakeBack[]> {
  const rows = await withGateway(scope)
    .whereRaw(`enforcements.effective_at IS NULL AND enforcements.kind <> 'set'`)
    .whereNot('gateways.state', 'removed')
    .join('credentials', sameTenant('credentials', 'enforcements', [['id', 'credential_id']]))
    .join('devices', sameTenant('devices', 'credentials', [['id', 'device_id']]))
    .join('persons', sameTenant('persons', 'devices', [['id', 'person_id']]))
    .orderBy(['enforcements.ordered_at', 'enforcements.credential_id'])
    .limit(limit)
    .select<UnconfirmedRow[]>([
      ...columns,
      'devices.id as device_id',
      'devices.name as device_name',
      'persons.display_name as person_name',
    ]);
  return rows.map((row) => ({
    ...enforcementOf(row),
    deviceId: deviceId(row.device_id),
    deviceName: row.device_name,
    personName: row.person_name,
  }));
}

function withGateway(scope: Scope) {
  return rowsOf(scope, 'enforcements').join(
    'gateways',
    sameTenant('gateways', 'enforcements', [['id', 'gateway_id']]),
  );
}

function enforcementOf(row: EnforcementRow): Enforcement {
  return {
    credentialId: credentialId(row.credential_id),
    gatewayId: gatewayId(row.gateway_id),
    gatewayName: row.gateway_name,
    kind: row.kind,
    orderedAt: new Date(row.ordered_at),
    effectiveAt: timeOrNull(row.effective_at),
    failure: row.failure,
  };
}
