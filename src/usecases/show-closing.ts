// How the closing of a municipality stands, for both sides; and what its admins must see on every page.
import { hasRole, requireRole, type Actor } from '../domain/actor';
import { isOpen, type Closing } from '../domain/closing';
import { Refusal } from '../domain/errors';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import { requireOperatorPerson } from './steps/operator-person';
import type { ListedClosing, UnconfirmedGateway } from './ports-of-leaving';

export type ShownClosing = {
  readonly tenant: Tenant;
  readonly closing: Closing | null;
  /** While gateways are waited for. */
  readonly unconfirmed: readonly UnconfirmedGateway[];
};

/** For people of the provider, by the municipality's address. */
export async function showClosingOf(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  slug: string,
): Promise<ShownClosing> {
  requireRole(actor, 'operator-admin');
  await requireOperatorPerson({ store }, actor);
  const tenant = await store.installation.findTenant(slug);
  if (tenant?.kind !== 'municipality') throw new Refusal('not-found', 'tenant-unknown');
  return shown({ store }, tenant);
}

/** For the municipality's own admins; IT may read. */
export async function showOwnClosing({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<ShownClosing> {
  requireRole(actor, 'tenant-admin', 'it-admin');
  return shown({ store }, await store.forTenant(actor.tenantId).tenant.get());
}

async function shown({ store }: Pick<Ports, 'store'>, tenant: Tenant): Promise<ShownClosing> {
  const { closings } = store.forTenant(tenant.id);
  const closing = await closings.standing();
  const waits = closing?.state === 'revoking' || closing?.state === 'waiting';
  return { tenant, closing, unconfirmed: waits ? await closings.unconfirmed() : [] };
}

/** Open ones only; for those who answer for the municipality's settings and gateways. */
export async function findClosingNotice(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<Closing | null> {
  if (!hasRole(actor, 'tenant-admin', 'it-admin')) return null;
  const closing = await store.forTenant(actor.tenantId).closings.standing();
  return closing !== null && isOpen(closing) ? closing : null;
}

const mostListed = 100;

export async function listClosings(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<readonly ListedClosing[]> {
  requireRole(actor, 'operator-admin');
  await requireOperatorPerson({ store }, actor);
  return store.installation.closings(mostListed);
}
