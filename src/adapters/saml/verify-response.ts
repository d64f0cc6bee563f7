// Verifies one response with node-saml and applies our rules to the bytes that turned out to be signed. Plain data in
// and out, because it runs in a thread of its own: canonical forms and XPath take long, on the event loop too long.
import { SAML, ValidateInResponseTo, type CacheProvider } from '@node-saml/passport-saml';
import { Refusal, type RefusalKind } from '../../domain/errors';
import type { SignInAssertion } from '../../domain/identity-attributes';
import type { AssertionExpectations } from './expectations';
import { samlRefusal } from './saml-refusals';
import { checkAssertion } from './signed-assertion';

export type VerificationJob = {
  /** As it was posted, after `checkResponse`. */
  readonly samlResponse: string;
  readonly expected: AssertionExpectations;
  readonly certificates: readonly string[];
  readonly wantAssertionsSigned: boolean;
  readonly wantResponseSigned: boolean;
  /** Only where the response must be signed; none elsewhere. Two while our key is being changed. */
  readonly decryptionKeysPem: readonly string[];
};

export type Verdict =
  | { readonly assertion: SignInAssertion }
  | { readonly refused: { readonly kind: RefusalKind; readonly reason: string } };

/** A key that does not fit is told by its padding (OAEP); nothing else is a reason to try the other one. */
export async function verifyResponse(job: VerificationJob): Promise<Verdict> {
  const [first = null, ...others] = job.decryptionKeysPem;
  let verdict = await verifyWith(job, first);
  for (const key of others) {
    if (!('refused' in verdict) || verdict.refused.reason !== 'saml-encryption') break;
    verdict = await verifyWith(job, key);
  }
  return verdict;
}

async function verifyWith(job: VerificationJob, decryptionKeyPem: string | null): Promise<Verdict> {
  const saml = new RuledSaml(job, decryptionKeyPem);
  try {
    await saml.validatePostResponseAsync({ SAMLResponse: job.samlResponse });
    if (saml.assertion === null) throw new Refusal('unauthenticated', 'saml-signature');
    return { assertion: saml.assertion };
  } catch (error) {
    const { kind, reason } = samlRefusal(error);
    return { refused: { kind, reason } };
  }
}

/** The library calls back with the signed assertion; our rules come first, then its own checks. */
class RuledSaml extends SAML {
  assertion: SignInAssertion | null = null;
  private readonly expected: AssertionExpectations;

  constructor(job: VerificationJob, decryptionKeyPem: string | null) {
    super(optionsOf(job, decryptionKeyPem));
    this.expected = job.expected;
  }

  protected override async processValidlySignedAssertionAsync(
    signedXml: string,
    responseXml: string,
    inResponseTo: string,
  ) {
    this.assertion = checkAssertion(signedXml, this.expected);
    return super.processValidlySignedAssertionAsync(signedXml, responseXml, inResponseTo);
  }
}

function optionsOf(job: VerificationJob, decryptionKeyPem: string | null) {
  const { acs, audience, issuer, requestId } = job.expected;
  return {
    callbackUrl: acs,
    issuer: audience,
    // Only an assertion made for this very tenant counts, even if two tenants share one identity provider.
    audience,
    idpIssuer: issuer,
    idpCert: [...job.certificates],
    // Never neither: without a signature nothing would be proven.
    wantAssertionsSigned: job.wantAssertionsSigned || !job.wantResponseSigned,
    wantAuthnResponseSigned: job.wantResponseSigned,
    // `always` also makes the library look at the expiry of the SubjectConfirmation.
    validateInResponseTo: ValidateInResponseTo.always,
    cacheProvider: onlyRequest(requestId),
    acceptedClockSkewMs: 60_000,
    maxAssertionAgeMs: 300_000,
    ...(decryptionKeyPem === null ? {} : { decryptionPvk: decryptionKeyPem }),
  };
}

/** The request that was found to be under way, for the library to compare; which one that is was decided before. */
function onlyRequest(requestId: string): CacheProvider {
  return {
    saveAsync: () => Promise.resolve(null),
    getAsync: async (key) => (key === requestId ? new Date().toISOString() : null),
    removeAsync: () => Promise.resolve(null),
  };
}
