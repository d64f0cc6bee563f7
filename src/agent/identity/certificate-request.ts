// A certificate request for the OpenVPN server's key (RFC 2986), encoded by hand: it is this one shape only.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

const sequence = 0x30;
const setOf = 0x31;
const integer = 0x02;
const bitString = 0x03;
const utf8String = 0x0c;
const attributes = 0xa0;
const commonName = Buffer.from('0603550403', 'hex');
const ecdsaWithSha384 = Buffer.from('06082a8648ce3d040303', 'hex');

/**
 * The subject says only what it is: the portal gives the certificate its name, and takes the public key alone from
 * here. Signed with SHA-384, which P-256 and P-384 keys both allow.
 */
export function certificateRequest(privateKeyPem: string): string {
  const key = createPrivateKey(privateKeyPem);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const name = der(sequence, der(setOf, der(sequence, commonName, der(utf8String, Buffer.from('gateway')))));
  const info = der(sequence, der(integer, Buffer.of(0)), name, publicKey, der(attributes));
  const signature = sign('sha384', info, { key, dsaEncoding: 'der' });
  const request = der(
    sequence,
    info,
    der(sequence, ecdsaWithSha384),
    der(bitString, Buffer.of(0), signature),
  );
  const lines = request.toString('base64').replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines}-----END CERTIFICATE REQUEST-----\n`;
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

/** X.690 §8.1.3; nothing here comes near 64 KiB. */
function lengthOf(length: number): Buffer {
  if (length < 128) return Buffer.of(length);
  return length < 256 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 255);
}
