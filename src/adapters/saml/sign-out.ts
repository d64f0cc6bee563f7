// Single logout over the Redirect binding: our request, their request, and the answers to both.
import type { Profile } from '@node-saml/passport-saml';
import type { SAML } from '@node-saml/passport-saml';
import type { SignInAssertion } from '../../domain/identity-attributes';
import { requestLifetimeMs } from './browser-binding';
import { readLogoutMessage, type RedirectMessage } from './logout-message';
import type { LogoutContent } from './logout-rules';
import { refuse } from './refusing';
import { samlOptions } from './saml-options';
import { samlRefusal } from './saml-refusals';
import { samlAddresses, type ReadySamlTenant } from './saml-tenant';
import type { AttemptPorts } from './sign-in-attempt';
import { SigningSaml } from './signing-saml';

export type SamlSession = Pick<SignInAssertion, 'nameId' | 'sessionIndex'>;

/** Where the browser takes our answer; `null` if the identity provider has no logout address. */
type Answer = { readonly answerUrl: (success: boolean) => Promise<string | null> };

export type LogoutMessage =
  Extract<LogoutContent, { kind: 'response' }> | (Extract<LogoutContent, { kind: 'request' }> & Answer);

type LogoutPorts = Pick<AttemptPorts, 'publicUrl' | 'requests' | 'clock'>;

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

export async function logoutUrl(
  { publicUrl, requests, clock }: LogoutPorts,
  tenant: ReadySamlTenant,
  { nameId, sessionIndex }: SamlSession,
): Promise<string | null> {
  if (tenant.idp.sloUrl === null) return null;
  const saveAsync = async (id: string, value: string) => {
    const createdAt = clock().getTime();
    await requests.saveLogout(tenant.tenantId, id, new Date(createdAt + requestLifetimeMs));
    return { value, createdAt };
  };
  const profile: Profile = {
    issuer: tenant.idp.entityId,
    nameID: nameId.value,
    nameIDFormat: nameId.format ?? unspecified,
    ...(nameId.nameQualifier === undefined ? {} : { nameQualifier: nameId.nameQualifier }),
    ...(nameId.spNameQualifier === undefined ? {} : { spNameQualifier: nameId.spNameQualifier }),
    ...(sessionIndex === null ? {} : { sessionIndex }),
  };
  const options = samlOptions({ publicUrl, tenant, requests: { saveAsync } });
  return new SigningSaml(options).getLogoutUrlAsync(profile, '', {});
}

/** Uses nothing up: message id and the request that it answers are for the caller's transaction. */
export async function logoutMessage(
  { publicUrl, requests, clock }: LogoutPorts,
  tenant: ReadySamlTenant,
  query: string,
): Promise<LogoutMessage> {
  const now = clock();
  const message = await readLogoutMessage(query, {
    certificates: tenant.idp.signingCertificates,
    issuer: tenant.idp.entityId,
    destination: samlAddresses(publicUrl, tenant.slug).slo,
    now,
  });
  if (
    message.kind === 'response' &&
    !(await requests.awaitsLogout(tenant.tenantId, message.inResponseTo, now))
  )
    refuse('saml-request-unknown');
  const getAsync = () => Promise.resolve(new Date().toISOString());
  const saml = new SigningSaml(samlOptions({ publicUrl, tenant, requests: { getAsync } }));
  const profile = await validated(saml, message, query);
  if (message.kind === 'response') return message;
  const answerUrl = async (success: boolean) =>
    tenant.idp.sloUrl === null
      ? null
      : saml.getLogoutResponseUrlAsync(profile, message.relayState, {}, success);
  return { ...message, answerUrl };
}

/** The library has the last word on the signature. */
async function validated(saml: SAML, message: RedirectMessage, query: string): Promise<Profile> {
  try {
    const { profile } = await saml.validateRedirectAsync({ ...message.parameters }, query);
    return profile ?? { ID: message.messageId, issuer: '', nameID: '', nameIDFormat: '' };
  } catch (error) {
    throw samlRefusal(error);
  }
}
