// What a tenant asks of sign-ins; without a row, what is usual.
import { usualAssurance, type Assurance } from '../../domain/assurance';
import type { AssuranceRecord } from '../../usecases/ports-of-roles';
import { bit, fromJson } from './rows';
import { replaceRows, rowsOf, type Scope } from './scope';

type AssuranceRow = {
  readonly admins_need_mfa: number;
  readonly mfa_signals: string;
  readonly fresh_minutes: number;
};

const columns = ['admins_need_mfa', 'mfa_signals', 'fresh_minutes'] as const;

export function assuranceRecord(scope: Scope): AssuranceRecord {
  return {
    get: async () => {
      const row = await rowsOf(scope, 'assurance').first<AssuranceRow | undefined>([...columns]);
      return row === undefined ? usualAssurance : assuranceOf(row);
    },
    set: ({ adminsNeedMfa, mfaSignals, freshMinutes }) =>
      replaceRows(scope, {
        table: 'assurance',
        key: ['tenant_id'],
        rows: [
          {
            admins_need_mfa: bit(adminsNeedMfa),
            mfa_signals: JSON.stringify(mfaSignals),
            fresh_minutes: freshMinutes,
          },
        ],
      }),
  };
}

function assuranceOf(row: AssuranceRow): Assurance {
  return {
    adminsNeedMfa: row.admins_need_mfa === 1,
    mfaSignals: fromJson(row.mfa_signals) as Assurance['mfaSignals'],
    freshMinutes: row.fresh_minutes,
  };
}
