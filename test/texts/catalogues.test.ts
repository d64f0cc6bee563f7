// The two catalogues hold the same keys with the same placeholders, and a missing text is never passed over.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { german } from '../../src/texts/de/catalogue';
import { english } from '../../src/texts/en/catalogue';
import { leaves } from './support/leaves';
import { findText, textFor, translator } from '../../src/texts/translate';

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();

describe('the catalogues', () => {
  const de = leaves(german);
  const en = leaves(english);

  it('have the same keys', () => {
    expect([...en.keys()].toSorted()).toEqual([...de.keys()].toSorted());
  });

  it('ask for the same values in both languages', () => {
    const differing = [...de].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(en.get(key) ?? '')),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('have no empty text, no double space and no markup', () => {
    const odd = [...de, ...en].filter(
      ([, text]) => text.trim() !== text || text === '' || /<|&\w+;| {2}/.test(text),
    );
    expect(odd).toEqual([]);
  });

  it('speak to people formally in German', () => {
    const casual = [...de].filter(([, text]) => /\b(du|dein|deine|dich|dir)\b/i.test(text));
    expect(casual).toEqual([]);
  });

  it('are split into the same files in both languages', () => {
    const files = (language: string) => readdirSync(path.join('src/texts', language)).toSorted();
    expect(files('en')).toEqual(files('de'));
  });
});

describe('a text', () => {
  it('is found in the language asked for, with its values', () => {
    expect(translator('de')('shell.error.help-text', { id: 'ABCD' })).toContain('die Nummer ABCD');
    expect(translator('en')('shell.error.help-text', { id: 'ABCD' })).toContain('the number ABCD');
  });

  it('is chosen by number', () => {
    const t = translator('de');
    expect([t('kit.time.since-days', { count: 1 }), t('kit.time.since-days', { count: 2 })]).toEqual([
      'seit 1 Tag',
      'seit 2 Tagen',
    ]);
  });

  it('stays what it is when it is asked for again: in its language, and with the value it wants', () => {
    const title = () => [textFor('de', 'shell.skip-to-content'), textFor('en', 'shell.skip-to-content')];
    const [german, english] = title();
    expect(german).not.toBe(english);
    expect(title()).toEqual([german, english]);
    expect(textFor('de', 'shell.error.help-text', { id: 'ABCD' })).toContain('ABCD');
    expect(textFor('de', 'shell.error.help-text', { id: 'EFGH' })).toContain('EFGH');
    expect(() => textFor('de', 'shell.error.help-text')).toThrow('wants the value id');
    expect([findText('de', 'refusal.kind'), findText('de', 'refusal.kind')]).toEqual([null, null]);
  });

  it('leaves values as they are, because the templates escape', () => {
    expect(textFor('de', 'shell.error.help-text', { id: '<b>&' })).toContain('<b>&');
  });

  it('throws where the key or a value is missing', () => {
    expect(() => textFor('de', 'shell.nothing')).toThrow('no text "shell.nothing"');
    expect(() => textFor('de', 'shell.error.help-text')).toThrow('wants the value id');
  });

  it('may be looked for without harm', () => {
    expect(findText('de', 'refusal.never-heard-of')).toBeNull();
    expect(findText('de', 'refusal.kind')).toBeNull();
  });
});
