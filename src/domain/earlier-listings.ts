// How applications that are to be listed anew were listed last, whatever became of them since.
import { foldedName, type BusinessApplication } from './application-rule';

type Sought = (listed: BusinessApplication) => boolean;

export type EarlierListings = {
  readonly found: readonly BusinessApplication[];
  /** What no edition looked at so far has listed. */
  readonly sought: readonly Sought[];
};

/** By id and by name, each for itself: an application may have had the one before it had the other. */
export function seekListings(
  inForce: readonly BusinessApplication[],
  next: readonly BusinessApplication[],
): EarlierListings {
  const known = new Set(inForce.map(({ id }) => id));
  const added = next.filter(({ id }) => !known.has(id));
  return {
    found: [],
    sought: added.flatMap((is): readonly Sought[] => [
      ({ id }) => id === is.id,
      (listed) => foldedName(listed) === foldedName(is),
    ]),
  };
}

/** One edition after the other, the newest first: the last listing is what counts. */
export function listingsIn(
  { found, sought }: EarlierListings,
  applications: readonly BusinessApplication[],
): EarlierListings {
  const hits = sought.map((is) => applications.find(is));
  return {
    found: [...found, ...hits.filter((hit) => hit !== undefined)],
    sought: sought.filter((_, at) => hits[at] === undefined),
  };
}
