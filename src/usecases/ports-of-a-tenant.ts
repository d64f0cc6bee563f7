// The records of one tenant, one type per concept: what each act may ask of the store.
import type { AccessProfile, VpnProtocol } from '../domain/access-profile';
import type { AccessRequest, AccessRequestState } from '../domain/access-request';
import type { AuditAction, AuditEvent } from '../domain/audit-event';
import type { Credential } from '../domain/credential';
import type { Device } from '../domain/device';
import type { Enforcement } from '../domain/enforcement';
import type { AddressPool } from '../domain/gateway';
import type { Grant, HoldingState } from '../domain/grant';
import type {
  AccessProfileId,
  AccessRequestId,
  AddressPoolId,
  CredentialId,
  DeviceId,
  GatewayGroupId,
  GrantId,
  IdentityRef,
  PersonId,
  TenantId,
} from '../domain/ids';
import type { Person, PersonKey } from '../domain/person';
import type { RoleRule } from '../domain/role-rules';
import type { Tenant } from '../domain/tenant';
import type { SamlSettings } from '../domain/saml-settings';
import type { Page, PageRequest } from '../domain/paging';
import type { SignInChangeRecords } from './ports-of-sign-in-changes';
import type {
  AssignmentRecords,
  IdentityShapeRecords,
  PersonMarkRecords,
  SignInLogRecords,
} from './ports-of-assignments';
import type { ClosingRecords, ErasureRecords, ExportRecords } from './ports-of-leaving';
import type { MunicipalityFactsRecord, QuotaRecords } from './ports-of-municipalities';
import type { MetadataWatchRecord } from './ports-of-metadata-watches';
import type { DocumentRecords, LookRecord } from './ports-of-looks';
import type { SignInDraftRecords } from './ports-of-sign-in-drafts';
import type { GatewayGroupRecords, GatewayRecords } from './ports-of-gateways';
import type {
  SamlMessageRecords,
  SamlRequestRecords,
  SamlSessionRecords,
  SignInRequestRecords,
  SignInRulesRecord,
} from './ports-of-sign-ins';
import type { EmergencyRecords } from './ports-of-emergency';
import type { DelegationCodeRecords, DelegationRecords } from './ports-of-delegations';
import type { AssuranceRecord, HeldRoleRecords } from './ports-of-roles';

/** The rows of one tenant. */
export type TenantRecords = {
  readonly tenant: TenantRecord;
  readonly assurance: AssuranceRecord;
  readonly heldRoles: HeldRoleRecords;
  /** Of the provider's tenant. */
  readonly emergency: EmergencyRecords;
  readonly delegations: DelegationRecords;
  readonly delegationCodes: DelegationCodeRecords;
  readonly samlRequests: SamlRequestRecords;
  readonly samlMessages: SamlMessageRecords;
  readonly samlSessions: SamlSessionRecords;
  readonly signInDrafts: SignInDraftRecords;
  /** Test sign-ins under way; `returnTo` is the version of the draft. */
  readonly samlTestRequests: SignInRequestRecords;
  readonly persons: PersonRecords;
  readonly personMarks: PersonMarkRecords;
  readonly identityShape: IdentityShapeRecords;
  readonly signInRules: SignInRulesRecord;
  readonly signIns: SignInLogRecords;
  readonly assignments: AssignmentRecords;
  readonly profiles: AccessProfileRecords;
  readonly requests: AccessRequestRecords;
  readonly grants: GrantRecords;
  readonly devices: DeviceRecords;
  readonly credentials: CredentialRecords;
  readonly addresses: AddressRecords;
  readonly authorities: AuthorityRecords;
  readonly groups: GatewayGroupRecords;
  readonly gateways: GatewayRecords;
  readonly signInChanges: SignInChangeRecords;
  readonly metadataWatch: MetadataWatchRecord;
  readonly audit: AuditRecords;
  readonly facts: MunicipalityFactsRecord;
  readonly quotas: QuotaRecords;
  readonly exported: ExportRecords;
  readonly closings: ClosingRecords;
  readonly erasure: ErasureRecords;
  readonly look: LookRecord;
  readonly documents: DocumentRecords;
};

export type TenantRecord = {
  readonly get: () => Promise<Tenant>;
  /** The same to change it upon: in a transaction nobody else changes it until the end. */
  readonly getHeld: () => Promise<Tenant>;
  /** All but id, slug, kind and whether it is closed. */
  readonly update: (tenant: Tenant) => Promise<void>;
  readonly close: (at: Date) => Promise<void>;
  /** Counts up for the next case number; rows of the tenant wait for each other here. */
  readonly nextCaseCount: () => Promise<number>;
  readonly samlSettings: () => Promise<SamlSettings>;
  readonly updateSamlSettings: (settings: SamlSettings) => Promise<void>;
  readonly roleRules: () => Promise<readonly RoleRule[]>;
  readonly replaceRoleRules: (rules: readonly RoleRule[]) => Promise<void>;
};

export type PersonRecords = {
  readonly find: (id: PersonId) => Promise<Person | null>;
  readonly findByKey: (key: PersonKey) => Promise<Person | null>;
  /** Conflict when the key exists: two first sign-ins at once. */
  readonly insert: (person: Person, key: PersonKey) => Promise<void>;
  /** Name, mail, department, and the search tokens that follow from them. */
  readonly update: (person: Person) => Promise<void>;
  readonly keyOf: (id: PersonId) => Promise<PersonKey | null>;
  /** From now on somebody signs in as this person by another key, and by no other. The key must be free. */
  readonly changeKey: (id: PersonId, key: PersonKey) => Promise<void>;
  /** Prefix search over folded words, all of which must match; empty words list everybody. By (createdAt, id), newest first. */
  readonly search: (words: readonly string[], page: PageRequest) => Promise<Page<PersonOverview>>;
  /** Stops at `limit` + 1. */
  readonly countUpTo: (words: readonly string[], limit: number) => Promise<number>;
  /** Names behind audit references; a missing one has been erased. */
  readonly namesOf: (refs: readonly IdentityRef[]) => Promise<ReadonlyMap<IdentityRef, string>>;
};

