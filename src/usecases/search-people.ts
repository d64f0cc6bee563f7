// People by the beginnings of their names, mail or department, newest first.
import { requireRole, type Actor } from '../domain/actor';
import { countLimit, pageSize, type Listed, type Looking } from '../domain/paging';
import { queryTokens } from '../domain/search-tokens';
import type { Ports } from './ports';
import type { PersonOverview } from './ports-of-a-tenant';

export async function searchPeople(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  { query, after }: Looking,
): Promise<Listed<PersonOverview>> {
  requireRole(actor, 'it-admin', 'help-desk');
  const words = queryTokens(query);
  // Something was typed, but nothing that a name could hold.
  if (words.length === 0 && query.trim() !== '') return { page: { items: [], next: null }, hits: 0 };
  const { persons } = store.forTenant(actor.tenantId);
  return {
    page: await persons.search(words, { after, limit: pageSize }),
    hits: await persons.countUpTo(words, countLimit),
  };
}
