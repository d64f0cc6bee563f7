// Makes identifiers and tokens: time-ordered ids for rows, random ones for whatever leaves the house.
import { createHash, randomBytes } from 'node:crypto';
import type { Ids } from '../../usecases/ports-of-things';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * UUIDv7 (RFC 9562 §5.7), lower case. Within a millisecond the 12 bits after the time count up (§6.2, method 1),
 * and a clock that went back does not: ids of one process always ascend, so new rows lie at the end of every index.
 */
export function createUuidV7(now: () => number = Date.now): () => string {
  let time = 0;
  let counter = 0;
  return () => {
    const present = now();
    if (present > time) {
      time = present;
      counter = randomBytes(2).readUInt16BE() & 0x7ff;
    } else {
      counter += 1;
      if (counter > 0xfff) {
        time += 1;
        counter = 0;
      }
    }
    return format(time, counter, randomBytes(8));
  };
}

function format(time: number, counter: number, random: Buffer): string {
  random.writeUInt8((random.readUInt8() & 0x3f) | 0x80);
  const clock = time.toString(16).padStart(12, '0');
  const tail = random.toString('hex');
  const version = `7${counter.toString(16).padStart(3, '0')}`;
  return [clock.slice(0, 8), clock.slice(8), version, tail.slice(0, 4), tail.slice(4)].join('-');
}

/** 128 random bits as 26 characters `[a-z2-7]` (RFC 4648 §6 without padding): fit for a CN, a file name, a URL. */
export function randomBase32(): string {
  const bits = [...randomBytes(16)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.padEnd(130, '0').match(/.{5}/g) ?? [])
    .map((five) => letters.charAt(parseInt(five, 2)))
    .join('');
}

/**
 * 256 random bits, base64url: for tokens that open something; stored hashed only. One in 64 would begin with a hyphen,
 * and a command line would take it for an option: that one is drawn again.
 */
export function randomToken(): string {
  const token = randomBytes(32).toString('base64url');
  return token.startsWith('-') ? randomToken() : token;
}

export function createIds(): Ids {
  return {
    uuid: createUuidV7(),
    random: randomBase32,
    token: randomToken,
    hash: (content) => createHash('sha256').update(content).digest('hex'),
    digest: (text) => createHash('sha256').update(text).digest('base64'),
    runningDigest: () => {
      const hash = createHash('sha256');
      return { add: (text) => void hash.update(text), end: () => hash.digest('base64') };
    },
  };
}
