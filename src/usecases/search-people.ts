// People by the beginnings of their names, mail or department, newest first.
import { requireRole, type Actor } from '../domain/actor';
import { countLimit, pageSize, type Cursor, type Page } from '../domain/paging';
import { queryTokens } from '../domain/search-tokens';
import type { Ports } from './ports';
import type { PersonOverview } from './ports-of-a-tenant';

export type Listed<Item> = {
  readonly page: Page<Item>;
  /** Counted up to one more than 1,000. */
  readonly hits: number;
};

export type Looking = { readonly query: string; readonly after: Cursor | null };

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
