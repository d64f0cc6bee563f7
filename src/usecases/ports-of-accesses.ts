// The records of requests, accesses and devices of one tenant, with their profiles, credentials and addresses.
import type { AccessProfile, VpnProtocol } from '../domain/access-profile';
import type { AccessRequest, AccessRequestState } from '../domain/access-request';
import type { Outcome, ProtectionNeed } from '../domain/application-rule';
import type { ApplicationDraft } from '../domain/application-draft';
import type { ApplicationEdition } from '../domain/application-edition';
import type { Assessment } from '../domain/assessment';
import type { RequestQuery } from '../domain/request-query';
import type { Cidr } from '../domain/config-fields';
import type { Credential } from '../domain/credential';
import type { Device } from '../domain/device';
import type { Enforcement } from '../domain/enforcement';
import type { AddressPool } from '../domain/gateway';
import type { FileStandard } from '../domain/file-standard';
import type { Grant, HoldingState } from '../domain/grant';
import type {
  AccessProfileId,
  AccessRequestId,
  AddressPoolId,
  CredentialId,
  DeviceId,
  GatewayGroupId,
  GrantId,
  PersonId,
} from '../domain/ids';
import type { Page, PageRequest } from '../domain/paging';
import type { ProfileReach } from '../domain/profile-reach';
import type { RequestKind } from '../domain/request-kind';

export type AccessProfileRecords = {
  readonly find: (id: AccessProfileId) => Promise<AccessProfile | null>;
  readonly list: () => Promise<readonly AccessProfile[]>;
  /** Conflict `profile-name-taken` when an active one has its name. */
  readonly insert: (profile: AccessProfile) => Promise<void>;
  /** Everything but its reach; conflict `changed-meanwhile` unless it is still of this revision. */
  readonly update: (profile: AccessProfile, from: number) => Promise<void>;
  /** Conflict `changed-meanwhile` unless its reach is still of this revision. */
  readonly setReach: (id: AccessProfileId, reach: ProfileReach, from: number) => Promise<void>;
};

export type AccessRequestRecords = {
  readonly find: (id: AccessRequestId) => Promise<AccessRequest | null>;
  /** Conflict `request-already-open` when the person has an open one for the profile. */
  readonly insert: (request: AccessRequest) => Promise<void>;
  /** Conflict `already-decided` unless the stored state is still one of `from`. */
  readonly update: (request: AccessRequest, from: readonly AccessRequestState[]) => Promise<void>;
  readonly ofPerson: (person: PersonId) => Promise<readonly AccessRequest[]>;
  /** Oldest first: who waited longest comes first. */
  readonly listOpen: (filter: QueueFilter, page: PageRequest) => Promise<Page<QueueItem>>;
  readonly countOpenUpTo: (filter: QueueFilter, limit: number) => Promise<number>;
  /** Whether one waits for somebody's decision: not for its applicant, and not this person's own. */
  readonly isAnyUndecided: (except: PersonId) => Promise<boolean>;
  /** Approved before this and not released yet, longest first. */
  readonly withObligationsSince: (before: Date, limit: number) => Promise<readonly AccessRequest[]>;
  /** Those of them that are open, in no particular order. */
  readonly openAmong: (ids: readonly AccessRequestId[]) => Promise<readonly QueueItem[]>;
  /** Whatever became of them, in no particular order. */
  readonly among: (ids: readonly AccessRequestId[]) => Promise<readonly QueueItem[]>;
};

/** What is not named does not matter. */
export type QueueFilter = {
  readonly profileId: AccessProfileId | null;
  readonly kind?: RequestKind | null;
  readonly outcome?: Outcome | null;
  readonly protection?: ProtectionNeed | null;
  /** Whether IT is asked now, or another office before it. */
  readonly turn?: QueueTurn | null;
};

export type QueueTurn = 'it' | 'others';

export type QueueItem = {
  readonly request: AccessRequest;
  readonly personName: string;
  readonly department: string | null;
  readonly profileName: string;
};

