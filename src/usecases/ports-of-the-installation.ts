// What the store offers across tenants: finding one, letting sign-ins and gateways in, jobs; never a personal row.
import type { AuditEvent } from '../domain/audit-event';
import type { AuthorityKind } from '../domain/authority';
import type { InstanceBelief } from '../domain/gateway-instance';
import type { GatewayId, TenantId } from '../domain/ids';
import type { RoleRule } from '../domain/role-rules';
import type { Tenant } from '../domain/tenant';
import type { SamlSettings } from '../domain/saml-settings';
import type { CataloguesOfTheInstallation } from './ports-of-catalogues';
import type { DelegationsOfTheInstallation } from './ports-of-delegations';
import type { ClosingsOfTheInstallation } from './ports-of-leaving';
import type { MailsOfTheInstallation } from './ports-of-mails';
import type { RevocationListsOfTheInstallation } from './ports-of-revocation-lists';
import type { TenantRecords } from './ports-of-a-tenant';
import type { AuthoritiesOfTheInstallation, StoredAuthority } from './ports-of-authorities';
import type { StrayTokenKeys } from './ports-of-key-tokens';

export type NewTenant = {
  readonly tenant: Tenant;
  readonly saml: SamlSettings;
  readonly roleRules: readonly RoleRule[];
  /** The same event in another tenant's log, the provider's; whole or not at all with the rest. */
  readonly noted?: { readonly in: TenantId; readonly event: AuditEvent; readonly at: Date } | null;
  readonly authorities: readonly (StoredAuthority & {
    readonly kind: AuthorityKind;
    readonly serial: string;
  })[];
};

export type TenantSummary = Pick<Tenant, 'id' | 'kind' | 'slug' | 'name'>;

/** What of its sign-in may come to an end: certificates in PEM, nothing secret. */
export type SignInFacts = {
  readonly certificates: readonly string[];
  readonly ownCertificate: string;
  readonly keyIsChanging: boolean;
  readonly metadataFailingSince: Date | null;
};

/** How a municipality stands, without anything of its people. */
export type TenantStanding = Pick<Tenant, 'id' | 'slug' | 'name'> & {
  readonly isConnected: boolean;
  readonly signIn: SignInFacts;
  readonly gateways: number;
  readonly silentGateways: number;
  /** Two agents have the key of each of these. */
  readonly copiedGateways: number;
  /** Take-backs without a gateway's confirmation for more than a minute. */
  readonly unconfirmed: number;
  /** Restored from a backup, and nobody there has gone through it yet. */
  readonly restoreOpen: boolean;
};

export type PortalKeys = { readonly privateKeyPem: string; readonly publicKey: string };

export type GatewayIdentity = {
  readonly tenantId: TenantId;
  readonly gatewayId: GatewayId;
  readonly agentKey: string;
};

/** Who asks, and which process was believed to speak for it a moment ago. */
export type KnownGateway = GatewayIdentity & { readonly instances: InstanceBelief | null };

export type InstallationStore = DelegationsOfTheInstallation &
  ClosingsOfTheInstallation &
  MailsOfTheInstallation &
  CataloguesOfTheInstallation &
  RevocationListsOfTheInstallation &
  AuthoritiesOfTheInstallation &
  StrayTokenKeys & {
    /** The provider among them, and none that has been closed. */
    readonly tenants: () => Promise<readonly TenantSummary[]>;
    /** All municipalities, at a cost that grows with what is open, not with their number of people. */
    readonly standings: (now: Date) => Promise<readonly TenantStanding[]>;
    /** The municipality whose identity provider's metadata are to be looked at first; null: none is due. */
    readonly nextMetadataWatch: (now: Date) => Promise<TenantId | null>;
    readonly findTenant: (slug: string) => Promise<Tenant | null>;
    /** The provider's own row, to which its people sign in; null until it has been made. */
    readonly findOperator: () => Promise<Tenant | null>;
    /** Conflict `slug-taken`. Makes the tenant's data key; what `furnish` adds stands in the same transaction. */
    readonly insertTenant: (
      tenant: NewTenant,
      furnish?: (records: TenantRecords) => Promise<void>,
    ) => Promise<void>;
    /** Random, changed by every restore: positions of another epoch are worthless. */
    readonly epoch: () => Promise<string>;
    /** The portal's signing key, made by `create` at the first call; two processes at once end up with one key. */
    readonly portalKeys: (create: () => PortalKeys) => Promise<PortalKeys>;

    /** The gateway whose token this is; null when unknown, used or stale. Enrolling consumes it. */
    readonly findEnrolment: (
      tokenHash: string,
      now: Date,
    ) => Promise<{ readonly tenantId: TenantId; readonly gatewayId: GatewayId } | null>;
    /** Enrolled, and not removed. */
    readonly findGateway: (id: GatewayId) => Promise<KnownGateway | null>;
    /** False when this nonce was used before. */
    readonly useNonce: (gateway: GatewayId, nonce: string, expiresAt: Date) => Promise<boolean>;

    /** Stale SAML requests, nonces and tokens, old mails, lists that have outlived their municipality. */
    readonly sweep: (now: Date) => Promise<void>;
    readonly ready: () => Promise<void>;
  };
