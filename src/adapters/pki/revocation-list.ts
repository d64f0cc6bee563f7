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
      pieces.push(Buffer.from(revoked.map(entryOf).join(''), 'hex'));
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

const lengthOf = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0);

/** Tag and length of what follows, in as few octets as DER wants. */
function header(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.of(tag, length);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | octets.length), octets]);
}

/** crlEntryExtensions with the one extension that we write (RFC 5280 §5.3.1): an ENUMERATED in an OCTET STRING. */
const extensionsOf = (reason: RevocationReason): string =>
  `300c300a0603551d1504030a010${revocationReasons[reason]}`;

const extensions: Readonly<Record<RevocationReason | 'none', string>> = {
  none: '',
  keyCompromise: extensionsOf('keyCompromise'),
  superseded: extensionsOf('superseded'),
  cessationOfOperation: extensionsOf('cessationOfOperation'),
  certificateHold: extensionsOf('certificateHold'),
};

/** Everything in hex first: one conversion for many entries costs a fraction of what a buffer for each would. */
function entryOf({ serial, revokedAt, reason }: RevokedCertificate): string {
  const number = serialHex(serial);
  const content = `02${octets(number)}${number}${momentHex(revokedAt)}${extensions[reason ?? 'none']}`;
  return `30${octets(content)}${content}`;
}

/** 22 octets of serial, 17 of time and 14 of reason at most: every length is one octet. */
const octets = (hex: string): string => (hex.length / 2).toString(16).padStart(2, '0');

/** RFC 5280 §5.1.2.6: UTCTime through 2049, GeneralizedTime from 2050 on. */
function momentHex(moment: Date): string {
  const text = moment.toISOString();
  const rest = `${[2, 5, 8, 11, 14, 17].map((at) => digitsHex(text, at)).join('')}5a`;
  return moment.getUTCFullYear() < 2050 ? `170d${rest}` : `180f${digitsHex(text, 0)}${rest}`;
}

/** Two digits in ASCII are themselves, each after a 3; the Z above is 5a. */
const digitsHex = (text: string, at: number): string => `3${text.charAt(at)}3${text.charAt(at + 1)}`;

/** RFC 5280 §4.1.2.2: positive, and no more than 20 octets. */
const largest = (1n << 159n) - 1n;

function serialHex(decimal: string): string {
  const value = /^[1-9]\d{0,47}$/.test(decimal) ? BigInt(decimal) : 0n;
  if (value <= 0n || value > largest) throw new Error('not a serial number');
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return even < '8' ? even : `00${even}`;
}