/** One for each person. */
export type ApplicationDraftRecords = {
  /** In a transaction nobody else changes it until the end: two devices may be filling it in. */
  readonly find: (person: PersonId) => Promise<ApplicationDraft | null>;
  /** Unless there is one: from then on two devices wait for each other. */
  readonly begin: (draft: ApplicationDraft) => Promise<void>;
  readonly save: (draft: ApplicationDraft) => Promise<void>;
  /** False when there was none any more. */
  readonly remove: (person: PersonId) => Promise<boolean>;
  /** Returns how many there were. */
  readonly deleteSavedBefore: (time: Date) => Promise<number>;
};

/** Published questions and rules; none is ever changed. */
export type ApplicationEditionRecords = {
  /** The newest; null as long as nothing was published. */
  readonly inForce: () => Promise<ApplicationEdition | null>;
  readonly find: (version: ApplicationEdition['version']) => Promise<ApplicationEdition | null>;
  /** False when the version is there already. */
  readonly insert: (edition: ApplicationEdition, publishedAt: Date) => Promise<boolean>;
};

export type AssessmentRecords = {
  /** In the order in which they were made. */
  readonly ofRequest: (id: AccessRequestId) => Promise<readonly Assessment[]>;
  /** Conflict `changed-meanwhile` when there is one of this round. */
  readonly insert: (assessment: Assessment) => Promise<void>;
};

/** Questions to applicants, of one request oldest first. */
export type RequestQueryRecords = {
  readonly ofRequest: (id: AccessRequestId) => Promise<readonly RequestQuery[]>;
  /** Conflict `query-open` while another waits for its answer. */
  readonly insert: (query: RequestQuery) => Promise<void>;
  /** Conflict `no-query-open` once it is answered. */
  readonly answer: (query: RequestQuery) => Promise<void>;
};

/** All requests but drafts, ended ones included; deliberately not by who decided. */
export type RequestArchiveRecords = {
  /** Newest first. */
  readonly list: (filter: ArchiveFilter, page: PageRequest) => Promise<Page<QueueItem>>;
  /** Stops at `limit` + 1. */
  readonly countUpTo: (filter: ArchiveFilter, limit: number) => Promise<number>;
};

export type ArchiveFilter = {
  /** Folded words of the applicant, as in the person search; all must match. */
  readonly words: readonly string[];
  readonly caseNumber: string | null;
  readonly state: AccessRequestState | null;
  readonly profileId: AccessProfileId | null;
  /** Submitted in [from, before). */
  readonly from: Date | null;
  readonly before: Date | null;
};

export type GrantRecords = {
  readonly find: (id: GrantId) => Promise<Grant | null>;
  /** What came of a request; null when nothing did. */
  readonly ofRequest: (request: AccessRequestId) => Promise<Grant | null>;
  readonly insert: (grant: Grant) => Promise<void>;
  /** Conflict `changed-meanwhile` unless the stored state is still `from`. */
  readonly update: (grant: Grant, from: HoldingState) => Promise<void>;
  /** Newest first, at most 100. */
  readonly ofPerson: (person: PersonId) => Promise<readonly Grant[]>;
  /** Takes one of the grant's device places; false when all are taken. Atomic under concurrency. */
  readonly takeDevicePlace: (id: GrantId) => Promise<boolean>;
  readonly freeDevicePlace: (id: GrantId) => Promise<void>;
  /** Grants active or suspended, in no particular order. */
  readonly held: (limit: number) => Promise<readonly GrantId[]>;
  /** How many of them are under this profile; stops at `limit` + 1. */
  readonly countHeldUpTo: (profile: AccessProfileId, limit: number) => Promise<number>;
  /** Grants active or suspended that ended at `now` or before, oldest first. */
  readonly ended: (now: Date, limit: number) => Promise<readonly Grant[]>;
  /** Active grants that end in (now, until], stops at `limit`. */
  readonly countEndingUpTo: (now: Date, until: Date, limit: number) => Promise<number>;
  /** The same grants, soonest end first. */
  readonly listEnding: (now: Date, until: Date, page: PageRequest) => Promise<Page<GrantOverview>>;
};

