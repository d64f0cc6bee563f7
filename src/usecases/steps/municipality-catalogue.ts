// The steps shared by all that change a municipality's questions and rules: what they are made of now, and bringing a new
// edition into force.
import type { Adaptation } from '../../domain/adaptation';
import { noAdaptation } from '../../domain/adaptation';
import { editionFrom } from '../../domain/adapted-edition';
import type { ApplicationEdition } from '../../domain/application-edition';
import type { AuditAction, AuditEvent } from '../../domain/audit-event';
import { firstTemplate, type CatalogueTemplate } from '../../domain/catalogue-template';
import type { EditionChange } from '../../domain/edition-change';
import { editionChanges } from '../../domain/edition-changes';
import { Refusal } from '../../domain/errors';
import type { IdentityRef, TenantId } from '../../domain/ids';
import type { Store, TenantRecords } from '../ports';
import type { EditionNote } from '../ports-of-catalogues';
import { editionInForce } from './application-surroundings';
import { earlierListings } from './earlier-listings';

/** The provider's newest; the product's own as long as there is none. Read before a municipality's transaction begins. */
export async function templateInForce(store: Store): Promise<CatalogueTemplate> {
  const operator = await store.installation.findOperator();
  const newest = operator === null ? null : await store.forTenant(operator.id).catalogues.newestTemplate();
  return newest ?? firstTemplate;
}

export type InForce = { readonly edition: ApplicationEdition; readonly adaptation: Adaptation };

/** In a transaction whoever else wants to publish here waits until its end. */
export async function heldInForce(records: TenantRecords): Promise<InForce> {
  const tenant = await records.tenant.getHeld();
  if (tenant.kind !== 'municipality') throw new Refusal('not-found', 'operator-without-accesses');
  return inForceOf(records);
}

export async function inForceOf(records: TenantRecords): Promise<InForce> {
  const edition = await editionInForce(records);
  const note = await records.catalogues.note(edition.version);
  return { edition, adaptation: note?.adaptation ?? noAdaptation };
}

export type NextEdition = {
  readonly edition: ApplicationEdition;
  readonly changes: readonly EditionChange[];
};

/** What would take the place of what is in force. */
export async function nextEdition(
  records: TenantRecords,
  { template, adaptation }: { readonly template: CatalogueTemplate; readonly adaptation: Adaptation },
  inForce: InForce,
): Promise<NextEdition> {
  const from = editionFrom(template, adaptation, inForce.edition.version + 1);
  if (!from.fits) throw new Refusal('conflict', 'adaptation-unfit');
  return { edition: from.edition, changes: await changesTo(records, inForce, from.edition) };
}

/** Beside what is in force, with what was listed before: removing an application and listing it again may loosen. */
export async function changesTo(
  records: TenantRecords,
  inForce: Pick<InForce, 'edition'>,
  next: ApplicationEdition,
): Promise<readonly EditionChange[]> {
  const earlier = await earlierListings(records, inForce, next.applications);
  return editionChanges(inForce.edition, next, earlier);
}

type Publishing = Pick<
  EditionNote,
  'adaptation' | 'template' | 'origin' | 'publishedBy' | 'confirmedBy' | 'reason'
>;

export async function bringIntoForce(
  records: TenantRecords,
  { edition, changes }: NextEdition,
  { now, id, ...note }: Publishing & { readonly now: Date; readonly id: TenantId },
): Promise<void> {
  const { version } = edition;
  const isNew = await records.catalogues.insertEdition(edition, { ...note, version, publishedAt: now });
  if (!isNew) throw new Refusal('conflict', 'catalogue-changed-meanwhile');
  await records.catalogues.setStanding({ template: note.template, faults: null, at: now });
  const action = note.origin === 'provider' ? 'catalogue.template-brought' : 'catalogue.published';
  const data = { version, template: note.template, origin: note.origin, ...counts(changes) };
  const actor = note.confirmedBy ?? note.publishedBy;
  await records.audit.append(catalogueEvent(id, action, { actor, data, reason: note.reason }), now);
}

export function counts(changes: readonly EditionChange[]): AuditEvent['data'] {
  const of = (kind: EditionChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return {
    looser: of('looser'),
    stricter: of('stricter'),
    added: of('added'),
    removed: of('removed'),
    changed: of('changed'),
    reworded: of('reworded'),
  };
}

export function catalogueEvent(
  id: TenantId,
  action: AuditAction,
  about: {
    readonly actor: IdentityRef | null;
    readonly data: AuditEvent['data'];
    readonly reason: string | null;
  },
): AuditEvent {
  return { action, subject: null, object: { kind: 'tenant', id }, ...about };
}
