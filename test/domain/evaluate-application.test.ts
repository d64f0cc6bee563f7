// What comes of an application under the default rules, and what holds of every set of rules.
import fc from 'fast-check';
import {
  outcomes,
  ruleSetFaults,
  strictest,
  type ApplicationFacts,
  type ApplicationRule,
  type BusinessApplication,
  type RuleSet,
} from '../../src/domain/application-rule';
import { defaultCatalogue } from '../../src/domain/default-catalogue';
import { defaultRules } from '../../src/domain/default-rules';
import { evaluateApplication, type Evaluation } from '../../src/domain/evaluate-application';
import type { Answers } from '../../src/domain/question';
import { questionsOf } from '../../src/domain/question-catalogue';
import { completeAnswers, ordinaryFacts } from './support/application-answers';

const application = (id: string, way: BusinessApplication['way']): BusinessApplication => ({
  id,
  name: id,
  protection: 'normal',
  data: [],
  way,
});
const applications = [
  application('einwohner', 'vpn'),
  application('kasse', 'on-site'),
  application('akte', 'terminal-server'),
];

type Change = {
  readonly answers?: Answers;
  readonly facts?: Partial<ApplicationFacts>;
  readonly ruleSet?: RuleSet;
};

function evaluated({ answers = {}, facts = {}, ruleSet = defaultRules }: Change = {}): Evaluation {
  return evaluateApplication({
    catalogue: defaultCatalogue,
    ruleSet,
    answers: { ...completeAnswers, ...answers },
    facts: { ...ordinaryFacts, ...facts },
    applications,
  });
}

const fired = ({ hits }: Evaluation) => hits.map(({ rule }) => rule);

