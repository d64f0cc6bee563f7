// The keys of an access file are in the file and nowhere else: not in any column of any table, nor in the file of the
// database, in no spelling; and the certificate says no more about anybody than a random name.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { useDatabases, type Engine } from '../../support/databases';
import { verifyChain } from '../../adapters/pki/openssl';
import { connected } from './holdings';
import { everyRow } from './observed';
import { enrolledGateway, openStage, startTime, type Stage } from './stage';

export function testKeys(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
    await enrolledGateway(stage, stage.town);
  }, 60_000);

  const foundOf = async (secret: Buffer): Promise<readonly string[]> => {
    const texts = Object.values(await everyRow(stage)).join('\n');
    const bytes = engine === 'sqlite' ? bytesOf(stage.url) : Buffer.alloc(0);
    const ways = (['base64', 'base64url', 'hex'] as const).filter((way) => {
      const spelling = secret.toString(way).replace(/=+$/, '');
      return texts.includes(spelling) || bytes.includes(spelling);
    });
    return bytes.includes(secret) ? [...ways, 'raw'] : ways;
  };

  it('finds what does stand there, in whatever spelling', async () => {
    const { credential } = await connected(stage, stage.town, 'wireguard');
    expect(await foundOf(Buffer.from(credential.publicKey ?? '', 'base64'))).toContain('base64');
    expect(await foundOf(Buffer.from(credential.keyHash, 'hex'))).toEqual(['hex']);
  });

  it('finds no key of a WireGuard file', async () => {
    const { file } = await connected(stage, stage.town, 'wireguard');
    for (const name of ['PrivateKey', 'PresharedKey']) {
      const [, key = ''] = new RegExp(`^${name} = (.{44})$`, 'm').exec(file.content) ?? [];
      const secret = Buffer.from(key, 'base64');
      expect(secret).toHaveLength(32);
      expect(await foundOf(secret)).toEqual([]);
    }
  });

  it('finds no key of an OpenVPN file', async () => {
    const { file } = await connected(stage, stage.town, 'openvpn');
    const pem = /-----BEGIN PRIVATE KEY-----[^<]+/.exec(file.content)?.[0] ?? '';
    const key = createPrivateKey(pem);
    const scalar = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
    expect(scalar).toHaveLength(32);
    expect(await foundOf(scalar)).toEqual([]);
    expect(await foundOf(key.export({ format: 'der', type: 'pkcs8' }))).toEqual([]);
    const wrapped = /-----BEGIN OpenVPN tls-crypt-v2 client key-----\n([^-]+)/.exec(file.content)?.[1] ?? '';
    const clientKey = Buffer.from(wrapped, 'base64');
    expect(clientKey.length).toBeGreaterThan(256);
    expect(await foundOf(clientKey.subarray(0, 64))).toEqual([]);
  });

  it('has a certificate that OpenSSL believes, for a name that says nothing', async () => {
    const { file, credential } = await connected(stage, stage.town, 'openvpn');
    const leaf = /<cert>\n([^<]+)<\/cert>/.exec(file.content)?.[1] ?? '';
    const root = /<ca>\n([^<]+)<\/ca>/.exec(file.content)?.[1] ?? '';
    const sent = [(await stage.town.store.authorities.issuing('client-ca')).certificatePem];
    expect(await verifyChain({ root, sent, leaf, purpose: 'sslclient' }, startTime)).toContain(
      'leaf.pem: OK',
    );
    const other = (await stage.otherTown.store.authorities.issuing('root')).certificatePem;
    expect(await verifyChain({ root: other, sent, leaf, purpose: 'sslclient' }, startTime)).not.toContain(
      'OK',
    );
    const certificate = new X509Certificate(leaf);
    expect(certificate.subject).toBe(`CN=${credential.id}`);
    expect(BigInt(`0x${certificate.serialNumber}`).toString()).toBe(credential.serial);
    expect(certificate.raw.toString('latin1')).not.toMatch(/Anna|M.{1,2}ller|Bauamt/);
  });
}

/** The database's file and the journal beside it, in which the newest pages stand. */
function bytesOf(file: string): Buffer {
  return Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
}
