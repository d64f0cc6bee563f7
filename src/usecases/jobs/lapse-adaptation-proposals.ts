// What a municipality wanted to loosen and nobody confirmed in time, or whose ground is gone, lapses.
import { isStaleProposal, lapseProposal } from '../../domain/adaptation-proposal';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import { catalogueEvent, heldInForce } from '../steps/municipality-catalogue';

export async function lapseAdaptationProposals(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<boolean> {
  const tenantStore = store.forTenant(tenant);
  if ((await tenantStore.catalogues.openProposal()) === null) return false;
  const now = clock();
  return tenantStore.transaction(async (records) => {
    const { edition } = await heldInForce(records);
    const proposal = await records.catalogues.openProposal();
    if (proposal === null || !isStaleProposal(proposal, edition.version, now)) return false;
    await records.catalogues.updateProposal(lapseProposal(proposal, now));
    const about = { actor: null, data: { proposal: proposal.id }, reason: null };
    await records.audit.append(catalogueEvent(tenant, 'catalogue.lapsed', about), now);
    return true;
  });
}
