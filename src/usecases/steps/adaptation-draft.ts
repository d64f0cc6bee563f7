// The step shared by all that work on a municipality's draft: what is being worked on, or what is in force where nothing is.
import type { Adaptation } from '../../domain/adaptation';
import { withoutLeftovers } from '../../domain/adaptation-faults';
import { readAdaptation } from '../../domain/catalogue-files';
import type { CatalogueTemplate } from '../../domain/catalogue-template';
import { Refusal } from '../../domain/errors';
import type { TenantRecords } from '../ports';
import type { CatalogueDraft } from '../ports-of-catalogues';

export type AdaptationDraft = {
  /** Null: nothing is being worked on. */
  readonly stored: CatalogueDraft | null;
  /** 0 as long as nothing is. */
  readonly revision: number;
  readonly adaptation: Adaptation;
};

export async function adaptationDraft(
  records: TenantRecords,
  template: CatalogueTemplate,
  inForce: Adaptation,
): Promise<AdaptationDraft> {
  const stored = await records.catalogues.draft();
  const adaptation = stored === null ? inForce : contentOf(stored);
  return { stored, revision: stored?.revision ?? 0, adaptation: withoutLeftovers(template, adaptation) };
}

/** Only what could be read was ever stored. */
function contentOf({ content }: CatalogueDraft): Adaptation {
  const read = readAdaptation(content);
  if (!read.ok) throw new Refusal('conflict', 'catalogue-draft-unreadable');
  return read.content;
}

/** Somebody else may have gone on with it on another page. */
export function requireRevision({ revision }: Pick<AdaptationDraft, 'revision'>, shown: number): void {
  if (revision !== shown) throw new Refusal('conflict', 'catalogue-draft-changed');
}
