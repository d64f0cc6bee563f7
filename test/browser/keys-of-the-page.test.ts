// What the page does with WebCrypto, run under Node's: keys that belong together and that the portal takes.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readCertificateRequest } from '../../src/adapters/pki/certificate-request';
import { issueClientCertificate } from '../../src/adapters/pki/client-certificate';
import { isUsableWireguardPublicKey } from '../../src/adapters/pki/wireguard-key';
import { base64, base64OfUrl, bytesOf, pemBytes } from '../../src/browser/access-file/base64';
import { isCertificateFor, makeOpenvpnKey } from '../../src/browser/access-file/openvpn-key';
import { byLibrary, makeWireguardPair } from '../../src/browser/access-file/wireguard-key';
import { authoritiesOf, clientOrder } from '../adapters/pki/material';

/** The public key that belongs to a private one, by another library than the one that made it. */
function wireguardPublicKey(privateKey: string): string {
  const prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
  const der = Buffer.concat([prefix, Buffer.from(privateKey, 'base64')]);
  const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  return key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
}

describe('a key for WireGuard', () => {
  it.each(['by the browser', 'by the library, where the browser knows no X25519'])(
    'is a pair that belongs together, as wg writes it: %s',
    async (way) => {
      const browser = jest.spyOn(crypto.subtle, 'generateKey');
      if (way !== 'by the browser') browser.mockRejectedValue(new Error('NotSupportedError'));
      const { privateKey, publicKey } = await makeWireguardPair();
      browser.mockRestore();
      expect(wireguardPublicKey(privateKey)).toBe(publicKey);
      expect(isUsableWireguardPublicKey(publicKey)).toBe(true);
      const bytes = Buffer.from(privateKey, 'base64');
      expect([bytes.length, bytes.readUInt8(0) & 7, bytes.readUInt8(31) & 192]).toEqual([32, 0, 64]);
    },
  );

  it('is another one each time', async () => {
    const made = [await makeWireguardPair(), await makeWireguardPair(), byLibrary(), byLibrary()];
    expect(new Set(made.map(({ publicKey }) => publicKey)).size).toBe(4);
  });
});

describe('a key for OpenVPN', () => {
  it('comes with a request that the portal takes, signed by the key, and names nobody', async () => {
    const { privateKey, request, publicKey } = await makeOpenvpnKey();
    const read = readCertificateRequest(request);
    expect(read.curve).toBe('P-256');
    expect(Buffer.from(read.publicKey)).toEqual(Buffer.from(publicKey));
    const own = createPublicKey(createPrivateKey(privateKey)).export({ format: 'der', type: 'spki' });
    expect(own).toEqual(Buffer.from(publicKey));
    // After the two lengths: the version, and a name without parts.
    expect(Buffer.from(pemBytes(request)[0] ?? []).toString('hex')).toMatch(/^3081..3064020100300231003059/);
  });

  it('knows the certificate that was made for it, and no other', async () => {
    const [mine, other] = [await makeOpenvpnKey(), await makeOpenvpnKey()];
    const order = clientOrder(await authoritiesOf('musterstadt'));
    const { certificatePem } = await issueClientCertificate({ ...order, publicKey: mine.publicKey });
    expect(isCertificateFor(certificatePem, mine.publicKey)).toBe(true);
    expect(isCertificateFor(certificatePem, other.publicKey)).toBe(false);
    expect(isCertificateFor('', mine.publicKey)).toBe(false);
  });
});

it('writes base64 as everybody does', () => {
  const bytes = crypto.getRandomValues(new Uint8Array(200));
  expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(Buffer.from(bytesOf(base64(bytes)))).toEqual(Buffer.from(bytes));
  expect(base64OfUrl('-_8')).toBe('+/8=');
});
