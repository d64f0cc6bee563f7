// Enrolment: the gateway makes its keys, shows the one-time token, and learns who it is from an answer it can verify.
import { join } from 'node:path';
import { Refusal } from '../../domain/errors';
import { gatewayPaths, parseEnrolmentAnswer } from '../../domain/gateway-protocol';
import type { Enrolment } from '../../domain/gateway-protocol';
import { enrolmentKeyId } from '../../domain/http-signature';
import { newSigningKey, sha256Base64, signer, verifier } from '../identity/agent-crypto';
import { makeFolder } from '../host/files';
import { makeKeys, takeNextKey } from '../identity/gateway-keys';
import type { Identity, PlaceOptions } from '../identity/identity';
import { placeOf, readIdentity, writeIdentity } from '../identity/identity';
import { callPortal, portalUrl } from './portal-client';
import { proxyUrl } from './proxy-tunnel';
import { agentVersion } from '../../domain/agent-version';

export type EnrolmentOrder = {
  readonly portal: string;
  readonly proxy: string | null;
  readonly portalKey: string;
  readonly token: string;
  /** Which gateway the command is for; null in one from before this was said. */
  readonly gateway: string | null;
  readonly newWireguardKey: boolean;
  readonly stateFolder: string;
  readonly isRehearsal: boolean;
  readonly place: PlaceOptions;
};

export type Enrolled = {
  readonly identity: Identity;
  /** False: this very command was carried out before. */ readonly isNew: boolean;
};

const timeoutMs = 30_000;

/** The same command twice enrols once; another one for the same gateway puts it in the first one's place. */
export async function enrol(order: EnrolmentOrder): Promise<Enrolled> {
  const { stateFolder, newWireguardKey } = order;
  const tokenHash = sha256Base64(order.token);
  const before = readIdentity(stateFolder);
  if (before !== null) {
    if (before.tokenHash === tokenHash) return { identity: before, isNew: false };
    refuseAnother(before, order);
  }
  makeFolder(stateFolder, 0o700);
  const agentKey = newSigningKey();
  const { wireguardPublicKey, openvpnCsr } = makeKeys(stateFolder, { newWireguardKey });
  const request = {
    token: order.token,
    agentKey: agentKey.publicKey,
    wireguardPublicKey,
    openvpnCsr,
    agentVersion,
  };
  const answer = await introduce(order, agentKey.privateKey, request);
  const runtime = order.isRehearsal ? join(stateFolder, 'runtime') : `/run/fernamt/${answer.gateway}`;
  const identity: Identity = {
    gateway: answer.gateway,
    name: answer.name,
    portal: order.portal,
    proxy: order.proxy,
    portalKey: order.portalKey,
    agentPrivateKey: agentKey.privateKey,
    tokenHash,
    place: placeOf(order.place, runtime),
  };
  writeIdentity(stateFolder, identity);
  if (newWireguardKey) takeNextKey(stateFolder);
  return { identity, isNew: true };
}

/** Before the token is shown to anybody: what is there belongs to another gateway, or nobody can tell. */
function refuseAnother(before: Identity, { gateway, stateFolder }: EnrolmentOrder): void {
  if (gateway === before.gateway) return;
  throw new Error(
    `${stateFolder} already belongs to a gateway (${before.name}, ${before.gateway}), and this command is for another one: give it a folder of its own with --state, or remove the first one with "fernamt agent remove"`,
  );
}

async function introduce(order: EnrolmentOrder, privateKey: string, request: Enrolment) {
  const portal = {
    portal: portalUrl(order.portal),
    proxy: order.proxy === null ? null : proxyUrl(order.proxy),
    sign: signer(privateKey),
    verify: verifier(order.portalKey),
    keyid: enrolmentKeyId,
    gateway: null,
    instance: null,
  };
  const body = JSON.stringify(request satisfies Enrolment);
  const { content, trailer } = await callPortal(portal, {
    method: 'POST',
    path: gatewayPaths.enrol,
    body,
    timeoutMs,
  });
  const answer = parseEnrolmentAnswer(content);
  if (answer.gateway !== trailer.gateway) throw new Refusal('forbidden', 'answer-not-mine');
  return answer;
}
