// Proposed changes to a tenant's sign-in; at most one of a kind is open.
import { Refusal } from '../../domain/errors';
import { identityRef, signInChangeId } from '../../domain/ids';
import type { SignInChange } from '../../domain/sign-in-change';
import type { ChangeTrial } from '../../domain/sign-in-change-trial';
import type { SignInKind, SignInValues } from '../../domain/sign-in-values';
import type { SignInChangeRecords } from '../../usecases/ports-of-sign-in-changes';
import { bit, fromJson, textOfTime, timeOrNull } from './rows';
import { addRowUnlessTaken, changeRow, rowsHeld, rowsOf, type Scope } from './scope';

type ChangeRow = {
  readonly id: string;
  readonly kind: SignInKind;
  readonly state: SignInChange['state'];
  readonly before_values: string;
  readonly after_values: string;
  readonly origin: SignInChange['origin'];
  readonly reason: string | null;
  readonly proposed_by: string | null;
  readonly proposed_at: string;
  readonly first_operator: string | null;
  readonly first_operator_at: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly route: SignInChange['route'];
  readonly without_trial: string | null;
} & TrialColumns;

type TrialColumns = {
  readonly trial_passed: number | null;
  readonly trial_reason: string | null;
  readonly trial_at: string | null;
  readonly trial_by: string | null;
  readonly trial_side: ChangeTrial['by']['side'] | null;
  readonly trial_of: string | null;
};

const columns = [
  'id',
  'kind',
  'state',
  'before_values',
  'after_values',
  'origin',
  'reason',
  'proposed_by',
  'proposed_at',
  'first_operator',
  'first_operator_at',
  'decided_by',
  'decided_at',
  'route',
  'without_trial',
  'trial_passed',
  'trial_reason',
  'trial_at',
  'trial_by',
  'trial_side',
  'trial_of',
] as const satisfies readonly (keyof ChangeRow)[];

const newest = [
  { column: 'proposed_at', order: 'desc' },
  { column: 'id', order: 'desc' },
];

export function signInChangeRecords(scope: Scope): SignInChangeRecords {
  const changes = () => rowsOf(scope, 'sign_in_changes');
  return {
    find: async (id) => {
      const row = await rowsHeld(scope, 'sign_in_changes')
        .where({ id })
        .first<ChangeRow | undefined>([...columns]);
      return row === undefined ? null : changeOf(scope, row);
    },
    insert: async (change) => {
      const added = await addRowUnlessTaken(scope, 'sign_in_changes', rowOf(change));
      if (!added) throw new Refusal('conflict', 'sign-in-change-open');
    },
    update: (change) =>
      changeRow(changes().where({ id: change.id, state: 'open' }), rowOf(change), 'sign-in-change-decided'),
    open: async () => {
      const rows = await changes()
        .where('state', 'open')
        .orderBy('kind')
        .select<ChangeRow[]>([...columns]);
      return rows.map((row) => changeOf(scope, row));
    },
    list: async (limit) => {
      const rows = await changes()
        .orderBy(newest)
        .limit(limit)
        .select<ChangeRow[]>([...columns]);
      return rows.map((row) => changeOf(scope, row));
    },
    newestFromMetadata: async () => {
      const row = await changes()
        .where('origin', 'metadata')
        .orderBy(newest)
        .first<ChangeRow | undefined>([...columns]);
      return row === undefined ? null : changeOf(scope, row);
    },
    lastAppliedAt: () => lastAppliedAt(scope),
  };
}

async function lastAppliedAt(scope: Scope): Promise<Date | null> {
  const row = await rowsOf(scope, 'sign_in_changes')
    .where('state', 'applied')
    .orderBy('decided_at', 'desc')
    .first<Pick<ChangeRow, 'decided_at'> | undefined>('decided_at');
  return timeOrNull(row?.decided_at ?? null);
}

function rowOf(change: SignInChange): ChangeRow {
  return {
    id: change.id,
    kind: change.after.kind,
    state: change.state,
    before_values: JSON.stringify(change.before),
    after_values: JSON.stringify(change.after),
    origin: change.origin,
    reason: change.reason,
    proposed_by: change.proposedBy,
    proposed_at: change.proposedAt.toISOString(),
    first_operator: change.firstOperator?.ref ?? null,
    first_operator_at: textOfTime(change.firstOperator?.at ?? null),
    decided_by: change.decidedBy,
    decided_at: textOfTime(change.decidedAt),
    route: change.route,
    without_trial: change.withoutTrial,
    ...trialColumns(change.trial),
  };
}

function trialColumns(trial: ChangeTrial | null): TrialColumns {
  return {
    trial_passed: trial === null ? null : bit(trial.passed),
    trial_reason: trial?.reason ?? null,
    trial_at: textOfTime(trial?.at ?? null),
    trial_by: trial?.by.ref ?? null,
    trial_side: trial?.by.side ?? null,
    trial_of: trial?.of ?? null,
  };
}

/** All or nothing: one that was made has each of them, a reason only where it failed. */
function trialOf(row: TrialColumns): ChangeTrial | null {
  const { trial_passed: passed, trial_by: ref, trial_side: side, trial_of: of } = row;
  const at = timeOrNull(row.trial_at);
  if (passed === null || at === null || ref === null || side === null || of === null) return null;
  return { passed: passed === 1, reason: row.trial_reason, at, by: { side, ref: identityRef(ref) }, of };
}

function changeOf(scope: Scope, row: ChangeRow): SignInChange {
  const firstAt = timeOrNull(row.first_operator_at);
  return {
    id: signInChangeId(row.id),
    tenantId: scope.tenantId,
    before: fromJson(row.before_values) as SignInValues,
    after: fromJson(row.after_values) as SignInValues,
    origin: row.origin,
    reason: row.reason,
    proposedBy: row.proposed_by === null ? null : identityRef(row.proposed_by),
    proposedAt: new Date(row.proposed_at),
    firstOperator:
      row.first_operator === null || firstAt === null
        ? null
        : { ref: identityRef(row.first_operator), at: firstAt },
    state: row.state,
    decidedBy: row.decided_by === null ? null : identityRef(row.decided_by),
    decidedAt: timeOrNull(row.decided_at),
    route: row.route,
    trial: trialOf(row),
    withoutTrial: row.without_trial,
  };
}
