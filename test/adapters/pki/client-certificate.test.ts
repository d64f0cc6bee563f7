// Client certificates: whole against a golden file, in real chains, and everything the authority must not sign.
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { issueClientCertificate } from '../../../src/adapters/pki/client-certificate';
import { authoritiesOf, clientOrder, credentialId, now, signerOf } from './material';
import { certificateText, verifyChain } from './openssl';

const golden = (name: string): string => readFileSync(`${__dirname}/../../golden/pki/${name}`, 'utf8');
const musterstadt = authoritiesOf('musterstadt');
const beispielheim = authoritiesOf('beispielheim');

describe('a client certificate', () => {
  it('is the same, byte for byte, as the golden one', async () => {
    const issued = await issueClientCertificate({
      authority: { certificatePem: golden('client-ca.pem'), sign: async () => Buffer.alloc(103, 0x5a) },
      publicKey: Buffer.from(golden('device-key.spki.txt'), 'base64'),
      credentialId,
      serial: '142536475869708192021222324252627282930',
      notBefore: new Date('2026-07-01T11:50:00Z'),
      notAfter: new Date('2027-07-01T11:49:59Z'),
    });
    expect(issued.certificatePem).toBe(golden('client-leaf.pem'));
    expect(await certificateText(issued.certificatePem)).toBe(golden('client-leaf.txt'));
  });

  it('is accepted below its root, with its authority sent along', async () => {
    const { root, clientCa } = await musterstadt;
    const { certificatePem } = await issueClientCertificate(clientOrder(await musterstadt));
    const chain = { root: root.certificatePem, sent: [clientCa.certificatePem], leaf: certificatePem };
    expect(await verifyChain({ ...chain, purpose: 'sslclient' }, now)).toBe('/leaf.pem: OK\n');
  });

  it('is accepted for a P-384 key too', async () => {
    const { root, clientCa } = await musterstadt;
    const spki = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({
      format: 'der',
      type: 'spki',
    });
    const { certificatePem } = await issueClientCertificate({
      ...clientOrder(await musterstadt),
      publicKey: spki,
    });
    const chain = { root: root.certificatePem, sent: [clientCa.certificatePem], leaf: certificatePem };
    expect(await verifyChain({ ...chain, purpose: 'sslclient' }, now)).toBe('/leaf.pem: OK\n');
  });

  it('is refused as a server', async () => {
    const { root, clientCa } = await musterstadt;
    const { certificatePem } = await issueClientCertificate(clientOrder(await musterstadt));
    const chain = { root: root.certificatePem, sent: [clientCa.certificatePem], leaf: certificatePem };
    expect(await verifyChain({ ...chain, purpose: 'sslserver' }, now)).toMatch(
      /unsuitable certificate purpose/,
    );
  });

  it('is refused by another municipality, even with its whole chain sent along', async () => {
    const { root, clientCa } = await musterstadt;
    const { certificatePem } = await issueClientCertificate(clientOrder(await musterstadt));
    const sent = [clientCa.certificatePem, root.certificatePem];
    const foreignRoot = (await beispielheim).root.certificatePem;
    const answer = await verifyChain(
      { root: foreignRoot, sent, leaf: certificatePem, purpose: 'sslclient' },
      now,
    );
    expect(answer).toMatch(/self-signed certificate in certificate chain/);
    expect(answer).not.toContain('OK');
  });

  it('is answered with what is in it', async () => {
    const order = clientOrder(await musterstadt);
    const issued = await issueClientCertificate(order);
    const certificate = new X509Certificate(issued.certificatePem);
    expect(BigInt(`0x${certificate.serialNumber}`).toString()).toBe(order.serial);
    expect(issued.serial).toBe(order.serial);
    expect(new Date(certificate.validTo)).toEqual(issued.notAfter);
    expect(issued.fingerprint256).toBe(createHash('sha256').update(certificate.raw).digest('hex'));
    expect(certificate.subject).toBe(`CN=${credentialId}`);
    expect(certificate.publicKey.export({ format: 'der', type: 'spki' })).toEqual(order.publicKey);
  });
});

describe('the authority for clients signs nothing', () => {
  const keyOf = (curve: string): Uint8Array =>
    generateKeyPairSync('ec', { namedCurve: curve }).publicKey.export({ format: 'der', type: 'spki' });

  it.each([
    'Anna Muster',
    'anna@musterstadt.example',
    '../../etc/x',
    'müller-der-grosse',
    'ABCDEFGHIJ',
    'kurz',
    '',
  ])('under a subject that is no credential id: %j', async (id) => {
    const order = { ...clientOrder(await musterstadt), credentialId: id };
    await expect(issueClientCertificate(order)).rejects.toThrow('not a credential id');
  });

  it.each(['P-521', 'secp256k1', 'brainpoolP256r1'])('for a key on %s', async (curve) => {
    const order = { ...clientOrder(await musterstadt), publicKey: keyOf(curve) };
    await expect(issueClientCertificate(order)).rejects.toThrow('does not allow this kind of key');
  });

  it('for an RSA key', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const order = {
      ...clientOrder(await musterstadt),
      publicKey: publicKey.export({ format: 'der', type: 'spki' }),
    };
    await expect(issueClientCertificate(order)).rejects.toThrow('does not allow this kind of key');
  });

  it('for longer than a year, or than it lasts itself', async () => {
    const order = clientOrder(await musterstadt);
    const longer = { ...order, notAfter: new Date(order.notAfter.getTime() + 1000) };
    await expect(issueClientCertificate(longer)).rejects.toThrow('exceed the limits');
    const late = {
      ...order,
      notBefore: new Date('2031-06-01T00:00:00Z'),
      notAfter: new Date('2031-07-01T00:00:00Z'),
    };
    await expect(issueClientCertificate(late)).rejects.toThrow('exceed the limits');
  });

  it.each(['0', '-5', '007', '1e3', '0x10', '', ' 1', String(2n ** 128n), '9'.repeat(60)])(
    'under the serial %j',
    async (serial) => {
      const order = { ...clientOrder(await musterstadt), serial };
      await expect(issueClientCertificate(order)).rejects.toThrow('not a serial number');
    },
  );

  it('in place of the authority for servers, the root or a device', async () => {
    const authorities = await musterstadt;
    const order = clientOrder(authorities);
    for (const authority of [signerOf(authorities.serverCa), signerOf(authorities.root)]) {
      await expect(issueClientCertificate({ ...order, authority })).rejects.toThrow('must not issue');
    }
    const { certificatePem } = await issueClientCertificate(order);
    const device = { certificatePem, sign: order.authority.sign };
    await expect(issueClientCertificate({ ...order, authority: device })).rejects.toThrow(
      'not a certificate authority',
    );
  });

  it('when the signer fails', async () => {
    const order = clientOrder(await musterstadt);
    const sign = (): Promise<never> => Promise.reject(new Error('the HSM is away'));
    await expect(
      issueClientCertificate({ ...order, authority: { ...order.authority, sign } }),
    ).rejects.toThrow('HSM');
  });
});
