// The options that node-saml gets for one tenant: the strict choices, each with its reason where the default is weak.
import type { CacheProvider, PassportSamlConfig } from '@node-saml/passport-saml';
import { ValidateInResponseTo } from '@node-saml/passport-saml';
import { requestLifetimeMs } from './request-cache';
import type { ReadySamlTenant } from './saml-tenant';
import { samlAddresses } from './saml-tenant';

export type SamlOptionsInput = {
  readonly publicUrl: string;
  readonly tenant: ReadySamlTenant;
  readonly cacheProvider: CacheProvider;
  readonly generateUniqueId: () => string;
};

export function samlOptions({
  publicUrl,
  tenant,
  cacheProvider,
  generateUniqueId,
}: SamlOptionsInput): PassportSamlConfig {
  const { entityId, acs } = samlAddresses(publicUrl, tenant.slug);
  return {
    issuer: entityId,
    callbackUrl: acs,
    // Only an assertion made for this very tenant counts, even if two tenants share one identity provider.
    audience: entityId,
    entryPoint: tenant.idp.ssoUrl,
    logoutUrl: tenant.idp.sloUrl ?? '',
    idpIssuer: tenant.idp.entityId,
    idpCert: [...tenant.idp.signingCertificates],
    privateKey: tenant.spPrivateKeyPem,
    publicCert: tenant.spCertificatePem,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    // Never neither: without a signature nothing would be proven.
    wantAssertionsSigned: tenant.wantAssertionsSigned || !tenant.wantResponseSigned,
    wantAuthnResponseSigned: tenant.wantResponseSigned,
    // `always` also makes the library look at the expiry of the SubjectConfirmation.
    validateInResponseTo: ValidateInResponseTo.always,
    cacheProvider,
    requestIdExpirationPeriodMs: requestLifetimeMs,
    generateUniqueId,
    acceptedClockSkewMs: 60_000,
    maxAssertionAgeMs: 300_000,
    // AD FS and Entra ID answer NoAuthnContext or InvalidNameIDPolicy to the library's defaults.
    disableRequestedAuthnContext: true,
    identifierFormat: null,
    passReqToCallback: true,
  };
}
