// The provider publishes questions and rules for all municipalities: a draft as a file, compared, then a new version, which
// a job brings to one municipality after the other.
import { requireRole, type Actor } from '../domain/actor';
import { readTemplate, writeTemplate } from '../domain/catalogue-files';
import { firstTemplate, templateFaults, type CatalogueTemplate } from '../domain/catalogue-template';
import type { EditionChange } from '../domain/edition-change';
import { usualPolicy } from '../domain/application-edition';
import { editionChanges } from '../domain/edition-changes';
import { Refusal } from '../domain/errors';
import type { IdentityRef } from '../domain/ids';
import type { Ports, TenantRecords } from './ports';
import type {
  CatalogueDraft,
  CataloguesOfTheInstallation,
  Drafted,
  TemplateNote,
} from './ports-of-catalogues';
import { catalogueEvent, counts } from './steps/municipality-catalogue';

type Needs = Pick<Ports, 'store' | 'clock'>;

export type ShownTemplates = {
  readonly newest: CatalogueTemplate;
  readonly notes: readonly TemplateNote[];
  readonly names: ReadonlyMap<IdentityRef, string>;
  readonly draft: { readonly revision: number; readonly changes: readonly EditionChange[] } | null;
  readonly brought: number;
  readonly behind: number;
  readonly unfit: Awaited<ReturnType<CataloguesOfTheInstallation['unfitForTemplate']>>;
};

const mostShown = 100;

export async function showTemplates({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<ShownTemplates> {
  requireRole(actor, 'operator-admin');
  const records = store.forTenant(actor.tenantId);
  const newest = (await records.catalogues.newestTemplate()) ?? firstTemplate;
  const notes = await records.catalogues.templates(mostShown);
  const stored = await records.catalogues.draft();
  const isPublished = newest.version > firstTemplate.version;
  return {
    newest,
    notes,
    names: await records.persons.namesOf([...new Set(notes.map(({ publishedBy }) => publishedBy))]),
    draft: stored === null ? null : { revision: stored.revision, changes: changesBy(stored, newest) },
    brought: isPublished ? await store.installation.countBroughtTemplate(newest.version) : 0,
    behind: isPublished ? await store.installation.countBehindTemplate(newest.version) : 0,
    unfit: await store.installation.unfitForTemplate(mostShown),
  };
}

export async function readTemplateFile(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  version: number,
): Promise<string> {
  requireRole(actor, 'operator-admin');
  const { catalogues } = store.forTenant(actor.tenantId);
  const template = version === firstTemplate.version ? firstTemplate : await catalogues.template(version);
  if (template === null) throw new Refusal('not-found', 'no-such-template');
  return writeTemplate(template);
}

/** The next draft takes the place of the one before. */
export async function saveTemplateDraft(
  { store, clock }: Needs,
  actor: Actor,
  text: string,
): Promise<Drafted> {
  requireRole(actor, 'operator-admin');
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const newest = await heldNewest(records);
    const read = readTemplate(text, newest.version + 1);
    if (!read.ok) return read;
    const faults = templateFaults(read.content);
    if (faults.length > 0) return { ok: false, faults };
    const before = await records.catalogues.draft();
    await records.catalogues.saveDraft({
      revision: (before?.revision ?? 0) + 1,
      content: writeTemplate(read.content),
      savedBy: actor.ref,
      savedAt: clock(),
    });
    return { ok: true };
  });
}

export async function discardTemplateDraft({ store }: Needs, actor: Actor): Promise<void> {
  requireRole(actor, 'operator-admin');
  await store.forTenant(actor.tenantId).transaction((records) => records.catalogues.removeDraft());
}

/** @returns the new version. */
export async function publishTemplate(
  { store, clock }: Needs,
  actor: Actor,
  shown: { readonly version: number; readonly revision: number; readonly reason: string },
): Promise<number> {
  requireRole(actor, 'operator-admin');
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const newest = await heldNewest(records);
    const draft = await records.catalogues.draft();
    if (newest.version !== shown.version) throw new Refusal('conflict', 'catalogue-changed-meanwhile');
    if (draft === null) throw new Refusal('conflict', 'catalogue-draft-missing');
    if (draft.revision !== shown.revision) throw new Refusal('conflict', 'catalogue-draft-changed');
    const template = templateIn(draft, newest.version + 1);
    const changes = changesBy(draft, newest);
    if (changes.length === 0) throw new Refusal('conflict', 'template-same');
    const { version } = template;
    const note = { version, publishedBy: actor.ref, publishedAt: now, reason: shown.reason };
    if (!(await records.catalogues.insertTemplate(template, note)))
      throw new Refusal('conflict', 'catalogue-changed-meanwhile');
    await records.catalogues.removeDraft();
    const about = { actor: actor.ref, data: { version, ...counts(changes) }, reason: shown.reason };
    await records.audit.append(catalogueEvent(actor.tenantId, 'catalogue.template-published', about), now);
    return version;
  });
}

async function heldNewest(records: TenantRecords): Promise<CatalogueTemplate> {
  const { kind } = await records.tenant.getHeld();
  if (kind !== 'operator') throw new Refusal('forbidden', 'role-missing');
  return (await records.catalogues.newestTemplate()) ?? firstTemplate;
}

/** Only what could be read was ever stored. */
function templateIn({ content }: CatalogueDraft, version: number): CatalogueTemplate {
  const read = readTemplate(content, version);
  if (!read.ok) throw new Refusal('conflict', 'catalogue-draft-unreadable');
  return read.content;
}

function changesBy(draft: CatalogueDraft, newest: CatalogueTemplate): readonly EditionChange[] {
  const bare = { applications: [], policy: usualPolicy };
  return editionChanges({ ...newest, ...bare }, { ...templateIn(draft, newest.version + 1), ...bare });
}
