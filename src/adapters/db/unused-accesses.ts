// Devices that no gateway has seen for more than 90 days, by what the gateways say; no row here has a time.
import type { Knex } from 'knex';
import type { CredentialId, DeviceId, GatewayId } from '../../domain/ids';
import type { UnusedReport } from '../../domain/gateway-protocol';
import { withEachWord } from './search';
import { replaceRows, rowsHeld, piecesOf, rowsOf, type Scope } from './scope';

/** Only of the gateway's own group, and only of what counts: what was taken back meanwhile is nobody's business any more. */
export async function noteUnused(
  scope: Scope,
  gateway: GatewayId,
  { anew, begun, ended }: UnusedReport,
): Promise<void> {
  if (anew) await forgetGateway(scope, gateway);
  if (ended.length > 0)
    await rowsOf(scope, 'unused_credentials')
      .where('gateway_id', gateway)
      .whereIn('credential_id', [...ended])
      .delete();
  if (begun.length === 0) return;
  const group = rowsOf(scope, 'gateways').where({ id: gateway }).select('gateway_group_id');
  // Held, so that none of them is taken back in this moment and leaves its row behind.
  const concerned = await rowsHeld(scope, 'credentials')
    .where({ state: 'active' })
    .where('gateway_group_id', group)
    .whereIn('id', [...begun])
    .orderBy(['created_at', 'id'])
    .select<Concerned[]>(['id', 'device_id']);
  await replaceRows(scope, {
    table: 'unused_credentials',
    rows: concerned.map(({ id, device_id }) => ({ credential_id: id, device_id, gateway_id: gateway })),
    key: ['tenant_id', 'credential_id', 'gateway_id'],
  });
}

type Concerned = { readonly id: string; readonly device_id: string };

/** It has begun anew, or is no gateway any more. */
export async function forgetGateway(scope: Scope, gateway: GatewayId): Promise<void> {
  await rowsOf(scope, 'unused_credentials').where('gateway_id', gateway).delete();
}

/** Taken back or given back: gateways begin anew with whoever comes back, and so does this. */
export async function forgetUnused(scope: Scope, credentials: readonly CredentialId[]): Promise<void> {
  for (const some of piecesOf(credentials))
    await rowsOf(scope, 'unused_credentials').whereIn('credential_id', some).delete();
}

/**
 * A device is unused when every gateway that serves it says so of each of its files: one that knows nothing yet is enough for
 * nothing to be claimed.
 */
export function unusedDevices(scope: Scope, words: readonly string[]): Knex.QueryBuilder {
  const named = rowsOf(scope, 'unused_credentials').select('device_id');
  const devices = rowsOf(scope, 'devices')
    .whereIn('devices.id', named)
    .where('devices.state', 'active')
    .whereRaw(
      `NOT EXISTS (SELECT 1 FROM credentials
        JOIN gateways ON gateways.tenant_id = credentials.tenant_id
          AND gateways.gateway_group_id = credentials.gateway_group_id AND gateways.state = 'enrolled'
        WHERE credentials.tenant_id = devices.tenant_id AND credentials.device_id = devices.id
          AND credentials.state = 'active'
          AND NOT EXISTS (SELECT 1 FROM unused_credentials AS said WHERE said.tenant_id = credentials.tenant_id
            AND said.credential_id = credentials.id AND said.gateway_id = gateways.id))`,
    );
  return withEachWord({ scope, kind: 'device' }, devices, { id: 'devices.id', words });
}

export async function isUnused(scope: Scope, device: DeviceId): Promise<boolean> {
  const found: readonly unknown[] = await unusedDevices(scope, [])
    .where('devices.id', device)
    .select('devices.id');
  return found.length > 0;
}
