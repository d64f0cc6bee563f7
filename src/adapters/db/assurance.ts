// What a tenant asks of sign-ins; without a row, what is usual.
import { usualAssurance, type Assurance } from '../../domain/assurance';
import type { AssuranceRecord } from '../../usecases/ports-of-roles';
import { bit, fromJson } from './rows';
import { replaceRows, rowsOf, type Scope } from './scope';

/** Nulls where a join found no row. */
export type AssuranceRow = {
  readonly admins_need_mfa: number | null;
  readonly mfa_signals: string | null;
  readonly fresh_minutes: number | null;
  readonly idle_minutes: number | null;
  readonly longest_hours: number | null;
};

export const assuranceColumns = [
  'admins_need_mfa',
  'mfa_signals',
  'fresh_minutes',
  'idle_minutes',
  'longest_hours',
] as const;

export function assuranceRecord(scope: Scope): AssuranceRecord {
  return {
    get: async () => {
      const row = await rowsOf(scope, 'assurance').first<AssuranceRow | undefined>([...assuranceColumns]);
      return assuranceOf(row);
    },
    set: ({ adminsNeedMfa, mfaSignals, freshMinutes, idleMinutes, longestHours }) =>
      replaceRows(scope, {
        table: 'assurance',
        key: ['tenant_id'],
        rows: [
          {
            admins_need_mfa: bit(adminsNeedMfa),
            mfa_signals: JSON.stringify(mfaSignals),
            fresh_minutes: freshMinutes,
            idle_minutes: idleMinutes,
            longest_hours: longestHours,
          },
        ],
      }),
  };
}

export function assuranceOf(row: AssuranceRow | undefined): Assurance {
  if (row === undefined || row.mfa_signals === null || row.fresh_minutes === null) return usualAssurance;
  return {
    adminsNeedMfa: row.admins_need_mfa === 1,
    mfaSignals: fromJson(row.mfa_signals) as Assurance['mfaSignals'],
    freshMinutes: row.fresh_minutes,
    idleMinutes: row.idle_minutes ?? usualAssurance.idleMinutes,
    longestHours: row.longest_hours ?? usualAssurance.longestHours,
  };
}
