// The store: for each tenant its records, directly or in a transaction, and the few acts across tenants.
import type { Knex } from 'knex';
import type { TenantId } from '../../domain/ids';
import type { BeforeCommit, Durability, Store, TenantRecords, TenantStore } from '../../usecases/ports';
import { appendPending, ownEvents } from './audit-events';
import { installationStore } from './installation';
import { recordsOf } from './records-of-a-tenant';
import type { Scope } from './scope';
import { inTransaction } from './transaction';
import { createVaults, type Secrets } from './vault';

const mostMade = 1_000;

/** `beforeCommit` sees what a transaction writes into its tenant's log, and may add to the transaction. */
export function createStore(
  knex: Knex,
  secrets: Secrets,
  clock: () => Date,
  beforeCommit: BeforeCommit | null = null,
): Store {
  const vaultOf = createVaults(secrets);

  const scopeIn = (trx: Knex.Transaction, tenantId: TenantId): Scope => {
    const scope: Scope = {
      db: trx,
      tenantId,
      vault: vaultOf(tenantId),
      now: clock,
      pendingEvents: [],
      atomically: (work) => work(scope),
    };
    return scope;
  };
  const transaction = async <Result>(
    tenantId: TenantId,
    work: (scope: Scope, records: TenantRecords) => Promise<Result>,
    durability?: Durability,
  ): Promise<Result> => {
    const whole = async (trx: Knex.Transaction): Promise<Result> => {
      const scope = scopeIn(trx, tenantId);
      const records = recordsOf(scope);
      const result = await work(scope, records);
      const written = ownEvents(scope);
      if (beforeCommit !== null && written.length > 0) await beforeCommit(records, written);
      await appendPending(scope);
      return result;
    };
    return inTransaction(knex, whole, durability);
  };
  const scopeOf = (tenantId: TenantId): Scope => ({
    db: knex,
    tenantId,
    vault: vaultOf(tenantId),
    now: clock,
    pendingEvents: null,
    atomically: (work) => transaction(tenantId, work),
  });

  const made = new Map<TenantId, TenantStore>();
  const storeOf = (tenantId: TenantId): TenantStore => ({
    ...recordsOf(scopeOf(tenantId)),
    transaction: (work, durability) => transaction(tenantId, (_scope, records) => work(records), durability),
  });

  return {
    // Made once for each: it holds nothing but its tenant, and a page asks for it a dozen times.
    forTenant: (tenantId) => {
      const known = made.get(tenantId);
      if (known !== undefined) return known;
      const store = storeOf(tenantId);
      if (made.size >= mostMade) made.clear();
      made.set(tenantId, store);
      return store;
    },
    installation: installationStore({ knex, secrets, vaultOf, scopeIn, recordsOf }),
  };
}
