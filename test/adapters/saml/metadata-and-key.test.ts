// Our SAML metadata and the key it carries, and return paths.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { safeReturnPath } from '../../../src/adapters/saml/return-path';
import { createSamlKey } from '../../../src/adapters/saml/saml-key';
import { spMetadata } from '../../../src/adapters/saml/sp-metadata';
import { createStage } from './saml-stage';

describe('our metadata', () => {
  const stage = createStage({ idp: null });

  it('is ready before the identity provider is known, and stays the same', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nTUlJ\nQg==\n-----END CERTIFICATE-----\n';
    const tenant = { ...stage.tenant('musterstadt'), spCertificatePem: certificate };
    const golden = readFileSync(join(__dirname, '../../golden/saml-metadata.xml'), 'utf8');
    expect(spMetadata('https://portal.example/', tenant)).toBe(golden);
  });

  it('carries the certificate of the key that signs our requests', () => {
    const tenant = stage.tenant('musterstadt');
    const base64 = /<ds:X509Certificate>([^<]*)</.exec(stage.saml.metadata(tenant))?.[1] ?? '';
    const certificate = new X509Certificate(Buffer.from(base64, 'base64'));
    expect(certificate.checkPrivateKey(createPrivateKey(tenant.spPrivateKeyPem))).toBe(true);
  });
});

describe('a SAML key', () => {
  it('is RSA-3072 with a certificate signed by itself, for five years', async () => {
    const at = new Date('2026-03-01T08:00:00Z');
    const { certificatePem, privateKeyPem } = await createSamlKey('musterstadt', at);
    const certificate = new X509Certificate(certificatePem);
    expect(certificate.subject).toBe('CN=Fernamt SAML musterstadt');
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
    expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true);
    expect([certificate.validFrom, certificate.validTo]).toEqual([
      'Mar  1 08:00:00 2026 GMT',
      'Mar  1 08:00:00 2031 GMT',
    ]);
  });

  it('is made while everything else goes on', async () => {
    let turns = 0;
    const other = setInterval(() => (turns += 1), 1);
    await createSamlKey('musterstadt', new Date('2026-03-01T08:00:00Z'));
    clearInterval(other);
    expect(turns).toBeGreaterThan(0);
  });

  it('keeps its dates beyond 2050', async () => {
    const { certificatePem } = await createSamlKey('musterstadt', new Date('2048-03-01T08:00:00Z'));
    expect(new X509Certificate(certificatePem).validTo).toBe('Mar  1 08:00:00 2053 GMT');
  });
});

describe('a return path', () => {
  it.each(['/', '/t/musterstadt/access', '/t/musterstadt/people?q=M%C3%BCller&after=x'])(
    'is kept: %s',
    (path) => {
      expect(safeReturnPath(path)).toBe(path);
    },
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/ok\nLocation: x',
    '',
    '/'.padEnd(600, 'x'),
    undefined,
    ['/a', '/b'],
    { path: '/' },
  ])('becomes the start page: %j', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });

  it('never leaves our origin, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl(),
          fc.constantFrom('/%2f', '/./', '/.//x').chain((head) => fc.string().map((rest) => head + rest)),
        ),
        (text) => {
          expect(new URL(safeReturnPath(text), 'https://portal.example').origin).toBe(
            'https://portal.example',
          );
        },
      ),
    );
  });
});
