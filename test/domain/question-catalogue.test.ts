// The questions of an application: which are asked of whom, what answers them, and what a catalogue must not look like.
import fc from 'fast-check';
import { defaultCatalogue } from '../../src/domain/default-catalogue';
import { answerFault, type Answers, type Question } from '../../src/domain/question';
import {
  answersThatCount,
  catalogueFaults,
  openQuestions,
  questionsAsked,
  questionsOf,
  type QuestionCatalogue,
} from '../../src/domain/question-catalogue';
import { completeAnswers } from './support/application-answers';

const words = { de: 'Frage', en: 'Question' };
type Given<Kind> = Kind extends Question
  ? Omit<Kind, 'id' | 'label' | 'asked'> & Partial<Pick<Kind, 'label' | 'asked'>>
  : never;
const question = (id: string, rest: Given<Question> = { kind: 'yes-no' }): Question => ({
  id,
  label: words,
  asked: true,
  ...rest,
});
const catalogue = (...questions: readonly Question[]): QuestionCatalogue => ({
  version: 1,
  steps: [{ id: 'one', title: words, questions }],
});
const ids = (questions: readonly Question[]) => questions.map(({ id }) => id);

describe('the default catalogue', () => {
  it('has no faults', () => {
    expect(catalogueFaults(defaultCatalogue)).toEqual([]);
  });

  it('takes at most 30 fields on at most 12 pages, the summary and the list of steps included', () => {
    expect(questionsOf(defaultCatalogue).length).toBeLessThanOrEqual(30);
    expect(defaultCatalogue.steps.length + 2).toBeLessThanOrEqual(12);
  });

  it('asks nothing about health, family, birth, or where somebody lives', () => {
    const labels = questionsOf(defaultCatalogue)
      .map(({ label }) => `${label.de} ${label.en}`)
      .join('\n');
    expect(labels).not.toMatch(/Geburt|Krank|Behinderung|Pflege|Adresse|birth|illness|care|home address/i);
  });

  it('is answered by a complete application', () => {
    expect(openQuestions(defaultCatalogue, completeAnswers, [])).toEqual([]);
  });

  it.each([
    ['verlaengerung', ['antragsart', 'bis', 'vorgesetzte_person']],
    ['zusatzgeraet', ['antragsart', 'geraet', 'os', 'mehrere_nutzer_am_geraet']],
    ['ersatz_nach_verlust', ['antragsart', 'geraet', 'os', 'mehrere_nutzer_am_geraet']],
  ])('asks only what changed: %s', (antragsart, expected) => {
    const asked = questionsAsked(defaultCatalogue, { antragsart });
    expect(ids(asked.filter(({ kind }) => kind !== 'confirmation'))).toEqual(expected);
  });
});

describe('which questions are asked', () => {
  const chain = catalogue(
    question('a'),
    question('b', { kind: 'yes-no', asked: { '==': [{ var: 'answers.a' }, 'ja'] } }),
    question('c', { kind: 'yes-no', asked: { '==': [{ var: 'answers.b' }, 'ja'] } }),
  );

  it('depends on the answers before', () => {
    expect(ids(questionsAsked(chain, {}))).toEqual(['a']);
    expect(ids(questionsAsked(chain, { a: 'ja' }))).toEqual(['a', 'b']);
    expect(ids(questionsAsked(chain, { a: 'ja', b: 'ja' }))).toEqual(['a', 'b', 'c']);
  });

  it('an answer to a question that is not asked counts for nothing, not even for those after it', () => {
    const forged = { a: 'nein', b: 'ja', c: 'ja', d: 'ja' };
    expect(answersThatCount(chain, forged)).toEqual({ a: 'nein' });
    expect(ids(questionsAsked(chain, forged))).toEqual(['a']);
  });

  it('does not depend on the order in which answers were given', () => {
    const answers = Object.entries(completeAnswers);
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: answers.length }), (shuffled) => {
        expect(answersThatCount(defaultCatalogue, Object.fromEntries(shuffled))).toEqual(
          answersThatCount(defaultCatalogue, completeAnswers),
        );
      }),
    );
  });

  it('takes nothing from names that every object has', () => {
    const names = catalogue(question('constructor'), question('tostring'));
    expect(openQuestions(names, {}, []).map(({ fault }) => fault)).toEqual([
      'answer-missing',
      'answer-missing',
    ]);
  });
});

