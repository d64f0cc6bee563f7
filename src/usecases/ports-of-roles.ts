// The records about what a municipality asks of sign-ins.
import type { Assurance } from '../domain/assurance';
import type { PersonId } from '../domain/ids';
import type { Role } from '../domain/roles';

export type AssuranceRecord = {
  /** What is usual, unless the tenant has set something else. */
  readonly get: () => Promise<Assurance>;
  readonly set: (assurance: Assurance) => Promise<void>;
};

export type HeldRoleRecords = {
  readonly ofPerson: (person: PersonId) => Promise<readonly Role[]>;
  /** What the rules yielded at a sign-in, those that rest for want of a second factor included. */
  readonly keep: (person: PersonId, roles: readonly Role[]) => Promise<void>;
};
