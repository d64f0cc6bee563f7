// What no template may contain, and that every text a template names exists.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { german } from '../../src/texts/de/catalogue';
import { leaves } from '../texts/support/leaves';

const templates = readdirSync('views', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ejs'))
  .map((name) => ({ name, source: readFileSync(path.join('views', name), 'utf8') }));

const matches = (pattern: RegExp): readonly string[] =>
  templates.flatMap(({ name, source }) =>
    [...source.matchAll(pattern)].map(([found]) => `${name}: ${found}`),
  );

describe('templates', () => {
  it('print unescaped only what they include', () => {
    expect(templates.length).toBeGreaterThan(20);
    expect(matches(/<%-(?! include\()[^%]*/g)).toEqual([]);
  });

  it('have no inline script, style or handler', () => {
    expect(matches(/<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc="\/assets\/)/gi)).toEqual([]);
  });

  it('load nothing from elsewhere', () => {
    expect(matches(/(?:src|href|action)="(?:https?:)?\/\/[^"]*/g)).toEqual([]);
  });

  it('carry the token in every form that is posted', () => {
    const forms = templates.flatMap(({ name, source }) =>
      [...source.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g)].map(([form]) => ({ name, form })),
    );
    expect(forms.filter(({ form }) => !form.includes('name="_csrf"')).map(({ name }) => name)).toEqual([]);
  });

  it('name only texts that exist', () => {
    const named = templates.flatMap(({ name, source }) =>
      [...source.matchAll(/\bt\('([^']+)'(?!\s*\+)/g)].map(([, key = '']) => ({ name, key })),
    );
    const known = [...leaves(german).keys()].flatMap((key) => [key, key.replace(/_(one|other)$/, '')]);
    const missing = named.filter(({ key }) => !known.includes(key));
    expect(named.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('hold no words of their own', () => {
    const words = templates.flatMap(({ name, source }) => {
      // A command for a server is the same in every language.
      const plain = source.replace(/<%[\s\S]*?%>|<code>.*?<\/code>/g, '').replace(/<[^>]*>/g, '');
      return /\p{L}{3,}/u.test(plain) ? [`${name}: ${plain.trim().slice(0, 60)}`] : [];
    });
    expect(words).toEqual([]);
  });
});
