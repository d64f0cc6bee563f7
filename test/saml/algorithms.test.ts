// Algorithms that are not on the list. Every one of these signatures is right by its own rules, made with the right key.
import { testAttacks, type Attack } from './support/attacks';
import { dsig, enveloped, exclusive, inclusive, more, sha256, type Signing } from './support/signature';

const xslt = `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/"></xsl:template></xsl:stylesheet></ds:Transform>`;
const xpath = `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(ancestor-or-self::saml:Subject)</ds:XPath></ds:Transform>`;
const filter = `<ds:Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2"><ds:XPath>/</ds:XPath></ds:Transform>`;
const method = /(<ds:SignatureMethod [^>]*>)/;

const ways: readonly (readonly [name: string, signing: Partial<Signing>])[] = [
  ['RSA with SHA-1', { signatureMethod: `${dsig}rsa-sha1` }],
  ['RSA with MD5', { signatureMethod: `${more}rsa-md5` }],
  ['RSA with SHA-224', { signatureMethod: `${more}rsa-sha224` }],
  ['a digest by SHA-1', { digestMethod: `${dsig}sha1` }],
  ['a digest by MD5', { digestMethod: `${more}md5` }],
  ['HMAC with SHA-1 and our certificate as its key', { signatureMethod: `${dsig}hmac-sha1` }],
  ['HMAC with SHA-256 and our certificate as its key', { signatureMethod: `${more}hmac-sha256` }],
  [
    'HMAC cut to nothing',
    {
      signatureMethod: `${dsig}hmac-sha1`,
      signedInfo: (xml) => xml.replace(method, '$1<ds:HMACOutputLength>0</ds:HMACOutputLength>'),
    },
  ],
  [
    'a length for an RSA signature',
    { signedInfo: (xml) => xml.replace(method, '$1<ds:HMACOutputLength>8</ds:HMACOutputLength>') },
  ],
  ['ECDSA by name', { signatureMethod: `${more}ecdsa-sha256` }],
  ['DSA by name', { signatureMethod: `${dsig}dsa-sha1` }],
  ['an invented signature method', { signatureMethod: 'urn:example:none' }],
  ['an empty signature method', { signatureMethod: '' }],
  ['a method that objects have by nature', { signatureMethod: '__proto__' }],
  ['another method that objects have by nature', { signatureMethod: 'constructor' }],
  ['a digest method that objects have by nature', { digestMethod: 'toString' }],
  ['the right method with a space', { signatureMethod: `${more}rsa-sha256 ` }],
  ['inclusive canonicalization', { canonicalization: inclusive }],
  ['canonicalization with comments', { canonicalization: `${exclusive}WithComments` }],
  ['inclusive canonicalization with comments', { canonicalization: `${inclusive}#WithComments` }],
  ['an invented canonicalization', { canonicalization: 'urn:example:none' }],
  ['an XSLT transform', { transforms: [enveloped, xslt] }],
  ['an XSLT transform more', { transforms: [enveloped, exclusive, xslt] }],
  ['an XPath transform', { transforms: [enveloped, xpath] }],
  ['an XPath filter', { transforms: [filter, enveloped] }],
  ['a base64 transform', { transforms: [enveloped, `${dsig}base64`] }],
  ['an inclusive transform', { transforms: [enveloped, inclusive] }],
  ['a transform that keeps comments', { transforms: [enveloped, `${exclusive}WithComments`] }],
  ['a third transform', { transforms: [enveloped, exclusive, exclusive] }],
  ['a hundred transforms', { transforms: [enveloped, ...Array<string>(99).fill(exclusive)] }],
  ['the enveloped transform alone', { transforms: [enveloped] }],
  ['the canonical transform alone', { transforms: [exclusive] }],
  ['the two transforms the wrong way round', { transforms: [exclusive, enveloped] }],
  ['the enveloped transform twice', { transforms: [enveloped, enveloped] }],
  ['no transform at all', { transforms: [] }],
  ['a signature algorithm for a digest', { digestMethod: `${more}rsa-sha256` }],
  ['a digest for a signature algorithm', { signatureMethod: sha256 }],
];

testAttacks(
  ways.map(([name, signing]): Attack => [name, 'saml-algorithm', (scene) => scene.response({ signing })]),
);
