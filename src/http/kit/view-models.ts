// What templates may be given: text and flags ready to print, and the shapes that the building blocks in views/kit take.

/** No numbers, dates or functions: formatting is done before the template. */
export type Printable =
  string | boolean | null | undefined | readonly Printable[] | { readonly [name: string]: Printable };

export type Tone = 'info' | 'success' | 'warning' | 'danger' | 'neutral';

/** A state: word, icon and colour together, never colour alone. */
export type Badge = { readonly label: string; readonly tone: Tone; readonly icon: string | null };

export type Link = { readonly label: string; readonly href: string };

/** views/kit/alert: `lines` are paragraphs below the title. */
export type Alert = {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly title: string;
  readonly lines?: readonly string[];
  readonly link?: Link | null;
};

/** The message of the last act, until the next page has shown it. */
export type Flash = Pick<Alert, 'tone' | 'title' | 'lines'>;

/** One cell or value; what is set is printed in this order: link or text, badge, muted second line. */
export type Cell = {
  /** A box to choose the row by, before everything else. */
  readonly box?: { readonly name: string; readonly value: string; readonly label: string };
  readonly text?: string;
  /** The text in the parts between which a line may end. */
  readonly pieces?: readonly string[];
  readonly href?: string;
  readonly badge?: Badge | null;
  readonly note?: string;
  /** Further muted lines. */
  readonly lines?: readonly string[];
};

/** views/kit/descriptions */
export type Description = { readonly term: string; readonly value: Cell };

/** views/kit/table: the first cell is the row's header and carries the link to the thing. Stacks on narrow screens. */
export type Table = {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly empty: Empty;
};

/** Says why a list is empty and what one can do. */
export type Empty = { readonly title: string; readonly text: string; readonly link?: Link | null };

/** views/kit/pagination */
export type Pagination = {
  readonly hits: string | null;
  readonly first: Link | null;
  readonly newer: Link | null;
  readonly older: Link | null;
};

/** views/kit/tasks: a numbered course; a task with `href` is a link. */
export type Task = {
  readonly label: string;
  readonly href?: string | null;
  readonly badge: Badge;
  readonly note?: string;
};

/** views/kit/tiles: big figures that lead somewhere. */
export type Tile = {
  readonly figure: string;
  readonly label: string;
  readonly href: string;
  readonly tone?: Tone;
};

/** views/kit/action: a small form with one button, for acts that need no further question. */
export type Action = {
  readonly action: string;
  readonly label: string;
  readonly look: 'primary' | 'secondary' | 'danger' | 'link';
  readonly hidden?: readonly { readonly name: string; readonly value: string }[];
};

/** views/kit/breadcrumb: links upwards, then the present page without a link. */
export type Breadcrumb = { readonly links: readonly Link[]; readonly here: string };
