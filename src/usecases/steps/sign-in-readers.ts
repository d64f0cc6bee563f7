// Who may read how a municipality's sign-in stands.
import { hasRole } from '../../domain/actor';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import type { Provider } from './provider-acting';
import { partyIn } from './party-to-a-tenant';

/** IT of the municipality may read, too: it is they who notice first when nobody can sign in. */
export async function requireSignInReader(
  { store }: Pick<Ports, 'store'>,
  reader: Provider,
  tenant: TenantId,
): Promise<void> {
  if (reader === 'command-line') return;
  if (reader.tenantId === tenant && hasRole(reader, 'it-admin')) return;
  await partyIn({ store }, tenant, reader);
}
