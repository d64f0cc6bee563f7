// The options that node-saml gets for what we send to a tenant's identity provider and for its logout messages: the
// strict choices, each with its reason where the default is weak. Responses have options of their own.
import type { CacheProvider, PassportSamlConfig } from '@node-saml/passport-saml';
import { ValidateInResponseTo } from '@node-saml/passport-saml';
import { randomBytes } from 'node:crypto';
import { requestLifetimeMs } from './browser-binding';
import type { ReadySamlTenant } from './saml-tenant';
import { samlAddresses } from './saml-tenant';

export type SamlOptionsInput = {
  readonly publicUrl: string;
  readonly tenant: ReadySamlTenant;
  /** The person is to prove anew who they are, even where they are signed in (ForceAuthn). */
  readonly fresh?: boolean;
  /** Hears of the ids that the library makes, and says which of them are waited for. */
  readonly requests: Partial<Pick<CacheProvider, 'saveAsync' | 'getAsync'>>;
};

export function samlOptions({
  publicUrl,
  tenant,
  requests,
  fresh = false,
}: SamlOptionsInput): PassportSamlConfig {
  const { entityId, acs } = samlAddresses(publicUrl, tenant.slug);
  return {
    issuer: entityId,
    callbackUrl: acs,
    entryPoint: tenant.idp.ssoUrl,
    logoutUrl: tenant.idp.sloUrl ?? '',
    idpIssuer: tenant.idp.entityId,
    idpCert: [...tenant.idp.signingCertificates],
    privateKey: tenant.spPrivateKeyPem,
    publicCert: tenant.spCertificatePem,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    validateInResponseTo: ValidateInResponseTo.always,
    cacheProvider: { ...nothingKnown, ...requests },
    requestIdExpirationPeriodMs: requestLifetimeMs,
    generateUniqueId: () => `_${randomBytes(20).toString('hex')}`,
    acceptedClockSkewMs: 60_000,
    // AD FS and Entra ID answer NoAuthnContext or InvalidNameIDPolicy to the library's defaults.
    disableRequestedAuthnContext: true,
    forceAuthn: fresh,
    identifierFormat: null,
  };
}

const nothingKnown: CacheProvider = {
  saveAsync: () => Promise.resolve(null),
  getAsync: () => Promise.resolve(null),
  removeAsync: () => Promise.resolve(null),
};
