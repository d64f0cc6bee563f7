// Certificate requests: those that people's programs make are read, everything else is refused with its own reason.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { readCertificateRequest } from '../../../src/adapters/pki/certificate-request';
import {
  bitString,
  decode,
  type Der,
  encode,
  explicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
  utf8,
} from '../../../src/adapters/pki/der';
import { encodePem } from '../../../src/adapters/pki/pem';
import { Refusal } from '../../../src/domain/errors';
import { certificateRequest } from './openssl';

const onCurve = (curve: string): readonly string[] => [
  '-newkey',
  'ec',
  '-pkeyopt',
  `ec_paramgen_curve:${curve}`,
];
const derOf = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');

function reasonFor(request: string | Uint8Array, maxBytes?: number): string {
  try {
    readCertificateRequest(request, maxBytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.kind).toBe('invalid');
    return error.reason;
  }
  return 'was accepted';
}

type HandMade = {
  readonly version?: bigint;
  readonly publicKey?: Der;
  readonly attributes?: readonly Der[];
  readonly algorithm?: Der;
  readonly signature?: (der: Uint8Array) => Der;
  readonly more?: readonly Der[];
  readonly signer?: KeyObject;
};

const device = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = device.publicKey.export({ format: 'der', type: 'spki' });
const subject = sequence(set(sequence(oid('2.5.4.3'), utf8('Anna Muster'))));
const onP256 = sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'));

/** A request put together by hand, so that one detail at a time can be wrong while the signature is right. */
function handMade(detail: HandMade): Buffer {
  const { version = 0n, publicKey = decode(spki), attributes = [explicit(0)], more = [] } = detail;
  const information = sequence(integer(version), subject, publicKey, ...attributes);
  const signature = sign('sha256', encode(information), detail.signer ?? device.privateKey);
  const algorithm = detail.algorithm ?? sequence(oid('1.2.840.10045.4.3.2'));
  return encode(sequence(information, algorithm, (detail.signature ?? bitString)(signature), ...more));
}

describe('a certificate request is read', () => {
  it.each([
    ['P-256', 'P-256', 91],
    ['P-384', 'P-384', 120],
  ])('on %s, as PEM and as DER', async (name, curve, bytes) => {
    const pem = await certificateRequest(...onCurve(name));
    const fromPem = readCertificateRequest(pem);
    expect(fromPem.curve).toBe(curve);
    expect(fromPem.publicKey).toHaveLength(bytes);
    expect(fromPem.keyHash).toBe(createHash('sha256').update(fromPem.publicKey).digest('hex'));
    expect(readCertificateRequest(derOf(pem))).toEqual(fromPem);
    expect(readCertificateRequest(Buffer.from(pem))).toEqual(fromPem);
  });

  it('with Windows line ends, space around it and the older label', async () => {
    const pem = await certificateRequest(...onCurve('P-256'));
    const older = pem.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST').replaceAll('\n', '\r\n');
    expect(readCertificateRequest(`\r\n${older}\r\n\r\n`)).toEqual(readCertificateRequest(pem));
  });

  it('whatever else it asks for', async () => {
    const asked = [
      '-addext',
      'basicConstraints=critical,CA:TRUE',
      '-addext',
      'subjectAltName=DNS:vpn.example',
    ];
    const pem = await certificateRequest(...onCurve('P-256'), ...asked);
    // The name is told for requests of authorities; no certificate of a device takes it over.
    expect(Object.keys(readCertificateRequest(pem)).toSorted()).toEqual([
      'commonName',
      'curve',
      'keyHash',
      'publicKey',
    ]);
  });

  it.each(['-sha384', '-sha512'])('signed with %s', async (digest) => {
    expect(reasonFor(await certificateRequest(...onCurve('P-256'), digest))).toBe('was accepted');
  });

  it('put together by hand, with attributes and without', () => {
    expect(readCertificateRequest(handMade({})).publicKey).toEqual(spki);
    expect(readCertificateRequest(handMade({ attributes: [] })).publicKey).toEqual(spki);
  });
});

