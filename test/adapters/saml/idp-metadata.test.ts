// Metadata as makers write it, and what is refused before or after it is parsed.
import { X509Certificate } from 'node:crypto';
import { readIdpMetadata } from '../../../src/adapters/saml/idp-metadata';
import { samlKeyAtOnce } from '../../support/saml-key';
import { refusalOf } from '../../support/builders';
import { entitiesXml, entityXml, madeCertificate } from '../../support/idp-metadata';

const one = samlKeyAtOnce('one', new Date('2026-01-01T00:00:00Z')).certificatePem;
const two = samlKeyAtOnce('two', new Date('2024-01-01T00:00:00Z')).certificatePem;

it('reads entityID, addresses of the Redirect binding and every signing certificate', () => {
  const certificates = [
    { pem: one, use: 'signing' },
    { pem: two },
    { pem: one },
    { pem: two, use: 'encryption' },
  ];
  const sloUrl = 'https://idp.musterstadt.example/slo?a=1&amp;b=2';
  expect(readIdpMetadata(entityXml({ certificates, sloUrl }))).toEqual([
    {
      entityId: 'https://idp.musterstadt.example/metadata',
      ssoUrl: 'https://idp.musterstadt.example/sso',
      sloUrl: 'https://idp.musterstadt.example/slo?a=1&b=2',
      certificates: [one, two].map((pem) => ({
        pem,
        fingerprint: new X509Certificate(pem).fingerprint256,
        endsAt: new Date(new X509Certificate(pem).validTo),
        rsaBits: 3072,
      })),
    },
  ]);
});

it('leaves an encryption key out', () => {
  const certificates = [{ pem: one, use: 'encryption' }];
  expect(readIdpMetadata(entityXml({ certificates }))[0]?.certificates).toEqual([]);
});

it('sees what kind of key it is', async () => {
  const [weak, elliptic] = [await madeCertificate('rsa:1024'), await madeCertificate('ec')];
  const certificates = [{ pem: weak.certificatePem }, { pem: elliptic.certificatePem }];
  const bits = readIdpMetadata(entityXml({ certificates }))[0]?.certificates.map(({ rsaBits }) => rsaBits);
  expect(bits).toEqual([1024, null]);
});

it('finds the SAML role among those that AD FS lists beside it', () => {
  const other = `<RoleDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706"><KeyDescriptor use="signing"/></RoleDescriptor>`;
  const claims = Array.from(
    { length: 300 },
    (_, index) =>
      `<a:ClaimType xmlns:a="urn:a" Uri="urn:${index}"><a:DisplayName>x</a:DisplayName></a:ClaimType>`,
  ).join('');
  const xml = entityXml({ certificates: [{ pem: one }] }).replace(
    '<md:IDPSSODescriptor',
    `${other}<md:Extensions>${claims}</md:Extensions><md:IDPSSODescriptor`,
  );
  expect(readIdpMetadata(`\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${xml}`)).toHaveLength(1);
});

it('lists every identity provider of a federation, and nobody else', () => {
  const service = entityXml({ entityId: 'urn:sp' }).replaceAll('IDPSSODescriptor', 'SPSSODescriptor');
  const old = entityXml({ entityId: 'urn:old' }).replace('SAML:2.0:protocol', 'SAML:1.1:protocol');
  const xml = entitiesXml(
    entityXml({ entityId: 'urn:a' }),
    service,
    old,
    entitiesXml(entityXml({ entityId: 'urn:b' })),
  );
  expect(readIdpMetadata(xml).map(({ entityId }) => entityId)).toEqual(['urn:a', 'urn:b']);
});

it('does not mind comments and white space around it', () => {
  const xml = entityXml({ certificates: [{ pem: one }] }).replace(
    '<md:Single',
    '<!-- <x> Shibboleth --><md:Single',
  );
  expect(readIdpMetadata(`\n <!-- made on Monday -->${xml}\n<!-- end -->`)).toHaveLength(1);
});

it('knows no address of another binding', () => {
  expect(readIdpMetadata(entityXml({ ssoUrl: null }))[0]).toMatchObject({ ssoUrl: null, sloUrl: null });
});

const good = entityXml({});
it.each([
  ['metadata-malformed', 'nothing', ''],
  ['metadata-malformed', 'no XML', 'https://idp.example/metadata'],
  ['metadata-malformed', 'a page', '<html><body>Anmeldung</body></html>'],
  ['metadata-malformed', 'a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${good}`],
  ['metadata-malformed', 'CDATA', good.replace('</md:IDPSSO', '<![CDATA[x]]></md:IDPSSO')],
  ['metadata-malformed', 'a processing instruction', `<?xml version="1.0"?><?php x ?>${good}`],
  ['metadata-malformed', 'an unfinished comment', `${good}<!-- x`],
  ['metadata-malformed', 'an unfinished tag', good.slice(0, -1)],
  ['metadata-malformed', 'half of it', good.slice(0, good.length / 2)],
  ['metadata-malformed', 'two roots', `${good}${good}`],
  ['metadata-malformed', 'a NUL', `${good.slice(0, 300)}\u0000${good.slice(300)}`],
  ['metadata-malformed', 'a foreign root', good.replaceAll('EntityDescriptor', 'Entity')],
  ['metadata-too-large', 'more than half a megabyte', good.padEnd(512 * 1024 + 1, ' ')],
  ['metadata-too-large', 'thousands of elements', entitiesXml('<a/>'.repeat(5_000))],
  ['metadata-too-large', 'a deep pile', `${'<a>'.repeat(30)}${'</a>'.repeat(30)}`],
  ['metadata-certificate-unreadable', 'no certificate', entityXml({ certificates: [{ pem: 'TUlJ' }] })],
])('is refused: %s, %s', (reason, _, text) => {
  expect(refusalOf(() => readIdpMetadata(text))).toBe(reason);
});

it('judges the worst that fits within a blink', () => {
  const pile = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${`<md:EntityDescriptor entityID="x">${'<a b="c">&amp;</a>'.repeat(19)}</md:EntityDescriptor>`.repeat(120)}</md:EntitiesDescriptor>`;
  const began = performance.now();
  readIdpMetadata(pile);
  expect(performance.now() - began).toBeLessThan(3_000);
});
