// Server certificates: whole against a golden file, in real chains, and only under proper DNS names.
import { readFileSync } from 'node:fs';
import { issueServerCertificate } from '../../../src/adapters/pki/server-certificate';
import { authoritiesOf, now, serverOrder, signerOf } from './material';
import { certificateText, verifyChain } from './openssl';

const golden = (name: string): string => readFileSync(`${__dirname}/../../golden/pki/${name}`, 'utf8');
const musterstadt = authoritiesOf('musterstadt');

describe('a server certificate', () => {
  it('is the same, byte for byte, as the golden one', async () => {
    const issued = await issueServerCertificate({
      authority: { certificatePem: golden('server-ca.pem'), sign: async () => Buffer.alloc(103, 0x5a) },
      publicKey: Buffer.from(golden('device-key.spki.txt'), 'base64'),
      dnsName: 'vpn.musterstadt.example',
      serial: '142536475869708192021222324252627282930',
      notBefore: new Date('2026-07-01T11:50:00Z'),
      notAfter: new Date('2026-09-29T11:49:59Z'),
    });
    expect(issued.certificatePem).toBe(golden('server-leaf.pem'));
    expect(await certificateText(issued.certificatePem)).toBe(golden('server-leaf.txt'));
  });

  it('is accepted as a server and refused as a client', async () => {
    const { root, serverCa } = await musterstadt;
    const { certificatePem } = await issueServerCertificate(serverOrder(await musterstadt));
    const chain = { root: root.certificatePem, sent: [serverCa.certificatePem], leaf: certificatePem };
    expect(await verifyChain({ ...chain, purpose: 'sslserver' }, now)).toBe('/leaf.pem: OK\n');
    expect(await verifyChain({ ...chain, purpose: 'sslclient' }, now)).toMatch(
      /unsuitable certificate purpose/,
    );
  });

  it('is never signed by the authority for clients', async () => {
    const { clientCa } = await musterstadt;
    const order = { ...serverOrder(await musterstadt), authority: signerOf(clientCa) };
    await expect(issueServerCertificate(order)).rejects.toThrow('must not issue');
  });

  it('is never signed for more than 90 days', async () => {
    const order = { ...serverOrder(await musterstadt), notAfter: new Date('2026-10-01T00:00:00Z') };
    await expect(issueServerCertificate(order)).rejects.toThrow('exceed the limits');
  });

  it.each([
    'localhost',
    '*.musterstadt.example',
    'VPN.musterstadt.example',
    'vpn.musterstadt.example.',
    'vpn..example',
    '-vpn.example',
    'vpn_1.example',
    'vpn.müster.example',
    'vpn.example\nDNS:other.example',
    'vpn.example,DNS:other.example',
    `${'a'.repeat(60)}.example`,
    `${'a'.repeat(64)}.de`,
    '',
  ])('is refused for the name %j', async (dnsName) => {
    const order = { ...serverOrder(await musterstadt), dnsName };
    await expect(issueServerCertificate(order)).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'server-name-unusable',
    });
  });
});