describe('a certificate request is refused for its key', () => {
  it.each([
    ['RSA', ['-newkey', 'rsa:3072']],
    ['Ed25519', ['-newkey', 'ed25519']],
    ['P-521', onCurve('P-521')],
    ['secp256k1', onCurve('secp256k1')],
    ['brainpoolP256r1', onCurve('brainpoolP256r1')],
    ['P-256 with its parameters spelt out', [...onCurve('P-256'), '-pkeyopt', 'ec_param_enc:explicit']],
  ])('%s', async (_, options) => {
    expect(reasonFor(await certificateRequest(...options))).toBe('csr-key-type');
  });

  it('a compressed point, the same key in another spelling', () => {
    const x = spki.subarray(27, 59);
    const sign = spki.readUInt8(90) % 2 === 0 ? 2 : 3;
    const compressed = sequence(onP256, bitString(Buffer.from([sign, ...x])));
    expect(reasonFor(handMade({ publicKey: compressed }))).toBe('csr-key-type');
  });

  it('the point at infinity', () => {
    const algorithm = sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'));
    expect(reasonFor(handMade({ publicKey: sequence(algorithm, bitString(Buffer.of(0))) }))).toBe(
      'csr-key-type',
    );
  });

  it('a point beside the curve', () => {
    const beside = Buffer.from(spki);
    beside.writeUInt8(beside.readUInt8(90) ^ 1, 90);
    expect(reasonFor(handMade({ publicKey: decode(beside) }))).toBe('csr-key-point');
    const zero = Buffer.concat([spki.subarray(0, 27), Buffer.alloc(64)]);
    expect(reasonFor(handMade({ publicKey: decode(zero) }))).toBe('csr-key-point');
  });
});

describe('a certificate request is refused for its signature', () => {
  it('by another key than the one in it', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(reasonFor(handMade({ signer: other }))).toBe('csr-signature');
  });

  it('over something else', () => {
    const altered = handMade({});
    altered.write('Otto', altered.indexOf('Anna'));
    expect(reasonFor(altered)).toBe('csr-signature');
  });

  it('with SHA-1', async () => {
    expect(reasonFor(await certificateRequest(...onCurve('P-256'), '-sha1'))).toBe('csr-signature-algorithm');
  });

  it('with an algorithm that is another than it says', () => {
    expect(reasonFor(handMade({ algorithm: sequence(oid('1.2.840.10045.4.3.3')) }))).toBe('csr-signature');
  });

  it.each([
    ['RSA', sequence(oid('1.2.840.113549.1.1.11'))],
    ['ECDSA with parameters', sequence(oid('1.2.840.10045.4.3.2'), decode(Buffer.of(5, 0)))],
    ['an unknown one', sequence(decode(Buffer.of(6, 1, 0)))],
  ])('with an algorithm we do not take: %s', (_, algorithm) => {
    expect(reasonFor(handMade({ algorithm }))).toBe('csr-signature-algorithm');
  });

  it('that is empty or zero', () => {
    expect(reasonFor(handMade({ signature: () => bitString(Buffer.alloc(0)) }))).toBe('csr-signature');
    const zero = encode(sequence(integer(0n), integer(0n)));
    expect(reasonFor(handMade({ signature: () => bitString(zero) }))).toBe('csr-signature');
  });
});

