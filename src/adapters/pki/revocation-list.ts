// Writes a certificate revocation list (RFC 5280 §5) from bytes: entries become DER as they come, a piece at a time, and
// never a tree of objects. A list of 100,000 has four million bytes.
import {
  type RevocationReason,
  revocationReasons,
  type RevokedCertificate,
} from '../../domain/revocation-list';
import type { RevocationListDates, RevocationListWriter } from '../../usecases/ports-of-revocation-lists';
import type { Authority } from './authority';
import { bitString, encode, explicit, integer, oid, sequence, time } from './der';
import { ordinary } from './extensions';
import { issuerOf } from './issuer';

/** RFC 5758 §3.2: ecdsa-with-SHA384, parameters absent. */
const signatureAlgorithm = () => sequence(oid('1.2.840.10045.4.3.3'));
const version2 = integer(1n);
const crlNumberOid = '2.5.29.20';

export function revocationListWriter(authority: Authority): RevocationListWriter {
  const issuer = issuerOf(authority);
  if (!issuer.isAuthority) throw new Error('the issuer is not a certificate authority');
  const pieces: Buffer[] = [];
  let count = 0;
  return {
    add: (revoked) => {
      pieces.push(Buffer.concat(revoked.map(entryOf)));
      count += revoked.length;
    },
    finish: async (dates) => {
      const tbs = Buffer.concat(toBeSigned(issuer, dates, pieces));
      const signature = encode(bitString(await authority.sign(tbs)));
      const parts = [tbs, encode(signatureAlgorithm()), signature];
      return { der: Buffer.concat([header(sequenceTag, lengthOf(parts)), ...parts]), entries: count };
    },
  };
}

function toBeSigned(
  { name, authorityKeyIdentifier }: ReturnType<typeof issuerOf>,
  { number, thisUpdate, nextUpdate }: RevocationListDates,
  pieces: readonly Buffer[],
): readonly Buffer[] {
  const before = [version2, signatureAlgorithm(), name, time(thisUpdate), time(nextUpdate)].map(encode);
  const entries = lengthOf(pieces);
  // An empty list of entries must be absent, not empty (RFC 5280 §5.1.2.6).
  const revoked = entries === 0 ? [] : [header(sequenceTag, entries), ...pieces];
  const crlNumber = ordinary(crlNumberOid, integer(BigInt(number)));
  const after = encode(explicit(0, sequence(authorityKeyIdentifier, crlNumber)));
  const content = [...before, ...revoked, after];
  return [header(sequenceTag, lengthOf(content)), ...content];
}

const sequenceTag = 0x30;
const integerTag = 0x02;
const utcTimeTag = 0x17;
const generalizedTimeTag = 0x18;

const lengthOf = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0);

/** Tag and length of what follows, in as few octets as DER wants. */
function header(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.of(tag, length);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | octets.length), octets]);
}

/** crlEntryExtensions with the one extension that we write (RFC 5280 §5.3.1): an ENUMERATED in an OCTET STRING. */
const extensionsOf = (reason: RevocationReason): Buffer =>
  Buffer.from(`300c300a0603551d1504030a010${revocationReasons[reason]}`, 'hex');

const extensions: ReadonlyMap<RevocationReason | null, Buffer> = new Map<RevocationReason | null, Buffer>([
  [null, Buffer.alloc(0)],
  ['keyCompromise', extensionsOf('keyCompromise')],
  ['superseded', extensionsOf('superseded')],
  ['cessationOfOperation', extensionsOf('cessationOfOperation')],
  ['certificateHold', extensionsOf('certificateHold')],
]);

/** 22 octets of serial, 17 of time and 14 of reason at most: every length is one octet. */
function entryOf({ serial, revokedAt, reason }: RevokedCertificate): Buffer {
  const number = serialHex(serial);
  const moment = revokedAt.toISOString().replace(/[-:T]|\.\d+/g, '');
  const isShort = moment < '2050';
  const text = isShort ? moment.slice(2) : moment;
  const why = extensions.get(reason) ?? Buffer.alloc(0);
  const serialBytes = number.length / 2;
  const content = 2 + serialBytes + 2 + text.length + why.length;
  const entry = Buffer.alloc(2 + content);
  entry[0] = sequenceTag;
  entry[1] = content;
  entry[2] = integerTag;
  entry[3] = serialBytes;
  let at = 4 + entry.write(number, 4, 'hex');
  entry[at] = isShort ? utcTimeTag : generalizedTimeTag;
  entry[at + 1] = text.length;
  at += 2;
  at += entry.write(text, at, 'latin1');
  why.copy(entry, at);
  return entry;
}

/** RFC 5280 §4.1.2.2: positive, and no more than 20 octets. */
const largest = (1n << 159n) - 1n;

function serialHex(decimal: string): string {
  const value = /^[1-9]\d{0,47}$/.test(decimal) ? BigInt(decimal) : 0n;
  if (value <= 0n || value > largest) throw new Error('not a serial number');
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return even < '8' ? even : `00${even}`;
}
