// A gateway's agent as the portal sees it: signs requests, believes answers only when they verify; and, for tests, can be
// told to do it wrongly.
import type { Server } from 'node:http';
import type { Express } from 'express';
import {
  newNonce,
  newServerKey,
  newSigningKey,
  newWireguardKey,
  sha256Base64,
  signer,
  verifier,
  type AgentKey,
} from '../../src/agent/identity/agent-crypto';
import { certificateRequest } from '../../src/agent/identity/certificate-request';
import { verifyAnswer, type Trailer } from '../../src/domain/answer-trailer';
import type { RevisedChange } from '../../src/domain/gateway-change';
import { parseChangeLine } from '../../src/domain/gateway-change-line';
import {
  ackBody,
  gatewayPaths,
  type Enrolment,
  type FailedChange,
  type Position,
} from '../../src/domain/gateway-protocol';
import {
  contentDigest,
  signatureBase,
  signatureHeader,
  signatureInput,
} from '../../src/domain/http-signature';
import type { GatewayId } from '../../src/domain/ids';
import { gatewayId } from '../../src/domain/ids';
import { createGateway } from '../../src/usecases/create-gateway';
import type { TestPortal, TestTown } from './portal';

export type Received = { readonly status: number; readonly body: string; readonly headers: Headers };
export type Believed = Received & { readonly content: string; readonly trailer: Trailer };

export type Wrongly = {
  readonly key?: AgentKey;
  readonly keyid?: string;
  readonly nonce?: string;
  readonly created?: number;
  readonly authority?: string;
  /** What is signed, when it differs from what is sent. */
  readonly signedBody?: string;
  readonly signedPath?: string;
  readonly digest?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Sent = {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly query?: string;
  readonly body?: string;
  readonly signal?: AbortSignal;
};
export type Signer = { readonly key: AgentKey; readonly keyid: string };

export type Wire = {
  readonly send: (by: Signer, sent: Sent, wrongly?: Wrongly) => Promise<Received>;
  readonly close: () => Promise<void>;
};

/** The host on the wire is another than the portal's public one, as behind a proxy. */
export async function openWire(app: Express, portal: Pick<TestPortal, 'publicUrl' | 'clock'>): Promise<Wire> {
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    send: async (by, sent, wrongly = {}) => {
      const { method = 'GET', path, query = '', body, signal } = sent;
      const now = Math.floor(portal.clock.now.getTime() / 1000);
      const answer = await fetch(`${origin}${path}${query}`, {
        method,
        headers: signedHeaders({ ...by, ...wrongly }, { authority: portal.publicUrl.host, now }, sent),
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      });
      return { status: answer.status, body: await answer.text(), headers: answer.headers };
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function signedHeaders(
  by: Signer & Wrongly,
  usual: { readonly authority: string; readonly now: number },
  { method = 'GET', path, query = '', body }: Sent,
): Readonly<Record<string, string>> {
  const digest = by.digest ?? contentDigest(by.signedBody ?? body ?? '', sha256Base64);
  const params = { created: by.created ?? usual.now, nonce: by.nonce ?? newNonce(), keyid: by.keyid };
  const signed = {
    method,
    authority: by.authority ?? usual.authority,
    path: by.signedPath ?? path,
    query,
    contentDigest: digest,
  };
  return {
    'content-digest': digest,
    'signature-input': signatureInput(params),
    signature: signatureHeader(signer(by.key.privateKey)(signatureBase(signed, params))),
    'content-type': 'application/json',
    ...by.headers,
  };
}

/** What an agent sends to introduce itself. */
export function enrolmentOf(token: string, key: AgentKey): Enrolment {
  return {
    token,
    agentKey: key.publicKey,
    wireguardPublicKey: newWireguardKey().publicKey,
    openvpnCsr: certificateRequest(newServerKey()),
    agentVersion: '1.0.0',
  };
}

export type TestGateway = Signer & {
  readonly id: GatewayId;
  readonly town: TestTown;
  readonly send: (sent: Sent, wrongly?: Wrongly) => Promise<Received>;
  /** Sends, and fails unless the answer is signed for this gateway and this request. */
  readonly ask: (sent: Sent) => Promise<Believed>;
  readonly snapshot: () => Promise<{
    readonly position: Position;
    readonly changes: readonly RevisedChange[];
  }>;
  readonly changes: (
    after: Position,
    waitSeconds?: number,
  ) => Promise<{ readonly position: Position; readonly changes: readonly RevisedChange[] }>;
  readonly ack: (position: Position, failed?: readonly FailedChange[]) => Promise<Received>;
};

export type Stage = { readonly portal: TestPortal; readonly wire: Wire };

/** Created by an admin, enrolled with its token. */
export async function enrolledGateway(
  { portal, wire }: Stage,
  town: TestTown,
  name: string,
): Promise<TestGateway> {
  const admin = await portal.person(town, 'Gabi Gateway', 'it-admin');
  const [group] = await town.store.groups.list();
  if (group === undefined) throw new Error('the town has no gateway group');
  const { gateway, token } = await createGateway(portal.ports, admin, {
    name,
    endpointHost: `${name}.example`,
    gatewayGroupId: group.id,
  });
  const key = newSigningKey();
  const enrolment = {
    method: 'POST',
    path: gatewayPaths.enrol,
    body: JSON.stringify(enrolmentOf(token, key)),
  } as const;
  const { status, body } = await wire.send({ key, keyid: 'enrol' }, enrolment);
  if (status !== 200) throw new Error(`enrolment answered ${status}: ${body}`);
  return gatewayWith({ portal, wire }, town, { key, keyid: gateway.id });
}

export function gatewayWith({ portal, wire }: Stage, town: TestTown, by: Signer): TestGateway {
  const send: TestGateway['send'] = (sent, wrongly) => wire.send(by, sent, wrongly);
  const ask = async (sent: Sent): Promise<Believed> => {
    const nonce = newNonce();
    const received = await send(sent, { nonce });
    if (received.status !== 200)
      throw new Error(`${sent.path} answered ${received.status}: ${received.body}`);
    return { ...received, ...(await believed(portal, received.body, { gateway: by.keyid, nonce })) };
  };
  const followed = async (sent: Sent) => {
    const { content, trailer } = await ask(sent);
    const lines = content.split('\n').filter((line) => line !== '');
    return { position: { epoch: trailer.epoch, revision: trailer.to }, changes: lines.map(parseChangeLine) };
  };
  return {
    ...by,
    id: gatewayId(by.keyid),
    town,
    send,
    ask,
    snapshot: () => followed({ path: gatewayPaths.snapshot }),
    changes: (after, waitSeconds = 0) =>
      followed({
        path: gatewayPaths.changes,
        query: `?after=${after.epoch}.${after.revision}&wait=${waitSeconds}`,
      }),
    ack: (position, failed = []) =>
      send({
        method: 'POST',
        path: gatewayPaths.acks,
        body: ackBody({ position, verified: position.revision, failed }),
      }),
  };
}

export async function believed(
  { ports }: Pick<TestPortal, 'ports'>,
  body: string,
  expected: { readonly gateway: string | null; readonly nonce: string },
): Promise<{ readonly content: string; readonly trailer: Trailer }> {
  const { publicKey } = await ports.store.installation.portalKeys(ports.pki.createSigningKey);
  return verifyAnswer(body, expected, { sha256: sha256Base64, verify: verifier(publicKey) });
}
