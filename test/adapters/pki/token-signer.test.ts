// Signing by a key in a token: certificates, requests and lists come out as OpenSSL wants them, or nothing does.
import { randomBytes, sign, generateKeyPairSync, verify } from 'node:crypto';
import { authorityOf } from '../../../src/adapters/pki/authority';
import { issueClientCertificate } from '../../../src/adapters/pki/client-certificate';
import { authorityRequest } from '../../../src/adapters/pki/issuing-authority';
import { revocationListWriter } from '../../../src/adapters/pki/revocation-list';
import { createTenantAuthorities } from '../../../src/adapters/pki/tenant-authorities';
import { derSignature } from '../../../src/adapters/pki/token-signer';
import { readCertificateRequest } from '../../../src/adapters/pki/certificate-request';
import type { NewAuthorityKey } from '../../../src/usecases/ports-of-authority-keys';
import { memoryToken, type MemoryToken } from '../../support/memory-token';
import { authoritiesOf, clientOrder, now, serial } from './material';
import { verifyChain } from './openssl';

async function keyIn(token: MemoryToken): Promise<NewAuthorityKey> {
  const id = randomBytes(16).toString('hex');
  const publicKey = await token.create({ id, label: 'fernamt musterstadt' });
  return { key: { place: 'token', token: token.label, id }, publicKey };
}

async function authoritiesIn(token: MemoryToken) {
  const keys = { root: await keyIn(token), clientCa: await keyIn(token), serverCa: await keyIn(token) };
  const serials = { root: serial(), clientCa: serial(), serverCa: serial() };
  return createTenantAuthorities({ tenantLabel: 'musterstadt', now, serials, keys }, token);
}

it('makes a chain that OpenSSL accepts, down to a device', async () => {
  const token = memoryToken();
  const made = await authoritiesIn(token);
  const authority = authorityOf(made.clientCa.certificatePem, made.clientCa.key, token);
  const issued = await issueClientCertificate({
    ...clientOrder(await authoritiesOf('musterstadt')),
    authority,
  });
  const chain = { root: made.root.certificatePem, sent: [made.clientCa.certificatePem] };
  expect(await verifyChain({ ...chain, leaf: issued.certificatePem, purpose: 'sslclient' }, now)).toBe(
    '/leaf.pem: OK\n',
  );
  expect(JSON.stringify(made)).not.toContain('PRIVATE KEY');
});

it('signs a request for an offline root, and a list of any length by its digest alone', async () => {
  const token = memoryToken();
  const key = await keyIn(token);
  const request = await authorityRequest(key, 'Fernamt Client CA musterstadt 2', token);
  expect(Buffer.from(readCertificateRequest(request).publicKey)).toEqual(Buffer.from(key.publicKey));
  const { clientCa } = await authoritiesIn(token);
  const lengths: number[] = [];
  const watched = {
    ...token,
    sign: (id: string, digest: Uint8Array) => {
      lengths.push(digest.length);
      return token.sign(id, digest);
    },
  };
  const writer = revocationListWriter(authorityOf(clientCa.certificatePem, clientCa.key, watched));
  writer.add(Array.from({ length: 1_000 }, () => ({ serial: serial(), revokedAt: now, reason: null })));
  const { entries } = await writer.finish({ number: 1, thisUpdate: now, nextUpdate: now });
  expect([entries, lengths]).toEqual([1_000, [48]]);
});

it('writes r and s as positive numbers of the shortest form', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const text = Buffer.from('text');
  // A hundred signatures hold numbers with a leading bit, and some with leading zeros.
  for (let count = 0; count < 100; count += 1) {
    const raw = sign('sha384', text, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    expect(verify('sha384', text, { key: publicKey, dsaEncoding: 'der' }, derSignature(raw))).toBe(true);
  }
  const small = Buffer.concat([Buffer.alloc(47), Buffer.of(1), Buffer.alloc(47), Buffer.of(0x80)]);
  expect(derSignature(small).toString('hex')).toBe('300702010102020080');
});

describe('is refused', () => {
  const attempt = async (change: (token: MemoryToken, id: string) => MemoryToken | null) => {
    const token = memoryToken();
    const { clientCa } = await authoritiesIn(token);
    const id = clientCa.key.place === 'token' ? clientCa.key.id : '';
    const authority = authorityOf(clientCa.certificatePem, clientCa.key, change(token, id));
    return authority.sign(Buffer.from('to be signed'));
  };

  it.each<[string, (token: MemoryToken, id: string) => MemoryToken | null]>([
    ['token-not-configured', () => null],
    ['token-other', (token) => ({ ...token, label: 'another' })],
    ['token-away', (token) => Object.assign(token, { refuses: 'token-away' })],
    ['token-key-missing', (token, id) => (token.keys.delete(id) ? token : null)],
    ['token-other-key', (token) => ({ ...token, sign: async () => randomBytes(96) })],
    ['token-other-key', (token) => ({ ...token, sign: async () => randomBytes(95) })],
  ])('%s', async (reason, change) => {
    await expect(attempt(change)).rejects.toMatchObject({ kind: 'unavailable', reason });
  });

  it('another key under the same name', async () => {
    const foreign = await keyIn(memoryToken());
    await expect(
      attempt((token, id) => {
        const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
        const secret = Buffer.from(other.export({ format: 'jwk' }).d ?? '', 'base64url');
        token.keys.set(id, { label: '', secret, publicKey: foreign.publicKey });
        return token;
      }),
    ).rejects.toMatchObject({ reason: 'token-other-key' });
  });
});
