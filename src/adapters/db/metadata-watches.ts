// Where a tenant's identity provider publishes its metadata; one row, or none where nobody said so.
import type { Knex } from 'knex';
import { tenantId, type TenantId } from '../../domain/ids';
import type { MetadataWatch } from '../../domain/metadata-watch';
import type { IdentityProvider } from '../../domain/saml-settings';
import type { MetadataWatchRecord } from '../../usecases/ports-of-metadata-watches';
import { fromJson, textOfTime, timeOrNull } from './rows';
import { rowsHeld, rowsOf, type Scope } from './scope';

type WatchRow = {
  readonly address: string;
  readonly next_at: string;
  readonly tried_at: string | null;
  readonly read_at: string | null;
  readonly found: string | null;
  readonly failure_reason: string | null;
  readonly failing_since: string | null;
  readonly failures: number;
};

const columns = [
  'address',
  'next_at',
  'tried_at',
  'read_at',
  'found',
  'failure_reason',
  'failing_since',
  'failures',
] as const satisfies readonly (keyof WatchRow)[];

export function metadataWatchRecord(scope: Scope): MetadataWatchRecord {
  return {
    find: async () => {
      const row = await rowsHeld(scope, 'metadata_watches').first<WatchRow | undefined>([...columns]);
      return row === undefined ? null : watchOf(row);
    },
    save: async (watch) => {
      await rowsOf(scope, 'metadata_watches')
        .insert({ ...rowOf(watch), tenant_id: scope.tenantId, leased_until: null })
        .onConflict('tenant_id')
        .merge();
    },
    remove: async () => {
      await rowsOf(scope, 'metadata_watches').delete();
    },
    claim: async ({ dueAt, now, until }) => {
      const claimed: number = await rowsOf(scope, 'metadata_watches')
        .where('next_at', '<=', dueAt.toISOString())
        .where((free) => free.whereNull('leased_until').orWhere('leased_until', '<=', now.toISOString()))
        .update({ leased_until: until.toISOString() });
      return claimed > 0;
    },
  };
}

/** Whose turn it is: who has waited longest and is not being looked at. */
export async function nextMetadataWatch(db: Knex, now: Date): Promise<TenantId | null> {
  const row = await db('metadata_watches')
    .where('next_at', '<=', now.toISOString())
    .where((free) => free.whereNull('leased_until').orWhere('leased_until', '<=', now.toISOString()))
    .orderBy('next_at')
    .first<{ readonly tenant_id: string } | undefined>('tenant_id');
  return row === undefined ? null : tenantId(row.tenant_id);
}

function rowOf({ address, nextAt, triedAt, readAt, found, failure }: MetadataWatch): WatchRow {
  return {
    address,
    next_at: nextAt.toISOString(),
    tried_at: textOfTime(triedAt),
    read_at: textOfTime(readAt),
    found: found === null ? null : JSON.stringify(found),
    failure_reason: failure?.reason ?? null,
    failing_since: textOfTime(failure?.since ?? null),
    failures: failure?.times ?? 0,
  };
}

function watchOf(row: WatchRow): MetadataWatch {
  const since = timeOrNull(row.failing_since);
  return {
    address: row.address,
    nextAt: new Date(row.next_at),
    triedAt: timeOrNull(row.tried_at),
    readAt: timeOrNull(row.read_at),
    found: row.found === null ? null : (fromJson(row.found) as IdentityProvider),
    failure:
      row.failure_reason === null || since === null
        ? null
        : { reason: row.failure_reason, since, times: row.failures },
  };
}
