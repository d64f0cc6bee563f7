// Takes an answer of the portal as it comes: everything but its last line goes on at once, and into the digest.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ReadAnswer } from '../../domain/answer-trailer';
import { Refusal } from '../../domain/errors';

/** No line of the protocol is longer, so this much is held and no more. */
const longestLine = 256 * 1024;
const lineEnd = 10;

export async function receiveAnswer(incoming: Readable, take: (bytes: Buffer) => void): Promise<ReadAnswer> {
  const hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of incoming) {
    const bytes = Buffer.concat([held, bytesOf(chunk)]);
    // The last line may be the trailer, even when it has ended: only what comes after it would show that it is not.
    const content = bytes.subarray(0, bytes.lastIndexOf(lineEnd, bytes.length - 2) + 1);
    held = bytes.subarray(content.length);
    if (held.length > longestLine) throw new Refusal('invalid', 'gateway-message-malformed');
    if (content.length === 0) continue;
    hash.update(content);
    take(content);
  }
  const end = held.at(-1) === lineEnd ? held.length - 1 : held.length;
  return { trailerLine: held.toString('utf8', 0, end), sha256: hash.digest('base64') };
}

function bytesOf(chunk: unknown): Buffer {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError('bytes were expected');
}
