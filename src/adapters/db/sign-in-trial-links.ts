// Links by which a proposed change to a sign-in is tried out; expired ones go with the daily sweep.
import { identityRef, signInChangeId } from '../../domain/ids';
import type { Party } from '../../domain/two-sided-consent';
import type { SignInTrialLinkRecords } from '../../usecases/ports-of-sign-in-changes';
import { addRow, rowsOf, type Scope } from './scope';

type LinkRow = {
  readonly change_id: string;
  readonly begun_by: string;
  readonly begun_side: Party['side'];
};

export function signInTrialLinkRecords(scope: Scope): SignInTrialLinkRecords {
  return {
    add: ({ tokenHash, change, by, endsAt }) =>
      addRow(scope, 'sign_in_trial_links', {
        token_hash: tokenHash,
        change_id: change,
        begun_by: by.ref,
        begun_side: by.side,
        expires_at: endsAt.toISOString(),
      }),
    find: async (tokenHash, now) => {
      const row = await rowsOf(scope, 'sign_in_trial_links')
        .where('token_hash', tokenHash)
        .where('expires_at', '>', now.toISOString())
        .first<LinkRow | undefined>(['change_id', 'begun_by', 'begun_side']);
      if (row === undefined) return null;
      const by: Party = { side: row.begun_side, ref: identityRef(row.begun_by) };
      return { change: signInChangeId(row.change_id), by };
    },
  };
}
