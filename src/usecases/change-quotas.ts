// Somebody of the provider writes down what was agreed on with a municipality.
import { requireRole, type Actor } from '../domain/actor';
import { checkQuotas, type Quotas } from '../domain/quota';
import type { Ports } from './ports';
import { municipalityBy } from './steps/municipality-by-slug';

export async function changeQuotas(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { slug, quotas }: { readonly slug: string; readonly quotas: Quotas },
): Promise<void> {
  requireRole(actor, 'operator-admin');
  checkQuotas(quotas);
  const { id } = await municipalityBy(store, slug);
  const now = clock();
  await store.forTenant(id).transaction(async (records) => {
    await records.quotas.getHeld();
    await records.quotas.set(quotas);
    await records.audit.append(
      {
        action: 'tenant.quotas-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id },
        data: { ...quotas },
        reason: null,
      },
      now,
    );
  });
}
