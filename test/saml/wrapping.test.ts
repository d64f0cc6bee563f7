// Signature wrapping: a genuine signature is kept, and a forged assertion put where a careless reader looks. The eight
// forms of Somorovsky et al., "On Breaking SAML: Be Whoever You Want to Be" (USENIX Security 2012), and some more.
import { testAttacks, type Attack, type Scene } from './support/attacks';
import { encoded } from './support/attacks';
import { assertion, nameId, confirmation, subject, tag } from './support/message-parts';

const signature = /<ds:Signature .*?<\/ds:Signature>/s;
const signedAssertion = /<saml:Assertion .*<\/saml:Assertion>/s;
const wrapped = ['saml-assertion-count', 'saml-duplicate-id', 'saml-signature'];

/** Somebody else's assertion, under an id of its own unless it takes that of the genuine one. */
function forged({ facts }: Scene, id = '_forged'): string {
  const inner = nameId(facts, 'mallory') + confirmation(facts);
  return assertion({ ...facts, assertionId: id }, { subject: subject(facts, inner) });
}

/** The genuine response taken apart. */
function taken(scene: Scene) {
  const xml = scene.xml();
  const genuine = signedAssertion.exec(xml)?.[0] ?? '';
  const responseSignature = signature.exec(xml.replace(genuine, ''))?.[0] ?? '';
  const assertionSignature = signature.exec(genuine)?.[0] ?? '';
  return {
    xml,
    genuine,
    responseSignature,
    assertionSignature,
    bare: genuine.replace(assertionSignature, ''),
  };
}

/** The signature moves into the forged assertion, with whatever else is to stand in it. */
function carrying(evil: string, assertionSignature: string, inside = ''): string {
  const carried = assertionSignature.replace('</ds:Signature>', `${inside}</ds:Signature>`);
  return evil.replace('</saml:Issuer>', `</saml:Issuer>${carried}`);
}

/** A response around a forged assertion that hides the genuine response somewhere. */
function around(scene: Scene, id: string, hide: (genuine: string, signature: string) => string): string {
  const { xml, genuine, responseSignature } = taken(scene);
  const bare = xml.replace(responseSignature, '');
  return xml
    .replace(`ID="${scene.facts.responseId}"`, `ID="${id}"`)
    .replace(genuine, () => forged(scene))
    .replace(responseSignature, () => hide(bare, responseSignature));
}

const inAssertion: readonly (readonly [string, (scene: Scene, evil: string) => string])[] = [
  [
    'XSW3, a forged assertion before the genuine one',
    (scene, evil) => scene.xml().replace(signedAssertion, (genuine) => evil + genuine),
  ],
  [
    'XSW4, the genuine assertion inside a forged one',
    (scene, evil) =>
      scene
        .xml()
        .replace(signedAssertion, (genuine) =>
          evil.replace('</saml:Assertion>', `${genuine}</saml:Assertion>`),
        ),
  ],
  [
    'XSW5, a forged assertion with the signature, the genuine one after it without',
    (scene, evil) => {
      const { xml, genuine, assertionSignature, bare } = taken(scene);
      return xml.replace(genuine, () => carrying(evil, assertionSignature) + bare);
    },
  ],
  [
    'XSW6, the genuine assertion inside the signature of a forged one',
    (scene, evil) => {
      const { xml, genuine, assertionSignature, bare } = taken(scene);
      return xml.replace(genuine, () => carrying(evil, assertionSignature, bare));
    },
  ],
  [
    'XSW7, a forged assertion in Extensions before the genuine one',
    (scene, evil) =>
      scene.xml().replace(signedAssertion, (genuine) => tag('samlp:Extensions', {}, evil) + genuine),
  ],
  [
    'XSW8, the genuine assertion in an Object of the signature of a forged one',
    (scene, evil) => {
      const { xml, genuine, assertionSignature, bare } = taken(scene);
      return xml.replace(genuine, () => carrying(evil, assertionSignature, tag('ds:Object', {}, bare)));
    },
  ],
];

const onResponse: readonly Attack[] = ['_forged-response', 'the same id'].flatMap((id): readonly Attack[] => {
  const idFor = (scene: Scene): string => (id.startsWith('_') ? id : scene.facts.responseId);
  const spelled = id.startsWith('_') ? 'an id of its own' : id;
  return [
    [
      `XSW1 with ${spelled}, the genuine response inside the signature of a forged one`,
      wrapped,
      (scene) =>
        encoded(
          around(scene, idFor(scene), (genuine, own) =>
            own.replace('</ds:Signature>', `${genuine}</ds:Signature>`),
          ),
        ),
      ['both', 'response'],
    ],
    [
      `XSW2 with ${spelled}, the genuine response before the signature of a forged one`,
      wrapped,
      (scene) => encoded(around(scene, idFor(scene), (genuine, own) => genuine + own)),
      ['both', 'response'],
    ],
  ];
});

const others: readonly Attack[] = [
  [
    'two genuine assertions in one response',
    wrapped,
    (scene) => scene.response({ response: { assertions: forged(scene, '_one') + forged(scene, '_two') } }),
  ],
  [
    'a forged assertion behind the genuine one',
    wrapped,
    (scene) => encoded(scene.xml().replace('</samlp:Response>', () => `${forged(scene)}</samlp:Response>`)),
  ],
  [
    'a forged assertion inside the Status',
    wrapped,
    (scene) => {
      const detail = tag('samlp:StatusDetail', {}, forged(scene));
      return encoded(scene.xml().replace('</samlp:Status>', () => `${detail}</samlp:Status>`));
    },
  ],
  [
    'the genuine response inside a forged one',
    wrapped,
    (scene) => {
      const { xml } = taken(scene);
      const outer = xml.replace(signature, '').replace(`ID="${scene.facts.responseId}"`, 'ID="_outer"');
      return encoded(outer.replace(signedAssertion, () => xml));
    },
  ],
  [
    'the genuine assertion hidden in an attribute value of a forged one',
    wrapped,
    (scene) => {
      const { xml, genuine } = taken(scene);
      return encoded(xml.replace(genuine, () => forged(scene).replace('alle', () => genuine)));
    },
  ],
];

const table: readonly Attack[] = [
  ...inAssertion.flatMap(([name, make]): readonly Attack[] => [
    [`${name}, with an id of its own`, wrapped, (scene) => encoded(make(scene, forged(scene)))],
    [
      `${name}, with the same id`,
      wrapped,
      (scene) => encoded(make(scene, forged(scene, scene.facts.assertionId))),
    ],
  ]),
  ...onResponse,
  ...others,
];

testAttacks(table);
