// One browser's dealings with the SAML library: the options of its tenant, how a posted response is checked, and what
// came of it.
import { createHash, randomBytes } from 'node:crypto';
import type { PassportSamlConfig } from '@node-saml/passport-saml';
import type { Request, Response } from 'express';
import type { PresentedAssertion } from '../../domain/identity-attributes';
import { requestLifetimeMs, type BrowserBinding } from './browser-binding';
import { postedText } from './posted-message';
import { refuse } from './refusing';
import { checkResponse } from './response-rules';
import type { ResponseVerifier } from './response-verifier';
import { samlOptions } from './saml-options';
import { ownKeysOf, samlAddresses, type ReadySamlTenant, type SamlRequestStore } from './saml-tenant';
import { looksGenuine, signatureValueOf } from './signed-info';
import { readXml } from './strict-xml';
import type { XmlElement } from './xml-element';

const hourMs = 60 * 60_000;

export type SignInAttempt = {
  readonly options: PassportSamlConfig;
  /** Opaque, says nothing and is not needed on the way back: the return path lies beside the request id. */
  readonly relayState: string;
  /** Everything that can be said of a response without using it up. */
  readonly check: (samlResponse: string) => Promise<PresentedAssertion>;
  /** Set once a response has passed every check. */
  presented: PresentedAssertion | null;
};

export type AttemptPorts = {
  readonly publicUrl: string;
  readonly requests: SamlRequestStore;
  readonly verifier: Pick<ResponseVerifier, 'verify'>;
  readonly clock: () => Date;
};

export type Meeting = {
  readonly req: Request;
  readonly res: Response;
  readonly tenant: ReadySamlTenant;
  readonly browsers: BrowserBinding;
  readonly returnTo?: string;
  readonly fresh?: boolean;
};

export function createAttempt(ports: AttemptPorts, meeting: Meeting): SignInAttempt {
  const { tenant, browsers, res, returnTo = '/', fresh = false } = meeting;
  const saveAsync = async (id: string, value: string) => {
    const createdAt = ports.clock().getTime();
    const browser = browsers.bind(res, { slug: tenant.slug, requestId: id });
    const expiresAt = new Date(createdAt + requestLifetimeMs);
    await ports.requests.save(tenant.tenantId, { id, browser, returnTo, expiresAt });
    return { value, createdAt };
  };
  return {
    options: samlOptions({ publicUrl: ports.publicUrl, tenant, requests: { saveAsync }, fresh }),
    relayState: randomBytes(16).toString('base64url'),
    check: (samlResponse) => check(ports, meeting, samlResponse),
    presented: null,
  };
}

/** The cheap checks first: only what its key has signed, as an answer to this browser's own request, takes up a thread. */
async function check(
  { publicUrl, requests, verifier, clock }: AttemptPorts,
  { tenant, browsers, req }: Meeting,
  samlResponse: string,
): Promise<PresentedAssertion> {
  const now = clock();
  const { acs, entityId: audience } = samlAddresses(publicUrl, tenant.slug);
  const { wantAssertionsSigned, wantResponseSigned, idp } = tenant;
  const common = { acs, issuer: idp.entityId, now };
  const response = readXml(postedText(samlResponse));
  const { requestId, signatures } = checkResponse(response, {
    ...common,
    wantAssertionsSigned,
    wantResponseSigned,
  });
  if (!signatures.every((signature) => looksGenuine(signature, idp.signingCertificates)))
    refuse('saml-signature');
  const browser = browsers.browserOf(req, requestId);
  const standing = await requests.countAttempt(tenant.tenantId, { id: requestId, browser }, now);
  if (standing !== 'live')
    refuse(standing === 'wrong-browser' ? 'saml-wrong-browser' : 'saml-request-unknown');
  const assertion = await verifier.verify(laneOf(signatures), {
    samlResponse,
    expected: {
      ...common,
      audience,
      requestId,
      maxAuthenticationAgeMs: tenant.maxAuthenticationHours * hourMs,
    },
    certificates: idp.signingCertificates,
    wantAssertionsSigned,
    wantResponseSigned,
    decryptionKeysPem: wantResponseSigned ? ownKeysOf(tenant).map(({ privateKeyPem }) => privateKeyPem) : [],
  });
  return { ...assertion, browser };
}

/** Of one signature, however often it is sent and whatever is put around it. */
function laneOf(signatures: readonly XmlElement[]): string {
  const values = signatures.map(signatureValueOf).join(' ');
  return createHash('sha256').update(values).digest('base64url');
}
