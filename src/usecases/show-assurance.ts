// What a municipality asks of sign-ins, for those who may change it.
import { requireRole, type Actor } from '../domain/actor';
import type { Assurance } from '../domain/assurance';
import type { Ports } from './ports';

export type ShownAssurance = Assurance & {
  /** How long ago somebody may have signed in at the identity provider. */
  readonly maxAuthenticationHours: number;
};

export async function showAssurance({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<ShownAssurance> {
  requireRole(actor, 'tenant-admin');
  const { assurance, tenant } = store.forTenant(actor.tenantId);
  const { maxAuthenticationHours } = await tenant.samlSettings();
  return { ...(await assurance.get()), maxAuthenticationHours };
}
