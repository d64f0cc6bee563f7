// What a municipality has set about its approval chain; without a row, IT alone decides.
import { itAlone, type ApprovalSettings, type Necessity } from '../../domain/approval-chain';
import type { ApprovalSettingsRecord } from '../../usecases/ports-of-approvals';
import { fromJson } from './rows';
import { replaceRows, rowsOf, type Scope } from './scope';

type SettingsRow = {
  readonly necessity: Necessity;
  readonly of_profiles: string;
  readonly lapse_days: number;
  readonly mail_domains: string;
};

const columns = ['necessity', 'of_profiles', 'lapse_days', 'mail_domains'] as const;

export function approvalSettingsRecord(scope: Scope): ApprovalSettingsRecord {
  return {
    get: async () => {
      const row = await rowsOf(scope, 'approval_settings').first<SettingsRow | undefined>([...columns]);
      return row === undefined ? itAlone : settingsOf(row);
    },
    set: ({ necessity, ofProfiles, lapseDays, mailDomains }) =>
      replaceRows(scope, {
        table: 'approval_settings',
        key: ['tenant_id'],
        rows: [
          {
            necessity,
            of_profiles: JSON.stringify(ofProfiles),
            lapse_days: lapseDays,
            mail_domains: JSON.stringify(mailDomains),
          },
        ],
      }),
  };
}

function settingsOf(row: SettingsRow): ApprovalSettings {
  return {
    necessity: row.necessity,
    ofProfiles: fromJson(row.of_profiles) as ApprovalSettings['ofProfiles'],
    lapseDays: row.lapse_days,
    mailDomains: fromJson(row.mail_domains) as readonly string[],
  };
}
