// The log of sign-ins: who and when, kept for a while, and asked only whether there is an entry.
import type { SignInLogRecords } from '../../usecases/ports-of-assignments';
import { addRowUnlessTaken, rowsOf, type Scope } from './scope';

export function signInLogRecords(scope: Scope): SignInLogRecords {
  return {
    note: async (ref, at) => {
      if ((await keptSince(scope)) === null)
        await addRowUnlessTaken(scope, 'sign_in_logs', { kept_since: at.toISOString() });
      // Twice in one millisecond is once.
      await addRowUnlessTaken(scope, 'sign_ins', { person_ref: ref, at: at.toISOString() });
    },
    keptSince: () => keptSince(scope),
    hasEntrySince: async (ref, since) => {
      const entry: unknown = await rowsOf(scope, 'sign_ins')
        .where('person_ref', ref)
        .where('at', '>', since.toISOString())
        .first('person_ref');
      return entry !== undefined;
    },
    deleteBefore: (before) => rowsOf(scope, 'sign_ins').where('at', '<=', before.toISOString()).delete(),
  };
}

async function keptSince(scope: Scope): Promise<Date | null> {
  const row = await rowsOf(scope, 'sign_in_logs').first<{ readonly kept_since: string } | undefined>(
    'kept_since',
  );
  return row === undefined ? null : new Date(row.kept_since);
}
