// Decisions about many applications while they are carried out.
import type { BulkDecision, BulkKind } from '../../domain/bulk-decision';
import { accessRequestId, bulkDecisionId, personId } from '../../domain/ids';
import type { BulkDecisionRecords } from '../../usecases/ports-of-bulk-decisions';
import { fromJson } from './rows';
import { addRow, addRows, changeRow, rowsOf, type Scope } from './scope';

type BulkRow = {
  readonly id: string;
  readonly person_id: string;
  readonly kind: BulkKind;
  readonly request_ids: string;
  readonly begun_at: string;
  readonly moved_at: string;
};

type ResultRow = { readonly place: number; readonly request_id: string; readonly refusal: string | null };

const columns = ['id', 'person_id', 'kind', 'request_ids', 'begun_at', 'moved_at'] as const;

export function bulkDecisionRecords(scope: Scope): BulkDecisionRecords {
  const all = () => rowsOf(scope, 'bulk_decisions');
  return {
    find: async (id) => {
      const row = await all()
        .where({ id })
        .first<BulkRow | undefined>([...columns]);
      return row === undefined ? null : decisionOf(row);
    },
    insert: (decision) => addRow(scope, 'bulk_decisions', rowOf(decision)),
    note: (id, results, at) =>
      scope.atomically(async (inside) => {
        const rows = results.map(({ place, requestId, refusal }) => {
          return { bulk_id: id, place, request_id: requestId, refusal };
        });
        await addRows(inside, 'bulk_results', rows);
        await changeRow(rowsOf(inside, 'bulk_decisions').where({ id }), { moved_at: at.toISOString() });
      }),
    results: async (id) => {
      const rows = rowsOf(scope, 'bulk_results').where('bulk_id', id).orderBy('place');
      return (await rows.select<ResultRow[]>(['place', 'request_id', 'refusal'])).map((row) => {
        return { place: row.place, requestId: accessRequestId(row.request_id), refusal: row.refusal };
      });
    },
    removeBegunBefore: (before) =>
      scope.atomically(async (inside) => {
        const old = () => rowsOf(inside, 'bulk_decisions').where('begun_at', '<', before.toISOString());
        await rowsOf(inside, 'bulk_results').whereIn('bulk_id', old().select('id')).delete();
        return old().delete();
      }),
  };
}

function rowOf(decision: BulkDecision): BulkRow {
  return {
    id: decision.id,
    person_id: decision.personId,
    kind: decision.kind,
    request_ids: JSON.stringify(decision.requests),
    begun_at: decision.begunAt.toISOString(),
    moved_at: decision.movedAt.toISOString(),
  };
}

function decisionOf(row: BulkRow): BulkDecision {
  return {
    id: bulkDecisionId(row.id),
    personId: personId(row.person_id),
    kind: row.kind,
    requests: (fromJson(row.request_ids) as readonly string[]).map(accessRequestId),
    begunAt: new Date(row.begun_at),
    movedAt: new Date(row.moved_at),
  };
}
