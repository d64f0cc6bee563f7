// All municipalities, as people of the provider see them: names, addresses and how each stands, nothing of their people.
import { requireRole, type Actor } from '../domain/actor';
import type { Ports } from './ports';
import type { TenantStanding } from './ports-of-the-installation';
import { signInAgeing, type SignInAgeing } from './steps/sign-in-ageing';

export type ListedTenant = Omit<TenantStanding, 'signIn'> & {
  /** What of its sign-in comes to an end; null until somebody can sign in. */
  readonly ageing: SignInAgeing | null;
};

export async function listTenants(
  { store, clock, pki }: Pick<Ports, 'store' | 'clock' | 'pki'>,
  actor: Actor,
): Promise<readonly ListedTenant[]> {
  requireRole(actor, 'operator-admin');
  const now = clock();
  return (await store.installation.standings(now)).map(({ signIn, ...standing }) => ({
    ...standing,
    ageing: standing.isConnected ? signInAgeing({ pki }, signIn, now) : null,
  }));
}
