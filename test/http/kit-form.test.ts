// Reading forms: hostile and clumsy input becomes a typed value or a plain sentence, and what was typed is kept.
import fc from 'fast-check';
import { z } from 'zod';
import { errorText, readForm, withError } from '../../src/http/kit/form';
import {
  box,
  choice,
  choices,
  consent,
  day,
  line,
  optionalDay,
  paragraph,
  wholeNumber,
} from '../../src/http/kit/form-input';
import { formView } from '../../src/http/kit/form-view';

const one = <T>(type: z.ZodType<T>, typed: unknown) => readForm(z.object({ field: type }), { field: typed });

function valueOf<T>(type: z.ZodType<T>, typed: unknown): unknown {
  const parsed = one(type, typed);
  return parsed.ok ? parsed.value.field : parsed.errors[0]?.reason;
}

describe('line', () => {
  it.each([
    ['  Müller  ', 'Müller'],
    ['a\r\nb\tc  d', 'a b c d'],
    ['u\u0308', 'ü'],
    ['<b>&"', '<b>&"'],
    ['Note\u00ADbook\uFEFF', 'Notebook'],
    ['\u200B\u00AD', 'form.error.missing'],
    ['', 'form.error.missing'],
    ['   ', 'form.error.missing'],
    [undefined, 'form.error.missing'],
    ['x'.repeat(21), 'form.error.too-long'],
    ['a\u0000b', 'form.error.odd-characters'],
    ['a\u202Eb', 'form.error.odd-characters'],
    [['first', 'last'], 'last'],
    [[], 'form.error.missing'],
    [{ a: 'b' }, 'form.error.missing'],
  ])('reads %j as %j', (typed, expected) => {
    expect(valueOf(line({ max: 20 }), typed)).toBe(expected);
  });

  it('may be empty where it is optional', () => {
    expect(valueOf(line({ max: 20, min: 0 }), '')).toBe('');
  });

  it('never lets a control character or line break through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const parsed = one(line({ max: 500 }), typed);
        if (parsed.ok) expect(parsed.value.field).not.toMatch(/[\p{Cc}]/u);
      }),
    );
  });
});

