// Revocation lists: whole against a golden file, as OpenSSL reads and obeys them, and for any set of certificates.
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Authority } from '../../../src/adapters/pki/authority';
import { issueClientCertificate } from '../../../src/adapters/pki/client-certificate';
import { contentOf, decode, encode, itemsOf } from '../../../src/adapters/pki/der';
import { encodePem } from '../../../src/adapters/pki/pem';
import { revocationListWriter } from '../../../src/adapters/pki/revocation-list';
import {
  datesOfList,
  type RevocationReason,
  revocationReasons,
  type RevokedCertificate,
} from '../../../src/domain/revocation-list';
import { authoritiesOf, clientOrder, now, signerOf } from './material';
import { certificateText, revocationListText, verifyChain } from './openssl';

const golden = (name: string): string => readFileSync(`${__dirname}/../../golden/pki/${name}`, 'utf8');
const musterstadt = authoritiesOf('musterstadt');
const beispielheim = authoritiesOf('beispielheim');
const dates = { number: 7, ...datesOfList(now) };

async function listOf(
  authority: Authority,
  revoked: readonly RevokedCertificate[],
  options: { readonly number?: number; readonly atOnce?: number } = {},
): Promise<Buffer> {
  const { number = 7, atOnce = 3 } = options;
  const writer = revocationListWriter(authority);
  for (let at = 0; at < revoked.length; at += atOnce) writer.add(revoked.slice(at, at + atOnce));
  const { der, entries } = await writer.finish({ ...dates, number });
  expect(entries).toBe(revoked.length);
  return Buffer.from(der);
}

const pemOf = (der: Uint8Array): string => encodePem('X509 CRL', der);
const entry = (serial: string, reason: RevocationReason | null = null): RevokedCertificate => ({
  serial,
  revokedAt: new Date('2026-06-30T08:15:30.999Z'),
  reason,
});
const clientAuthority = async (): Promise<Authority> => signerOf((await musterstadt).clientCa);

describe('a revocation list', () => {
  const fixed = {
    certificatePem: golden('client-ca.pem'),
    sign: async () => Buffer.alloc(103, 0x5a),
  };

  it('is the same, byte for byte, as the golden one', async () => {
    const pem = pemOf(
      await listOf(fixed, [
        entry('142536475869708192021222324252627282930', 'keyCompromise'),
        entry('85070591730234615865843651857942052864', 'superseded'),
        entry('127', 'cessationOfOperation'),
        entry('128', 'certificateHold'),
        { ...entry('255'), revokedAt: new Date('2049-12-31T23:59:59Z') },
        { ...entry('256'), revokedAt: new Date('2050-01-01T00:00:00Z') },
      ]),
    );
    expect(pem).toBe(golden('revocation-list.pem'));
    expect(await revocationListText(pem)).toBe(golden('revocation-list.txt'));
  });

  it('is the same, byte for byte, as the golden one while nothing is revoked', async () => {
    const pem = pemOf(await listOf(fixed, []));
    expect(pem).toBe(golden('revocation-list-empty.pem'));
    expect(await revocationListText(pem)).toBe(golden('revocation-list-empty.txt'));
  });

  it.each(['clientCa', 'serverCa', 'root'] as const)('is signed by its authority: %s', async (kind) => {
    const authority = signerOf((await musterstadt)[kind]);
    const [tbs, , signature] = itemsOf(decode(await listOf(authority, [entry('1')])));
    if (tbs === undefined) throw new Error('an empty list');
    const key = createPublicKey(authority.certificatePem);
    const bits = contentOf(signature, 'BITSTRING').subarray(1);
    expect(verify('sha384', encode(tbs), { key, dsaEncoding: 'der' }, bits)).toBe(true);
  });

  it('of somebody who is no authority is not made', async () => {
    const { certificatePem } = await issueClientCertificate(clientOrder(await musterstadt));
    const sign = async () => Buffer.alloc(0);
    expect(() => revocationListWriter({ certificatePem, sign })).toThrow('not a certificate authority');
  });

  it.each(['0', '-1', '', '01', '1e3', ' 1', 'ff', `${1n << 159n}`, '9'.repeat(200)])(
    'takes no serial that is none: %j',
    async (serial) => {
      const writer = revocationListWriter(await clientAuthority());
      expect(() => writer.add([entry(serial)])).toThrow('not a serial number');
    },
  );
});

