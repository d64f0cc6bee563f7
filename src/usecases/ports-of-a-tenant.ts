// The records of one tenant, one type per concept: what each act may ask of the store.
import type { HoldingState } from '../domain/grant';
import type { GrantId, IdentityRef, PersonId } from '../domain/ids';
import type { Person, PersonKey } from '../domain/person';
import type { RoleRule } from '../domain/role-rules';
import type { Tenant } from '../domain/tenant';
import type { SamlSettings } from '../domain/saml-settings';
import type { Page, PageRequest } from '../domain/paging';
import type {
  AccessProfileRecords,
  AccessRequestRecords,
  ApplicationDraftRecords,
  ApplicationEditionRecords,
  AssessmentRecords,
  RequestArchiveRecords,
  RequestQueryRecords,
  GrantRecords,
  DeviceRecords,
  CredentialRecords,
  AddressRecords,
} from './ports-of-accesses';
import type { AuthorityRecords, ServerCertificateRecords } from './ports-of-authorities';
import type { BulkDecisionRecords } from './ports-of-bulk-decisions';
import type {
  ApprovalSettingsRecord,
  DeputyRecords,
  RequestObligationRecords,
  RequestStepRecords,
} from './ports-of-approvals';
import type { CryptoWaiverRecords } from './ports-of-crypto';
import type { CatalogueRecords } from './ports-of-catalogues';
import type { AuditRecords } from './ports-of-the-audit-log';
import type { SignInChangeRecords, SignInTrialLinkRecords } from './ports-of-sign-in-changes';
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
import type { MailRecords } from './ports-of-mails';
import type { SignInDraftRecords } from './ports-of-sign-in-drafts';
import type { GatewayCapacityRecords } from './ports-of-gateway-capacity';
import type { FileGatewayRecords, GatewayGroupRecords, GatewayRecords } from './ports-of-gateways';
import type {
  SamlMessageRecords,
  SamlRequestRecords,
  SamlSessionRecords,
  SamlTestRequestRecords,
  SignInRulesRecord,
} from './ports-of-sign-ins';
import type { HandOverRecords } from './ports-of-hand-overs';
import type { KeyRegisterRecords } from './ports-of-the-key-register';
import type { EmergencyRecords } from './ports-of-emergency';
import type { RestoreRecords } from './ports-of-restores';
import type { RevocationListRecords } from './ports-of-revocation-lists';
import type { DelegationCodeRecords, DelegationRecords } from './ports-of-delegations';
import type { AssuranceRecord, HeldRoleRecords } from './ports-of-roles';
import type { UnconfirmedOrderRecords } from './ports-of-unconfirmed-orders';

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
  /** Test sign-ins under way; `returnTo` is the version of what is tried out. */
  readonly samlTestRequests: SamlTestRequestRecords;
  readonly signInTrialLinks: SignInTrialLinkRecords;
  readonly persons: PersonRecords;
  readonly personMarks: PersonMarkRecords;
  readonly identityShape: IdentityShapeRecords;
  readonly signInRules: SignInRulesRecord;
  readonly signIns: SignInLogRecords;
  readonly assignments: AssignmentRecords;
  readonly profiles: AccessProfileRecords;
  readonly requests: AccessRequestRecords;
  readonly applicationDrafts: ApplicationDraftRecords;
  readonly applicationEditions: ApplicationEditionRecords;
  readonly assessments: AssessmentRecords;
  readonly bulkDecisions: BulkDecisionRecords;
  readonly catalogues: CatalogueRecords;
  readonly requestQueries: RequestQueryRecords;
  readonly approval: ApprovalSettingsRecord;
  readonly requestSteps: RequestStepRecords;
  readonly requestObligations: RequestObligationRecords;
  readonly deputies: DeputyRecords;
  readonly requestArchive: RequestArchiveRecords;
  readonly grants: GrantRecords;
  readonly devices: DeviceRecords;
  readonly credentials: CredentialRecords;
  readonly handOvers: HandOverRecords;
  readonly keyRegister: KeyRegisterRecords;
  readonly addresses: AddressRecords;
  readonly authorities: AuthorityRecords;
  readonly revocationLists: RevocationListRecords;
  readonly serverCertificates: ServerCertificateRecords;
  readonly groups: GatewayGroupRecords;
  readonly cryptoWaivers: CryptoWaiverRecords;
  readonly gateways: GatewayRecords;
  readonly gatewayCapacity: GatewayCapacityRecords;
  readonly unconfirmedOrders: UnconfirmedOrderRecords;
  readonly restores: RestoreRecords;
  readonly fileGateways: FileGatewayRecords;
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
  readonly mails: MailRecords;
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
  /** Name, mail, department, supervisor's address, and the search tokens that follow from them. */
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
