// What was answered in an application and what the rules made of it: added, never changed.
import type { Assessment } from '../../domain/assessment';
import { Refusal } from '../../domain/errors';
import { accessRequestId } from '../../domain/ids';
import type { AssessmentRecords } from '../../usecases/ports-of-accesses';
import { fromJson } from './rows';
import { addRowUnlessTaken, rowsOf, type Scope } from './scope';

type AssessmentRow = {
  readonly request_id: string;
  readonly round: number;
  readonly edition: number;
  readonly answers: string;
  readonly evaluation: string;
  readonly made_at: string;
};

const columns = ['request_id', 'round', 'edition', 'answers', 'evaluation', 'made_at'] as const;

export function assessmentRecords(scope: Scope): AssessmentRecords {
  return {
    ofRequest: async (id) => {
      const rows = rowsOf(scope, 'request_assessments').where('request_id', id).orderBy('round');
      return (await rows.select<AssessmentRow[]>([...columns])).map(assessmentOf);
    },
    insert: async (assessment) => {
      const added = await addRowUnlessTaken(scope, 'request_assessments', rowOf(assessment));
      if (!added) throw new Refusal('conflict', 'changed-meanwhile');
    },
  };
}

function rowOf(assessment: Assessment): AssessmentRow {
  return {
    request_id: assessment.requestId,
    round: assessment.round,
    edition: assessment.edition,
    answers: JSON.stringify(assessment.answers),
    evaluation: JSON.stringify(assessment.evaluation),
    made_at: assessment.madeAt.toISOString(),
  };
}

function assessmentOf(row: AssessmentRow): Assessment {
  return {
    requestId: accessRequestId(row.request_id),
    round: row.round,
    edition: row.edition,
    answers: fromJson(row.answers) as Assessment['answers'],
    evaluation: fromJson(row.evaluation) as Assessment['evaluation'],
    madeAt: new Date(row.made_at),
  };
}
