// By time: a confirmed closing is carried out once its day has come. Each round does a bounded piece and stores how far it
// came in the same transaction, so that whoever goes on, after a crash or beside another process, goes on from there.
import {
  awaitGateways,
  beginClosing,
  beginErasure,
  finishClosing,
  mayErase,
  type Closing,
  type ClosingState,
} from '../../domain/closing';
import { Refusal } from '../../domain/errors';
import { revokeWithTenant } from '../../domain/grant';
import type { GrantId, TenantId } from '../../domain/ids';
import type { Ports, TenantRecords, TenantStore } from '../ports';
import { noteForProvider, standingClosing, storeClosing, type Noting } from '../steps/closing-of-a-tenant';
import { makeRevocationList } from '../steps/making-a-revocation-list';
import { stopGrant } from '../steps/stopping-a-grant';

type JobPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'wakeups'>;

/** How much a round does; smaller in tests. */
export type Pieces = { readonly grants: number; readonly rows: number; readonly batches: number };
const usual: Pieces = { grants: 500, rows: 2_000, batches: 50 };

/** Returns whether something was done: then another round follows soon. */
export async function carryOutClosing(
  ports: JobPorts,
  tenant: TenantId,
  pieces: Pieces = usual,
): Promise<boolean> {
  const closing = await ports.store.forTenant(tenant).closings.standing();
  switch (closing?.state) {
    case 'confirmed':
      return step(ports, tenant, 'confirmed', begin);
    case 'revoking':
      return revokeSome(ports, tenant, pieces.grants);
    case 'waiting':
      return step(ports, tenant, 'waiting', eraseUnlessGatewaysMustBeAwaited);
    case 'erasing':
      return eraseSome(ports, tenant, pieces);
    case 'announced':
    case 'withdrawn':
    case 'closed':
    case undefined:
      return false;
  }
}

/** One that fails holds up no other; what failed is thrown once all had their turn. */
export async function carryOutClosings(ports: JobPorts, pieces: Pieces = usual): Promise<void> {
  const failures: unknown[] = [];
  for (const tenant of await ports.store.installation.closingsDue(ports.clock())) {
    try {
      await carryOutClosing(ports, tenant, pieces);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} closings could not go on`);
}

type Work = (records: TenantRecords, closing: Closing, noting: Noting) => Promise<boolean>;

/** The closing is held until the end of the transaction: of two processes the second finds it further on, and does nothing. */
async function step(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
  from: ClosingState,
  work: Work,
): Promise<boolean> {
  const operator = (await store.installation.findOperator())?.id ?? null;
  const now = clock();
  return store.forTenant(tenant).transaction(async (records) => {
    const closing = await standingClosing(records);
    return closing.state === from && (await work(records, closing, { operator, now }));
  });
}

const begin: Work = async (records, closing, noting) => {
  await storeClosing(records, closing, { ...beginClosing(closing, noting.now), ...noting });
  await records.tenant.close(noting.now);
  await records.erasure.endSessions();
  return true;
};

/** One transaction a grant, as when IT revokes it: gateways are told, devices follow, each with its line in the log. */
async function revokeSome(ports: JobPorts, tenant: TenantId, limit: number): Promise<boolean> {
  const store = ports.store.forTenant(tenant);
  const held = await store.grants.held(limit);
  for (const id of held) await revoke(ports, store, id);
  if (held.length > 0 || !(await lastListsAreMade(ports, store, tenant))) return true;
  return step(ports, tenant, 'revoking', closeAuthorities);
}

/** Without the authorities' keys no list ever says again what was revoked. One that cannot be made is not waited for. */
async function lastListsAreMade(ports: JobPorts, store: TenantStore, tenant: TenantId): Promise<boolean> {
  let areMade = true;
  for (const { authorityId } of await store.revocationLists.list()) {
    const outcome = await makeRevocationList(ports, { tenant, authorityId, always: true });
    // Another process may have begun before the last revocation.
    if (outcome.is === 'not-due' || outcome.is === 'overtaken') areMade = false;
  }
  return areMade;
}

async function revoke(
  { clock, wakeups }: Pick<Ports, 'clock' | 'wakeups'>,
  store: TenantStore,
  id: GrantId,
): Promise<void> {
  const now = clock();
  try {
    const gateways = await store.transaction(async (records) => {
      const closing = await standingClosing(records);
      if (closing.state !== 'revoking') return [];
      const counted = { ...closing, grantsRevoked: closing.grantsRevoked + 1 };
      await records.closings.update(counted, 'revoking');
      return stopGrant(records, id, { kind: 'revocation', actor: null, now, rule: revokeWithTenant });
    });
    wakeups.notify(gateways);
  } catch (error) {
    // Expired, or revoked by another process, at the same moment.
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
  }
}

/** What came to be while the last accesses were revoked is revoked in the next round. */
const closeAuthorities: Work = async (records, closing, noting) => {
  if ((await records.grants.held(1)).length > 0) return true;
  await records.authorities.close();
  await storeClosing(records, closing, { ...awaitGateways(closing, noting.now), ...noting });
  return true;
};

const eraseUnlessGatewaysMustBeAwaited: Work = async (records, closing, noting) => {
  const open = (await records.closings.unconfirmed()).length;
  if (!mayErase(closing, open, noting.now)) return false;
  await storeClosing(records, closing, { ...beginErasure(closing, noting.now), ...noting });
  return true;
};

async function eraseSome(ports: JobPorts, tenant: TenantId, { rows, batches }: Pieces): Promise<boolean> {
  for (let batch = 0; batch < batches; batch += 1) {
    if (
      !(await step(ports, tenant, 'erasing', (records, closing, noting) =>
        erase(records, closing, { ...noting, rows }),
      ))
    )
      return false;
  }
  return true;
}

/** The end is noted in the provider's log alone: the municipality's own is gone. */
async function erase(
  records: TenantRecords,
  closing: Closing,
  { rows, ...noting }: Noting & { readonly rows: number },
): Promise<boolean> {
  const removed = await records.erasure.removeSome(rows);
  if (removed > 0) {
    await records.closings.update({ ...closing, rowsErased: closing.rowsErased + removed }, 'erasing');
    return true;
  }
  await records.erasure.leaveTombstone();
  const { state, event } = finishClosing(closing, noting.now);
  await records.closings.update(state, 'erasing');
  await noteForProvider(records, event, noting);
  return false;
}
