// What a handler answers, as a value: a page, another address, a file or plain data.
import type { Page, PageModel } from './page';
import type { SessionContent } from './session';
import type { Flash } from './view-models';

export type Result =
  | { readonly kind: 'page'; readonly template: string; readonly model: PageModel; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly flash: Flash | null }
  | { readonly kind: 'download'; readonly file: Download }
  | { readonly kind: 'stream'; readonly file: StreamedFile }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sign-out'; readonly to: string }
  | { readonly kind: 'sign-in'; readonly person: SessionContent; readonly to: string };

/** Files, configurations and keys leave the house this way: as an attachment, never stored on the way. */
export type Download = {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: string | Uint8Array;
};

/** What is too large to be held in memory: made while it is sent. */
export type StreamedFile = Pick<Download, 'fileName' | 'contentType'> & {
  readonly chunks: AsyncIterable<string>;
};

/** The policy of a file: a browser that shows it all the same does so where nothing runs and nothing is fetched. */
export const sandboxed = "default-src 'none'; sandbox";

export type Answer = {
  readonly status: number;
  readonly contentType: string;
  /** In pieces, where the whole would be too large to hold. */
  readonly body: string | Uint8Array | AsyncIterable<string>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Status 422 is a form shown again: its title begins with "Fehler:". 409 explains that somebody was quicker. */
export function show<Model extends PageModel>(
  page: Page<Model>,
  model: NoInfer<Model>,
  { status = 200 }: { readonly status?: 200 | 409 | 422 } = {},
): Result {
  return { kind: 'page', template: page.template, model, status };
}

/** After an act (303); `flash` says on the next page what happened, once. */
export function redirect(to: string, flash: Flash | null = null): Result {
  return { kind: 'redirect', to, flash };
}

export function download(file: Download): Result {
  return { kind: 'download', file };
}

/** For a script of our own page that needs no more than that it was done. */
export function nothing(): Result {
  return { kind: 'nothing' };
}

export function stream(file: StreamedFile): Result {
  return { kind: 'stream', file };
}

/** Under a new session id. */
export function signIn(person: SessionContent, to: string): Result {
  return { kind: 'sign-in', person, to };
}

/** Ends the session here and goes on, perhaps to the identity provider's own sign-out. */
export function signOut(to: string): Result {
  return { kind: 'sign-out', to };
}
