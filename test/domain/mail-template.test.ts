// A municipality's own words: which are taken, which are refused and with what place, and how fields are filled.
import fc from 'fast-check';
import { mailKinds, type MailKind } from '../../src/domain/mail';
import {
  checkedTexts,
  checkedWords,
  filled,
  longestWords,
  type MailTexts,
} from '../../src/domain/mail-template';

const words = (typed: string) => checkedWords('access-released', typed);
const problem = (typed: string) => {
  const checked = words(typed);
  return checked.ok ? null : [checked.problem.reason, checked.problem.line, checked.problem.found];
};

it.each([
  ['', ''],
  ['Willkommen!', 'Willkommen!'],
  ['  Zeile eins \r\nZeile zwei\t!  ', 'Zeile eins\nZeile zwei !'],
  ['Gilt vom {{from}} bis {{ until }}.', 'Gilt vom {{from}} bis {{ until }}.'],
  ['z. B. am 01.12.2026, d.h. morgen; s.u.', 'z. B. am 01.12.2026, d.h. morgen; s.u.'],
  ['Die Datei heißt vpn-musterstadt.ovpn.', 'Die Datei heißt vpn-musterstadt.ovpn.'],
  ['Zimmer 1.204, Telefon 0711 115-42', 'Zimmer 1.204, Telefon 0711 115-42'],
  ['Verdeckte\u00adTrennung und\u202e Richtung', 'VerdeckteTrennung und Richtung'],
  ['<b>fett</b> & "so"', '<b>fett</b> & "so"'],
  ['<%= 1 + 1 %> $t(settings title)', '<%= 1 + 1 %> $t(settings title)'],
])('takes %j', (typed, value) => {
  expect(words(typed)).toEqual({ ok: true, value });
});

it.each([
  ['Erste Zeile\n{{name}}', ['field', 2, '{{name}}']],
  ['{{workingDays}}', ['field', 1, '{{workingDays}}']],
  ['{{constructor}}', ['field', 1, '{{constructor}}']],
  ['{{__proto__}}', ['field', 1, '{{__proto__}}']],
  ['{{}}', ['field', 1, '{{}}']],
  ['{{CaseNumber}}', ['field', 1, '{{CaseNumber}}']],
  ['a\nb\n{{from', ['braces', 3, '{{from']],
  ['{from}', ['braces', 1, '{from}']],
  ['{{{from}}}', ['braces', 1, '{{{from}}}']],
  ['from}}', ['braces', 1, '}}']],
  ['{{from\n}}', ['braces', 1, '{{from']],
  ['Eins\u0007', ['control-character', 1, 'U+0007']],
  ['Eins\nZwei\u0000', ['control-character', 2, 'U+0000']],
  ['halbes Zeichen \ud800', ['control-character', 1, 'U+D800']],
])('refuses %j with its place', (typed, expected) => {
  expect(problem(typed)).toEqual(expected);
});

it.each([
  'https://boese.example/anmelden',
  'HTTP://BOESE.EXAMPLE',
  'siehe www.boese.example',
  'siehe boese.example',
  'boese.de/anmelden',
  'müller.de',
  'boese。com',
  'ftp://x',
  'javascript:alert(1)',
  'mailto:x@y.example',
  'hilfe@boese.example',
  'http://192.168.0.1/',
  '192.168.0.1',
  'boese{{from}}.com',
  'h\u00adttps://boese.example',
  'htt\u200bps://boese.example',
  'datei.ovpnx.example',
])('refuses the address in %j', (typed) => {
  expect(problem(`Erste Zeile\n${typed}`)?.slice(0, 2)).toEqual(['link', 2]);
});

it('takes as many characters as it says, and not one more', () => {
  expect(words('ü'.repeat(longestWords)).ok).toBe(true);
  expect(words('😀'.repeat(longestWords)).ok).toBe(true);
  expect(problem('ü'.repeat(longestWords + 1))).toEqual(['too-long', 1, String(longestWords + 1)]);
  expect(problem('ü'.repeat(10_000))?.[0]).toBe('too-long');
});

it('answers in good time, whatever it is given', () => {
  const started = performance.now();
  for (const typed of [
    '{'.repeat(100_000),
    '{{ '.repeat(50_000),
    'a.'.repeat(50_000),
    'a-'.repeat(50_000),
    '@'.repeat(100_000),
  ])
    expect(words(typed).ok).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});

const aboutOneCase: readonly MailKind[] = [
  'application-received',
  'access-released',
  'application-question',
  'application-refused',
  'endorsement-asked',
  'endorsement-invited',
  'need-asked',
  'opinion-asked',
  'stand-in-asked',
  'step-waits-too-long',
  'application-approved',
  'application-lapsed',
];

it('knows the fields of each kind and no others', () => {
  for (const kind of mailKinds) {
    const takes = (name: string) => checkedWords(kind, `{{${name}}}`).ok;
    expect(takes('caseNumber')).toBe(aboutOneCase.includes(kind));
    expect(takes('displayName') || takes('mail') || takes('reason')).toBe(false);
  }
});

const empty = { opening: '', text: '', closing: '' };
const texts = (change: Partial<MailTexts>): MailTexts => ({ de: empty, en: empty, ...change });

describe('the texts of a mail', () => {
  it('are none where nothing is written', () => {
    expect(checkedTexts('access-revoked', texts({ de: { ...empty, text: ' \n ' } }))).toEqual({
      ok: true,
      texts: null,
    });
  });

  it('stand in both languages or in none', () => {
    const de = { opening: 'Wichtig', text: '', closing: '' };
    expect(checkedTexts('access-revoked', texts({ de }))).toEqual({
      ok: false,
      problems: [{ reason: 'one-language', line: 1, found: '', part: 'en-opening' }],
    });
    const both = texts({ de, en: { ...empty, opening: 'Important' } });
    expect(checkedTexts('access-revoked', both)).toEqual({ ok: true, texts: both });
  });

  it('name each part that is wrong', () => {
    const checked = checkedTexts('access-revoked', {
      de: { opening: '{{x}}', text: 'a\nwww.x.de', closing: 'gut' },
      en: { opening: 'good', text: 'good', closing: 'good' },
    });
    expect(checked.ok ? [] : checked.problems.map(({ part, reason, line }) => [part, reason, line])).toEqual([
      ['de-opening', 'field', 1],
      ['de-text', 'link', 2],
    ]);
  });
});

describe('filling', () => {
  const values = {
    caseNumber: 'MU-2026-0417',
    from: '1. Dezember 2026',
    until: '',
    workingDays: 2,
    count: 3,
  };

  it('replaces fields, once', () => {
    expect(filled('{{caseNumber}} ab {{ from }}, {{count}}', values)).toBe(
      'MU-2026-0417 ab 1. Dezember 2026, 3',
    );
    expect(filled('{{caseNumber}}', { ...values, caseNumber: '{{from}} $& $1' })).toBe('{{from}} $& $1');
    expect(filled('{{toString}}{{constructor}}', values)).toBe('');
  });

  it('leaves no braces of what was taken', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const checked = words(typed);
        if (checked.ok) expect(filled(checked.value, values)).not.toMatch(/[{}]/);
      }),
    );
  });
});
