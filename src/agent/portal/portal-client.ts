// Talks to the portal: signs every request, believes only answers that the pinned key signed for this very request.
import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { verifyAnswer, verifyTrailer } from '../../domain/answer-trailer';
import type { Expected, SignText, Trailer, VerifyText } from '../../domain/answer-trailer';
import { queryBy } from '../../domain/gateway-instance';
import { contentDigest, signatureBase, signatureHeader, signatureInput } from '../../domain/http-signature';
import { newNonce, sha256Base64 } from '../identity/agent-crypto';
import { tunnel } from './proxy-tunnel';
import { receiveAnswer } from './receive-answer';
import { linesOf, openSpool } from './spool';
import type { Spool } from './spool';

export type PortalIdentity = {
  readonly portal: URL;
  /** The municipality's web proxy, if it has one. */
  readonly proxy: URL | null;
  readonly sign: SignText;
  readonly verify: VerifyText;
  readonly keyid: string;
  /** Null while enrolling: the answer says who we are. */
  readonly gateway: string | null;
  /** Of this start of the agent, in every query, and so under every signature; null while enrolling. */
  readonly instance: string | null;
};

export type SignedAnswer = { readonly content: string; readonly trailer: Trailer };
/** One that may be too large to hold. Whoever asked for it closes the spool. */
export type SpooledAnswer = { readonly spool: Spool; readonly trailer: Trailer };

export type PortalCall = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: string;
  readonly body?: string;
  readonly timeoutMs: number;
};

/** The portal said no; `reason` is its own word for it and, unlike everything else here, not signed. */
export class PortalRefusal extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string) {
    super(`the portal refuses: ${reason} (${status})`);
    this.name = 'PortalRefusal';
    this.status = status;
    this.reason = reason;
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Preshared keys travel in answers: anything but this machine itself is spoken to over TLS only. */
export function portalUrl(address: string): URL {
  const url = new URL(address);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
  if (!isSafe) throw new Error(`${address}: the portal's address must begin with https://`);
  return url;
}

/** A kept connection that the other side had closed meanwhile: nothing was answered on it. */
class StaleConnection extends Error {}

export function callPortal(
  identity: PortalIdentity,
  call: PortalCall,
  abort?: AbortSignal,
): Promise<SignedAnswer> {
  return ask(identity, { call, abort }, async (incoming, expected) =>
    verifyAnswer(await text(incoming), expected, { sha256: sha256Base64, verify: identity.verify }),
  );
}

/** `passing` sees each line as it comes, before anything of it can be believed. */
export type PassingCall = PortalCall & { readonly passing?: (line: string) => void };
export type SpooledCall = PassingCall & { readonly folder: string };

/** The answer lies in a file of this folder; it is handed over only when all of it has come and is believed. */
export function fetchFromPortal(
  identity: PortalIdentity,
  { folder, passing, ...call }: SpooledCall,
  abort?: AbortSignal,
): Promise<SpooledAnswer> {
  return ask(identity, { call, abort }, async (incoming, expected) => {
    const spool = openSpool(folder);
    try {
      const answer = await receiveAnswer(incoming, (bytes) => {
        spool.add(bytes);
        if (passing !== undefined) for (const line of linesOf([bytes])) passing(line);
      });
      return { spool, trailer: verifyTrailer(answer, expected, identity.verify) };
    } catch (error) {
      spool.close();
      throw error;
    }
  });
}

type One = { readonly call: PortalCall; readonly abort: AbortSignal | undefined };
type Read<T> = (incoming: IncomingMessage, expected: Expected) => Promise<T>;

async function ask<T>(identity: PortalIdentity, { call, abort }: One, read: Read<T>): Promise<T> {
  const { instance } = identity;
  const query = instance === null ? (call.query ?? '') : queryBy(instance, call.query ?? '');
  const one = { call: { ...call, query }, abort };
  try {
    return await askOnce(identity, one, read);
  } catch (error) {
    if (!(error instanceof StaleConnection)) throw error;
    // A new request with a nonce of its own; whether the first one arrived does not matter, all of them may be repeated.
    return askOnce(identity, one, read);
  }
}

async function askOnce<T>(identity: PortalIdentity, one: One, read: Read<T>): Promise<T> {
  const nonce = newNonce();
  const incoming = await send(identity, one, signedHeaders(identity, one.call, nonce));
  const status = incoming.statusCode ?? 0;
  try {
    if (status !== 200) throw new PortalRefusal(status, reasonIn(await text(incoming)));
    return await read(incoming, { gateway: identity.gateway, nonce });
  } catch (error) {
    incoming.destroy();
    throw error instanceof Error ? named(error) : error;
  }
}

function signedHeaders(identity: PortalIdentity, call: PortalCall, nonce: string): Record<string, string> {
  const digest = contentDigest(call.body ?? '', sha256Base64);
  const params = { created: Math.floor(Date.now() / 1000), nonce, keyid: identity.keyid };
  const base = signatureBase(
    {
      method: call.method,
      authority: identity.portal.host,
      path: call.path,
      query: call.query ?? '',
      contentDigest: digest,
    },
    params,
  );
  return {
    'content-digest': digest,
    'signature-input': signatureInput(params),
    signature: signatureHeader(identity.sign(base)),
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

const kept = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

/** Resolves when the answer begins. */
async function send(
  { portal, proxy }: PortalIdentity,
  { call, abort }: One,
  headers: Record<string, string>,
): Promise<IncomingMessage> {
  const url = new URL(`${call.path}${call.query ?? ''}`, portal);
  const isTls = url.protocol === 'https:';
  const socket = proxy === null ? null : await tunnel(proxy, url, call.timeoutMs);
  const way =
    socket === null ? { agent: isTls ? kept.https : kept.http } : { createConnection: () => socket };
  const options = {
    ...way,
    method: call.method,
    headers,
    timeout: call.timeoutMs,
    ...(abort === undefined ? {} : { signal: abort }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = (isTls ? requestHttps : requestHttp)(url, options, resolve);
    outgoing.on('timeout', () => outgoing.destroy(new Error('the portal does not answer')));
    outgoing.on('error', (error) =>
      reject(isStale(outgoing, error) ? new StaleConnection(error.message) : named(error)),
    );
    outgoing.end(call.body);
  });
}

/** Where a name has several addresses, Node's own error has no message. */
function named(error: Error): Error {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return error;
  return new Error(`the portal cannot be reached: ${code}`, { cause: error });
}

function isStale({ reusedSocket }: ClientRequest, error: Error): boolean {
  return reusedSocket && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function reasonIn(body: string): string {
  return /"reason"\s*:\s*"([a-z0-9-]{1,64})"/.exec(body)?.[1] ?? 'no-reason-given';
}