describe('a certificate request is refused for its form', () => {
  it.each([
    ['another version', handMade({ version: 1n })],
    ['a part too many', handMade({ more: [integer(1n)] })],
    ['attributes under another tag', handMade({ attributes: [explicit(1)] })],
    ['attributes twice', handMade({ attributes: [explicit(0), explicit(0)] })],
    ['a signature of some bits', handMade({ signature: (der) => bitString(der, 1) })],
    ['a signature that is no bit string', handMade({ signature: octetString })],
    ['an algorithm that is no sequence', handMade({ algorithm: set(oid('1.2.840.10045.4.3.2')) })],
    ['an empty sequence', encode(sequence())],
    ['a lone integer', encode(integer(7n))],
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('Sehr geehrte Damen und Herren')],
    ['endless nesting', Buffer.alloc(4096, Buffer.of(0x30, 0x80))],
  ])('%s', (_, request) => {
    expect(reasonFor(request)).toBe('csr-malformed');
  });

  it('a longer spelling of its lengths, which DER does not allow', () => {
    const der = handMade({});
    const content = der.subarray(der.readUInt8(1) === 0x82 ? 4 : 3);
    const length = Buffer.of(0x30, 0x83, 0, content.length >> 8, content.length & 0xff);
    expect(reasonFor(Buffer.concat([length, content]))).toBe('csr-malformed');
    expect(reasonFor(Buffer.concat([Buffer.of(0x30, 0x80), content, Buffer.alloc(2)]))).toBe('csr-malformed');
  });

  it.each([
    ['no base64', '-----BEGIN CERTIFICATE REQUEST-----\nAAA\n-----END CERTIFICATE REQUEST-----\n'],
    ['a certificate', encodePem('CERTIFICATE', handMade({}))],
    ['a private key', encodePem('PRIVATE KEY', handMade({}))],
    [
      'another label at the end',
      encodePem('CERTIFICATE REQUEST', handMade({})).replace('END C', 'END NEW C'),
    ],
    ['no end', encodePem('CERTIFICATE REQUEST', handMade({})).slice(0, -40)],
    ['words before', `Hallo\n${encodePem('CERTIFICATE REQUEST', handMade({}))}`],
    ['an empty text', ''],
    ['characters beyond ASCII', encodePem('CERTIFICATE REQUEST', handMade({})).replace('A', 'Ä')],
  ])('PEM with %s', (_, request) => {
    expect(reasonFor(request)).toBe('csr-malformed');
  });

  it('bytes after its end', () => {
    const der = handMade({});
    expect(reasonFor(Buffer.concat([der, Buffer.of(0)]))).toBe('csr-trailing-bytes');
    expect(reasonFor(Buffer.concat([der, der]))).toBe('csr-trailing-bytes');
    expect(reasonFor(encodePem('CERTIFICATE REQUEST', Buffer.concat([der, Buffer.of(0)])))).toBe(
      'csr-trailing-bytes',
    );
    const pem = encodePem('CERTIFICATE REQUEST', der);
    expect(reasonFor(pem + pem)).toBe('csr-trailing-bytes');
    expect(reasonFor(`${pem}# from me`)).toBe('csr-trailing-bytes');
  });

  it('more bytes than it may have, before anything is read', () => {
    const der = handMade({});
    expect(reasonFor(der, der.length - 1)).toBe('csr-too-large');
    expect(reasonFor(der, der.length)).toBe('was accepted');
    expect(reasonFor('A'.repeat(4097))).toBe('csr-too-large');
    expect(reasonFor(Buffer.alloc(1 << 20, 0x30))).toBe('csr-too-large');
  });
});

describe('a certificate request never does more than be refused', () => {
  const der = handMade({});
  const position = fc.nat(der.length - 1);
  const octets = fc.uint8Array({ minLength: 1, maxLength: 8 });

  it('when bytes in it were changed', () => {
    fc.assert(
      fc.property(position, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const mutated = Buffer.from(der);
        mutated.writeUInt8(mutated.readUInt8(at) ^ change, at);
        expect(reasonFor(mutated)).toMatch(/^csr-/);
      }),
      { numRuns: 2000 },
    );
  });

  it('when parts of it were cut out, put in or repeated', () => {
    const cut = fc
      .tuple(position, fc.integer({ min: 1, max: 40 }))
      .map(([at, length]) => Buffer.concat([der.subarray(0, at), der.subarray(at + length)]));
    const grown = fc
      .tuple(position, octets)
      .map(([at, bytes]) => Buffer.concat([der.subarray(0, at), bytes, der.subarray(at)]));
    const repeated = fc
      .tuple(position, position)
      .map(([from, to]) =>
        Buffer.concat([der.subarray(0, Math.max(from, to)), der.subarray(Math.min(from, to))]),
      )
      .filter((bytes) => !bytes.equals(der));
    fc.assert(
      fc.property(fc.oneof(cut, grown, repeated), (mutated) => {
        expect(reasonFor(mutated)).toMatch(/^csr-/);
      }),
      { numRuns: 1000 },
    );
  });

  it('when it is any bytes or any text', () => {
    const lines = fc.string({ maxLength: 200 }).map((body) => `-----BEGIN CERTIFICATE REQUEST-----\n${body}`);
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }), lines),
        (anything) => {
          expect(reasonFor(anything)).toMatch(/^csr-/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
