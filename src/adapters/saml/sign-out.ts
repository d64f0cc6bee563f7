// Single logout over the Redirect binding: our request, their request, and the answers to both.
import type { Profile } from '@node-saml/passport-saml';
import { SAML } from '@node-saml/passport-saml';
import type { SignInAssertion } from '../../domain/identity-attributes';
import { readLogoutMessage } from './logout-message';
import { samlAddresses } from './saml-tenant';
import type { SignInAttempt } from './sign-in-attempt';
import { Refusal } from '../../domain/errors';

export type SamlSession = Pick<SignInAssertion, 'nameId' | 'sessionIndex'>;

export type LogoutMessage =
  | { readonly kind: 'response' }
  | {
      readonly kind: 'request';
      readonly nameId: string;
      /** `null`: every session of this NameID ends. */
      readonly sessionIndex: string | null;
      /** Where the browser takes our answer; `null` if the identity provider has no logout address. */
      readonly answerUrl: (success: boolean) => Promise<string | null>;
    };

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

export async function logoutUrl(
  { options, tenant }: SignInAttempt,
  session: SamlSession,
): Promise<string | null> {
  if (tenant.idp.sloUrl === null) return null;
  const { nameId, sessionIndex } = session;
  const profile: Profile = {
    issuer: tenant.idp.entityId,
    nameID: nameId.value,
    nameIDFormat: nameId.format ?? unspecified,
    ...(nameId.nameQualifier === undefined ? {} : { nameQualifier: nameId.nameQualifier }),
    ...(nameId.spNameQualifier === undefined ? {} : { spNameQualifier: nameId.spNameQualifier }),
    ...(sessionIndex === null ? {} : { sessionIndex }),
  };
  return new SAML(options).getLogoutUrlAsync(profile, '', {});
}

export async function logoutMessage(
  attempt: SignInAttempt,
  query: string,
  place: { readonly publicUrl: string; readonly now: Date },
): Promise<LogoutMessage> {
  const { tenant, options, explain } = attempt;
  const message = await readLogoutMessage(query, {
    certificates: tenant.idp.signingCertificates,
    destination: samlAddresses(place.publicUrl, tenant.slug).slo,
    now: place.now,
  });
  const saml = new SAML(options);
  try {
    const { profile } = await saml.validateRedirectAsync({ ...message.parameters }, query);
    if (message.kind === 'response') return { kind: 'response' };
    if (profile === null) throw new Refusal('unauthenticated', 'saml-malformed');
    const answerUrl = (success: boolean) =>
      answer(attempt, profile, { success, relayState: message.relayState });
    return { kind: 'request', nameId: profile.nameID, sessionIndex: message.sessionIndex, answerUrl };
  } catch (error) {
    throw explain(error);
  }
}

async function answer(
  { options, tenant }: SignInAttempt,
  request: Profile,
  { success, relayState }: { readonly success: boolean; readonly relayState: string },
): Promise<string | null> {
  if (tenant.idp.sloUrl === null) return null;
  return new SAML(options).getLogoutResponseUrlAsync(request, relayState, {}, success);
}
