// Signs the assertion and the response: RSA with SHA-256, exclusive canonicalization, enveloped, just after the Issuer.
import { SignedXml } from 'xml-crypto';

export type SigningKey = { readonly privateKeyPem: string; readonly certificatePem: string };

export type SignedElement = 'Assertion' | 'Response';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const response = "/*[local-name(.)='Response']";
const places: Readonly<Record<SignedElement, string>> = {
  Response: response,
  Assertion: `${response}/*[local-name(.)='Assertion']`,
};

export function signElement(xml: string, element: SignedElement, key: SigningKey): string {
  const signature = new SignedXml({
    privateKey: key.privateKeyPem,
    publicCert: key.certificatePem,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusive,
  });
  signature.addReference({
    xpath: places[element],
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  const reference = `${places[element]}/*[local-name(.)='Issuer']`;
  signature.computeSignature(xml, { prefix: 'ds', location: { reference, action: 'after' } });
  return signature.getSignedXml();
}

/** The assertion first, since the response's signature covers it. */
export function signResponse(xml: string, key: SigningKey): string {
  return signElement(signElement(xml, 'Assertion', key), 'Response', key);
}