describe('OpenSSL', () => {
  it('refuses what is on the list and on hold, and accepts what is not', async () => {
    const { root, clientCa } = await musterstadt;
    const order = async () => issueClientCertificate(clientOrder(await musterstadt));
    const [good, revoked, held] = [await order(), await order(), await order()];
    const der = await listOf(await clientAuthority(), [
      entry('12345'),
      entry(revoked.serial, 'keyCompromise'),
      entry(held.serial, 'certificateHold'),
    ]);
    const answerTo = async (leaf: string, list: Uint8Array, at = now): Promise<string> =>
      verifyChain(
        {
          root: root.certificatePem,
          sent: [clientCa.certificatePem],
          leaf,
          purpose: 'sslclient',
          list: pemOf(list),
        },
        at,
      );
    expect(await answerTo(good.certificatePem, der)).toBe('/leaf.pem: OK\n');
    expect(await answerTo(revoked.certificatePem, der)).toMatch(/error 23 .*certificate revoked/);
    expect(await answerTo(held.certificatePem, der)).toMatch(/error 23 .*certificate revoked/);
    const over = new Date(dates.nextUpdate.getTime() + 1000);
    expect(await answerTo(good.certificatePem, der, over)).toMatch(/CRL has expired/);
    const foreign = await listOf(signerOf((await beispielheim).clientCa), []);
    expect(await answerTo(good.certificatePem, foreign)).toMatch(/unable to get certificate CRL/);
    const forged = Buffer.from(der);
    forged.writeUInt8(forged.readUInt8(forged.length - 1) ^ 1, forged.length - 1);
    expect(await answerTo(good.certificatePem, forged)).toMatch(/CRL signature failure/);
  });

  it('reads the number, who made it, and when', async () => {
    const { clientCa } = await musterstadt;
    const text = await revocationListText(
      pemOf(await listOf(await clientAuthority(), [], { number: 70_000 })),
    );
    expect(text).toContain('Version 2 (0x1)');
    expect(text).toContain('Signature Algorithm: ecdsa-with-SHA384');
    expect(text).toContain('Issuer: CN = Fernamt Client CA musterstadt');
    expect(text).toContain('Last Update: Jul  1 12:00:00 2026 GMT');
    expect(text).toContain('Next Update: Jul  8 12:00:00 2026 GMT');
    expect(text).toMatch(/X509v3 CRL Number: \n +70000\n/);
    const keyId = /Subject Key Identifier: \n +([0-9A-F:]+)/.exec(
      await certificateText(clientCa.certificatePem),
    )?.[1];
    expect(text).toContain(keyId);
    expect(text).toContain('No Revoked Certificates.');
  });
});

describe('for any certificates', () => {
  const reasons: readonly (RevocationReason | null)[] = [
    null,
    'keyCompromise',
    'superseded',
    'cessationOfOperation',
    'certificateHold',
  ];
  const certificates = fc.uniqueArray(
    fc.record({
      serial: fc.bigInt({ min: 1n, max: (1n << 159n) - 1n }).map(String),
      revokedAt: fc.date({
        min: new Date('1990-01-01T00:00:00Z'),
        max: new Date('2080-01-01T00:00:00Z'),
        noInvalidDate: true,
      }),
      reason: fc.constantFrom(...reasons),
    }),
    { selector: ({ serial }) => serial, maxLength: 60 },
  );

  it('says exactly these, in this order, however they came', async () => {
    const authority = { ...(await clientAuthority()), sign: async () => Buffer.alloc(96, 1) };
    await fc.assert(
      fc.asyncProperty(
        certificates,
        fc.integer({ min: 1, max: 7 }),
        fc.nat(),
        async (revoked, atOnce, number) => {
          const der = await listOf(authority, revoked, { atOnce, number: number + 1 });
          expect(entriesIn(der)).toEqual(
            revoked.map(({ serial, revokedAt, reason }) => ({
              serial,
              revokedAt: `${revokedAt.toISOString().slice(0, 19)}.000Z`,
              reason: reason === null ? null : revocationReasons[reason],
            })),
          );
          expect(der).toEqual(await listOf(authority, revoked, { atOnce: 60, number: number + 1 }));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Read back by the DER reader, which shares nothing with the writer. */
function entriesIn(der: Buffer) {
  const [tbs] = itemsOf(decode(der));
  const [, , , , , sixth] = itemsOf(tbs);
  const entries = sixth?.tagClass === 0 ? itemsOf(sixth) : [];
  return entries.map((one) => {
    const [serial, moment, extensions] = itemsOf(one);
    const bytes = contentOf(serial, 'INTEGER');
    expect(bytes[0]).toBeLessThan(0x80);
    if (bytes[0] === 0) expect(bytes[1]).toBeGreaterThanOrEqual(0x80);
    return {
      serial: BigInt(`0x${bytes.toString('hex')}`).toString(),
      revokedAt: momentIn(String(moment?.value)),
      reason: extensions === undefined ? null : reasonIn(extensions),
    };
  });
}

function momentIn(text: string): string {
  const long = text.length === 13 ? `${Number(text.slice(0, 2)) >= 50 ? '19' : '20'}${text}` : text;
  return long.replace(/^(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
}

function reasonIn(extensions: ReturnType<typeof decode>): number {
  const [one] = itemsOf(extensions);
  const [, wrapped] = itemsOf(one);
  const enumerated = decode(contentOf(wrapped, 'OCTETSTRING'));
  return Buffer.from(String(enumerated.value), 'latin1').readUInt8(0);
}
