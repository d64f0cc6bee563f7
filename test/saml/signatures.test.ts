// Signatures that are missing, foreign, doubled, or about something else than what they stand in.
import { encoded, testAttacks, type Attack, type Scene } from './support/attacks';
import { bareCertificate, keyOf } from './support/keys';
import { tag } from './support/message-parts';
import { dsig } from './support/signature';

const signature = /<ds:Signature .*?<\/ds:Signature>/s;
const signatures = new RegExp(signature.source, 'gs');
const foreign = keyOf('foreign');
const keyValue = tag('ds:KeyName', {}, 'idp.musterstadt.example');

function changed(scene: Scene, change: (xml: string) => string): string {
  return encoded(change(scene.xml()));
}

/** A second SignedInfo that says whatever an attacker likes. */
const otherInfo = `<ds:SignedInfo xmlns:ds="${dsig}"><ds:Reference URI="#_forged"><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo>`;

const missing: readonly Attack[] = [
  ['no signature at all', 'saml-signature', (s) => s.response({ signed: [] })],
  ['all signatures cut out', 'saml-signature', (s) => changed(s, (xml) => xml.replace(signatures, ''))],
  [
    'the assertion alone signed',
    'saml-signature',
    (s) => s.response({ signed: ['Assertion'] }),
    ['both', 'response'],
  ],
  [
    'the response alone signed',
    'saml-signature',
    (s) => s.response({ signed: ['Response'] }),
    ['both', 'assertion'],
  ],
  [
    'an empty signature',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace(signatures, `<ds:Signature xmlns:ds="${dsig}"></ds:Signature>`)),
  ],
  [
    'an empty SignatureValue',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace(/(<ds:SignatureValue>)[^<]*/g, '$1')),
  ],
  [
    'no SignatureValue',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace(/<ds:SignatureValue>.*?<\/ds:SignatureValue>/gs, '')),
  ],
  [
    'no SignedInfo',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace(/<ds:SignedInfo>.*?<\/ds:SignedInfo>/gs, '')),
  ],
  ['an empty DigestValue', 'saml-signature', (s) => s.response({ signing: { digestValue: () => '' } })],
  [
    'no DigestValue',
    ['saml-signature', 'saml-algorithm'],
    (s) =>
      s.response({
        signing: { signedInfo: (xml) => xml.replace(/<ds:DigestValue>.*<\/ds:DigestValue>/, '') },
      }),
  ],
  [
    'a signature in another namespace',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replaceAll(`xmlns:ds="${dsig}"`, 'xmlns:ds="urn:example:none"')),
  ],
  [
    'a signature one level too deep',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace(signatures, (one) => tag('saml:Advice', {}, one))),
  ],
];

const foreignKeys: readonly Attack[] = [
  ['a foreign key', 'saml-signature', (s) => s.response({ signing: { key: foreign } })],
  [
    'a foreign key under the certificate of the right one',
    'saml-signature',
    (s) =>
      s.response({
        signing: {
          key: foreign,
          keyInfo: tag('ds:X509Data', {}, tag('ds:X509Certificate', {}, bareCertificate(keyOf('idp')))),
        },
      }),
  ],
  [
    'a foreign key that is only named like the right one',
    'saml-signature',
    (s) => s.response({ signing: { key: foreign, keyInfo: keyValue } }),
  ],
  [
    'a foreign key whose certificate comes after the right one',
    'saml-signature',
    (s) =>
      s.response({
        signing: {
          key: foreign,
          keyInfo: tag(
            'ds:X509Data',
            {},
            [keyOf('idp'), foreign]
              .map((key) => tag('ds:X509Certificate', {}, bareCertificate(key)))
              .join(''),
          ),
        },
      }),
  ],
  [
    'a foreign key that is to be fetched from elsewhere',
    'saml-signature',
    (s) =>
      s.response({
        signing: {
          key: foreign,
          keyInfo: tag('ds:RetrievalMethod', { URI: 'https://mallory.example/key', Type: `${dsig}X509Data` }),
        },
      }),
  ],
  [
    'a foreign key in the inner signature alone',
    'saml-signature',
    (s) => {
      const inner = s.xml({ signed: ['Assertion'], signing: { key: foreign } });
      const [found = ''] = signature.exec(inner) ?? [];
      return s.response({
        signed: ['Response'],
        before: (xml) => xml.replace(/(<saml:Assertion .*?<\/saml:Issuer>)/s, `$1${found}`),
      });
    },
    ['both', 'assertion'],
  ],
  [
    'a genuine signature of another message',
    'saml-signature',
    (s) => {
      const [other = ''] =
        signature.exec(
          s.xml({ response: { attributes: { ID: '_other' } }, assertion: { attributes: { ID: '_other' } } }),
        ) ?? [];
      return changed(s, (xml) => xml.replace(signatures, other));
    },
  ],
];