describe('the default rules', () => {
  it('have no faults and go with the default catalogue', () => {
    const questions = new Set(questionsOf(defaultCatalogue).map(({ id }) => id));
    expect(ruleSetFaults(defaultRules, questions)).toEqual([]);
  });

  it('(a) admit a managed, encrypted device with ordinary data at home', () => {
    expect(evaluated()).toEqual({
      outcome: 'admissible',
      hits: [],
      applications: [],
      heard: [],
      obligations: [],
      toFindOut: [],
      shortensPeriod: false,
      isSendable: true,
    });
  });

  it('(b) hear the data protection officer on social data, with obligations', () => {
    const of = evaluated({ answers: { datenarten: ['pb_normal', 'sozialdaten'] } });
    expect([of.outcome, fired(of), of.heard]).toEqual(['case-by-case', ['R06'], ['dpo']]);
    expect(of.obligations.map(({ id }) => id)).toEqual(['sichtschutz', 'kein_druck']);
  });

  it('(c) lead private devices to the terminal server where the municipality has one', () => {
    const of = evaluated({ answers: { geraet: 'privat' }, facts: { 'private-devices': 'terminal-server' } });
    expect([of.outcome, fired(of)]).toEqual(['other-way', ['R04']]);
  });

  it('(d) exclude protected data on a private device, whatever else holds', () => {
    const of = evaluated({
      answers: { geraet: 'privat', datenarten: ['sozialdaten'] },
      facts: { 'private-devices': 'terminal-server' },
    });
    expect([of.outcome, fired(of)]).toEqual(['excluded', ['R04', 'R05']]);
  });

  it('(e) exclude VS-NfD without an approved product', () => {
    const of = evaluated({ answers: { datenarten: ['vs_nfd'] } });
    expect([of.outcome, fired(of)]).toEqual(['excluded', ['R02']]);
    expect(
      evaluated({ answers: { datenarten: ['vs_nfd'] }, facts: { 'vs-nfd-product': true } }).outcome,
    ).toBe('admissible');
  });

  it('(f) say of each line-of-business application whether it may be reached', () => {
    const of = evaluated({ answers: { fachverfahren: ['einwohner', 'kasse', 'akte'] } });
    expect(of.outcome).toBe('admissible');
    expect(
      of.applications.map(({ id, outcome, hits }) => [id, outcome, hits.map(({ rule }) => rule)]),
    ).toEqual([
      ['einwohner', 'admissible', []],
      ['kasse', 'excluded', ['R11']],
      ['akte', 'other-way', ['R12']],
    ]);
  });

  it('leave it to somebody where none of the applications may be reached', () => {
    expect(evaluated({ answers: { fachverfahren: ['kasse'] } }).outcome).toBe('case-by-case');
  });

  it('(g) shorten a period that is too long, and say so', () => {
    const of = evaluated({ facts: { days: 400 } });
    expect([of.outcome, fired(of), of.shortensPeriod]).toEqual(['with-conditions', ['R14'], true]);
  });

  it('(h) look at what was answered and at nothing else that was sent', () => {
    const forged: Answers = { geraet: 'privat', outcome: 'admissible', hits: [], private_devices: 'allowed' };
    expect(evaluated({ answers: forged }).outcome).toBe('excluded');
  });

  it.each<[string, Change, string, Evaluation['outcome']]>([
    ['higher classified information', { answers: { datenarten: ['vs_hoeher'] } }, 'R01', 'excluded'],
    ['a private device', { answers: { geraet: 'privat' } }, 'R03', 'excluded'],
    [
      'a disk that is not encrypted',
      { answers: { platte_verschluesselt: 'nein' } },
      'R07',
      'with-conditions',
    ],
    ['an old operating system', { answers: { os: 'windows_10' } }, 'R08', 'excluded'],
    ['no Internet', { answers: { internet: 'keins' } }, 'R09', 'excluded'],
    ['a slow connection', { answers: { internet: 'mobilfunk' } }, 'R09L', 'with-conditions'],
    ['another EU country', { answers: { ort: 'eu' } }, 'R10E', 'case-by-case'],
    ['elsewhere', { answers: { ort: 'drittland' } }, 'R10', 'excluded'],
    ['something else', { answers: { sonstige_ziele: 'Drucker im Rathaus' } }, 'R13', 'case-by-case'],
    ['a device that others use', { answers: { mehrere_nutzer_am_geraet: 'ja' } }, 'R15', 'with-conditions'],
    ['no current leaflet', { facts: { 'leaflet-accepted': false } }, 'R16', 'excluded'],
    ['as many devices as allowed', { facts: { 'devices-left': 0 } }, 'R17', 'case-by-case'],
    ['somebody from outside', { facts: { 'is-staff': false } }, 'R18', 'other-way'],
    [
      'an open workplace',
      { answers: { raum_abschliessbar_oder_sichtschutz: 'nein' } },
      'R19',
      'with-conditions',
    ],
  ])('know %s', (_what, change, rule, outcome) => {
    const of = evaluated(change);
    expect(fired(of)).toContain(rule);
    expect(of.outcome).toBe(outcome);
  });

  it('exclude protected data at an open workplace, and a private device that others use', () => {
    const open = { raum_abschliessbar_oder_sichtschutz: 'nein', datenarten: ['steuer'] };
    expect(fired(evaluated({ answers: open }))).toEqual(['R06', 'R19', 'R19P']);
    const others = { geraet: 'privat', mehrere_nutzer_am_geraet: 'ja' };
    expect(fired(evaluated({ answers: others, facts: { 'private-devices': 'allowed' } }))).toEqual(['R15P']);
  });

  it('without the current leaflet nothing can be sent', () => {
    expect(evaluated({ facts: { 'leaflet-accepted': false } }).isSendable).toBe(false);
  });

  it('exclude nobody who does not know something technical, and let IT find out', () => {
    const unknown = { os: 'weiss_nicht', platte_verschluesselt: 'weiss_nicht', internet: 'weiss_nicht' };
    const of = evaluated({ answers: unknown });
    expect([of.outcome, of.toFindOut]).toEqual(['admissible', ['os', 'platte_verschluesselt', 'internet']]);
  });
});

