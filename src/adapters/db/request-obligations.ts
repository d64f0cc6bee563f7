// Obligations of approvals: made with the approval, each confirmed once.
import type { ObligationSide } from '../../domain/application-rule';
import { accessRequestId, identityRef } from '../../domain/ids';
import type { Words } from '../../domain/question';
import type { RequestObligation } from '../../domain/request-obligation';
import type { RequestObligationRecords } from '../../usecases/ports-of-approvals';
import { fromJson, textOfTime, timeOrNull } from './rows';
import { addRows, changeRow, rowsOf, type Scope } from './scope';

type ObligationRow = {
  readonly request_id: string;
  readonly id: string;
  readonly side: ObligationSide;
  readonly words: string;
  readonly confirmed_at: string | null;
  readonly confirmed_by_ref: string | null;
};

const columns = ['request_id', 'id', 'side', 'words', 'confirmed_at', 'confirmed_by_ref'] as const;

export function requestObligationRecords(scope: Scope): RequestObligationRecords {
  const obligations = () => rowsOf(scope, 'request_obligations');
  return {
    ofRequest: async (id) => {
      const rows = obligations().where('request_id', id).orderBy('id');
      return (await rows.select<ObligationRow[]>([...columns])).map(obligationOf);
    },
    insert: (added) => addRows(scope, 'request_obligations', added.map(rowOf)),
    confirm: ({ requestId, id, confirmedAt, confirmedBy }) =>
      changeRow(
        obligations().where({ request_id: requestId, id }).whereNull('confirmed_at'),
        { confirmed_at: textOfTime(confirmedAt), confirmed_by_ref: confirmedBy },
        'obligation-confirmed',
      ),
  };
}

function rowOf(obligation: RequestObligation): ObligationRow {
  return {
    request_id: obligation.requestId,
    id: obligation.id,
    side: obligation.by,
    words: JSON.stringify(obligation.words),
    confirmed_at: textOfTime(obligation.confirmedAt),
    confirmed_by_ref: obligation.confirmedBy,
  };
}

function obligationOf(row: ObligationRow): RequestObligation {
  return {
    requestId: accessRequestId(row.request_id),
    id: row.id,
    by: row.side,
    words: fromJson(row.words) as Words,
    confirmedAt: timeOrNull(row.confirmed_at),
    confirmedBy: row.confirmed_by_ref === null ? null : identityRef(row.confirmed_by_ref),
  };
}