const doubled: readonly Attack[] = [
  [
    'two SignedInfo, the forged one first',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replaceAll('<ds:SignedInfo>', `${otherInfo}<ds:SignedInfo>`)),
  ],
  [
    'two SignedInfo, the forged one last',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replaceAll('</ds:SignedInfo>', `</ds:SignedInfo>${otherInfo}`)),
  ],
  [
    'a second SignedInfo in the KeyInfo',
    'saml-signature',
    (s) => s.response({ signing: { keyInfo: otherInfo } }),
  ],
  [
    'a second SignedInfo in an Object',
    'saml-signature',
    (s) =>
      changed(s, (xml) =>
        xml.replaceAll('</ds:Signature>', `${tag('ds:Object', {}, otherInfo)}</ds:Signature>`),
      ),
  ],
  [
    'two signatures side by side',
    ['saml-signature', 'saml-duplicate-id'],
    (s) => changed(s, (xml) => xml.replace(signature, '$&$&')),
  ],
  [
    'two signatures side by side, a foreign one first',
    'saml-signature',
    (s) => {
      const [other = ''] = signature.exec(s.xml({ signing: { key: foreign } })) ?? [];
      return changed(s, (xml) => xml.replace(signature, `${other}$&`));
    },
  ],
  [
    'two SignatureValues',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace(/<ds:SignatureValue>.*?<\/ds:SignatureValue>/gs, '$&$&')),
  ],
  [
    'two references',
    ['saml-signature', 'saml-algorithm'],
    (s) =>
      s.response({
        signing: { signedInfo: (xml) => xml.replace(/<ds:Reference .*<\/ds:Reference>/s, '$&$&') },
      }),
  ],
  [
    'two DigestValues, the forged one first',
    'saml-signature',
    (s) =>
      s.response({
        signing: {
          signedInfo: (xml) =>
            xml.replace('<ds:DigestValue>', '<ds:DigestValue>AAAA</ds:DigestValue><ds:DigestValue>'),
        },
      }),
  ],
  [
    'a DigestValue inside the DigestValue',
    'saml-signature',
    (s) =>
      s.response({ signing: { digestValue: (digest) => `<ds:DigestValue>${digest}</ds:DigestValue>AAAA` } }),
  ],
  [
    'an Object beside the SignedInfo',
    'saml-signature',
    (s) =>
      changed(s, (xml) =>
        xml.replaceAll('</ds:Signature>', `${tag('ds:Object', {}, 'mallory')}</ds:Signature>`),
      ),
  ],
];

const references: readonly Attack[] = [
  ['a reference to everything', 'saml-signature', (s) => s.response({ signing: { uri: '' } })],
  ['a reference to nothing', 'saml-signature', (s) => s.response({ signing: { uri: '#_nothing' } })],
  [
    'a reference without #',
    'saml-signature',
    (s) =>
      s.response({
        signing: { uri: s.mode === 'response' ? s.facts.responseId : s.facts.assertionId },
        signed: [s.mode === 'response' ? 'Response' : 'Assertion'],
      }),
    ['assertion', 'response'],
  ],
  [
    'a reference to the whole document by XPointer',
    'saml-signature',
    (s) => s.response({ signing: { uri: '#xpointer(/)' } }),
  ],
  [
    'a reference by XPointer to the right id',
    'saml-signature',
    (s) => s.response({ signing: { uri: `#xpointer(id('${s.facts.assertionId}'))` } }),
  ],
  [
    'a reference to a file',
    'saml-signature',
    (s) => s.response({ signing: { uri: 'file:///etc/hostname' } }),
  ],
  [
    'a reference to another host',
    'saml-signature',
    (s) => s.response({ signing: { uri: 'https://mallory.example/assertion' } }),
  ],
  [
    'a reference with a quote, to end up in an XPath',
    'saml-signature',
    (s) => s.response({ signing: { uri: `#x' or '1'='1` } }),
  ],
  [
    'the signature of the assertion pointing at the response',
    'saml-signature',
    (s) => s.response({ signed: ['Assertion'], signing: { uri: `#${s.facts.responseId}` } }),
    ['assertion'],
  ],
  [
    'the signature of the response pointing at the assertion',
    'saml-signature',
    (s) => s.response({ signed: ['Response'], signing: { uri: `#${s.facts.assertionId}` } }),
    ['response'],
  ],
  [
    'the id spelled Id',
    ['saml-signature', 'saml-malformed'],
    (s) =>
      s.response({
        before: (xml) => xml.replace(/ ID=/g, ' Id='),
        signing: { uri: s.mode === 'response' ? `#${s.facts.responseId}` : `#${s.facts.assertionId}` },
      }),
    ['assertion', 'response'],
  ],
];

const changedAfterwards: readonly Attack[] = [
  ['another NameID', 'saml-signature', (s) => changed(s, (xml) => xml.replace('anna.amsel', 'mallory'))],
  ['another group', 'saml-signature', (s) => changed(s, (xml) => xml.replace('>alle<', '>vpn-it<'))],
  [
    'one more attribute',
    'saml-signature',
    (s) =>
      changed(s, (xml) =>
        xml.replace(
          '</saml:AttributeStatement>',
          `${tag('saml:Attribute', { Name: 'groups' }, tag('saml:AttributeValue', {}, 'vpn-it'))}$&`,
        ),
      ),
  ],
  [
    'a later end',
    'saml-signature',
    (s) =>
      changed(s, (xml) =>
        xml.replace(
          /(Conditions .*?NotOnOrAfter=")[^"]*/,
          `$1${new Date(Date.now() + 600_000).toISOString()}`,
        ),
      ),
  ],
  [
    'a space at the end of the NameID',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace('anna.amsel', 'anna.amsel ')),
  ],
  [
    'a character written as a reference to another one',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace('anna.amsel', 'anna.amse&#x6d;')),
  ],
  [
    'a digest of one bit less',
    'saml-signature',
    (s) =>
      s.response({
        signing: { digestValue: (digest) => digest.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) },
      }),
  ],
  [
    'a signature of one bit less',
    'saml-signature',
    (s) =>
      changed(s, (xml) =>
        xml.replace(
          /(<ds:SignatureValue>)(.)/g,
          (_all, tagName: string, first: string) => tagName + (first === 'A' ? 'B' : 'A'),
        ),
      ),
  ],
  [
    'a signature cut short',
    'saml-signature',
    (s) => changed(s, (xml) => xml.replace(/(<ds:SignatureValue>.{40})[^<]*/gs, '$1')),
  ],
];

testAttacks([...missing, ...foreignKeys, ...doubled, ...references, ...changedAfterwards]);