describe('every set of rules', () => {
  const values: Readonly<Record<string, readonly Answers[string][]>> = {
    geraet: ['dienstlich_verwaltet', 'dienstlich_unverwaltet', 'privat'],
    datenarten: [['keine_pb'], ['pb_normal', 'steuer'], ['vs_nfd'], ['vs_hoeher', 'sozialdaten']],
    os: ['windows_11', 'windows_10', 'weiss_nicht'],
    platte_verschluesselt: ['ja', 'nein', 'weiss_nicht'],
    internet: ['fest_ge16', 'mobilfunk', 'keins', 'weiss_nicht'],
    ort: ['inland', 'eu', 'drittland'],
    raum_abschliessbar_oder_sichtschutz: ['ja', 'nein'],
    fachverfahren: [[], ['einwohner'], ['kasse'], ['einwohner', 'akte']],
  };
  const someAnswers = fc
    .record(Object.fromEntries(Object.entries(values).map(([id, of]) => [id, fc.constantFrom(...of)])))
    .map((answers): Answers => answers);
  /** Stricter versions of single rules, and rules in addition. */
  const tightened = fc
    .tuple(
      fc.array(fc.constantFrom(...outcomes), {
        minLength: defaultRules.rules.length,
        maxLength: defaultRules.rules.length,
      }),
      fc.boolean(),
    )
    .map(([wished, isLonger]): RuleSet => {
      const rules = defaultRules.rules.map((rule, at) => ({
        ...rule,
        outcome: strictest([rule.outcome, wished[at] ?? 'admissible']),
      }));
      const added: ApplicationRule = {
        id: 'M01',
        locked: false,
        when: { '==': [{ var: 'answers.ort' }, 'eu'] },
        outcome: 'excluded',
        reason: { de: 'Bei uns nicht.', en: 'Not with us.' },
      };
      return { version: 2, rules: isLonger ? [...rules, added] : rules };
    });

  it('is never milder for having been made stricter', () => {
    fc.assert(
      fc.property(someAnswers, tightened, (answers, ruleSet) => {
        const before = evaluated({ answers });
        const after = evaluated({ answers, ruleSet });
        expect(strictest([before.outcome, after.outcome])).toBe(after.outcome);
        before.applications.forEach(({ outcome }, at) => {
          const own = after.applications[at]?.outcome ?? 'admissible';
          expect(strictest([outcome, own])).toBe(own);
        });
      }),
    );
  });

  it('finds the same in whatever order the answers were given', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const turned = Object.fromEntries(Object.entries({ ...completeAnswers, ...answers }).reverse());
        const of = (given: Answers) =>
          evaluateApplication({
            catalogue: defaultCatalogue,
            ruleSet: defaultRules,
            answers: given,
            facts: ordinaryFacts,
            applications,
          });
        expect(of(turned)).toEqual(of({ ...completeAnswers, ...answers }));
      }),
    );
  });

  it.each<[string, Partial<ApplicationRule>, string, string]>([
    ['two of one id', { id: 'R01' }, 'id', 'rule-id'],
    ['an id that is none', { id: 'r 1' }, 'id', 'rule-id'],
    ['an unknown question', { when: { '==': [{ var: 'answers.alter' }, 1] } }, 'when', 'condition-variable'],
    ['an unknown fact', { when: { '==': [{ var: 'facts.salary' }, 1] } }, 'when', 'condition-variable'],
    [
      'an application where none is looked at',
      { when: { '==': [{ var: 'application.way' }, 'vpn'] } },
      'when',
      'condition-variable',
    ],
    [
      'obligations of what is excluded',
      { obligations: [{ id: 'x', words: { de: 'a', en: 'b' } }] },
      'outcome',
      'rule-contradiction',
    ],
    ['a rule that says nothing', { outcome: 'admissible' }, 'outcome', 'rule-without-outcome'],
    ['a reason in one language', { reason: { de: 'Nein.', en: '' } }, 'reason', 'catalogue-words'],
  ])('is refused: %s', (_what, change, part, reason) => {
    const rule: ApplicationRule = {
      id: 'M01',
      locked: false,
      when: true,
      outcome: 'excluded',
      reason: { de: 'Nein.', en: 'No.' },
      ...change,
    };
    const [first] = defaultRules.rules;
    const faults = ruleSetFaults(
      { version: 2, rules: [...(first ? [first] : []), rule] },
      new Set(['datenarten']),
    );
    expect(faults).toContainEqual({ place: `rules[1].${part}`, reason });
  });
});
