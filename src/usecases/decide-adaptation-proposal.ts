// Somebody else confirms what a municipality wants to loosen, or it is withdrawn.
import { withoutLeftovers } from '../domain/adaptation-faults';
import { catalogueReaders, confirmProposal, withdrawProposal } from '../domain/adaptation-proposal';
import { requireRole, type Actor } from '../domain/actor';
import { writeAdaptation } from '../domain/catalogue-files';
import { Refusal } from '../domain/errors';
import type { AdaptationProposalId } from '../domain/ids';
import type { Ports, TenantRecords } from './ports';
import {
  bringIntoForce,
  catalogueEvent,
  heldInForce,
  nextEdition,
  templateInForce,
} from './steps/municipality-catalogue';

type Needs = Pick<Ports, 'store' | 'clock'>;

export async function confirmAdaptationProposal(
  { store, clock }: Needs,
  actor: Actor,
  id: AdaptationProposalId,
): Promise<void> {
  requireRole(actor, ...catalogueReaders);
  const now = clock();
  const template = await templateInForce(store);
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const inForce = await heldInForce(records);
    const proposal = await proposalBy(records, id);
    const confirmed = confirmProposal(proposal, actor, { inForce: inForce.edition.version, now });
    const adaptation = withoutLeftovers(template, proposal.adaptation);
    const next = await nextEdition(records, { template, adaptation }, inForce);
    await records.catalogues.updateProposal(confirmed);
    await bringIntoForce(records, next, {
      id: actor.tenantId,
      now,
      adaptation,
      template: template.version,
      origin: proposal.origin,
      publishedBy: proposal.proposedBy,
      confirmedBy: actor.ref,
      reason: proposal.reason,
    });
    // What was changed in the draft since is not in force, and stays.
    const draft = await records.catalogues.draft();
    if (draft?.content === writeAdaptation(proposal.adaptation)) await records.catalogues.removeDraft();
  });
}

/** The draft stays as it is. */
export async function withdrawAdaptationProposal(
  { store, clock }: Needs,
  actor: Actor,
  id: AdaptationProposalId,
): Promise<void> {
  requireRole(actor, ...catalogueReaders);
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    await heldInForce(records);
    await records.catalogues.updateProposal(withdrawProposal(await proposalBy(records, id), actor, now));
    const about = { actor: actor.ref, data: { proposal: id }, reason: null };
    await records.audit.append(catalogueEvent(actor.tenantId, 'catalogue.withdrawn', about), now);
  });
}

async function proposalBy(records: TenantRecords, id: AdaptationProposalId) {
  const proposal = await records.catalogues.findProposal(id);
  if (proposal === null) throw new Refusal('not-found', 'no-such-adaptation-proposal');
  return proposal;
}
