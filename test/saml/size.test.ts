// Messages made to cost: too many bytes, elements, levels, attributes, and base64 that is not spelled as it should be.
// Each is refused at once, also those a parser would take seconds over.
import { encoded, form, post, sceneOf, testAttacks, type Attack } from './support/attacks';
import { attributeStatement } from './support/message-parts';
import { beginLogin } from './support/attacked-portal';

const tooLarge = ['saml-too-large', 'body-too-large'];
const manyGroups = (count: number) =>
  attributeStatement(...Array.from({ length: count }, (_, index) => ['groups', `g${index}`] as const));

const sizes: readonly Attack[] = [
  [
    'a hundred and thirty kilobytes of text',
    tooLarge,
    (s) => s.response({ before: (xml) => xml.replace('>alle<', `>${'x'.repeat(130 * 1024)}<`) }),
  ],
  ['two hundred kilobytes of the letter A', tooLarge, () => 'A'.repeat(200_000)],
  ['a megabyte', tooLarge, () => 'A'.repeat(1_000_000)],
  [
    'a megabyte beside the message',
    tooLarge,
    (s) => ({ body: form({ SAMLResponse: s.response(), RelayState: 'x'.repeat(1_000_000) }) }),
  ],
  [
    'a hundred fields',
    [...tooLarge, 'bad-request', 'saml-malformed'],
    (s) => ({
      body: form({
        SAMLResponse: s.response(),
        ...Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}`, 'x'])),
      }),
    }),
  ],
  [
    'six hundred groups',
    'saml-too-many-elements',
    (s) => s.response({ assertion: { attributeStatement: manyGroups(600) } }),
  ],
  [
    'thousands of empty elements',
    'saml-too-many-elements',
    () => encoded(`<r>${'<a></a>'.repeat(10_000)}</r>`),
  ],
  [
    'thousands of elements that close themselves',
    'saml-too-many-elements',
    () => encoded(`<r>${'<a/>'.repeat(20_000)}</r>`),
  ],
  [
    'thousands of unclosed tags',
    ['saml-too-deep', 'saml-too-many-elements'],
    () => encoded('<a>'.repeat(19_000)),
  ],
  [
    'thousands of unclosed tags inside a response',
    ['saml-too-deep', 'saml-too-many-elements'],
    (s) => s.response({ after: (xml) => xml.replace('<samlp:Status>', `${'<a>'.repeat(19_000)}$&`) }),
  ],
  [
    'thousands of tags that never end',
    ['saml-malformed', 'saml-too-many-elements'],
    () => encoded('<a '.repeat(40_000)),
  ],
  [
    'thousands of opening brackets',
    ['saml-malformed', 'saml-too-many-elements'],
    () => encoded('<'.repeat(100_000)),
  ],
  [
    'a depth of thirty',
    'saml-too-deep',
    (s) => s.response({ assertion: { more: `${'<a>'.repeat(30)}${'</a>'.repeat(30)}` } }),
  ],
  [
    'a depth of thousands',
    ['saml-too-deep', 'saml-too-many-elements'],
    () => encoded(`${'<a>'.repeat(9_000)}${'</a>'.repeat(9_000)}`),
  ],
  [
    'thousands of attributes in one tag',
    'saml-too-many-attributes',
    () => encoded(`<r ${Array.from({ length: 8_000 }, (_, index) => `a${index}="x"`).join(' ')}></r>`),
  ],
  [
    'thousands of namespaces in one tag',
    'saml-too-many-attributes',
    () =>
      encoded(
        `<r ${Array.from({ length: 4_000 }, (_, index) => `xmlns:a${index}="urn:x:${index}"`).join(' ')}></r>`,
      ),
  ],
  [
    'thousands of the same attribute',
    ['saml-too-many-attributes', 'saml-malformed'],
    () => encoded(`<r ${'a="x" '.repeat(15_000)}></r>`),
  ],
  [
    'thousands of ampersands',
    'saml-malformed',
    (s) => s.response({ after: (xml) => xml.replace('>alle<', `>${'&'.repeat(60_000)}<`) }),
  ],
  [
    'a quote that never closes',
    'saml-malformed',
    (s) =>
      s.response({
        after: (xml) => xml.replace('Version="2.0"', `Version="2.0${' '.repeat(60_000)}`).replaceAll('"', ''),
      }),
  ],
  ['spaces without end', 'saml-malformed', () => encoded(`<r${' '.repeat(100_000)}`)],
];

const spellings: readonly Attack[] = [
  ['an empty message', 'saml-malformed', () => ''],
  ['base64 with a line break', 'saml-not-base64', (s) => s.response().replace(/(.{76})/, '$1\r\n')],
  ['base64 with a space', 'saml-not-base64', (s) => s.response().replace(/(.{76})/, '$1 ')],
  ['base64 with characters that are none', 'saml-not-base64', (s) => s.response().replace(/(.{76})/, '$1!')],
  [
    'base64 with the letters for addresses',
    'saml-not-base64',
    (s) =>
      s
        .response({ before: (xml) => xml.replace('>alle<', '>\u00ff\u00fe\u00ff?>?~~~<') })
        .replaceAll('+', '-')
        .replaceAll('/', '_'),
  ],
  ['base64 with padding in the middle', 'saml-not-base64', (s) => s.response().replace(/(.{76})/, '$1==')],
  ['base64 with too much padding', 'saml-not-base64', (s) => `${s.response().replace(/=+$/, '')}====`],
  ['base64 of base64', ['saml-malformed', 'saml-trailing-text'], (s) => encoded(s.response())],
  ['no base64 but the XML itself', 'saml-not-base64', (s) => s.xml()],
  ['bits beyond the end', 'saml-not-base64', () => 'PGEvPh=='],
  ['a percent sign left over', 'saml-not-base64', (s) => s.response().replace(/(.{76})/, '$1%2B')],
];

const portal = testAttacks([...sizes, ...spellings]);

describe('the worst of them', () => {
  it('cost less than a second each, whatever they do to a parser', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    const taken: number[] = [];
    for (const [, , make] of sizes) {
      const posted = make(scene);
      const start = process.cpuUsage();
      await post(browser, posted);
      const { user, system } = process.cpuUsage(start);
      taken.push((user + system) / 1_000);
    }
    expect(Math.max(...taken)).toBeLessThan(1_000);
  });
});
