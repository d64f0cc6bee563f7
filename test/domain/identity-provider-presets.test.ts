// What is proposed for each maker can really be set up: no mail as a key, something signed, words for every note.
import { checkIdentityRule, isRecyclable, type IdentityRule } from '../../src/domain/identity-attributes';
import {
  identityProviderMakers,
  identityProviderPresets,
  presetNotes,
  ruleAsKnown,
} from '../../src/domain/identity-provider-presets';
import { findText } from '../../src/texts/translate';

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

describe.each(identityProviderMakers)('the preset of %s', (maker) => {
  const preset = identityProviderPresets[maker];

  it('proposes keys that may be pinned, each once', () => {
    for (const rule of preset.keys) expect(() => checkIdentityRule(rule, preset.aliases)).not.toThrow();
    const names = preset.keys.map((rule) => (rule.kind === 'name-id' ? 'NameID' : rule.name));
    expect(new Set(names).size).toBe(names.length);
  });

  it('proposes a lasting key before one that is given to somebody new', () => {
    const flags = preset.keys.map((rule) => isRecyclable(rule, { format: persistent }));
    expect(flags[0]).toBe(false);
    expect(flags).toEqual([...flags].sort());
  });

  it('asks for a signature', () => {
    expect(preset.signs.assertion || preset.signs.response).toBe(true);
  });

  it('has its name and its notes in both languages', () => {
    for (const language of ['de', 'en'] as const) {
      expect(findText(language, `identity-providers.maker.${maker}`)).not.toBeNull();
      for (const note of preset.notes)
        expect(findText(language, `identity-providers.note.${note}`)).not.toBeNull();
    }
  });
});

it('uses every note somewhere', () => {
  const used = identityProviderMakers.flatMap((maker) => identityProviderPresets[maker].notes);
  expect([...presetNotes].filter((note) => !used.includes(note))).toEqual([]);
});

type Judged = { readonly rule: IdentityRule; readonly format?: string; readonly recyclable: boolean };

it.each<[string, Judged]>([
  ['a persistent NameID', { rule: { kind: 'name-id' }, format: persistent, recyclable: false }],
  ['an unspecified NameID', { rule: { kind: 'name-id' }, format: unspecified, recyclable: true }],
  ['a NameID without a format', { rule: { kind: 'name-id' }, recyclable: true }],
  ['a UPN', { rule: { kind: 'attribute', name: 'userPrincipalName' }, recyclable: true }],
  ['a uid', { rule: { kind: 'attribute', name: 'uid' }, recyclable: true }],
  ['an object id', { rule: { kind: 'attribute', name: 'objectGUID' }, recyclable: false }],
  ['a uid said to last', { rule: { kind: 'attribute', name: 'uid', recyclable: false }, recyclable: false }],
  ['a number given away', { rule: { kind: 'attribute', name: 'nr', recyclable: true }, recyclable: true }],
])('knows whether a key may come back as somebody else: %s', (_what, { rule, format, recyclable }) => {
  expect(isRecyclable(rule, { format: format ?? null })).toBe(recyclable);
});

it('keeps what is known of a key of its maker, and knows nothing of any other', () => {
  expect(ruleAsKnown('ucs', { kind: 'attribute', name: 'uid' }).recyclable).toBe(true);
  expect(ruleAsKnown('ucs', { kind: 'attribute', name: 'entryUUID' }).recyclable).toBe(false);
  expect(ruleAsKnown('ad-fs', { kind: 'attribute', name: 'uid' }).recyclable).toBeUndefined();
  expect(ruleAsKnown('ad-fs', { kind: 'name-id' })).toEqual({ kind: 'name-id' });
});
