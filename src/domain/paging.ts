// Keyset paging: a list goes on after the last row shown, so that the thousandth page costs what the first does.

export const pageSize = 50;
/** Counting stops here: beyond it people read "more than 1,000". */
export const countLimit = 1000;

/** The last row seen: its time and id (lists order by both). */
export type Cursor = { readonly at: Date; readonly id: string };

export type PageRequest = { readonly after: Cursor | null; readonly limit: number };

export type Page<Item> = { readonly items: readonly Item[]; readonly next: Cursor | null };

/** A page and how many there are in all, counted up to one more than 1,000. */
export type Listed<Item> = { readonly page: Page<Item>; readonly hits: number };

/** What somebody typed into the search, and how far they have turned the pages. */
export type Looking = { readonly query: string; readonly after: Cursor | null };
