// Keyset paging as links: positions travel in the address, so that a view can be sent to a colleague.
import type { PublicContext } from './context';
import { withQuery } from './paths';
import type { Pagination } from './view-models';

export type Paging = {
  /** The filters of this list, kept in every link. */
  readonly filters: Readonly<Record<string, string | null | undefined>>;
  /** Opaque positions before the first and after the last row; null where there is nothing more. */
  readonly newer: string | null;
  readonly older: string | null;
  /** Hits, counted up to one more than 1,000; null where nobody counted. */
  readonly hits: number | null;
};

/** In the address: `after=<position>` for older rows, `before=<position>` for newer ones. */
export function pagination({ t, format, path, query }: PublicContext, paging: Paging): Pagination {
  const { filters, newer, older, hits } = paging;
  const inside = query['after'] !== undefined || query['before'] !== undefined;
  return {
    // An empty list says so itself.
    hits:
      hits === null || hits === 0
        ? null
        : t('kit.pagination.hits', { count: hits, shown: format.count(hits) }),
    first: inside ? { label: t('kit.pagination.first'), href: withQuery(path, filters) } : null,
    newer:
      newer === null
        ? null
        : { label: t('kit.pagination.newer'), href: withQuery(path, { ...filters, before: newer }) },
    older:
      older === null
        ? null
        : { label: t('kit.pagination.older'), href: withQuery(path, { ...filters, after: older }) },
  };
}

/** For lists that begin with the oldest: what follows is not older, but more. */
export function onward(context: PublicContext, paging: Omit<Paging, 'newer'>): Pagination {
  const { older, ...rest } = pagination(context, { ...paging, newer: null });
  return { ...rest, older: older === null ? null : { ...older, label: context.t('kit.pagination.more') } };
}
