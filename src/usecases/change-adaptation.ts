// A tenant admin works on the municipality's own questions and rules: a draft, which counts for nothing until it is published.
import { catalogueAdmins } from '../domain/adaptation-proposal';
import { edited, type AdaptationEdit } from '../domain/adaptation-edit';
import { editionFrom } from '../domain/adapted-edition';
import { requireRole, type Actor } from '../domain/actor';
import { readAdaptation, writeAdaptation } from '../domain/catalogue-files';
import type { Ports } from './ports';
import type { Drafted } from './ports-of-catalogues';
import { adaptationDraft, requireRevision } from './steps/adaptation-draft';
import { heldInForce, templateInForce } from './steps/municipality-catalogue';

type Needs = Pick<Ports, 'store' | 'clock'>;

/** What does not go with the provider's template is not kept, and said with its places. */
export async function changeAdaptation(
  { store, clock }: Needs,
  actor: Actor,
  { edit, revision }: { readonly edit: AdaptationEdit; readonly revision: number },
): Promise<Drafted> {
  requireRole(actor, ...catalogueAdmins);
  const template = await templateInForce(store);
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const { edition, adaptation } = await heldInForce(records);
    const draft = await adaptationDraft(records, template, adaptation);
    requireRevision(draft, revision);
    const content = edited(draft.adaptation, edit);
    const from = editionFrom(template, content, edition.version + 1);
    if (!from.fits) return { ok: false, faults: from.faults };
    await records.catalogues.saveDraft({
      revision: revision + 1,
      content: writeAdaptation(content),
      savedBy: actor.ref,
      savedAt: clock(),
    });
    return { ok: true };
  });
}

/** The whole of it as a file. */
export async function replaceAdaptation(
  ports: Needs,
  actor: Actor,
  { text, revision }: { readonly text: string; readonly revision: number },
): Promise<Drafted> {
  requireRole(actor, ...catalogueAdmins);
  const read = readAdaptation(text);
  if (!read.ok) return read;
  return changeAdaptation(ports, actor, { edit: { kind: 'replace', adaptation: read.content }, revision });
}

/** What is in force stays so. A second click finds nothing, which is what was wanted. */
export async function discardAdaptationDraft(
  { store }: Needs,
  actor: Actor,
  { revision }: { readonly revision: number },
): Promise<void> {
  requireRole(actor, ...catalogueAdmins);
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const draft = await records.catalogues.draft();
    if (draft === null) return;
    requireRevision(draft, revision);
    await records.catalogues.removeDraft();
  });
}