export type GrantOverview = {
  readonly grant: Grant;
  readonly personName: string;
  readonly department: string | null;
  readonly profileName: string;
};

export type ChangedDevice = { readonly device: Device; readonly from: HoldingState };

export type DeviceRecords = {
  /** In a transaction nobody else changes the device or its grant until the end. */
  readonly find: (id: DeviceId) => Promise<Device | null>;
  /** As `find`, of many: the devices that these credentials are for. */
  readonly ofCredentials: (credentials: readonly CredentialId[]) => Promise<readonly Device[]>;
  readonly insert: (device: Device) => Promise<void>;
  readonly update: (device: Device, from: HoldingState) => Promise<void>;
  /** As `update`, of many, which costs hardly more than of one. */
  readonly updateAll: (changes: readonly ChangedDevice[]) => Promise<void>;
  readonly ofGrant: (grant: GrantId) => Promise<readonly Device[]>;
  readonly ofPerson: (person: PersonId) => Promise<readonly Device[]>;
  /** Devices of all people, newest first; words as in the person search. */
  readonly list: (words: readonly string[], page: PageRequest) => Promise<Page<DeviceOverview>>;
  /** Stops at `limit` + 1. */
  readonly countUpTo: (words: readonly string[], limit: number) => Promise<number>;
  /** Reported lost and neither given back nor taken away since; newest device first. */
  readonly listLost: (page: PageRequest) => Promise<Page<DeviceOverview>>;
  /** Stops at `limit` + 1. */
  readonly countLostUpTo: (limit: number) => Promise<number>;
  /** With a file that was made by another profile or an older template than a new one would be; newest device first. */
  readonly listOutdated: (
    standards: readonly FileStandard[],
    page: PageRequest,
  ) => Promise<Page<DeviceOverview>>;
  /** Of which every gateway says that nobody has used them for more than 90 days; newest device first. */
  readonly listUnused: (words: readonly string[], page: PageRequest) => Promise<Page<DeviceOverview>>;
  /** Stops at `limit` + 1. */
  readonly countUnusedUpTo: (words: readonly string[], limit: number) => Promise<number>;
  readonly isUnused: (id: DeviceId) => Promise<boolean>;
  /** Stops at `limit` + 1. */
  readonly countOutdatedUpTo: (standards: readonly FileStandard[], limit: number) => Promise<number>;
};

export type DeviceOverview = {
  readonly device: Device;
  /** A device can do no more than its grant. */
  readonly grant: Pick<Grant, 'state' | 'endsAt'>;
  readonly personName: string;
  readonly department: string | null;
};

/** A page waits for the file to be saved, and speaks of it by a token of which only the hash is kept. */
export type WaitingPage = { readonly tokenHash: string };

export type ChangedCredential = { readonly credential: Credential; readonly from: Credential['state'] };

