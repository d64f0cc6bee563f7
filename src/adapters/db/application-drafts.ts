// Applications that people are still filling in: a row for each person.
import type { ApplicationDraft } from '../../domain/application-draft';
import { accessProfileId, grantId, personId } from '../../domain/ids';
import type { Answers } from '../../domain/question';
import type { ApplicationDraftRecords } from '../../usecases/ports-of-accesses';
import { fromJson } from './rows';
import { addRowUnlessTaken, replaceRows, rowsHeld, rowsOf, type Scope } from './scope';

type DraftRow = {
  readonly person_id: string;
  readonly profile_id: string | null;
  readonly grant_id: string | null;
  readonly answers: string;
  readonly leaflet_version: number | null;
  readonly saved_at: string;
};

const columns = ['person_id', 'profile_id', 'grant_id', 'answers', 'leaflet_version', 'saved_at'] as const;

export function applicationDraftRecords(scope: Scope): ApplicationDraftRecords {
  return {
    find: async (person) => {
      const rows = rowsHeld(scope, 'application_drafts').where('person_id', person);
      const row = await rows.first<DraftRow | undefined>([...columns]);
      return row === undefined ? null : draftOf(row);
    },
    begin: async (draft) => {
      await addRowUnlessTaken(scope, 'application_drafts', rowOf(draft));
    },
    save: (draft) =>
      replaceRows(scope, {
        table: 'application_drafts',
        rows: [rowOf(draft)],
        key: ['tenant_id', 'person_id'],
      }),
    remove: async (person) => {
      const removed = await rowsOf(scope, 'application_drafts').where('person_id', person).delete();
      return removed > 0;
    },
    deleteSavedBefore: async (time) =>
      rowsOf(scope, 'application_drafts').where('saved_at', '<', time.toISOString()).delete(),
  };
}

function rowOf(draft: ApplicationDraft): DraftRow {
  return {
    person_id: draft.personId,
    profile_id: draft.profileId,
    grant_id: draft.grantId,
    answers: JSON.stringify(draft.answers),
    leaflet_version: draft.leafletVersion,
    saved_at: draft.savedAt.toISOString(),
  };
}

function draftOf(row: DraftRow): ApplicationDraft {
  return {
    personId: personId(row.person_id),
    profileId: row.profile_id === null ? null : accessProfileId(row.profile_id),
    grantId: row.grant_id === null ? null : grantId(row.grant_id),
    answers: fromJson(row.answers) as Answers,
    leafletVersion: row.leaflet_version,
    savedAt: new Date(row.saved_at),
  };
}
