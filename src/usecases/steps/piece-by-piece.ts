// A long list read one page after the other, so that it is never in memory as a whole.
import type { Page, PageRequest } from '../../domain/paging';

export async function* pieceByPiece<Item>(
  read: (page: PageRequest) => Promise<Page<Item>>,
  atOnce: number,
): AsyncGenerator<readonly Item[]> {
  let after: PageRequest['after'] = null;
  do {
    const page: Page<Item> = await read({ after, limit: atOnce });
    if (page.items.length > 0) yield page.items;
    after = page.next;
  } while (after !== null);
}

/** Where nothing can be found. */
export async function* nothing(): AsyncGenerator<never> {}
