// What a municipality has agreed on, and how much of it is in use.
import type { Knex } from 'knex';
import { noQuotas, type QuotaKind, type Quotas } from '../../domain/quota';
import type { QuotaRecords } from '../../usecases/ports-of-municipalities';
import { rowsHeld, rowsOf, type Scope } from './scope';

export function quotaRecords(scope: Scope): QuotaRecords {
  return {
    get: () => read(rowsOf(scope, 'quotas')),
    getHeld: () => read(rowsHeld(scope, 'quotas')),
    set: async (quotas) => {
      await rowsOf(scope, 'quotas')
        .insert({ ...quotas, tenant_id: scope.tenantId })
        .onConflict('tenant_id')
        .merge();
    },
    countUpTo: (kind, limit) => countRows(inUse[kind](scope).limit(limit)),
  };
}

async function read(quotas: Knex.QueryBuilder): Promise<Quotas> {
  const row: Quotas | undefined = await quotas.first(['people', 'devices', 'gateways']);
  return row ?? noQuotas;
}

async function countRows(query: PromiseLike<readonly unknown[]>): Promise<number> {
  return (await query).length;
}

/** One row for each that counts. */
const inUse: Readonly<Record<QuotaKind, (scope: Scope) => Knex.QueryBuilder>> = {
  people: (scope) =>
    rowsOf(scope, 'grants').whereRaw(`grants.state IN ('active', 'suspended')`).distinct('grants.person_id'),
  devices: (scope) =>
    rowsOf(scope, 'devices').whereRaw(`devices.state IN ('active', 'suspended')`).select('devices.id'),
  gateways: (scope) => rowsOf(scope, 'gateways').whereNot('gateways.state', 'removed').select('gateways.id'),
};
