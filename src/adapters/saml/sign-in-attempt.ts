// One request's dealings with the SAML library: the options of its tenant, and what came of it.
import { randomBytes } from 'node:crypto';
import type { PassportSamlConfig } from '@node-saml/passport-saml';
import type { SignInAssertion } from '../../domain/identity-attributes';
import { createRequestCache } from './request-cache';
import { samlOptions } from './saml-options';
import { samlRefusal } from './saml-refusals';
import type { ReadySamlTenant, SamlRequestStore } from './saml-tenant';

export type SignInAttempt = {
  readonly tenant: ReadySamlTenant;
  readonly options: PassportSamlConfig;
  /** Opaque, says nothing and is not needed on the way back: the return path lies beside the request id. */
  readonly relayState: string;
  /** Set once the signed assertion has passed every check. */
  assertion: SignInAssertion | null;
  /** A refusal for what the library disliked; a failing store stays what it is. */
  readonly explain: (error: unknown) => unknown;
};

export type AttemptPorts = {
  readonly publicUrl: string;
  readonly requests: SamlRequestStore;
  readonly clock: () => Date;
};

export function createAttempt(ports: AttemptPorts, tenant: ReadySamlTenant, returnTo = '/'): SignInAttempt {
  const outages: unknown[] = [];
  const { requests, clock, publicUrl } = ports;
  const onOutage = (error: unknown) => outages.push(error);
  const cacheProvider = createRequestCache({ requests, clock, onOutage }, tenant.tenantId, returnTo);
  const generateUniqueId = () => `_${randomBytes(20).toString('hex')}`;
  return {
    tenant,
    options: samlOptions({ publicUrl, tenant, cacheProvider, generateUniqueId }),
    relayState: randomBytes(16).toString('base64url'),
    assertion: null,
    explain: (error) => outages[0] ?? samlRefusal(error),
  };
}
