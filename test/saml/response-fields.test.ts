// What the response around the assertion says: where it goes, from whom, in answer to what, when, and with what result.
import { createCipheriv, publicEncrypt, constants, randomBytes } from 'node:crypto';
import { testAttacks, type Attack, type Scene } from './support/attacks';
import { bareCertificate, keyOf } from './support/keys';
import { assertion, issuer, minutes, status, success, tag } from './support/message-parts';

const statusOf = (code: string): string => `urn:oasis:names:tc:SAML:2.0:status:${code}`;
const unknown = ['saml-request-unknown', 'saml-wrong-browser'];

const addressed: readonly Attack[] = [
  [
    'no Destination',
    'saml-destination',
    (s) => s.response({ response: { attributes: { Destination: null } } }),
  ],
  [
    'an empty Destination',
    'saml-destination',
    (s) => s.response({ response: { attributes: { Destination: '' } } }),
  ],
  [
    'the Destination of another municipality',
    'saml-destination',
    (s) =>
      s.response({
        response: { attributes: { Destination: s.facts.acs.replace('musterstadt', 'nachbardorf') } },
      }),
  ],
  [
    'the Destination of another portal',
    'saml-destination',
    (s) =>
      s.response({
        response: { attributes: { Destination: 'https://mallory.example/saml/musterstadt/acs' } },
      }),
  ],
  [
    'a Destination that goes on',
    'saml-destination',
    (s) => s.response({ response: { attributes: { Destination: `${s.facts.acs}/x` } } }),
  ],
  [
    'a Destination in capitals',
    'saml-destination',
    (s) => s.response({ response: { attributes: { Destination: s.facts.acs.replace('/acs', '/ACS') } } }),
  ],
];

const issued: readonly Attack[] = [
  [
    'no Issuer',
    'saml-issuer',
    (s) => s.response({ response: { issuer: '' }, signed: s.mode === 'assertion' ? ['Assertion'] : [] }),
  ],
  ['an empty Issuer', 'saml-issuer', (s) => s.response({ response: { issuer: issuer(s.facts, '') } })],
  [
    'another Issuer with the right key',
    'saml-issuer',
    (s) => s.response({ response: { issuer: issuer(s.facts, 'https://mallory.example') } }),
  ],
  [
    'two Issuers',
    'saml-issuer',
    (s) => s.response({ response: { issuer: issuer(s.facts, 'https://mallory.example') + issuer(s.facts) } }),
  ],
  [
    'an Issuer that goes on',
    'saml-issuer',
    (s) => s.response({ response: { issuer: issuer(s.facts, `${s.facts.issuer}/x`) } }),
  ],
];