describe('the other inputs', () => {
  it.each([
    ['a\r\nb', 'a\nb'],
    ['a\u200B \nb', 'a\nb'],
    ['a\u0007', 'form.error.odd-characters'],
  ])('paragraph reads %j as %j', (typed, expected) => {
    expect(valueOf(paragraph({ max: 50 }), typed)).toBe(expected);
  });

  it.each([
    ['2026-12-31', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['1.2.2027', '2027-02-01'],
    ['2026-02-30', 'form.error.not-a-date'],
    ['2026-13-01', 'form.error.not-a-date'],
    ['+275760-09-13', 'form.error.not-a-date'],
    ['tomorrow', 'form.error.not-a-date'],
    ['', 'form.error.missing'],
  ])('day reads %j as %j', (typed, expected) => {
    expect(valueOf(day(), typed)).toBe(expected);
  });

  it.each([
    ['', null],
    [undefined, null],
    ['2026-12-31', '2026-12-31'],
  ])('optionalDay reads %j as %j', (typed, expected) => {
    expect(valueOf(optionalDay(), typed)).toBe(expected);
  });

  it.each([
    ['2', 2],
    [' 2 ', 2],
    ['0', 'form.error.too-small'],
    ['11', 'form.error.too-big'],
    ['2.5', 'form.error.not-a-number'],
    ['1e1', 'form.error.not-a-number'],
    ['viele', 'form.error.not-a-number'],
    ['', 'form.error.missing'],
  ])('wholeNumber reads %j as %j', (typed, expected) => {
    expect(valueOf(wholeNumber({ min: 1, max: 10 }), typed)).toBe(expected);
  });

  it.each([
    ['a', 'a'],
    ['c', 'form.error.not-a-choice'],
    [undefined, 'form.error.not-a-choice'],
    ['__proto__', 'form.error.not-a-choice'],
  ])('choice reads %j as %j', (typed, expected) => {
    expect(valueOf(choice(['a', 'b']), typed)).toBe(expected);
  });

  it('choices reads none, one and several', () => {
    expect(valueOf(choices(['a', 'b']), undefined)).toEqual([]);
    expect(valueOf(choices(['a', 'b']), 'a')).toEqual(['a']);
    expect(valueOf(choices(['a', 'b']), ['a', 'b'])).toEqual(['a', 'b']);
    expect(valueOf(choices(['a', 'b']), ['a', 'x'])).toBe('form.error.not-a-choice');
  });

  it('box and consent read a tick', () => {
    expect([valueOf(box(), 'yes'), valueOf(box(), undefined)]).toEqual([true, false]);
    expect([valueOf(consent(), 'yes'), valueOf(consent(), undefined)]).toEqual([
      true,
      'form.error.must-accept',
    ]);
  });
});

describe('readForm', () => {
  it.each([undefined, null, 'text', 7, []])('takes %j for an empty form', (body) => {
    expect(readForm(z.object({ field: line({ max: 5 }) }), body).ok).toBe(false);
  });

  it('keeps what was typed and gives one error per field', () => {
    const parsed = readForm(z.object({ a: line({ max: 2 }), b: day() }), { a: 'xyz', b: 'x', c: '1' });
    expect(parsed).toEqual({
      ok: false,
      errors: [
        { field: 'a', reason: 'form.error.too-long', values: { max: '2' } },
        { field: 'b', reason: 'form.error.not-a-date', values: {} },
      ],
      values: { a: ['xyz'], b: ['x'], c: ['1'] },
    });
  });

  it('takes an error that only a rule could find', () => {
    const parsed = withError(
      readForm(z.object({ a: line({ max: 5 }) }), { a: 'ok' }),
      'a',
      'form.error.invalid',
    );
    expect(parsed).toMatchObject({
      ok: false,
      errors: [{ field: 'a', reason: 'form.error.invalid' }],
      values: { a: ['ok'] },
    });
  });

  it('has words for every error in both languages, even for a key that is missing', () => {
    expect(errorText('de', { field: 'a', reason: 'form.error.too-long', values: { max: '2' } })).toContain(
      '2 Zeichen',
    );
    expect(errorText('en', { field: 'a', reason: 'no.such-key', values: {} })).toBe(
      'This entry does not fit here.',
    );
  });
});

describe('formView', () => {
  const spec = {
    language: 'de' as const,
    action: '/send',
    submit: 'Senden',
    fields: [
      { kind: 'text' as const, name: 'name', label: 'Ihr Name?', hint: 'Vor- und Nachname' },
      {
        kind: 'radios' as const,
        name: 'kind',
        label: 'Art',
        options: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ],
      },
    ],
  };

  it('shows the starting values of a fresh form without errors', () => {
    const view = formView({ ...spec, sent: null, initial: { name: 'Anna', kind: 'b' } });
    expect(view.summary).toBeNull();
    expect(view.fields.map(({ value }) => value)).toEqual(['Anna', 'b']);
    expect(view.fields[1]?.options.map(({ chosen }) => chosen)).toEqual([false, true]);
  });

  it('links the summary to the fields and ties hint and error to them', () => {
    const sent = readForm(z.object({ name: line({ max: 5 }), kind: choice(['a', 'b']) }), {
      name: 'Annabella',
    });
    const view = formView({ ...spec, sent });
    expect(view.summary).toEqual({
      heading: 'Bitte prüfen Sie 2 Angaben.',
      errors: [
        { text: 'Ihr Name? Die Angabe ist zu lang. Möglich sind 5 Zeichen.', href: '#field-name' },
        { text: 'Art: Wählen Sie einen der Vorschläge aus.', href: '#field-kind-1' },
      ],
    });
    expect(view.fields[0]).toMatchObject({
      value: 'Annabella',
      describedBy: 'field-name-hint field-name-error',
    });
  });
});
