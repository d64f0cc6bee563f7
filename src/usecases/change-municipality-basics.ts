// Somebody of the provider corrects a municipality's name, kind, time zone or Land.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { isTimeZone } from '../domain/local-day';
import type { MunicipalityFacts } from '../domain/municipality';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import { municipalityBy } from './steps/municipality-by-slug';

export type Basics = MunicipalityFacts & Pick<Tenant, 'name' | 'timeZone' | 'federalState'>;

/**
 * The name is the provider's to give: people choose by it where they sign in, so that no municipality may take another
 * one's. A new time zone counts for periods that are granted from now on; ends that are fixed stay as they are.
 */
export async function changeMunicipalityBasics(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { slug, basics }: { readonly slug: string; readonly basics: Basics },
): Promise<void> {
  requireRole(actor, 'operator-admin');
  const { name, timeZone, federalState, body, shortName } = basics;
  if (name === '') throw new Refusal('invalid', 'tenant-without-name');
  if (!isTimeZone(timeZone)) throw new Refusal('invalid', 'time-zone-unknown');
  const { id } = await municipalityBy(store, slug);
  const now = clock();
  await store.forTenant(id).transaction(async (records) => {
    const before = await records.tenant.getHeld();
    await records.tenant.update({ ...before, name, timeZone, federalState });
    await records.facts.set({ body, shortName });
    await records.audit.append(
      {
        action: 'tenant.basics-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id },
        data: { name, formerName: before.name, timeZone, federalState, body, shortName },
        reason: null,
      },
      now,
    );
  });
}