const answered: readonly Attack[] = [
  [
    'no InResponseTo, as when the identity provider begins',
    'saml-request-missing',
    (s) => s.response({ response: { attributes: { InResponseTo: null } } }),
  ],
  [
    'no InResponseTo anywhere',
    'saml-request-missing',
    (s) => s.response({ before: (xml) => xml.replace(/ InResponseTo="[^"]*"/g, '') }),
  ],
  [
    'an empty InResponseTo',
    'saml-request-missing',
    (s) => s.response({ response: { attributes: { InResponseTo: '' } } }),
  ],
  [
    'a request that nobody made',
    unknown,
    (s) => s.response({ before: (xml) => xml.replaceAll(s.facts.requestId, '_never-made') }),
  ],
  [
    'a request that nobody made, in the response alone',
    unknown,
    (s) => s.response({ response: { attributes: { InResponseTo: '_never-made' } } }),
  ],
  [
    'a request that is spelled in capitals',
    unknown,
    (s) =>
      s.response({ before: (xml) => xml.replaceAll(s.facts.requestId, s.facts.requestId.toUpperCase()) }),
  ],
  [
    'a request that means all of them in SQL',
    unknown,
    (s) => s.response({ response: { attributes: { InResponseTo: "' OR '1'='1" } } }),
  ],
];

const timed: readonly Attack[] = [
  [
    'no IssueInstant',
    'saml-issue-instant',
    (s) => s.response({ response: { attributes: { IssueInstant: null } } }),
  ],
  [
    'an IssueInstant in five minutes',
    'saml-issue-instant',
    (s) => s.response({ response: { attributes: { IssueInstant: minutes(s.facts, 5) } } }),
  ],
  [
    'an IssueInstant of ten minutes ago',
    'saml-issue-instant',
    (s) => s.response({ response: { attributes: { IssueInstant: minutes(s.facts, -10) } } }),
  ],
  [
    'an IssueInstant of last year',
    'saml-issue-instant',
    (s) => s.response({ response: { attributes: { IssueInstant: minutes(s.facts, -525_600) } } }),
  ],
  [
    'an IssueInstant that is no time',
    'saml-issue-instant',
    (s) => s.response({ response: { attributes: { IssueInstant: 'now' } } }),
  ],
  [
    'an IssueInstant in another time zone',
    'saml-issue-instant',
    (s) =>
      s.response({ response: { attributes: { IssueInstant: minutes(s.facts, 0).replace('Z', '+02:00') } } }),
  ],
];

const results: readonly Attack[] = [
  ['no Status', 'saml-status', (s) => s.response({ response: { status: '' } })],
  [
    'a Status without a code',
    'saml-status',
    (s) => s.response({ response: { status: tag('samlp:Status') } }),
  ],
  [
    'an identity provider that said no',
    'saml-status',
    (s) =>
      s.response({
        response: {
          status: status(statusOf('Responder'), tag('samlp:StatusCode', { Value: statusOf('AuthnFailed') })),
        },
      }),
  ],
  [
    'a refusal with the success inside it',
    'saml-status',
    (s) =>
      s.response({
        response: { status: status(statusOf('Requester'), tag('samlp:StatusCode', { Value: success })) },
      }),
  ],
  [
    'a refusal beside the success',
    'saml-status',
    (s) => s.response({ response: { status: status() + status(statusOf('Responder')) } }),
  ],
  [
    'two codes in one Status',
    'saml-status',
    (s) =>
      s.response({
        response: {
          status: tag(
            'samlp:Status',
            {},
            tag('samlp:StatusCode', { Value: success }) +
              tag('samlp:StatusCode', { Value: statusOf('Responder') }),
          ),
        },
      }),
  ],
  [
    'a success that goes on',
    'saml-status',
    (s) => s.response({ response: { status: status(`${success}ful`) } }),
  ],
  [
    'a refusal without any assertion',
    'saml-status',
    (s) =>
      s.response({
        response: { status: status(statusOf('Responder')), assertions: '' },
        signed: ['Response'],
      }),
  ],
];

const formed: readonly Attack[] = [
  ['no Version', 'saml-version', (s) => s.response({ response: { attributes: { Version: null } } })],
  ['Version 1.1', 'saml-version', (s) => s.response({ response: { attributes: { Version: '1.1' } } })],
  ['Version 2', 'saml-version', (s) => s.response({ response: { attributes: { Version: '2' } } })],
  [
    'no assertion',
    'saml-assertion-count',
    (s) => s.response({ response: { assertions: '' }, signed: ['Response'] }),
  ],
  [
    'an id twice',
    'saml-duplicate-id',
    (s) => s.response({ assertion: { attributes: { ID: s.facts.responseId } } }),
  ],
  [
    'an id twice, once as Id',
    'saml-duplicate-id',
    (s) => s.response({ assertion: { more: tag('saml:Advice', { Id: s.facts.assertionId }) } }),
  ],
  [
    'an id twice, once as xml:id',
    'saml-duplicate-id',
    (s) => s.response({ assertion: { more: tag('saml:Advice', { 'xml:id': s.facts.assertionId }) } }),
  ],
];

/** Encrypted to a key that may be ours or not; what matters is that nothing around it is signed. */
function encryptedAssertion({ facts }: Scene, method: string): string {
  const contentKey = randomBytes(32);
  const start = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', contentKey, start);
  const content = Buffer.concat([start, cipher.update(assertion(facts)), cipher.final()]);
  const key = { key: keyOf('idp').certificatePem, padding: constants.RSA_PKCS1_OAEP_PADDING };
  const xenc = 'http://www.w3.org/2001/04/xmlenc#';
  const cipherData = (bytes: Buffer): string =>
    tag('xenc:CipherData', {}, tag('xenc:CipherValue', {}, bytes.toString('base64')));
  const encryptedKey = tag(
    'xenc:EncryptedKey',
    {},
    tag('xenc:EncryptionMethod', { Algorithm: `${xenc}rsa-oaep-mgf1p` }) +
      cipherData(publicEncrypt(key, contentKey)),
  );
  const keyInfo = tag('ds:KeyInfo', { 'xmlns:ds': 'http://www.w3.org/2000/09/xmldsig#' }, encryptedKey);
  const data = tag('xenc:EncryptionMethod', { Algorithm: xenc + method }) + keyInfo + cipherData(content);
  return tag(
    'saml:EncryptedAssertion',
    {},
    tag('xenc:EncryptedData', { 'xmlns:xenc': xenc, Type: `${xenc}Element` }, data),
  );
}

const encrypted: readonly Attack[] = [
  [
    'an encrypted assertion in an unsigned response',
    ['saml-encryption', 'saml-signature'],
    (s) => s.response({ response: { assertions: encryptedAssertion(s, 'aes256-cbc') }, signed: [] }),
  ],
  [
    'an encrypted assertion in a signed response that need not be',
    'saml-encryption',
    (s) =>
      s.response({ response: { assertions: encryptedAssertion(s, 'aes256-cbc') }, signed: ['Response'] }),
    ['assertion'],
  ],
  [
    'an assertion encrypted with 3DES',
    ['saml-encryption', 'saml-signature'],
    (s) =>
      s.response({ response: { assertions: encryptedAssertion(s, 'tripledes-cbc') }, signed: ['Response'] }),
  ],
  [
    'an assertion encrypted to somebody else',
    ['saml-encryption', 'saml-signature'],
    (s) =>
      s.response({ response: { assertions: encryptedAssertion(s, 'aes256-cbc') }, signed: ['Response'] }),
  ],
  [
    'an encrypted assertion of rubbish',
    ['saml-encryption', 'saml-signature'],
    (s) =>
      s.response({
        response: { assertions: tag('saml:EncryptedAssertion', {}, bareCertificate(keyOf('idp'))) },
        signed: ['Response'],
      }),
  ],
  [
    'a plain assertion beside an encrypted one',
    ['saml-assertion-count', 'saml-encryption'],
    (s) => s.response({ response: { assertions: assertion(s.facts) + encryptedAssertion(s, 'aes256-cbc') } }),
  ],
];

testAttacks([...addressed, ...issued, ...answered, ...timed, ...results, ...formed, ...encrypted]);