export type PersonOverview = {
  readonly person: Person;
  /** The newest grant that still counts, if any. */
  readonly grant: { readonly id: GrantId; readonly state: HoldingState; readonly until: string } | null;
  readonly devices: number;
};

export type AccessProfileRecords = {
  readonly find: (id: AccessProfileId) => Promise<AccessProfile | null>;
  readonly list: () => Promise<readonly AccessProfile[]>;
  readonly insert: (profile: AccessProfile) => Promise<void>;
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
  /** Those of them that are open, in no particular order. */
  readonly openAmong: (ids: readonly AccessRequestId[]) => Promise<readonly QueueItem[]>;
};

export type QueueFilter = { readonly profileId: AccessProfileId | null };

export type QueueItem = {
  readonly request: AccessRequest;
  readonly personName: string;
  readonly department: string | null;
  readonly profileName: string;
};

export type GrantRecords = {
  readonly find: (id: GrantId) => Promise<Grant | null>;
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

export type DeviceRecords = {
  /** In a transaction nobody else changes the device or its grant until the end. */
  readonly find: (id: DeviceId) => Promise<Device | null>;
  readonly insert: (device: Device) => Promise<void>;
  readonly update: (device: Device, from: HoldingState) => Promise<void>;
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
};

export type DeviceOverview = {
  readonly device: Device;
  /** A device can do no more than its grant. */
  readonly grant: Pick<Grant, 'state' | 'endsAt'>;
  readonly personName: string;
  readonly department: string | null;
};

export type CredentialRecords = {
  readonly find: (id: CredentialId) => Promise<Credential | null>;
  /** Conflict `key-seen-before` when the key hash or serial exists anywhere in the installation. */
  readonly insert: (
    credential: Credential,
    secrets: { readonly presharedKey: string | null },
  ) => Promise<void>;
  /** State, notAfter and connected; conflict unless still in `from`. Ended ones lose their preshared key. */
  readonly update: (credential: Credential, from: Credential['state']) => Promise<void>;
  readonly ofDevice: (device: DeviceId) => Promise<readonly Credential[]>;
  readonly ofGrant: (grant: GrantId) => Promise<readonly Credential[]>;
  readonly markConnected: (group: GatewayGroupId, ids: readonly CredentialId[]) => Promise<void>;
  /** Pending for longer than since: a crash between intention and result. */
  readonly pendingSince: (before: Date, limit: number) => Promise<readonly Credential[]>;
  readonly enforcementsOf: (ids: readonly CredentialId[]) => Promise<readonly Enforcement[]>;
};

export type AddressRecords = {
  readonly pools: (group: GatewayGroupId, protocol: VpnProtocol) => Promise<readonly AddressPool[]>;
  readonly allPools: () => Promise<readonly AddressPool[]>;
  readonly insertPool: (pool: AddressPool) => Promise<void>;
  /**
   * The next free place in the pool for this credential: unused ones first, then those that rested since `restedBefore`.
   * Null when there is none. Costs the same however full the pool is; concurrent callers never get the same.
   */
  readonly take: (
    pool: AddressPoolId,
    credential: CredentialId,
    restedBefore: Date,
  ) => Promise<number | null>;
  /** The credential's addresses begin their rest. */
  readonly release: (credential: CredentialId, now: Date) => Promise<void>;
};

export type AuthorityKind = 'root' | 'client-ca' | 'server-ca';

export type StoredAuthority = {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly notAfter: Date;
};

export type AuthorityRecords = {
  readonly get: (kind: AuthorityKind) => Promise<StoredAuthority>;
  /** The same, to sign with: refused once they are closed. */
  readonly toSign: (kind: AuthorityKind) => Promise<StoredAuthority>;
  /** Destroys their keys; the certificates stay. */
  readonly close: () => Promise<void>;
  readonly insert: (
    kind: AuthorityKind,
    authority: StoredAuthority & { readonly serial: string },
  ) => Promise<void>;
};

export type AuditRecords = {
  /** Append only. `at` is the time of the act. */
  readonly append: (event: AuditEvent, at: Date) => Promise<void>;
  /** In the log of the provider too, in the same transaction; only inside of one. */
  readonly appendTo: (tenant: TenantId, event: AuditEvent, at: Date) => Promise<void>;
  /** Newest first. */
  readonly list: (filter: AuditFilter, page: AuditPageRequest) => Promise<AuditPage>;
};

export type AuditFilter = {
  readonly action: AuditAction | null;
  readonly subject: IdentityRef | null;
  readonly objectId: string | null;
  readonly from: Date | null;
  readonly before: Date | null;
};

export type AuditPageRequest = { readonly afterSeq: number | null; readonly limit: number };
export type AuditItem = AuditEvent & {
  readonly seq: number;
  readonly at: Date;
  readonly actorName: string | null;
  /** Somebody of the provider, who has no name here unless they act by delegation. */
  readonly actorIsExternal: boolean;
  readonly subjectName: string | null;
};
export type AuditPage = { readonly items: readonly AuditItem[]; readonly nextSeq: number | null };
