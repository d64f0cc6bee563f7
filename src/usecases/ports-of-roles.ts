// The records about what a municipality asks of sign-ins.
import type { Assurance } from '../domain/assurance';
import type { PersonId } from '../domain/ids';
import type { Page, PageRequest } from '../domain/paging';
import type { Person } from '../domain/person';
import type { Role } from '../domain/roles';

export type AssuranceRecord = {
  /** What is usual, unless the tenant has set something else. */
  readonly get: () => Promise<Assurance>;
  readonly set: (assurance: Assurance) => Promise<void>;
};

export type PersonWithRoles = { readonly person: Person; readonly roles: readonly Role[] };

export type HeldRoleRecords = {
  readonly ofPerson: (person: PersonId) => Promise<readonly Role[]>;
  /** Who holds the role and can still sign in. */
  readonly holdersOf: (role: Role) => Promise<readonly PersonId[]>;
  /** People who hold both roles of any of the pairs, newest first, with all they hold. */
  readonly listWithAny: (
    pairs: readonly (readonly [Role, Role])[],
    page: PageRequest,
  ) => Promise<Page<PersonWithRoles>>;
  /** What the rules yielded at a sign-in, those that rest for want of a second factor included. */
  readonly keep: (person: PersonId, roles: readonly Role[]) => Promise<void>;
  /** Of everybody without an entry in the log of sign-ins after `since`; returns of how many people. */
  readonly forgetSilent: (since: Date) => Promise<number>;
};
