// The records about delegated administration: a municipality's own, the provider's codes, and what crosses between them.
import type { Assurance } from '../domain/assurance';
import type { DelegableRole, Delegation } from '../domain/delegation';
import type { EmployeeVerdict } from '../domain/delegate-employee';
import type { AccessRequestId, DelegationId, IdentityRef, PersonId, TenantId } from '../domain/ids';
import type { Page, PageRequest } from '../domain/paging';

export type DelegationRecords = {
  readonly find: (id: DelegationId) => Promise<Delegation | null>;
  /** Those neither revoked nor over. */
  readonly inForce: (operatorPerson: PersonId, now: Date) => Promise<readonly Delegation[]>;
  /** As whom this person of the provider is known here already. */
  readonly knownAs: (operatorPerson: PersonId) => Promise<Pick<Delegation, 'personId' | 'ref'> | null>;
  /** Takes the place of an earlier one for the same person and role; `name` is how the audit log calls them. */
  readonly insert: (delegation: Delegation, name: string) => Promise<void>;
  /** Conflict `delegation-over` unless it stands. */
  readonly revoke: (delegation: Delegation) => Promise<void>;
  /** Newest first, those that are over as well, at most 100. */
  readonly list: () => Promise<readonly NamedDelegation[]>;
  /** What has been declared about this person of the provider. */
  readonly employeesOf: (operatorPerson: PersonId) => Promise<ReadonlyMap<PersonId, EmployeeVerdict>>;
  /** In place of what was declared about the two before. */
  readonly declareEmployee: (
    operatorPerson: PersonId,
    employee: PersonId,
    verdict: EmployeeVerdict,
  ) => Promise<void>;
};

export type NamedDelegation = { readonly delegation: Delegation; readonly name: string };

/** Of the provider's tenant. */
export type DelegationCodeRecords = {
  /** In place of the person's earlier one. */
  readonly save: (person: PersonId, codeHash: string, endsAt: Date) => Promise<void>;
  /** Once: whose code it was; null when unknown, stale or used. */
  readonly consume: (codeHash: string, now: Date) => Promise<PersonId | null>;
};

/** One of the municipalities that a person of the provider acts for. */
export type ActingFor = {
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly role: DelegableRole;
  readonly until: string;
  readonly personId: PersonId;
  readonly ref: IdentityRef;
  readonly assurance: Assurance;
};

/** Where a request waits, and since when: nothing about whose it is. */
export type WaitingRequest = {
  readonly tenantId: TenantId;
  readonly id: AccessRequestId;
  readonly submittedAt: Date;
};

export type DelegationsOfTheInstallation = {
  /** By the name of the municipality. */
  readonly actingFor: (operatorPerson: PersonId, now: Date) => Promise<readonly ActingFor[]>;
  /** Oldest first, over all these municipalities. */
  readonly waitingRequests: (
    tenants: readonly TenantId[],
    page: PageRequest,
  ) => Promise<Page<WaitingRequest>>;
};
