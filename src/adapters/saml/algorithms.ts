// The algorithms that count, whoever signed or encrypted; everything else is refused (BSI TR-02102-1: no SHA-1, no 3DES,
// no PKCS#1 v1.5 for keys). RSA signatures with PKCS#1 v1.5 stay, because AD FS and Entra ID offer nothing else.

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const pss = 'http://www.w3.org/2007/05/xmldsig-more#';
const encryption = 'http://www.w3.org/2001/04/xmlenc#';
const encryption11 = 'http://www.w3.org/2009/xmlenc11#';

export type SignatureAlgorithm = { readonly hash: 'sha256' | 'sha384' | 'sha512'; readonly isPss: boolean };

/** RFC 9231 §2.3. */
export const signatureAlgorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  [`${more}rsa-sha256`, { hash: 'sha256', isPss: false }],
  [`${more}rsa-sha384`, { hash: 'sha384', isPss: false }],
  [`${more}rsa-sha512`, { hash: 'sha512', isPss: false }],
  [`${pss}sha256-rsa-MGF1`, { hash: 'sha256', isPss: true }],
  [`${pss}sha384-rsa-MGF1`, { hash: 'sha384', isPss: true }],
  [`${pss}sha512-rsa-MGF1`, { hash: 'sha512', isPss: true }],
]);

export const digestAlgorithms: ReadonlyMap<string, SignatureAlgorithm['hash']> = new Map([
  [`${encryption}sha256`, 'sha256'],
  [`${more}sha384`, 'sha384'],
  [`${encryption}sha512`, 'sha512'],
]);

/** Without comments: a canonical form that keeps them would let text be cut in two. */
export const exclusiveCanonicalization = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** CBC is no danger inside a response whose signature has been checked before anything is decrypted. */
export const contentEncryptions: ReadonlySet<string> = new Set([
  `${encryption11}aes128-gcm`,
  `${encryption11}aes256-gcm`,
  `${encryption}aes128-cbc`,
  `${encryption}aes256-cbc`,
]);

export const keyEncryptions: ReadonlySet<string> = new Set([`${encryption}rsa-oaep-mgf1p`]);
