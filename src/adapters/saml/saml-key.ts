// Makes a tenant's own SAML key: RSA-3072 with a self-signed certificate that only carries it. The few DER lines are
// written out, since identity providers compare the key and need nothing else of the certificate (RFC 5280 §4.1).
import { generateKeyPair, randomBytes, sign, type KeyPairKeyObjectResult } from 'node:crypto';
import { promisify } from 'node:util';

export type SamlKey = { readonly privateKeyPem: string; readonly certificatePem: string };

const lifetimeYears = 5;
const sha256WithRsa = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
const commonName = Buffer.from('0603550403', 'hex');

const newKeyPair = promisify(generateKeyPair);

/** On a thread of its own: it takes half a second, in which everybody else's pages go on. */
export async function createSamlKey(slug: string, now: Date): Promise<SamlKey> {
  return samlKeyOf(await newKeyPair('rsa', { modulusLength: 3072 }), { slug, now });
}

type Issued = { readonly slug: string; readonly now: Date };

export function samlKeyOf({ privateKey, publicKey }: KeyPairKeyObjectResult, { slug, now }: Issued): SamlKey {
  const subject = der(0x30, der(0x31, der(0x30, commonName, der(0x0c, Buffer.from(`Fernamt SAML ${slug}`)))));
  const serial = Buffer.concat([Buffer.from([0x40]), randomBytes(15)]);
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + lifetimeYears);
  const validity = der(0x30, time(now), time(end));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = der(0x30, der(0x02, serial), sha256WithRsa, subject, validity, subject, spki);
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  return {
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: pem(der(0x30, body, sha256WithRsa, signature)),
  };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const size = Buffer.from(content.length.toString(16).padStart(4, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 + size.length]), size, content]);
}

/** GeneralizedTime is right for every year only from 2050 on; before that RFC 5280 asks for UTCTime. */
function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/\.\d+|[-:T]/g, '');
  return at.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(digits.slice(2)))
    : der(0x18, Buffer.from(digits));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').replace(/(.{64})(?=.)/g, '$1\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
