// The gateway's own keys and the request for its certificate, checked by OpenSSL and wg where they are installed.
import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newWireguardKey } from '../../src/agent/identity/agent-crypto';
import { certificateRequest } from '../../src/agent/identity/certificate-request';
import { makeKeys, openKeys, takeNextKey } from '../../src/agent/identity/gateway-keys';
import { isPem, isWireguardKey } from '../../src/domain/config-fields';
import { mustRun } from '../support/child-process';
import { useFolders } from '../support/temporary-folder';
import { foreignServerKey } from './fake-portal';

const newFolder = useFolders('keys');
let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = newFolder();
});

/** A certificate for the key of a request, signed by itself as far as anybody here asks. */
async function certificateFor(request: string): Promise<string> {
  writeFileSync(at('request.pem'), request);
  writeFileSync(at('authority.key'), foreignServerKey());
  await mustRun([
    'openssl',
    'req',
    '-x509',
    '-new',
    '-key',
    at('authority.key'),
    '-subj',
    '/CN=authority',
    '-out',
    at('ca.crt'),
  ]);
  const args = ['-CA', at('ca.crt'), '-CAkey', at('authority.key'), '-set_serial', '9', '-days', '1'];
  return mustRun(['openssl', 'x509', '-req', '-in', at('request.pem'), ...args]);
}

describe('the certificate request', () => {
  it('verifies under OpenSSL, names nothing but a gateway and is written as the portal reads it', async () => {
    const request = certificateRequest(foreignServerKey());
    expect(isPem('CERTIFICATE REQUEST', request)).toBe(true);
    const text = await mustRun(['openssl', 'req', '-verify', '-noout', '-text', '-subject'], {
      input: request,
    });
    expect(text).toContain('Subject: CN = gateway');
    expect(text).toContain('ASN1 OID: secp384r1');
    expect(text).toContain('ecdsa-with-SHA384');
  });

  it('holds the public half of the key, signed with the private one', () => {
    const key = foreignServerKey();
    const der = Buffer.from(certificateRequest(key).replace(/-----[^-]+-----|\n/g, ''), 'base64');
    const publicKey = createPublicKey(createPrivateKey(key));
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    expect(der.includes(spki)).toBe(true);
    const info = der.subarray(4, der.indexOf(spki) + spki.length + 2);
    const signature = der.subarray(info.length + 4 + 12 + 3);
    expect(verify('sha384', info, publicKey, signature)).toBe(true);
  });
});

describe('the keys', () => {
  it('are made once and kept, for nobody else to read', () => {
    const first = makeKeys(folder);
    expect(isWireguardKey(first.wireguardPublicKey)).toBe(true);
    expect(makeKeys(folder).wireguardPublicKey).toBe(first.wireguardPublicKey);
    for (const name of ['wireguard.key', 'openvpn-server.key'])
      expect(statSync(at(name)).mode & 0o777).toBe(0o600);
  });

  it('of WireGuard belong together', () => {
    const { privateKey, publicKey } = newWireguardKey();
    writeFileSync(at('wireguard.key'), `${privateKey}\n`);
    expect(makeKeys(folder).wireguardPublicKey).toBe(publicKey);
  });

  it('of WireGuard can be followed by a new one, which waits until the portal knows it', () => {
    const first = makeKeys(folder);
    const next = makeKeys(folder, { newWireguardKey: true });
    expect(next.wireguardPublicKey).not.toBe(first.wireguardPublicKey);
    expect(makeKeys(folder, { newWireguardKey: true }).wireguardPublicKey).toBe(next.wireguardPublicKey);
    expect(makeKeys(folder).wireguardPublicKey).toBe(first.wireguardPublicKey);
    takeNextKey(folder);
    expect(makeKeys(folder).wireguardPublicKey).toBe(next.wireguardPublicKey);
    expect(statSync(at('wireguard.key')).mode & 0o777).toBe(0o600);
  });

  it('are missed before they are made', () => {
    expect(() => openKeys(folder)).toThrow(/enrol/);
  });

  it('of the server fit only a certificate for them', async () => {
    const { openvpnCsr } = makeKeys(folder);
    const keys = openKeys(folder);
    expect(keys.serverKeyFor(await certificateFor(openvpnCsr))).toBe(
      readFileSync(at('openvpn-server.key'), 'utf8'),
    );
    expect(keys.serverKeyFor(await certificateFor(certificateRequest(foreignServerKey())))).toBeNull();
  });

  it('of the server are followed by new ones: asked for with the same request until the certificate comes', async () => {
    const first = await certificateFor(makeKeys(folder).openvpnCsr);
    const keys = openKeys(folder);
    const publicKeyOf = async (request: string): Promise<string> =>
      mustRun(['openssl', 'req', '-noout', '-pubkey'], { input: request });
    const request = keys.nextRequest();
    expect(await publicKeyOf(keys.nextRequest())).toBe(await publicKeyOf(request));
    expect(keys.serverKeyFor(first)).not.toBeNull();
    const second = await certificateFor(request);
    expect(keys.serverKeyFor(second)).toBe(readFileSync(at('openvpn-server-next.key'), 'utf8'));
    expect(readFileSync(at('openvpn-server.key'), 'utf8')).toBe(
      readFileSync(at('openvpn-server-next.key'), 'utf8'),
    );
    expect(await publicKeyOf(keys.nextRequest())).not.toBe(await publicKeyOf(request));
    expect(existsSync(at('openvpn-server.key'))).toBe(true);
  });
});
