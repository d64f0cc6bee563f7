// Is this request really from the gateway it names, fresh, and not a replay? (RFC 9421 §3.2)
import { Refusal } from '../domain/errors';
import {
  enrolmentKeyId,
  isFresh,
  maxClockSkewSeconds,
  parseSignature,
  parseSignatureInput,
  signatureBase,
  type SignatureParams,
  type SignedRequest,
} from '../domain/http-signature';
import { instanceIn } from '../domain/gateway-instance';
import { gatewayId } from '../domain/ids';
import type { Ports } from './ports';
import type { AskingGateway } from './steps/gateway-answer';
import { hearInstance } from './steps/hearing-an-instance';

export type ReceivedRequest = Omit<SignedRequest, 'contentDigest'> & {
  readonly body: string;
  readonly headers: {
    readonly contentDigest: string | undefined;
    readonly signatureInput: string | undefined;
    readonly signature: string | undefined;
  };
};

type Proof = { readonly params: SignatureParams; readonly base: string; readonly signature: string };

/** The nonce is used up only once the signature holds, so that nobody can burn another's. */
export async function authenticateGateway(
  ports: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids' | 'wakeups'>,
  request: ReceivedRequest,
): Promise<AskingGateway> {
  const { store, clock, pki, ids } = ports;
  const proof = proofOf(request, ids.digest, clock());
  if (proof.params.keyid === enrolmentKeyId) throw new Refusal('unauthenticated', 'unknown-gateway');
  const gateway = await store.installation.findGateway(gatewayId(proof.params.keyid));
  if (gateway === null) throw new Refusal('unauthenticated', 'unknown-gateway');
  if (!pki.verifySignature(gateway.agentKey, proof.base, proof.signature)) {
    throw new Refusal('unauthenticated', 'bad-signature');
  }
  const forgetAt = new Date((proof.params.created + 2 * maxClockSkewSeconds) * 1000);
  if (!(await store.installation.useNonce(gateway.gatewayId, proof.params.nonce, forgetAt))) {
    throw new Refusal('unauthenticated', 'replayed');
  }
  const instance = instanceIn(request.query);
  if (instance === null) throw new Refusal('invalid', 'gateway-message-malformed');
  const signedAt = new Date(proof.params.created * 1000);
  await hearInstance(ports, gateway, { instance, signedAt, now: clock() });
  const { tenantId, agentKey } = gateway;
  return { tenantId, gatewayId: gateway.gatewayId, agentKey, nonce: proof.params.nonce, instance };
}

/** At enrolment the agent proves that it holds the key it brings; who it is, the token says. */
export function authenticateEnrolment(
  { clock, pki, ids }: Pick<Ports, 'clock' | 'pki' | 'ids'>,
  request: ReceivedRequest,
  agentKey: string,
): { readonly nonce: string } {
  const proof = proofOf(request, ids.digest, clock());
  if (proof.params.keyid !== enrolmentKeyId || !pki.verifySignature(agentKey, proof.base, proof.signature)) {
    throw new Refusal('unauthenticated', 'bad-signature');
  }
  return { nonce: proof.params.nonce };
}

function proofOf(request: ReceivedRequest, digest: (text: string) => string, now: Date): Proof {
  const { contentDigest, signatureInput, signature: signatureText } = request.headers;
  const params = parseSignatureInput(signatureInput ?? '');
  const signature = parseSignature(signatureText ?? '');
  const expected = `sha-256=:${digest(request.body)}:`;
  if (params === null || signature === null || contentDigest !== expected) {
    throw new Refusal('unauthenticated', 'bad-signature');
  }
  if (!isFresh(params, now)) throw new Refusal('unauthenticated', 'clock-off');
  return { params, signature, base: signatureBase({ ...request, contentDigest }, params) };
}
