// tls-crypt-v2 keys as `openvpn --genkey` makes them (OpenVPN, doc/tls-crypt-v2.txt), without the program.
import { createCipheriv, createHmac, randomBytes } from 'node:crypto';

import { decodePem, encodePem } from './pem';

const serverLabel = 'OpenVPN tls-crypt-v2 server key';
const clientLabel = 'OpenVPN tls-crypt-v2 client key';
const tagBytes = 32;
const lengthBytes = 2;
/** Type 0, user-defined, and empty: the wrapped key says nothing about its holder. */
const metadata = Buffer.of(0);

export const createTlsCryptV2ServerKey = (): string => encodePem(serverLabel, randomBytes(128));

/** A fresh client key, followed by the same key wrapped for the server, which therefore need not remember it. */
export function createTlsCryptV2ClientKey(serverPem: string): string {
  const server = readServerKey(serverPem);
  const clientKey = randomBytes(256);
  const plain = Buffer.concat([clientKey, metadata]);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt16BE(tagBytes + plain.length + lengthBytes);
  const tag = createHmac('sha256', server.authentication).update(length).update(plain).digest();
  const cipher = createCipheriv('aes-256-ctr', server.encryption, tag.subarray(0, 16));
  const wrapped = Buffer.concat([tag, cipher.update(plain), cipher.final(), length]);
  return encodePem(clientLabel, Buffer.concat([clientKey, wrapped]));
}

function readServerKey(pem: string): { readonly encryption: Buffer; readonly authentication: Buffer } {
  const block = decodePem(pem);
  if (block?.label !== serverLabel || block.bytes.length !== 128)
    throw new Error('not a tls-crypt-v2 server key');
  return { encryption: block.bytes.subarray(0, 32), authentication: block.bytes.subarray(64, 96) };
}
