// Encrypts the assertion of a response for the portal, as identity providers do (XML Encryption 1.1).
import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';

export type Encryption = { readonly content: 'aes256-gcm' | 'aes256-cbc'; readonly key: 'oaep' | '1_5' };

const encryption = 'http://www.w3.org/2001/04/xmlenc#';
const contentNames = {
  'aes256-gcm': 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'aes256-cbc': `${encryption}aes256-cbc`,
};
const keyNames = { oaep: `${encryption}rsa-oaep-mgf1p`, '1_5': `${encryption}rsa-1_5` };
const paddings = { oaep: constants.RSA_PKCS1_OAEP_PADDING, '1_5': constants.RSA_PKCS1_PADDING };

export function encryptAssertion(xml: string, certificatePem: string, { content, key }: Encryption): string {
  const namespaces = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
  return xml.replace(/<saml:Assertion .*<\/saml:Assertion>/s, (assertion) => {
    const secret = randomBytes(32);
    const text = assertion.replace('<saml:Assertion ', `<saml:Assertion ${namespaces} `);
    const wrapped = publicEncrypt({ key: certificatePem, padding: paddings[key] }, secret);
    return [
      `<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="${encryption}" Type="${encryption}Element">`,
      `<xenc:EncryptionMethod Algorithm="${contentNames[content]}"/>`,
      '<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>',
      `<xenc:EncryptionMethod Algorithm="${keyNames[key]}"/>`,
      cipherData(wrapped),
      '</xenc:EncryptedKey></ds:KeyInfo>',
      cipherData(encrypted(text, secret, content)),
      '</xenc:EncryptedData></saml:EncryptedAssertion>',
    ].join('');
  });
}

function encrypted(text: string, secret: Buffer, content: Encryption['content']): Buffer {
  if (content === 'aes256-gcm') {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', secret, iv);
    return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', secret, iv);
  return Buffer.concat([iv, cipher.update(text), cipher.final()]);
}

function cipherData(bytes: Buffer): string {
  return `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
}