export type CredentialRecords = {
  readonly find: (id: CredentialId) => Promise<Credential | null>;
  /** Conflict `key-seen-before` when the key hash or serial exists anywhere in the installation. */
  readonly insert: (
    credential: Credential,
    secrets: { readonly presharedKey: string | null },
  ) => Promise<void>;
  /** State, its end and connected; conflict unless each is still in `from`. Ended ones lose their preshared key. */
  readonly updateAll: (changes: readonly ChangedCredential[]) => Promise<void>;
  /** State and file; not its end, which may have changed meanwhile. Conflict unless it is pending. */
  readonly complete: (credential: Credential, waiting: WaitingPage | null) => Promise<void>;
  readonly ofDevice: (device: DeviceId) => Promise<readonly Credential[]>;
  readonly ofDevices: (devices: readonly DeviceId[]) => Promise<readonly Credential[]>;
  readonly ofGrant: (grant: GrantId) => Promise<readonly Credential[]>;
  readonly markConnected: (group: GatewayGroupId, ids: readonly CredentialId[]) => Promise<void>;
  /** From now on another one takes its place. Conflict unless it is active. */
  readonly beginRenewal: (id: CredentialId, renewal: RenewalMark) => Promise<void>;
  /** Whose place was to be taken by one that is gone: it goes on as before. */
  readonly dropRenewal: (id: CredentialId) => Promise<void>;
  readonly endHandOut: (id: CredentialId) => Promise<void>;
  readonly idOfHandOut: (tokenHash: string) => Promise<CredentialId | null>;
  /** Those whose place is taken by one that has connected end now; returns them, each once. */
  readonly makeDue: (
    group: GatewayGroupId,
    connected: readonly CredentialId[],
    now: Date,
  ) => Promise<readonly Due[]>;
  /** Outgoing ones whose time is over, longest over first. */
  readonly dueToRetire: (now: Date, limit: number) => Promise<readonly Due[]>;
  /** Pending for longer than since: a crash between intention and result. */
  readonly pendingSince: (before: Date, limit: number) => Promise<readonly Credential[]>;
  /** Active ones whose certificate ends in (after, until] and before their access does, soonest first; not what is renewed already. */
  readonly listEndingCertificates: (
    after: Date,
    until: Date,
    page: PageRequest,
  ) => Promise<Page<EndingCertificate>>;
  readonly enforcementsOf: (ids: readonly CredentialId[]) => Promise<readonly Enforcement[]>;
  /** Orders that take something back, as they stand: those given at these moments about these credentials, devices or grants. */
  readonly takeBacksOf: (
    moments: readonly { readonly at: Date; readonly objectId: string }[],
  ) => Promise<readonly TakeBackOfThing[]>;
};

/** Whose order it is, by each of the things that an entry of the audit log may be about. */
export type TakeBackOfThing = Enforcement & { readonly things: readonly string[] };

export type Due = Pick<Credential, 'id' | 'deviceId'>;

export type RenewalMark = { readonly by: CredentialId; readonly retireAt: Date };

export type EndingCertificate = Pick<Device, 'personId' | 'personRef'> & {
  readonly id: CredentialId;
  readonly notAfter: Date;
};

/** Each pool is wanted once. */
export type WantedPlace = { readonly pool: AddressPoolId; readonly credential: CredentialId };

export type AddressRecords = {
  /** Of these protocols, IPv4 first. */
  readonly pools: (
    group: GatewayGroupId,
    protocols: readonly VpnProtocol[],
  ) => Promise<readonly AddressPool[]>;
  readonly allPools: () => Promise<readonly AddressPool[]>;
  readonly insertPool: (pool: AddressPool) => Promise<void>;
  /** A larger network in its place; conflict `changed-meanwhile` unless it is still this one. */
  readonly growPool: (pool: AddressPool, from: Cidr) => Promise<void>;
  /**
   * The next free place in the pool for this credential: unused ones first, then those that rested since `restedBefore`.
   * Null when there is none. Costs the same however full the pool is; concurrent callers never get the same.
   */
  readonly take: (
    pool: AddressPoolId,
    credential: CredentialId,
    restedBefore: Date,
  ) => Promise<number | null>;
  /** In several pools at once the next place that nobody ever had; a pool that has none left is not in the answer. */
  readonly takeUnused: (wanted: readonly WantedPlace[]) => Promise<ReadonlyMap<AddressPoolId, number>>;
  /** How many credentials have an IPv4 address of the group for this protocol: what its gateways hold, and more. */
  readonly countInUse: (group: GatewayGroupId, protocol: VpnProtocol) => Promise<number>;
  /** The credentials' addresses begin their rest. */
  readonly releaseAll: (credentials: readonly CredentialId[], now: Date) => Promise<void>;
};
