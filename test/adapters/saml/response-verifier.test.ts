// The threads that verify, as `npm run build` makes them: which algorithms they know, and who waits when many come.
import path from 'node:path';
import { SignedXml } from 'xml-crypto';
import { createResponseVerifier, type ResponseVerifier } from '../../../src/adapters/saml/response-verifier';
import { samlAddresses } from '../../../src/adapters/saml/saml-tenant';
import type { VerificationJob } from '../../../src/adapters/saml/verify-response';
import { responseFields } from '../../../src/demo/identity-provider/sign-in-response';
import { outcomesOf, reasonOf } from '../../usecases/support/observed';
import { postedResponse, testKey, type Forgery } from '../../support/saml-signer';
import { signedWith, type Algorithms } from '../../support/xml-algorithms';
import { anna, publicUrl } from './saml-stage';

const { acs, entityId: audience, slo } = samlAddresses(publicUrl, 'musterstadt');
const issuer = `${publicUrl}/demo/idp/metadata`;
const requestId = '_r1';

function fields() {
  const serviceProvider = { entityId: audience, acsUrl: acs, sloUrl: slo, certificatePem: '' };
  return responseFields(anna, requestId, { entityId: issuer, serviceProvider, clock: () => new Date() });
}

function job(samlResponse: string, changes: Partial<VerificationJob> = {}): VerificationJob {
  const expected = { acs, audience, issuer, requestId, maxAuthenticationAgeMs: 60_000, now: new Date() };
  const certificates = [testKey('idp').certificatePem];
  const wanted = { wantAssertionsSigned: true, wantResponseSigned: false, decryptionKeysPem: [] };
  return { samlResponse, expected, certificates, ...wanted, ...changes };
}

const response = (forgery: Forgery = {}): string => postedResponse(fields(), testKey('idp'), forgery);
const algorithmed = (algorithms: Algorithms): string =>
  response({ signed: [], after: (xml) => signedWith(xml, testKey('idp'), algorithms) });

describe('the threads', () => {
  let verifier: ResponseVerifier;
  beforeAll(() => {
    verifier = createResponseVerifier(path.resolve('dist/workers/verify-response.cjs'));
  });
  afterAll(() => verifier.close());

  it('say who signed in', async () => {
    const assertion = await verifier.verify('anna', job(response()));
    expect(assertion).toMatchObject({ issuer, inResponseTo: requestId, nameId: { value: anna.login } });
    expect(assertion.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  it.each<Algorithms>([
    { signature: 'rsa-sha256', digest: 'sha256' },
    { signature: 'rsa-sha384', digest: 'sha384' },
    { signature: 'rsa-sha512', digest: 'sha512' },
    { signature: 'sha256-rsa-MGF1', digest: 'sha256' },
    { signature: 'sha384-rsa-MGF1', digest: 'sha384' },
    { signature: 'sha512-rsa-MGF1', digest: 'sha512' },
  ])('know $signature over $digest', async (algorithms) => {
    const assertion = await verifier.verify('anna', job(algorithmed(algorithms)));
    expect(assertion.nameId.value).toBe(anna.login);
  });

  it.each<Algorithms>([
    { signature: 'rsa-sha1', digest: 'sha256' },
    { signature: 'rsa-sha256', digest: 'sha1' },
  ])('do not know $signature over $digest, whatever was checked before', async (algorithms) => {
    expect(await reasonOf(verifier.verify('anna', job(algorithmed(algorithms))))).toBe('saml-signature');
  });

  it('refuse with the reason of the rule that was broken', async () => {
    const foreign = job(response({ key: testKey('foreign') }));
    const late = job(response({ fields: { notOnOrAfter: new Date(Date.now() - 120_000) } }));
    expect(await reasonOf(verifier.verify('anna', foreign))).toBe('saml-signature');
    expect(await reasonOf(verifier.verify('anna', late))).toBe('saml-expired');
  });

  it('let the honest pass while a flood waits for itself', async () => {
    const forged = job(response({ key: testKey('foreign') }));
    const flood = outcomesOf(Array.from({ length: 200 }, () => verifier.verify('flood', forged)));
    const honest = await outcomesOf(
      Array.from({ length: 8 }, (_, index) => verifier.verify(`honest ${index}`, job(response()))),
    );
    expect(honest).toEqual({ done: 8, refused: [] });
    const { refused } = await flood;
    expect(new Set(refused)).toEqual(new Set(['saml-signature', 'saml-busy']));
  });
});

it('leaves the library as it is on this thread', () => {
  expect(Object.keys(new SignedXml().HashAlgorithms)).toContain('http://www.w3.org/2000/09/xmldsig#sha1');
});
