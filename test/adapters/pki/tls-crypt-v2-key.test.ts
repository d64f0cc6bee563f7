// tls-crypt-v2 keys, unwrapped the way OpenVPN's description of the format says.
import { createDecipheriv, createHmac } from 'node:crypto';
import {
  createTlsCryptV2ClientKey,
  createTlsCryptV2ServerKey,
} from '../../../src/adapters/pki/tls-crypt-v2-key';

const bytesOf = (pem: string): Buffer => Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');

/** What the server does on the first packet of a client: check the length, decrypt, check the tag. */
function unwrap(wrapped: Buffer, server: Buffer): Buffer {
  const length = wrapped.subarray(-2);
  expect(length.readUInt16BE()).toBe(wrapped.length);
  const tag = wrapped.subarray(0, 32);
  const cipher = createDecipheriv('aes-256-ctr', server.subarray(0, 32), tag.subarray(0, 16));
  const plain = Buffer.concat([cipher.update(wrapped.subarray(32, -2)), cipher.final()]);
  const expected = createHmac('sha256', server.subarray(64, 96)).update(length).update(plain).digest();
  expect(tag).toEqual(expected);
  return plain;
}

describe('a tls-crypt-v2 key', () => {
  it('of a server is 128 random bytes under the label that OpenVPN reads', () => {
    const pem = createTlsCryptV2ServerKey();
    expect(pem).toMatch(
      /^-----BEGIN OpenVPN tls-crypt-v2 server key-----\n[A-Za-z0-9+/=\n]+-----END OpenVPN tls-crypt-v2 server key-----\n$/,
    );
    expect(bytesOf(pem)).toHaveLength(128);
    expect(createTlsCryptV2ServerKey()).not.toBe(pem);
  });

  it('of a client is its key and the same key wrapped for the server, without a word about the client', () => {
    const server = createTlsCryptV2ServerKey();
    const pem = createTlsCryptV2ClientKey(server);
    expect(pem).toMatch(
      /^-----BEGIN OpenVPN tls-crypt-v2 client key-----\n[A-Za-z0-9+/=\n]+-----END OpenVPN tls-crypt-v2 client key-----\n$/,
    );
    const bytes = bytesOf(pem);
    expect(bytes).toHaveLength(256 + 32 + 256 + 1 + 2);
    const plain = unwrap(bytes.subarray(256), bytesOf(server));
    expect(plain.subarray(0, 256)).toEqual(bytes.subarray(0, 256));
    expect(plain.subarray(256)).toEqual(Buffer.of(0));
  });

  it('of a client is another one each time', () => {
    const server = createTlsCryptV2ServerKey();
    expect(createTlsCryptV2ClientKey(server)).not.toBe(createTlsCryptV2ClientKey(server));
  });

  it.each([
    ['nothing', ''],
    ['a client key', createTlsCryptV2ClientKey(createTlsCryptV2ServerKey())],
    ['a shorter key', createTlsCryptV2ServerKey().replace(/\n.{64}\n/, '\n')],
    ['a key without an end', createTlsCryptV2ServerKey().slice(0, -30)],
  ])('of a client is not made from %s', (_, pem) => {
    expect(() => createTlsCryptV2ClientKey(pem)).toThrow('not a tls-crypt-v2 server key');
  });
});