describe('an answer', () => {
  const options = [
    { id: 'x', label: words },
    { id: 'y', label: words },
  ];
  it.each<[string, Question, Answers[string] | undefined, string | null]>([
    ['one of those offered', question('q', { kind: 'one-of', options }), 'x', null],
    ['none of those offered', question('q', { kind: 'one-of', options }), 'z', 'answer-not-offered'],
    [
      'several where one is asked for',
      question('q', { kind: 'one-of', options }),
      ['x', 'y'],
      'answer-not-offered',
    ],
    ['several', question('q', { kind: 'some-of', options }), ['x', 'y'], null],
    ['the same twice', question('q', { kind: 'some-of', options }), ['x', 'x'], 'answer-malformed'],
    ['none', question('q', { kind: 'some-of', options }), [], 'answer-missing'],
    ['none where none is needed', question('q', { kind: 'some-of', options, optional: true }), [], null],
    [
      'not known, of a technical matter',
      question('q', { kind: 'yes-no', technical: true }),
      'weiss_nicht',
      null,
    ],
    ['not known, of any other', question('q'), 'weiss_nicht', 'answer-not-offered'],
    ['a day', question('q', { kind: 'day' }), '2026-02-28', null],
    ['a day that there is not', question('q', { kind: 'day' }), '2026-02-30', 'answer-not-a-day'],
    ['a box that is not ticked', question('q', { kind: 'confirmation' }), undefined, 'answer-not-confirmed'],
    [
      'a box that is ticked otherwise',
      question('q', { kind: 'confirmation' }),
      'nein',
      'answer-not-confirmed',
    ],
    ['too much', question('q', { kind: 'line', longest: 5 }), '123456', 'answer-too-long'],
    [
      '10,000 characters',
      question('q', { kind: 'paragraph', longest: 1000 }),
      'x'.repeat(10_000),
      'answer-too-long',
    ],
    ['a list for text', question('q', { kind: 'line', longest: 5 }), ['a'], 'answer-malformed'],
    ['an application of the municipality', question('q', { kind: 'applications' }), ['melde'], null],
    ['another application', question('q', { kind: 'applications' }), ['andere'], 'answer-not-offered'],
  ])('%s', (_what, asked, answer, fault) => {
    expect(answerFault(asked, answer, ['melde'])).toBe(fault);
  });
});

describe('a catalogue is refused', () => {
  it.each<[string, QuestionCatalogue, string, string]>([
    [
      'the same id twice',
      catalogue(question('a'), question('a')),
      'steps[0].questions[1].id',
      'catalogue-id',
    ],
    ['an id that is none', catalogue(question('A b')), 'steps[0].questions[0].id', 'catalogue-id'],
    [
      'a question that depends on one after it, and so a circle',
      catalogue(
        question('a', { kind: 'yes-no', asked: { '==': [{ var: 'answers.b' }, 'ja'] } }),
        question('b'),
      ),
      'steps[0].questions[0].asked',
      'condition-variable',
    ],
    [
      'one that depends on itself',
      catalogue(question('a', { kind: 'yes-no', asked: { '==': [{ var: 'answers.a' }, 'ja'] } })),
      'steps[0].questions[0].asked',
      'condition-variable',
    ],
    [
      'one that can never be reached',
      catalogue(
        question('a'),
        question('b', { kind: 'yes-no', asked: { '==': [{ var: 'answers.a' }, 'vielleicht'] } }),
      ),
      'steps[0].questions[1].asked',
      'catalogue-never-asked',
    ],
    [
      'a condition that contradicts itself',
      catalogue(
        question('a'),
        question('b', {
          kind: 'yes-no',
          asked: { and: [{ '==': [{ var: 'answers.a' }, 'ja'] }, { '==': [{ var: 'answers.a' }, 'nein'] }] },
        }),
      ),
      'steps[0].questions[1].asked',
      'catalogue-never-asked',
    ],
    [
      'one language only',
      catalogue(question('a', { kind: 'yes-no', label: { de: 'x', en: ' ' } })),
      'steps[0].questions[0].label',
      'catalogue-words',
    ],
    [
      'one option',
      catalogue(question('a', { kind: 'one-of', options: [{ id: 'x', label: words }] })),
      'steps[0].questions[0].options',
      'catalogue-option-count',
    ],
    [
      'text without an end',
      catalogue(question('a', { kind: 'line', longest: 1e9 })),
      'steps[0].questions[0].longest',
      'catalogue-longest',
    ],
    ['no questions', { version: 1, steps: [] }, 'steps', 'catalogue-step-count'],
    ['an empty page', catalogue(), 'steps[0].questions', 'catalogue-step-empty'],
    [
      'too many questions',
      catalogue(...Array.from({ length: 61 }, (_, at) => question(`q${at}`))),
      'steps',
      'catalogue-question-count',
    ],
  ])('%s', (_what, one, place, reason) => {
    expect(catalogueFaults(one)).toContainEqual({ place, reason });
  });
});
