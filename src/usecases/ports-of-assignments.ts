// The records behind recognising people: how an identity provider speaks, marks of people, the log of sign-ins, open cases.
import type { Assignment } from '../domain/assignment';
import type { IdentityShape } from '../domain/identity-provider-presets';
import type { AssignmentId, IdentityRef, PersonId } from '../domain/ids';
import type { Page, PageRequest } from '../domain/paging';
import type { Person, PersonKey } from '../domain/person';
import type { PersonMark } from '../domain/person-marks';

export type IdentityShapeRecords = {
  /** Null until somebody has said who made the identity provider. */
  readonly get: () => Promise<IdentityShape | null>;
  readonly save: (shape: IdentityShape) => Promise<void>;
  /** The local day on which groups were last left out; null when that never happened. No person is kept with it. */
  readonly groupsWithheldOn: () => Promise<string | null>;
  readonly noteGroupsWithheld: (day: string) => Promise<void>;
};

export type MarkedPerson = { readonly person: Person; readonly mark: PersonMark['kind'] };

export type PersonMarkRecords = {
  readonly ofPerson: (person: PersonId) => Promise<readonly PersonMark[]>;
  readonly replace: (person: PersonId, marks: readonly PersonMark[]) => Promise<void>;
  /** People of the same identity provider who have one of the marks; of each kind at most `limit`. */
  readonly findSharing: (
    issuer: string,
    marks: readonly PersonMark[],
    limit: number,
  ) => Promise<readonly MarkedPerson[]>;
  /** People of any identity provider who have one of these addresses. */
  readonly withAddress: (addresses: readonly string[], limit: number) => Promise<readonly Person[]>;
};

/** A log, never a "last seen": it answers yes or no to a rule and is read by nobody (Art. 5 DSGVO). */
export type SignInLogRecords = {
  readonly note: (ref: IdentityRef, at: Date) => Promise<void>;
  /** When the log was begun; null before the first entry. */
  readonly keptSince: () => Promise<Date | null>;
  readonly hasEntrySince: (ref: IdentityRef, since: Date) => Promise<boolean>;
  /** Returns how many were deleted. */
  readonly deleteBefore: (before: Date) => Promise<number>;
};

export type AssignmentOverview = { readonly assignment: Assignment; readonly personName: string };

export type AssignmentRecords = {
  readonly find: (id: AssignmentId) => Promise<Assignment | null>;
  readonly findByKey: (key: PersonKey) => Promise<Assignment | null>;
  /** False when one for this key waits already. */
  readonly insert: (assignment: Assignment) => Promise<boolean>;
  /** Whoever takes it has it: conflict `assignment-settled` when it is gone. */
  readonly take: (id: AssignmentId) => Promise<void>;
  /** Those begun after `since`, the oldest first. */
  readonly listWaiting: (since: Date, page: PageRequest) => Promise<Page<AssignmentOverview>>;
  /** Stops at `limit` + 1. */
  readonly countWaitingUpTo: (since: Date, limit: number) => Promise<number>;
  readonly begunBefore: (before: Date, limit: number) => Promise<readonly Assignment[]>;
};
