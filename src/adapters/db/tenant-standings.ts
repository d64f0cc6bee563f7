// How each municipality stands, in counts: a few statements for all of them, however many there are.
import type { Knex } from 'knex';
import { silentAfterMs } from '../../domain/gateway';
import { tenantId } from '../../domain/ids';
import { dueSince } from '../../domain/unconfirmed-order';
import type { IdentityProvider } from '../../domain/saml-settings';
import type { SignInFacts, TenantStanding } from '../../usecases/ports-of-the-installation';
import { fromJson, timeOrNull } from './rows';
import { isOpenTakeBack } from './unconfirmed-orders';

type TenantRow = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly identity_provider: string | null;
  readonly sp_certificate: string | null;
  readonly step: string | null;
  readonly failing_since: string | null;
};
type GatewayCount = {
  readonly tenant_id: string;
  readonly enrolled: number;
  readonly silent: number;
  readonly copied: number;
};
type OpenCount = { readonly tenant_id: string; readonly open: number };

export async function tenantStandings(db: Knex, now: Date): Promise<readonly TenantStanding[]> {
  const tenants: readonly TenantRow[] = await db('tenants')
    .where('tenants.kind', 'municipality')
    .whereNull('tenants.closed_at')
    .leftJoin('saml_settings', 'saml_settings.tenant_id', 'tenants.id')
    .leftJoin('saml_key_rotations', 'saml_key_rotations.tenant_id', 'tenants.id')
    .leftJoin('metadata_watches', 'metadata_watches.tenant_id', 'tenants.id')
    .orderBy('tenants.slug')
    .select(['tenants.id', 'slug', 'name', 'identity_provider', 'sp_certificate', 'step', 'failing_since']);
  const gateways = byTenant(await gatewayCounts(db, new Date(now.getTime() - silentAfterMs)));
  const takeBacks = byTenant(await openTakeBacks(db, now));
  const restored = await openRestores(db);
  return tenants.map((row) => ({
    id: tenantId(row.id),
    slug: row.slug,
    name: row.name,
    isConnected: row.identity_provider !== null,
    signIn: signInFacts(row),
    gateways: gateways.get(row.id)?.enrolled ?? 0,
    silentGateways: gateways.get(row.id)?.silent ?? 0,
    copiedGateways: gateways.get(row.id)?.copied ?? 0,
    unconfirmed: takeBacks.get(row.id)?.open ?? 0,
    restoreOpen: restored.has(row.id),
  }));
}

/** Not closed, or a gateway has found something since. */
async function openRestores(db: Knex): Promise<ReadonlySet<string>> {
  const isOpen = `restores.closed_at IS NULL OR EXISTS (SELECT 1 FROM restore_findings AS found
    WHERE found.tenant_id = restores.tenant_id AND found.found_at > restores.closed_at)`;
  return new Set(await db('restores').whereRaw(isOpen).distinct('tenant_id').pluck<string[]>('tenant_id'));
}

function signInFacts(row: TenantRow): SignInFacts {
  const provider =
    row.identity_provider === null ? null : (fromJson(row.identity_provider) as IdentityProvider);
  return {
    certificates: provider?.signingCertificates ?? [],
    ownCertificate: row.sp_certificate ?? '',
    keyIsChanging: row.step !== null,
    metadataFailingSince: timeOrNull(row.failing_since),
  };
}

async function gatewayCounts(db: Knex, silentSince: Date): Promise<readonly GatewayCount[]> {
  const silent = db.raw('SUM(CASE WHEN last_contact_at < ? THEN 1 ELSE 0 END) AS silent', [
    silentSince.toISOString(),
  ]);
  // What is stored there is written by us alone, and no number of a start can hold a quotation mark.
  const copied = db.raw(`SUM(CASE WHEN instances LIKE '%"copied":{%' THEN 1 ELSE 0 END) AS copied`);
  return await db('gateways')
    .where('state', 'enrolled')
    .groupBy('tenant_id')
    .select<GatewayCount[]>(['tenant_id', db.raw('COUNT(*) AS enrolled'), silent, copied]);
}

/** Beyond the limit that each municipality has set: a statement for each limit in use, of which there are few. */
async function openTakeBacks(db: Knex, now: Date): Promise<readonly OpenCount[]> {
  const limits = await db('tenants')
    .distinct('confirm_within_seconds')
    .pluck<number[]>('confirm_within_seconds');
  const counts: OpenCount[] = [];
  for (const seconds of limits) {
    const overdue = await db('tenants')
      .where('tenants.confirm_within_seconds', seconds)
      .join('enforcements', 'enforcements.tenant_id', 'tenants.id')
      .join('gateways', (join) =>
        join.on('gateways.tenant_id', 'enforcements.tenant_id').on('gateways.id', 'enforcements.gateway_id'),
      )
      .whereRaw(isOpenTakeBack)
      .where('enforcements.ordered_at', '<', dueSince(now, seconds).toISOString())
      .whereNot('gateways.state', 'removed')
      .groupBy('enforcements.tenant_id')
      .select<OpenCount[]>(['enforcements.tenant_id as tenant_id', db.raw('COUNT(*) AS open')]);
    counts.push(...overdue);
  }
  return counts;
}

function byTenant<Row extends { readonly tenant_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.tenant_id, row]));
}
