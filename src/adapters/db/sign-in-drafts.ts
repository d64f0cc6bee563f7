// Sign-ins that are being set up, the link to try them out, and the required attribute of those that are live.
import { Refusal } from '../../domain/errors';
import type { DraftContent, SignInDraft } from '../../domain/sign-in-draft';
import type { SignInDraftRecords } from '../../usecases/ports-of-sign-in-drafts';
import { fromJson, textOfTime } from './rows';
import { addRow, addRowUnlessTaken, changeRow, rowsHeld, rowsOf, type Scope } from './scope';

type DraftRow = {
  readonly version: number;
  readonly content: string;
  readonly tested_version: number | null;
  readonly tested_at: string | null;
};

const columns = ['version', 'content', 'tested_version', 'tested_at'] as const;

export function signInDraftRecords(scope: Scope): SignInDraftRecords {
  return {
    find: async () => {
      const row = await rowsHeld(scope, 'sign_in_drafts').first<DraftRow | undefined>([...columns]);
      return row === undefined ? null : draftOf(row);
    },
    save: (draft) => save(scope, draft),
    markTested: (version, at) =>
      changeRow(rowsOf(scope, 'sign_in_drafts').where({ version }), {
        tested_version: version,
        tested_at: textOfTime(at),
      }),
    setTestLink: (tokenHash, endsAt) =>
      changeRow(rowsOf(scope, 'sign_in_drafts'), {
        test_token_hash: tokenHash,
        test_token_ends_at: textOfTime(endsAt),
      }),
    hasTestLink: async (tokenHash, now) => {
      const row: unknown = await rowsOf(scope, 'sign_in_drafts')
        .where('test_token_hash', tokenHash)
        .where('test_token_ends_at', '>', now.toISOString())
        .first('tenant_id');
      return row !== undefined;
    },
    remove: async () => {
      await rowsOf(scope, 'sign_in_drafts').delete();
    },
    requiredAttribute: async () =>
      (await rowsOf(scope, 'required_attributes').first<
        { readonly name: string; readonly value: string } | undefined
      >(['name', 'value'])) ?? null,
    setRequiredAttribute: (required) =>
      scope.atomically(async (inside) => {
        await rowsOf(inside, 'required_attributes').delete();
        if (required !== null) await addRow(inside, 'required_attributes', required);
      }),
  };
}

/** A new draft has version 1; each later one follows the version that was read. */
async function save(scope: Scope, draft: SignInDraft): Promise<void> {
  const row = rowOf(draft);
  if (draft.version === 1) {
    if (!(await addRowUnlessTaken(scope, 'sign_in_drafts', row))) {
      throw new Refusal('conflict', 'changed-meanwhile');
    }
    return;
  }
  await changeRow(rowsOf(scope, 'sign_in_drafts').where('version', draft.version - 1), row);
}

function rowOf({ version, tested, ...content }: SignInDraft): DraftRow {
  const { maker, idp, metadataAddress, recognition, roleRules } = content;
  return {
    version,
    content: JSON.stringify({ maker, idp, metadataAddress, recognition, roleRules }),
    tested_version: tested?.version ?? null,
    tested_at: textOfTime(tested?.at ?? null),
  };
}

function draftOf(row: DraftRow): SignInDraft {
  const { tested_version: version, tested_at: at } = row;
  return {
    ...(fromJson(row.content) as DraftContent),
    version: row.version,
    tested: version === null || at === null ? null : { version, at: new Date(at) },
  };
}
