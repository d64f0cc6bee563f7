// Turns what the SAML library throws into a refusal with a reason for the log; the person sees one general page.
import { SamlStatusError } from '@node-saml/passport-saml';
import { Refusal } from '../../domain/errors';

/** The library has no error codes, so its English sentences are the only handle; an unknown one is still refused. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/status code/i, 'saml-status'],
  [/InResponseTo/, 'saml-request-unknown'],
  [/audience/i, 'saml-audience'],
  [/issuer/i, 'saml-issuer'],
  [/signature|signed/i, 'saml-signature'],
  // Encrypted to another key, OpenSSL speaks of the padding, or of data too large for this key's modulus.
  [/crypt|padding|oaep|authenticate data|rsa routines/i, 'saml-encryption'],
  [/expired|not yet valid|subject confirmation/i, 'saml-expired'],
];

export function samlRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal('unauthenticated', reasonOf(error), { cause: error });
}

function reasonOf(error: unknown): string {
  if (error instanceof SamlStatusError) return 'saml-status';
  const message = String(error);
  return reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'saml-malformed';
}
