/**
 * Keeps a gateway's change log small: of each credential only the newest order counts, since a change is sent as what the
 * credential is now; and a gateway that is far behind takes a snapshot, which costs less than all it has missed.
 */
import type { GatewayId } from '../../domain/ids';
import { gatewayId } from '../../domain/ids';
import type { Compaction, CompactionTerms } from '../../usecases/ports-of-gateways';
import { countRows } from './page';
import { rowsOf, type Scope } from './scope';

const piece = 2_000;

/** Those with so many open orders that a look is worth it, and those out of service. */
export async function gatewaysToCompact(scope: Scope, worthwhile: number): Promise<readonly GatewayId[]> {
  const ids: readonly string[] = await rowsOf(scope, 'gateways')
    .where((either) =>
      either
        .whereRaw('revision - log_from > ?', [worthwhile])
        .orWhere((gone) => gone.where('state', 'removed').whereRaw('log_from < revision')),
    )
    .orderBy('id')
    .pluck('id');
  return ids.map(gatewayId);
}

/** Null: another process is at it. Each statement stands for itself, so what a crash leaves undone is done next time. */
export async function compactGateway(
  scope: Scope,
  gateway: GatewayId,
  { now, until, most }: CompactionTerms,
): Promise<Compaction | null> {
  const row = () => rowsOf(scope, 'gateways').where('id', gateway);
  const taken: number = await row()
    .where((free) => free.whereNull('compacting_until').orWhere('compacting_until', '<=', now.toISOString()))
    .update({ compacting_until: until.toISOString() });
  if (taken === 0) return null;
  const superseded = await deleteSuperseded(scope, gateway);
  const open = await countRows(scope.db, changesOf(scope, gateway).select('revision'), most + 1);
  const isGone = (await row().where('state', 'removed').first('id')) !== undefined;
  const isGivenUp = isGone || open > most;
  if (isGivenUp) await row().update({ log_from: scope.db.raw('revision') });
  const dropped = isGivenUp ? await deleteDropped(scope, gateway) : 0;
  await row().where('compacting_until', until.toISOString()).update({ compacting_until: null });
  return { superseded, dropped };
}

function changesOf(scope: Scope, gateway: GatewayId) {
  return rowsOf(scope, 'gateway_changes').where('gateway_changes.gateway_id', gateway);
}

async function deleteSuperseded(scope: Scope, gateway: GatewayId): Promise<number> {
  return deleteInPieces(() =>
    changesOf(scope, gateway).whereExists(
      scope
        .db('gateway_changes as newer')
        .select(scope.db.raw('1'))
        .whereRaw(
          `newer.tenant_id = gateway_changes.tenant_id AND newer.gateway_id = gateway_changes.gateway_id
            AND newer.revision > gateway_changes.revision
            AND (newer.credential_id = gateway_changes.credential_id
              OR (newer.credential_id IS NULL AND gateway_changes.credential_id IS NULL))`,
        ),
    ),
  );
}

/** Nobody is sent any more what lies before the log's begin. */
async function deleteDropped(scope: Scope, gateway: GatewayId): Promise<number> {
  const row: { readonly log_from: number } | undefined = await rowsOf(scope, 'gateways')
    .where('id', gateway)
    .first('log_from');
  return deleteInPieces(() =>
    changesOf(scope, gateway).where('gateway_changes.revision', '<=', row?.log_from ?? 0),
  );
}

async function deleteInPieces(which: () => ReturnType<typeof changesOf>): Promise<number> {
  let deleted = 0;
  for (;;) {
    const revisions: readonly number[] = await which()
      .orderBy('gateway_changes.revision')
      .limit(piece)
      .pluck('gateway_changes.revision');
    const [first] = revisions;
    const last = revisions.at(-1);
    if (first === undefined || last === undefined) return deleted;
    const gone: number = await which().whereBetween('gateway_changes.revision', [first, last]).delete();
    deleted += gone;
    if (revisions.length < piece) return deleted;
  }
}
