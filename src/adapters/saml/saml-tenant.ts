// What the SAML adapter must know of a tenant, where a tenant's SAML addresses lie, and where request ids are kept.
import { Refusal } from '../../domain/errors';
import type { TenantId } from '../../domain/ids';
import type { NoRequest, SamlRequest } from '../../usecases/ports-of-sign-ins';

export type SamlIdentityProvider = {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string | null;
  /** PEM; every certificate that the metadata offers for signing, so that a rollover goes unnoticed. */
  readonly signingCertificates: readonly string[];
};

type OwnKey = { readonly privateKeyPem: string; readonly certificatePem: string };

export type SamlTenant = {
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly spPrivateKeyPem: string;
  readonly spCertificatePem: string;
  /** While our key is being changed; the pair above signs, both are published and decrypt. */
  readonly keyRotation: { readonly other: OwnKey } | null;
  /** `null` until the tenant's identity provider is known; our metadata is needed before that. */
  readonly idp: SamlIdentityProvider | null;
  readonly wantAssertionsSigned: boolean;
  readonly wantResponseSigned: boolean;
  readonly maxAuthenticationHours: number;
};

export type ReadySamlTenant = SamlTenant & { readonly idp: SamlIdentityProvider };

export type SamlRequestStore = {
  readonly save: (tenantId: TenantId, request: SamlRequest) => Promise<void>;
  /** Reads without consuming; the sign-in transaction consumes the id after every check has passed. */
  readonly countAttempt: (
    tenantId: TenantId,
    request: Pick<SamlRequest, 'id' | 'browser'>,
    now: Date,
  ) => Promise<'live' | NoRequest>;
  readonly saveLogout: (tenantId: TenantId, requestId: string, expiresAt: Date) => Promise<void>;
  readonly awaitsLogout: (tenantId: TenantId, requestId: string, now: Date) => Promise<boolean>;
};

/** entityID and ACS are per tenant, so that tenants which share an identity provider stay apart. */
export function samlAddresses(publicUrl: string, slug: string) {
  const base = `${publicUrl.replace(/\/+$/, '')}/saml/${slug}`;
  return { entityId: `${base}/metadata`, acs: `${base}/acs`, slo: `${base}/slo` } as const;
}

/** The one that signs comes first. */
export function ownKeysOf({
  spPrivateKeyPem,
  spCertificatePem,
  keyRotation,
}: Pick<SamlTenant, 'spPrivateKeyPem' | 'spCertificatePem' | 'keyRotation'>): readonly OwnKey[] {
  const signing = { privateKeyPem: spPrivateKeyPem, certificatePem: spCertificatePem };
  return keyRotation === null ? [signing] : [signing, keyRotation.other];
}

export function requireIdentityProvider(tenant: SamlTenant): ReadySamlTenant {
  const { idp } = tenant;
  if (idp === null || idp.signingCertificates.length === 0)
    throw new Refusal('unavailable', 'saml-not-set-up');
  return { ...tenant, idp };
}
