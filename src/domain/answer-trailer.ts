/**
 * The last line of every answer to a gateway: what the portal vouches for, and its signature. It binds the
 * lines before it to one gateway, one stretch of revisions and the one request that asked.
 */
import { Refusal } from './errors';
import { contentDigest, digestField } from './http-signature';
import type { Sha256Base64 } from './http-signature';
import { anyCount, integerField, parseJsonObject, textField } from './json-fields';

export type Trailer = {
  readonly gateway: string;
  readonly epoch: string;
  /** The position the lines continue from, and the one they lead to. A snapshot begins at 0. */
  readonly from: number;
  readonly to: number;
  /** The portal's clock, the only one an end date is measured by. */
  readonly time: Date;
  /** Content digest of all bytes before this line. */
  readonly digest: string;
  /** The nonce of the request that is answered. */
  readonly nonce: string;
};

export type SealedTrailer = { readonly signed: string; readonly signature: string };
export type Answer = SealedTrailer & { readonly content: string };
/** ECDSA P-256 with SHA-256 over the text's UTF-8 bytes; 64 bytes (IEEE P1363) in base64. */
export type SignText = (text: string) => string;
export type VerifyText = (text: string, signature: string) => boolean;

/** The text that the portal signs: field order is ours, the receiver verifies the text and then reads it. */
export function trailerText(trailer: Trailer): string {
  const { gateway, epoch, from, to, time, digest, nonce } = trailer;
  return JSON.stringify({ gateway, epoch, from, to, time: time.toISOString(), digest, nonce });
}

/** The whole answer: its lines, then the trailer. */
export function signedAnswer(
  lines: readonly string[],
  trailer: Omit<Trailer, 'digest'>,
  crypto: { readonly sha256: Sha256Base64; readonly sign: SignText },
): string {
  const content = lines.map((line) => `${line}\n`).join('');
  return content + signedTrailer({ ...trailer, digest: contentDigest(content, crypto.sha256) }, crypto.sign);
}

/** The last line of an answer whose other bytes have this digest, with its line end. */
export function signedTrailer(trailer: Trailer, sign: SignText): string {
  const signed = trailerText(trailer);
  return `${trailerLine(signed, sign(signed))}\n`;
}

export function trailerLine(signed: string, signature: string): string {
  return JSON.stringify({ signed, signature });
}

/** Splits an answer into the bytes before the trailer and the trailer; nothing is believed yet. */
export function splitAnswer(body: string): Answer {
  const end = body.endsWith('\n') ? body.length - 1 : body.length;
  const start = body.lastIndexOf('\n', end - 1) + 1;
  return { content: body.slice(0, start), ...readTrailerLine(body.slice(start, end)) };
}

function readTrailerLine(text: string): SealedTrailer {
  const line = parseJsonObject(text);
  const signed = textField(line, 'signed', (value) => value.length <= 2000);
  const signature = textField(line, 'signature', (value) => /^[A-Za-z0-9+/]{86}==$/.test(value));
  return { signed, signature };
}

/** For whom an answer must be, and to which request. */
export type Expected = { readonly gateway: string | null; readonly nonce: string };

/** An answer that was not kept whole: its last line, and the SHA-256 in base64 of all bytes before it. */
export type ReadAnswer = { readonly trailerLine: string; readonly sha256: string };

/** Reads a whole answer and believes it. */
export function verifyAnswer(
  body: string,
  expected: Expected,
  crypto: { readonly sha256: Sha256Base64; readonly verify: VerifyText },
): { readonly content: string; readonly trailer: Trailer } {
  const { content, signed, signature } = splitAnswer(body);
  const read = { trailerLine: trailerLine(signed, signature), sha256: crypto.sha256(content) };
  return { content, trailer: verifyTrailer(read, expected, crypto.verify) };
}

/** Believes an answer or refuses it: the portal's signature, the digest, the gateway and the nonce must all fit. */
export function verifyTrailer(answer: ReadAnswer, expected: Expected, verify: VerifyText): Trailer {
  const { signed, signature } = readTrailerLine(answer.trailerLine);
  if (!verify(signed, signature)) throw new Refusal('forbidden', 'answer-signature-wrong');
  const trailer = parseTrailer(signed);
  if (trailer.digest !== digestField(answer.sha256)) throw new Refusal('forbidden', 'answer-altered');
  if (trailer.nonce !== expected.nonce) throw new Refusal('forbidden', 'answer-not-mine');
  if (expected.gateway !== null && trailer.gateway !== expected.gateway) {
    throw new Refusal('forbidden', 'answer-not-mine');
  }
  return trailer;
}

function parseTrailer(signed: string): Trailer {
  const fields = parseJsonObject(signed);
  return {
    gateway: textField(fields, 'gateway', (text) => /^[a-z0-9-]{1,64}$/.test(text)),
    epoch: textField(fields, 'epoch', (text) => /^[A-Za-z0-9_-]{1,64}$/.test(text)),
    from: integerField(fields, 'from', anyCount),
    to: integerField(fields, 'to', anyCount),
    time: new Date(textField(fields, 'time', (text) => !Number.isNaN(Date.parse(text)))),
    digest: textField(fields, 'digest', (text) => text.startsWith('sha-256=:')),
    nonce: textField(fields, 'nonce', (text) => /^[A-Za-z0-9_-]{22}$/.test(text)),
  };
}
