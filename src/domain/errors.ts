// The one way the core says no: a refusal of a known kind, with a reason whose text stands in the catalogue.

/** Closed list; mapped once to a status, a page or JSON at the edge. */
export type RefusalKind =
  | 'unauthenticated' // nobody is signed in, or a machine could not prove who it is
  | 'forbidden' // signed in, but not entitled
  | 'not-found' // is not there, or belongs to another tenant: the two must look alike
  | 'conflict' // somebody else was quicker, or the state no longer allows it
  | 'invalid' // the input makes no sense
  | 'exhausted' // a limit that an admin can lift: devices, addresses
  | 'too-large'
  | 'too-many' // asked for too often in a short time
  | 'gone' // was valid once: a used token, an old position
  | 'unavailable'; // something outside does not answer or is not set up yet

export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** Stable kebab-case key; the sentence for people is `refusal.<reason>` in the catalogue. */
  readonly reason: string;

  constructor(kind: RefusalKind, reason: string, options?: { readonly cause: unknown }) {
    super(`${kind}: ${reason}`, options);
    this.name = 'Refusal';
    this.kind = kind;
    this.reason = reason;
  }
}
