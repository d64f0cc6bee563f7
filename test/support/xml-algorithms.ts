// Signs an assertion with any algorithm by hand, also with those that the library cannot sign with.
import { constants, createHash, sign } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { SamlKey } from '../../src/adapters/saml/saml-key';

export type Algorithms = {
  readonly signature: string;
  readonly digest: 'sha1' | 'sha256' | 'sha384' | 'sha512';
};

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const digestNames = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: `${more}sha384`,
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

export function signedWith(xml: string, key: SamlKey, { signature, digest }: Algorithms): string {
  const isPss = signature.endsWith('MGF1');
  const uri = isPss
    ? `http://www.w3.org/2007/05/xmldsig-more#${signature}`
    : `${signature === 'rsa-sha1' ? 'http://www.w3.org/2000/09/xmldsig#' : more}${signature}`;
  const signer = new SignedXml({
    privateKey: key.privateKeyPem,
    signatureAlgorithm: uri,
    canonicalizationAlgorithm: exclusive,
  });
  signer.SignatureAlgorithms[uri] = signing(uri, /sha\d+/.exec(signature)?.[0] ?? '', isPss);
  signer.HashAlgorithms[digestNames[digest]] = class {
    getAlgorithmName = () => digestNames[digest];
    getHash = (text: string) => createHash(digest).update(text, 'utf8').digest('base64');
  };
  signer.addReference({
    xpath: "//*[local-name(.)='Assertion']",
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive],
    digestAlgorithm: digestNames[digest],
  });
  const reference = "//*[local-name(.)='Assertion']/*[local-name(.)='Issuer']";
  signer.computeSignature(xml, { prefix: 'ds', location: { reference, action: 'after' } });
  return signer.getSignedXml();
}

function signing(uri: string, hash: string, isPss: boolean) {
  return class {
    getAlgorithmName = () => uri;
    getSignature = (text: unknown, key: unknown): string =>
      sign(hash, Buffer.from(String(text)), {
        key: String(key),
        padding: isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING,
        ...(isPss ? { saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {}),
      }).toString('base64');
    verifySignature = () => false;
  };
}
