// A tenant admin brings the municipality's own questions and rules into force, or an earlier version of them back; what
// loosens waits for somebody else.
import type { Adaptation } from '../domain/adaptation';
import { withoutLeftovers } from '../domain/adaptation-faults';
import { catalogueAdmins, proposersOf, type AdaptationProposal } from '../domain/adaptation-proposal';
import { requireRole, type Actor } from '../domain/actor';
import type { CatalogueTemplate } from '../domain/catalogue-template';
import { loosens } from '../domain/edition-changes';
import { Refusal } from '../domain/errors';
import { adaptationProposalId } from '../domain/ids';
import type { Ports, TenantRecords } from './ports';
import { adaptationDraft, requireRevision } from './steps/adaptation-draft';
import {
  bringIntoForce,
  catalogueEvent,
  counts,
  heldInForce,
  nextEdition,
  templateInForce,
  type InForce,
} from './steps/municipality-catalogue';

export type Published = 'published' | 'proposed';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;
type Work = (
  records: TenantRecords,
  from: { readonly template: CatalogueTemplate; readonly inForce: InForce },
) => Promise<Adaptation>;

/** `shownEdition`: what was in force when the changes were shown. */
export async function publishAdaptation(
  ports: Needs,
  actor: Actor,
  shown: { readonly shownEdition: number; readonly revision: number; readonly reason: string },
): Promise<Published> {
  return publish(
    ports,
    actor,
    { ...shown, origin: 'municipality' },
    async (records, { template, inForce }) => {
      const draft = await adaptationDraft(records, template, inForce.adaptation);
      if (draft.stored === null) throw new Refusal('conflict', 'catalogue-draft-missing');
      requireRevision(draft, shown.revision);
      return draft.adaptation;
    },
  );
}

/** Its content becomes a new version, over the provider's present template: what the provider has locked since stays locked. */
export async function rollBackAdaptation(
  ports: Needs,
  actor: Actor,
  to: { readonly shownEdition: number; readonly version: number; readonly reason: string },
): Promise<Published> {
  return publish(ports, actor, { ...to, origin: 'roll-back' }, async (records, { template, inForce }) => {
    const note = await records.catalogues.note(to.version);
    if (note === null || to.version >= inForce.edition.version)
      throw new Refusal('not-found', 'no-such-edition');
    return withoutLeftovers(template, note.adaptation);
  });
}

type Shown = Pick<AdaptationProposal, 'origin' | 'reason'> & { readonly shownEdition: number };

async function publish(
  { store, clock, ids }: Needs,
  actor: Actor,
  { shownEdition, origin, reason }: Shown,
  work: Work,
): Promise<Published> {
  requireRole(actor, ...catalogueAdmins);
  const now = clock();
  const template = await templateInForce(store);
  const id = actor.tenantId;
  return store.forTenant(id).transaction(async (records) => {
    const inForce = await heldInForce(records);
    if (inForce.edition.version !== shownEdition)
      throw new Refusal('conflict', 'catalogue-changed-meanwhile');
    if ((await records.catalogues.openProposal()) !== null)
      throw new Refusal('conflict', 'adaptation-proposal-open');
    const adaptation = await work(records, { template, inForce });
    const next = await nextEdition(records, { template, adaptation }, inForce);
    if (next.changes.length === 0) throw new Refusal('conflict', 'adaptation-same');
    if (loosens(next.changes)) {
      if (reason.trim() === '') throw new Refusal('invalid', 'loosening-reason-missing');
      await records.catalogues.insertProposal({
        id: adaptationProposalId(ids.uuid()),
        state: 'open',
        base: inForce.edition.version,
        adaptation,
        origin,
        reason,
        proposedBy: actor.ref,
        proposerPersons: proposersOf(actor),
        proposedAt: now,
        decidedBy: null,
        decidedAt: null,
      });
      const about = { actor: actor.ref, data: counts(next.changes), reason };
      await records.audit.append(catalogueEvent(id, 'catalogue.proposed', about), now);
      return 'proposed';
    }
    await bringIntoForce(records, next, {
      id,
      now,
      adaptation,
      template: template.version,
      origin,
      publishedBy: actor.ref,
      confirmedBy: null,
      reason: reason.trim() === '' ? null : reason,
    });
    if (origin === 'municipality') await records.catalogues.removeDraft();
    return 'published';
  });
}
