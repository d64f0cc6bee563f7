// A municipality's three authorities as OpenSSL reads them.
import { X509Certificate } from 'node:crypto';
import { authorityOf } from '../../../src/adapters/pki/authority';
import { createTenantAuthorities } from '../../../src/adapters/pki/tenant-authorities';
import { pemOf } from '../../../src/domain/authority-key';
import { threeKeys } from '../../support/authority-keys';
import { authoritiesOf, now } from './material';
import { certificateText, verifyChain } from './openssl';

const musterstadt = authoritiesOf('musterstadt');

describe('the authorities of a municipality', () => {
  it('begin with a root of its own that signs itself and allows one level below', async () => {
    const { root } = await musterstadt;
    const text = await certificateText(root.certificatePem);
    expect(text).toContain('Signature Algorithm: ecdsa-with-SHA384');
    expect(text).toContain('ASN1 OID: secp384r1');
    expect(text).toMatch(/Issuer: CN = Fernamt Root musterstadt\n/);
    expect(text).toMatch(/Subject: CN = Fernamt Root musterstadt\n/);
    expect(text).toMatch(/Basic Constraints: critical\n +CA:TRUE, pathlen:1\n/);
    expect(text).toMatch(/Key Usage: critical\n +Certificate Sign, CRL Sign\n/);
    expect(text).not.toContain('Extended Key Usage');
    expect(text).not.toContain('Authority Key Identifier');
    expect(root.notAfter.toISOString()).toBe('2035-12-31T23:59:59.000Z');
  });

  it.each([
    ['clientCa', 'Fernamt Client CA musterstadt', 'TLS Web Client Authentication'],
    ['serverCa', 'Fernamt Server CA musterstadt', 'TLS Web Server Authentication'],
  ] as const)(
    'have a %s for one purpose and with nothing below it but leaves',
    async (kind, name, purpose) => {
      const { certificatePem, notAfter } = (await musterstadt)[kind];
      const text = await certificateText(certificatePem);
      expect(text).toMatch(/Issuer: CN = Fernamt Root musterstadt\n/);
      expect(text).toContain(`Subject: CN = ${name}\n`);
      expect(text).toContain('ASN1 OID: secp384r1');
      expect(text).toContain('Signature Algorithm: ecdsa-with-SHA384');
      expect(text).toMatch(/Basic Constraints: critical\n +CA:TRUE, pathlen:0\n/);
      expect(text).toMatch(/Key Usage: critical\n +Certificate Sign, CRL Sign\n/);
      expect(text).toMatch(new RegExp(`Extended Key Usage: \n +${purpose}\n`));
      expect(notAfter.toISOString()).toBe('2031-06-30T11:49:59.000Z');
    },
  );

  it.each(['clientCa', 'serverCa'] as const)('are accepted as a chain by OpenSSL: %s', async (kind) => {
    const authorities = await musterstadt;
    const root = authorities.root.certificatePem;
    const chain = { root, sent: [root], leaf: authorities[kind].certificatePem };
    expect(await verifyChain({ ...chain, purpose: 'any' }, now)).toBe('/leaf.pem: OK\n');
  });

  it('cannot connect themselves', async () => {
    const { root, clientCa } = await musterstadt;
    const chain = { root: root.certificatePem, sent: [root.certificatePem], leaf: clientCa.certificatePem };
    expect(await verifyChain({ ...chain, purpose: 'sslclient' }, now)).toMatch(
      /unsuitable certificate purpose/,
    );
  });

  it('carry the serials and ends that were answered, and keys of their own', async () => {
    const authorities = Object.values(await musterstadt);
    for (const { certificatePem, key, notAfter, serial } of authorities) {
      const certificate = new X509Certificate(certificatePem);
      expect(BigInt(`0x${certificate.serialNumber}`).toString()).toBe(serial);
      expect(new Date(certificate.validTo)).toEqual(notAfter);
      expect(pemOf(key)).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    }
    expect(new Set(authorities.map(({ key }) => pemOf(key))).size).toBe(3);
  });

  it.each(['', 'Stadt Muster', 'müsterstadt', 'a\nb', 'a'.repeat(42), '../x', '-muster'])(
    'are not made for a label that is no slug: %j',
    async (tenantLabel) => {
      const order = {
        tenantLabel,
        now,
        serials: { root: '1', clientCa: '2', serverCa: '3' },
        keys: threeKeys(),
      };
      await expect(createTenantAuthorities(order)).rejects.toThrow('not a tenant label');
    },
  );
});

describe('an authority', () => {
  it('is not made of a certificate and the key of another', async () => {
    const { clientCa, serverCa } = await musterstadt;
    expect(() => authorityOf(clientCa.certificatePem, serverCa.key)).toThrow('does not belong');
  });
});
