// A municipality's questions and rules for those who look after them: what is in force, what is being worked on, what waits.
import type { Adaptation } from '../domain/adaptation';
import {
  catalogueReaders,
  isOwnProposal,
  isStaleProposal,
  type AdaptationProposal,
} from '../domain/adaptation-proposal';
import { editionFrom, type EditionFrom } from '../domain/adapted-edition';
import { requireRole, type Actor } from '../domain/actor';
import type { ApplicationEdition } from '../domain/application-edition';
import type { CatalogueTemplate } from '../domain/catalogue-template';
import type { EditionChange } from '../domain/edition-change';
import { Refusal } from '../domain/errors';
import type { IdentityRef } from '../domain/ids';
import type { Ports, TenantRecords } from './ports';
import type { EditionNote, TemplateStanding } from './ports-of-catalogues';
import { adaptationDraft } from './steps/adaptation-draft';
import { changesTo, inForceOf, templateInForce } from './steps/municipality-catalogue';

export type ShownProposal = {
  readonly proposal: AdaptationProposal;
  readonly changes: readonly EditionChange[];
  readonly isOwn: boolean;
  readonly isStale: boolean;
};

export type ShownCatalogue = {
  readonly template: CatalogueTemplate;
  readonly inForce: ApplicationEdition;
  /** Null: the product's own, which was never published. */
  readonly note: EditionNote | null;
  readonly standing: TemplateStanding | null;
  readonly draft: {
    readonly isThere: boolean;
    readonly revision: number;
    readonly adaptation: Adaptation;
    readonly from: EditionFrom;
    readonly changes: readonly EditionChange[];
  };
  readonly proposal: ShownProposal | null;
  readonly names: ReadonlyMap<IdentityRef, string>;
};

export async function showCatalogue(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<ShownCatalogue> {
  requireRole(actor, ...catalogueReaders);
  const records = store.forTenant(actor.tenantId);
  const template = await templateInForce(store);
  const { edition, adaptation } = await inForceOf(records);
  const note = await records.catalogues.note(edition.version);
  const draft = await adaptationDraft(records, template, adaptation);
  const from = editionFrom(template, draft.adaptation, edition.version + 1);
  const open = await records.catalogues.openProposal();
  const refs = [note?.publishedBy, note?.confirmedBy, open?.proposedBy].flatMap((ref) => ref ?? []);
  return {
    template,
    inForce: edition,
    note,
    standing: await records.catalogues.standing(),
    draft: {
      isThere: draft.stored !== null,
      revision: draft.revision,
      adaptation: draft.adaptation,
      from,
      changes: from.fits ? await changesTo(records, { edition }, from.edition) : [],
    },
    proposal:
      open === null ? null : await shownProposal(records, open, { actor, edition, template, now: clock() }),
    names: await records.persons.namesOf(refs),
  };
}

type Around = {
  readonly actor: Actor;
  readonly edition: ApplicationEdition;
  readonly template: CatalogueTemplate;
  readonly now: Date;
};

async function shownProposal(
  records: TenantRecords,
  proposal: AdaptationProposal,
  { actor, edition, template, now }: Around,
): Promise<ShownProposal> {
  const from = editionFrom(template, proposal.adaptation, edition.version + 1);
  return {
    proposal,
    changes: from.fits ? await changesTo(records, { edition }, from.edition) : [],
    isOwn: isOwnProposal(actor, proposal),
    isStale: !from.fits || isStaleProposal(proposal, edition.version, now),
  };
}

const mostShown = 100;

export type EditionHistory = {
  readonly notes: readonly EditionNote[];
  readonly names: ReadonlyMap<IdentityRef, string>;
};

/** The newest hundred, newest first. */
export async function listEditions({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<EditionHistory> {
  requireRole(actor, ...catalogueReaders);
  const records: TenantRecords = store.forTenant(actor.tenantId);
  const notes = await records.catalogues.notes(mostShown);
  const refs = notes.flatMap(({ publishedBy, confirmedBy }) => [publishedBy ?? [], confirmedBy ?? []].flat());
  return { notes, names: await records.persons.namesOf([...new Set(refs)]) };
}

/** One that was in force before what is in force now. */
export async function findEarlierEdition(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  version: number,
): Promise<{ readonly note: EditionNote; readonly inForce: number }> {
  requireRole(actor, ...catalogueReaders);
  const records = store.forTenant(actor.tenantId);
  const { edition } = await inForceOf(records);
  const note = version < edition.version ? await records.catalogues.note(version) : null;
  if (note === null) throw new Refusal('not-found', 'no-such-edition');
  return { note, inForce: edition.version };
}
