// Enrolment: the gateway makes its keys, shows the one-time token, and learns who it is from an answer it can verify.
import { join } from 'node:path';
import { Refusal } from '../domain/errors';
import { gatewayPaths, parseEnrolmentAnswer } from '../domain/gateway-protocol';
import type { Enrolment } from '../domain/gateway-protocol';
import { enrolmentKeyId } from '../domain/http-signature';
import { newSigningKey, signer, verifier } from './agent-crypto';
import { makeFolder } from './files';
import { makeKeys } from './gateway-keys';
import type { Identity, PlaceOptions } from './identity';
import { placeOf, readIdentity, writeIdentity } from './identity';
import { callPortal, portalUrl } from './portal-client';
import { proxyUrl } from './proxy-tunnel';
import { agentVersion } from './version';

export type EnrolmentOrder = {
  readonly portal: string;
  readonly proxy: string | null;
  readonly portalKey: string;
  readonly token: string;
  readonly stateFolder: string;
  readonly isRehearsal: boolean;
  readonly place: PlaceOptions;
};

const timeoutMs = 30_000;

export async function enrol(order: EnrolmentOrder): Promise<Identity> {
  const { stateFolder } = order;
  if (readIdentity(stateFolder) !== null) {
    throw new Error(`${stateFolder} already belongs to a gateway: choose another folder or remove this one`);
  }
  makeFolder(stateFolder, 0o700);
  const agentKey = newSigningKey();
  const { wireguardPublicKey, openvpnCsr } = makeKeys(stateFolder);
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
    place: placeOf(order.place, runtime),
  };
  writeIdentity(stateFolder, identity);
  return identity;
}

async function introduce(order: EnrolmentOrder, privateKey: string, request: Enrolment) {
  const portal = {
    portal: portalUrl(order.portal),
    proxy: order.proxy === null ? null : proxyUrl(order.proxy),
    sign: signer(privateKey),
    verify: verifier(order.portalKey),
    keyid: enrolmentKeyId,
    gateway: null,
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
