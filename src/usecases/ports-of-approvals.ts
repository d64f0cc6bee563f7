// The records of the approval chain: what a municipality sets, steps and obligations of applications, deputies.
import type { AccessRequest } from '../domain/access-request';
import type { ApprovalSettings } from '../domain/approval-chain';
import type { Deputy } from '../domain/deputy';
import type { AccessRequestId, DeputyId, PersonId } from '../domain/ids';
import type { Page, PageRequest } from '../domain/paging';
import type { RequestObligation } from '../domain/request-obligation';
import type { OfficeByRole, RequestStep, StepOffice } from '../domain/request-step';

export type ApprovalSettingsRecord = {
  /** IT alone, where nothing was set. */
  readonly get: () => Promise<ApprovalSettings>;
  readonly set: (settings: ApprovalSettings) => Promise<void>;
};

/** An open step with what it is about. */
export type AskedItem = {
  readonly step: RequestStep;
  readonly request: AccessRequest;
  readonly personName: string;
  readonly department: string | null;
  readonly profileName: string;
};

/** Steps that wait for one of these people, for one of these offices, or for whoever asks as a stand-in. */
export type AskedOf = {
  readonly persons: readonly PersonId[];
  readonly offices: readonly OfficeByRole[];
  /** Nobody is asked about their own application. */
  readonly self: PersonId;
};

/** Whoever changes steps holds their application first, so that nobody else does at the same time. */
export type RequestStepRecords = {
  /** By place. */
  readonly ofRequest: (id: AccessRequestId) => Promise<readonly RequestStep[]>;
  /** Which offices are asked now, by application. */
  readonly askedAmong: (
    ids: readonly AccessRequestId[],
  ) => Promise<ReadonlyMap<AccessRequestId, readonly StepOffice[]>>;
  /** In place of what was there. */
  readonly save: (steps: readonly RequestStep[]) => Promise<void>;
  /** The application has ended: what is not decided is asked no more. */
  readonly drop: (id: AccessRequestId) => Promise<void>;
  /** Who waits longest comes first. */
  readonly listAsked: (asked: AskedOf, page: PageRequest) => Promise<Page<AskedItem>>;
  /** Stops at `limit` + 1. */
  readonly countAskedUpTo: (asked: AskedOf, limit: number) => Promise<number>;
  /** Whether this person is or was ever asked by name. */
  readonly wasAsked: (person: PersonId) => Promise<boolean>;
  /** All that are open, of open applications; who waits longest comes first. */
  readonly listOpen: (page: PageRequest) => Promise<Page<Pick<AskedItem, 'step' | 'request'>>>;
  /** Open since before this, not IT's, nobody was told yet, and it is not the applicant who is asked. */
  readonly openSince: (before: Date, limit: number) => Promise<readonly RequestStep[]>;
  /** Not decided, and one of these addresses was invited. */
  readonly invitedAt: (addresses: readonly string[]) => Promise<readonly RequestStep[]>;
};

export type RequestObligationRecords = {
  readonly ofRequest: (id: AccessRequestId) => Promise<readonly RequestObligation[]>;
  readonly insert: (obligations: readonly RequestObligation[]) => Promise<void>;
  /** Conflict `obligation-confirmed` when it is. */
  readonly confirm: (obligation: RequestObligation) => Promise<void>;
};

export type NamedDeputy = {
  readonly deputy: Deputy;
  readonly personName: string;
  readonly deputyName: string;
};

export type DeputyRecords = {
  readonly find: (id: DeputyId) => Promise<Deputy | null>;
  readonly insert: (deputy: Deputy) => Promise<void>;
  /** Conflict `deputy-over` when it has been ended. */
  readonly end: (deputy: Deputy) => Promise<void>;
  /** Named by this person; newest first, at most 100. */
  readonly namedBy: (person: PersonId) => Promise<readonly NamedDeputy[]>;
  /** For whom this person answers on that local day. */
  readonly standingInFor: (deputy: PersonId, day: string) => Promise<readonly NamedDeputy[]>;
  /** Who answers for one of these people on that local day. */
  readonly standingIn: (persons: readonly PersonId[], day: string) => Promise<readonly Deputy[]>;
};
