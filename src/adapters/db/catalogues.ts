// Questions and rules: templates and editions are rows that nothing changes afterwards; drafts and standings are replaced.
import { noAdaptation, type Adaptation } from '../../domain/adaptation';
import type { ApplicationEdition } from '../../domain/application-edition';
import type { CatalogueTemplate } from '../../domain/catalogue-template';
import { identityRef } from '../../domain/ids';
import type {
  CatalogueDraft,
  CatalogueRecords,
  EditionNote,
  TemplateNote,
  TemplateStanding,
} from '../../usecases/ports-of-catalogues';
import { adaptationProposalRecords } from './adaptation-proposals';
import { fromJson } from './rows';
import { addRowUnlessTaken, replaceRows, rowsHeld, rowsOf, type Scope } from './scope';

export function catalogueRecords(scope: Scope): CatalogueRecords {
  return {
    ...templateRecords(scope),
    ...editionNoteRecords(scope),
    ...standingRecords(scope),
    ...adaptationProposalRecords(scope),
  };
}

type TemplateRow = {
  readonly version: number;
  readonly catalogue: string;
  readonly rule_set: string;
};
type TemplateNoteRow = {
  readonly version: number;
  readonly published_by: string;
  readonly published_at: string;
  readonly reason: string;
};

function templateRecords(scope: Scope) {
  const templates = () => rowsOf(scope, 'catalogue_templates');
  const columns = ['version', 'catalogue', 'rule_set'];
  const found = (row: TemplateRow | undefined) => (row === undefined ? null : templateOf(row));
  return {
    newestTemplate: async () =>
      found(await templates().orderBy('version', 'desc').first<TemplateRow | undefined>(columns)),
    template: async (version: number) =>
      found(await templates().where({ version }).first<TemplateRow | undefined>(columns)),
    templates: async (limit: number) => {
      const rows = await templates()
        .orderBy('version', 'desc')
        .limit(limit)
        .select<TemplateNoteRow[]>(['version', 'published_by', 'published_at', 'reason']);
      return rows.map(templateNoteOf);
    },
    insertTemplate: ({ version, catalogue, ruleSet }: CatalogueTemplate, note: TemplateNote) =>
      addRowUnlessTaken(scope, 'catalogue_templates', {
        version,
        catalogue: JSON.stringify(catalogue),
        rule_set: JSON.stringify(ruleSet),
        published_by: note.publishedBy,
        published_at: note.publishedAt.toISOString(),
        reason: note.reason,
      }),
  };
}

function templateOf({ version, catalogue, rule_set }: TemplateRow): CatalogueTemplate {
  return {
    version,
    catalogue: fromJson(catalogue) as CatalogueTemplate['catalogue'],
    ruleSet: fromJson(rule_set) as CatalogueTemplate['ruleSet'],
  };
}

function templateNoteOf(row: TemplateNoteRow): TemplateNote {
  const { version, published_by, published_at, reason } = row;
  return { version, reason, publishedBy: identityRef(published_by), publishedAt: new Date(published_at) };
}

type NoteRow = {
  readonly version: number;
  readonly template_version: number;
  readonly adaptation: string | null;
  readonly origin: EditionNote['origin'];
  readonly published_by: string | null;
  readonly confirmed_by: string | null;
  readonly reason: string | null;
  readonly published_at: string;
};

const noteColumns = [
  'version',
  'template_version',
  'adaptation',
  'origin',
  'published_by',
  'confirmed_by',
  'reason',
  'published_at',
] as const satisfies readonly (keyof NoteRow)[];

function editionNoteRecords(scope: Scope) {
  const editions = () => rowsOf(scope, 'application_editions');
  return {
    notes: async (limit: number) => {
      const newest = editions().orderBy('version', 'desc').limit(limit);
      return (await newest.select<NoteRow[]>([...noteColumns])).map(noteOf);
    },
    note: async (version: number) => {
      const row = await editions()
        .where({ version })
        .first<NoteRow | undefined>([...noteColumns]);
      return row === undefined ? null : noteOf(row);
    },
    applicationsBefore: async (version: number, limit: number) => {
      const rows = await editions()
        .where('version', '<', version)
        .orderBy('version', 'desc')
        .limit(limit)
        .select<{ readonly version: number; readonly applications: string }[]>(['version', 'applications']);
      return rows.map((row) => ({
        version: row.version,
        applications: fromJson(row.applications) as ApplicationEdition['applications'],
      }));
    },
    insertEdition: (edition: ApplicationEdition, note: EditionNote) =>
      addRowUnlessTaken(scope, 'application_editions', {
        ...rowOfNote(note),
        catalogue: JSON.stringify(edition.catalogue),
        rule_set: JSON.stringify(edition.ruleSet),
        applications: JSON.stringify(edition.applications),
        policy: JSON.stringify(edition.policy),
      }),
  };
}

function rowOfNote(note: EditionNote): NoteRow {
  return {
    version: note.version,
    template_version: note.template,
    adaptation: JSON.stringify(note.adaptation),
    origin: note.origin,
    published_by: note.publishedBy,
    confirmed_by: note.confirmedBy,
    reason: note.reason,
    published_at: note.publishedAt.toISOString(),
  };
}

function noteOf(row: NoteRow): EditionNote {
  return {
    version: row.version,
    template: row.template_version,
    adaptation: row.adaptation === null ? noAdaptation : (fromJson(row.adaptation) as Adaptation),
    origin: row.origin,
    publishedBy: row.published_by === null ? null : identityRef(row.published_by),
    confirmedBy: row.confirmed_by === null ? null : identityRef(row.confirmed_by),
    reason: row.reason,
    publishedAt: new Date(row.published_at),
  };
}

type StandingRow = {
  readonly template_version: number;
  readonly faults: string | null;
  readonly brought_at: string;
};
type DraftRow = {
  readonly revision: number;
  readonly content: string;
  readonly saved_by: string;
  readonly saved_at: string;
};

function standingRecords(scope: Scope) {
  const key = ['tenant_id'];
  return {
    standing: async () => {
      const rows = rowsOf(scope, 'template_standings');
      const row = await rows.first<StandingRow | undefined>(['template_version', 'faults', 'brought_at']);
      return row === undefined ? null : standingOf(row);
    },
    setStanding: ({ template, faults, at }: TemplateStanding) => {
      const row: StandingRow = {
        template_version: template,
        faults: faults === null ? null : JSON.stringify(faults),
        brought_at: at.toISOString(),
      };
      return replaceRows(scope, { table: 'template_standings', rows: [row], key });
    },
    draft: async () => {
      const rows = rowsHeld(scope, 'catalogue_drafts');
      const row = await rows.first<DraftRow | undefined>(['revision', 'content', 'saved_by', 'saved_at']);
      return row === undefined ? null : draftOf(row);
    },
    saveDraft: ({ revision, content, savedBy, savedAt }: CatalogueDraft) => {
      const row: DraftRow = { revision, content, saved_by: savedBy, saved_at: savedAt.toISOString() };
      return replaceRows(scope, { table: 'catalogue_drafts', rows: [row], key });
    },
    removeDraft: async () => {
      await rowsOf(scope, 'catalogue_drafts').delete();
    },
  };
}

function standingOf({ template_version, faults, brought_at }: StandingRow): TemplateStanding {
  return {
    template: template_version,
    faults: faults === null ? null : (fromJson(faults) as TemplateStanding['faults']),
    at: new Date(brought_at),
  };
}

function draftOf({ revision, content, saved_by, saved_at }: DraftRow): CatalogueDraft {
  return { revision, content, savedBy: identityRef(saved_by), savedAt: new Date(saved_at) };
}
