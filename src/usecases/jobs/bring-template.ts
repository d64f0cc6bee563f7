// The provider's newest questions and rules come to each municipality by itself: one transaction each, and where it stopped
// is where somebody else goes on, since each municipality keeps what it was brought last.
import { withoutLeftovers } from '../../domain/adaptation-faults';
import { editionFrom } from '../../domain/adapted-edition';
import type { CatalogueTemplate } from '../../domain/catalogue-template';
import { editionChanges } from '../../domain/edition-changes';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import {
  bringIntoForce,
  catalogueEvent,
  heldInForce,
  templateInForce,
} from '../steps/municipality-catalogue';

type JobPorts = Pick<Ports, 'store' | 'clock'>;

/** How many in one round; smaller in tests. */
const usualRound = 50;

/** One that fails holds up no other; what failed is thrown once all had their turn. @returns how many were brought it. */
export async function bringTemplates(ports: JobPorts, limit = usualRound): Promise<number> {
  const template = await templateInForce(ports.store);
  if (template.version === 1) return 0;
  const failures: unknown[] = [];
  const behind = await ports.store.installation.behindTemplate(template.version, limit);
  for (const tenant of behind) {
    try {
      await bringTemplate(ports, tenant, template);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} municipalities could not be brought the template`);
  return behind.length;
}

/** What does not go with it keeps what is in force there, and says why. */
export async function bringTemplate(
  { store, clock }: JobPorts,
  tenant: TenantId,
  template: CatalogueTemplate,
): Promise<void> {
  const now = clock();
  await store.forTenant(tenant).transaction(async (records) => {
    const inForce = await heldInForce(records);
    const standing = await records.catalogues.standing();
    // Another process was quicker.
    if (standing !== null && standing.template >= template.version) return;
    const adaptation = withoutLeftovers(template, inForce.adaptation);
    const from = editionFrom(template, adaptation, inForce.edition.version + 1);
    if (from.fits) {
      const changes = editionChanges(inForce.edition, from.edition);
      return bringIntoForce(
        records,
        { edition: from.edition, changes },
        {
          id: tenant,
          now,
          // As it was: words that are not used now may be again.
          adaptation: inForce.adaptation,
          template: template.version,
          origin: 'provider',
          publishedBy: null,
          confirmedBy: null,
          reason: null,
        },
      );
    }
    await records.catalogues.setStanding({ template: template.version, faults: from.faults, at: now });
    const data = { template: template.version, faults: from.faults.length };
    const about = { actor: null, data, reason: null };
    await records.audit.append(catalogueEvent(tenant, 'catalogue.template-unfit', about), now);
  });
}
