// The signed response for a demo person who answers one request of the portal.
import type { DemoAccount } from './demo-account';
import { attributesOf } from './demo-account';
import type { DemoIdentityProviderOptions } from './demo-options';
import { newId } from './message-id';
import type { ResponseFields } from './response-xml';
import { responseXml } from './response-xml';
import { signResponse } from './xml-signing';

const validForMs = 300_000;
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

export function responseFields(
  account: DemoAccount,
  inResponseTo: string,
  {
    entityId,
    serviceProvider,
    clock,
  }: Pick<DemoIdentityProviderOptions, 'entityId' | 'serviceProvider' | 'clock'>,
): ResponseFields {
  const issuedAt = clock();
  return {
    responseId: newId(),
    assertionId: newId(),
    issuer: entityId,
    destination: serviceProvider.acsUrl,
    audience: serviceProvider.entityId,
    inResponseTo,
    issuedAt,
    notBefore: issuedAt,
    notOnOrAfter: new Date(issuedAt.getTime() + validForMs),
    nameId: { value: account.login, format: persistent },
    sessionIndex: newId(),
    attributes: attributesOf(account),
  };
}

export function signedResponseFor(
  account: DemoAccount,
  inResponseTo: string,
  options: DemoIdentityProviderOptions,
): string {
  return signResponse(responseXml(responseFields(account, inResponseTo, options)), options.key);
}
