// A municipality's questions and rules: the provider's, and over them its own.
import fc from 'fast-check';
import { adaptationFaults, withoutLeftovers } from '../../src/domain/adaptation-faults';
import { noAdaptation, type Adaptation } from '../../src/domain/adaptation';
import { editionFrom } from '../../src/domain/adapted-edition';
import { firstEdition, usualPolicy, type ApplicationEdition } from '../../src/domain/application-edition';
import { isAtLeast, type ApplicationRule, type BusinessApplication } from '../../src/domain/application-rule';
import { listingsIn, seekListings } from '../../src/domain/earlier-listings';
import { firstTemplate, templateFaults, type CatalogueTemplate } from '../../src/domain/catalogue-template';
import type { Condition } from '../../src/domain/condition';
import { editionChanges, loosens } from '../../src/domain/edition-changes';
import { evaluateApplication } from '../../src/domain/evaluate-application';
import type { Question } from '../../src/domain/question';
import { catalogueFaults, questionsOf } from '../../src/domain/question-catalogue';
import { forbiddenChanges } from '../../src/domain/rule-changes';
import { ordinaryFacts } from './support/application-answers';
import { anyAnswers, anything, shuffled, tightening } from './support/random-adaptations';

function made(
  adaptation: Partial<Adaptation>,
  template: CatalogueTemplate = firstTemplate,
): ApplicationEdition {
  const from = editionFrom(template, { ...noAdaptation, ...adaptation }, 2);
  if (!from.fits) throw new Error(JSON.stringify(from.faults));
  return from.edition;
}

function faults(adaptation: Partial<Adaptation>, template: CatalogueTemplate = firstTemplate) {
  const from = editionFrom(template, { ...noAdaptation, ...adaptation }, 2);
  return from.fits ? [] : from.faults.map(({ place, reason }) => `${place}: ${reason}`);
}

const words = { de: 'Wie?', en: 'How?' };
const own = (id: string, asked: Condition = true): Question => ({ id, kind: 'yes-no', asked, label: words });
const rule = (change: Partial<ApplicationRule>): ApplicationRule => ({
  id: 'K-1',
  locked: false,
  when: true,
  outcome: 'case-by-case',
  reason: words,
  ...change,
});
const outcomeOf = (
  edition: ApplicationEdition,
  answers: Parameters<typeof evaluateApplication>[0]['answers'],
) => evaluateApplication({ ...edition, answers, facts: ordinaryFacts });

describe('the edition of a municipality', () => {
  it('is the first one, where it has nothing of its own', () => {
    const { catalogue, ruleSet, ...rest } = made({});
    expect(catalogue.steps).toEqual(firstEdition.catalogue.steps);
    expect(ruleSet.rules).toEqual(firstEdition.ruleSet.rules);
    expect(rest).toEqual({ version: 2, applications: [], policy: firstEdition.policy });
    expect(templateFaults(firstTemplate)).toEqual([]);
  });

  it('never comes to a milder outcome when it only tightens, whatever is answered', () => {
    const before = made({ applications: fc.sample(tightening, 1)[0]?.applications ?? [] });
    fc.assert(
      fc.property(tightening, anyAnswers, (adaptation, answers) => {
        const edition = made(adaptation);
        const was = outcomeOf(before, answers);
        const is = outcomeOf(edition, answers);
        expect(isAtLeast(is.outcome, was.outcome)).toBe(true);
        was.applications.forEach((one, at) => {
          expect(isAtLeast(is.applications[at]?.outcome ?? 'admissible', one.outcome)).toBe(true);
        });
        expect(was.isSendable || !is.isSendable).toBe(true);
        // What somebody has to see to before anything is issued stays, unless there is nothing to issue.
        const ids = is.obligations.map(({ id, by }) => `${id} ${by ?? ''}`);
        const dropped = was.obligations.filter(({ id, by }) => !ids.includes(`${id} ${by ?? ''}`));
        expect(
          dropped.length === 0 ||
            is.outcome === 'excluded' ||
            is.hits.some((hit) => hit.outcome === 'excluded'),
        ).toBe(true);
        expect(loosens(editionChanges(before, edition))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('never loosens a locked rule', () => {
    fc.assert(
      fc.property(anything, (adaptation) => {
        const from = editionFrom(firstTemplate, adaptation, 2);
        const wants = adaptation.changes.some(
          ({ rule: id, milder }) =>
            milder !== undefined && firstTemplate.ruleSet.rules.some((one) => one.id === id && one.locked),
        );
        if (from.fits) expect(forbiddenChanges(firstTemplate.ruleSet, from.edition.ruleSet)).toEqual([]);
        expect(from.fits && wants).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same whatever order things stand in', () => {
    const mixed = tightening.chain((adaptation) =>
      fc.tuple(
        fc.constant(adaptation),
        shuffled(adaptation.wording),
        shuffled(adaptation.changes),
        shuffled(adaptation.rules),
        shuffled(adaptation.applications),
      ),
    );
    fc.assert(
      fc.property(mixed, ([adaptation, wording, changes, rules, applications]) => {
        expect(made({ ...adaptation, wording, changes, rules, applications })).toEqual(made(adaptation));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps words and rules of its own when the provider publishes a new version', () => {
    const [step, ...steps] = firstTemplate.catalogue.steps;
    if (step === undefined) throw new Error('no step');
    const more = { ...step, questions: [...step.questions, own('neu_dabei')] };
    const template: CatalogueTemplate = {
      version: 2,
      catalogue: { version: 2, steps: [more, ...steps] },
      ruleSet: { version: 2, rules: [...firstTemplate.ruleSet.rules, rule({ id: 'R90' })] },
    };
    fc.assert(
      fc.property(tightening, (adaptation) => {
        const before = made(adaptation);
        const after = made(adaptation, template);
        for (const { id } of adaptation.rules) {
          const ruleIn = (edition: ApplicationEdition) => edition.ruleSet.rules.find((one) => one.id === id);
          expect(ruleIn(after)).toEqual(ruleIn(before));
        }
        const labels = new Map(questionsOf(after.catalogue).map(({ id, label }) => [id, label]));
        for (const { id, label } of questionsOf(before.catalogue)) expect(labels.get(id)).toEqual(label);
        expect(labels.has('neu_dabei')).toBe(true);
        expect(after.ruleSet.rules.some(({ id }) => id === 'R90')).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('takes what is stricter of the two, whoever says it', () => {
    const of = (id: string, edition: ApplicationEdition) =>
      edition.ruleSet.rules.find((one) => one.id === id)?.outcome;
    expect(of('R07', made({ changes: [{ rule: 'R07', stricter: 'case-by-case' }] }))).toBe('case-by-case');
    expect(of('R08', made({ changes: [{ rule: 'R08', stricter: 'case-by-case' }] }))).toBe('excluded');
    expect(of('R10', made({ changes: [{ rule: 'R10', milder: 'case-by-case' }] }))).toBe('case-by-case');
    expect(of('R10', made({ changes: [{ rule: 'R10', milder: 'off' }] }))).toBeUndefined();
  });
});

describe('what does not go with the template', () => {
  it.each<[string, Partial<Adaptation>, string]>([
    [
      'a locked rule left out',
      { changes: [{ rule: 'R01', milder: 'off' }] },
      'changes[0].milder: rule-locked',
    ],
    [
      'a locked rule loosened',
      { changes: [{ rule: 'R05', milder: 'case-by-case' }] },
      'changes[0].milder: rule-locked',
    ],
    [
      'a rule that is not there',
      { changes: [{ rule: 'R99', stricter: 'excluded' }] },
      'changes[0].rule: rule-unknown',
    ],
    [
      'a rule changed twice',
      { changes: [{ rule: 'R03' }, { rule: 'R03' }] },
      'changes[1].rule: adaptation-twice',
    ],
    [
      'milder that is not',
      { changes: [{ rule: 'R07', milder: 'excluded' }] },
      'changes[0].milder: rule-not-milder',
    ],
    ['an id of the provider’s', { rules: [rule({ id: 'R07' })] }, 'rules[0].id: rule-own-id'],
    ['an own rule locked', { rules: [rule({ locked: true })] }, 'rules[0].locked: rule-own-locked'],
    [
      'an obligation that would hide one of the provider’s',
      { rules: [rule({ obligations: [{ id: 'verschluesselung', words }] })] },
      'rules[0].obligations: obligation-own-id',
    ],
    [
      'words of nothing',
      { wording: [{ of: 'question.nichts.label', ...words }] },
      'wording[0].of: wording-of-nothing',
    ],
    [
      'empty words',
      { wording: [{ of: 'question.geraet.label', de: ' ', en: 'x' }] },
      'wording[0]: catalogue-words',
    ],
    [
      'a question in no step',
      { questions: [{ step: 'nirgends', question: own('k_a') }] },
      'questions[0].step: question-step-unknown',
    ],
    [
      'a question under a foreign id',
      { questions: [{ step: 'daten', question: own('a') }] },
      'questions[0].question.id: question-own-id',
    ],
    [
      'two questions of one id',
      { questions: [own('k_a'), own('k_a')].map((question) => ({ step: 'daten', question })) },
      'questions[0].question.id: catalogue-id',
    ],
    [
      'a circle',
      {
        questions: [
          { step: 'daten', question: own('k_a', { '==': [{ var: 'answers.k_b' }, 'ja'] }) },
          { step: 'daten', question: own('k_b', { '==': [{ var: 'answers.k_a' }, 'ja'] }) },
        ],
      },
      'questions[0].question.asked: condition-variable',
    ],
    [
      'a question about a later answer',
      {
        questions: [
          { step: 'anliegen', question: own('k_a', { '==': [{ var: 'answers.geraet' }, 'privat'] }) },
        ],
      },
      'questions[0].question.asked: condition-variable',
    ],
    [
      'a question that nobody is ever asked',
      {
        questions: [
          { step: 'geraet', question: own('k_a', { '==': [{ var: 'answers.geraet' }, 'dampfmaschine'] }) },
        ],
      },
      'questions[0].question.asked: catalogue-never-asked',
    ],
    [
      'a contradictory rule',
      {
        rules: [
          rule({
            when: {
              and: [
                { '==': [{ var: 'answers.geraet' }, 'privat'] },
                { '==': [{ var: 'answers.geraet' }, 'dienstlich_verwaltet'] },
              ],
            },
          }),
        ],
      },
      'rules[0].when: rule-never-fires',
    ],
    [
      'a fact that does not exist',
      { rules: [rule({ when: { '==': [{ var: 'facts.alter' }, 1] } })] },
      'rules[0].when: condition-variable',
    ],
    [
      'an excluded thing with obligations',
      { rules: [rule({ outcome: 'excluded', obligations: [{ id: 'k_x', words }] })] },
      'rules[0].outcome: rule-contradiction',
    ],
    [
      'an application twice',
      {
        applications: [1, 2].map(() => ({ id: 'a', name: 'A', protection: 'normal', data: [], way: 'vpn' })),
      },
      'applications[1].id: application-id',
    ],
    [
      'data that do not exist',
      { applications: [{ id: 'a', name: 'A', protection: 'normal', data: ['x'], way: 'vpn' }] },
      'applications[0].data: application-data',
    ],
    [
      'a system that nobody has',
      { policy: { 'unsupported-systems': ['amiga'] } },
      'policy.unsupported-systems: policy-systems',
    ],
  ])('says %s', (_, adaptation, fault) => {
    expect(faults(adaptation)).toContain(fault);
  });

  it('says it of a provider who takes away what the portal reads itself', () => {
    const without = (id: string): CatalogueTemplate => ({
      ...firstTemplate,
      catalogue: {
        version: 2,
        steps: firstTemplate.catalogue.steps.map((step) => ({
          ...step,
          questions: step.questions.filter((question) => question.id !== id),
        })),
      },
    });
    for (const id of ['antragsart', 'von', 'bis', 'aufgaben', 'geraet', 'merkblatt', 'vorgesetzte_person']) {
      const reasons = templateFaults(without(id)).map(({ reason }) => reason);
      expect(reasons.some((reason) => reason === 'catalogue-required-question')).toBe(true);
    }
  });

  it('lets words and loosening lapse that nobody needs any more, and nothing that is stricter', () => {
    const template: CatalogueTemplate = {
      ...firstTemplate,
      ruleSet: { version: 2, rules: firstTemplate.ruleSet.rules.filter(({ id }) => id !== 'R10') },
    };
    const adaptation: Adaptation = {
      ...noAdaptation,
      wording: [{ of: 'rule.R10.reason', ...words }],
      changes: [
        { rule: 'R10', milder: 'case-by-case' },
        { rule: 'R03', stricter: 'excluded' },
      ],
    };
    expect(adaptationFaults(template, withoutLeftovers(template, adaptation))).toEqual([]);
    const stricter = { ...adaptation, changes: [{ rule: 'R10', stricter: 'excluded' as const }] };
    expect(withoutLeftovers(template, stricter).changes).toEqual(stricter.changes);
  });
});

describe('what loosens', () => {
  it.each<[string, Partial<Adaptation>, Partial<Adaptation>, string]>([
    ['private devices allowed', {}, { policy: { 'private-devices': 'allowed' } }, 'policy private-devices'],
    ['a product for VS-NfD', {}, { policy: { 'vs-nfd-product': true } }, 'policy vs-nfd-product'],
    ['an old system supported', {}, { policy: { 'unsupported-systems': [] } }, 'policy unsupported-systems'],
    ['a rule left out', {}, { changes: [{ rule: 'R10', milder: 'off' }] }, 'rule R10'],
    ['an own rule taken back', { rules: [rule({})] }, {}, 'rule K-1'],
    ['an own strictness taken back', { changes: [{ rule: 'R07', stricter: 'excluded' }] }, {}, 'rule R07'],
  ])('%s', (_, before, after, what) => {
    const looser = editionChanges(made(before), made(after)).filter(({ kind }) => kind === 'looser');
    expect(looser.map(({ subject, id }) => `${subject} ${id}`)).toEqual([what]);
    expect(loosens(editionChanges(made(after), made(before)))).toBe(false);
  });

  it('is a wider way to an application, not a new one', () => {
    const akte = {
      id: 'akte',
      name: 'E-Akte',
      protection: 'high',
      data: ['steuer'],
      way: 'on-site',
    } as const;
    const kinds = (before: object, after: object) =>
      editionChanges(
        made({ applications: [{ ...akte, ...before }] }),
        made({ applications: [{ ...akte, ...after }] }),
      ).map(({ kind }) => kind);
    expect(kinds({}, { way: 'vpn' })).toEqual(['looser']);
    expect(kinds({}, { protection: 'normal' })).toEqual(['looser']);
    expect(kinds({}, { data: [] })).toEqual(['looser']);
    expect(kinds({}, { protection: 'very-high' })).toEqual(['stricter']);
    expect(kinds({}, { name: 'Akte' })).toEqual(['reworded']);
    expect(editionChanges(made({}), made({ applications: [akte] })).map(({ kind }) => kind)).toEqual([
      'added',
    ]);
  });
});

describe('an application that was listed before', () => {
  const akte = { id: 'akte', name: 'E-Akte', protection: 'high', data: ['steuer'], way: 'on-site' } as const;
  const kinds = (is: object, earlier: readonly BusinessApplication[] = [akte]) =>
    editionChanges(made({}), made({ applications: [{ ...akte, ...is }] }), earlier).map(({ kind }) => kind);

  it.each([
    ['as it was', {}, 'added'],
    ['with a wider way', { way: 'vpn' }, 'looser'],
    ['with less protection', { protection: 'normal' }, 'looser'],
    ['with fewer kinds of data', { data: [] }, 'looser'],
    ['with other kinds of data', { data: ['sozialdaten'] }, 'looser'],
    ['with more protection', { protection: 'very-high' }, 'added'],
    ['under another name and wider', { name: 'Akte', way: 'vpn' }, 'looser'],
    ['under another id and wider', { id: 'akte2', name: 'É-AKTE', way: 'vpn' }, 'looser'],
  ])('is listed again %s', (_, is, kind) => {
    expect(kinds(is)).toEqual([kind]);
  });

  it('is another one where neither id nor name is the same, or nothing was listed', () => {
    expect(kinds({ id: 'kasse', name: 'Kasse', way: 'vpn' })).toEqual(['added']);
    expect(kinds({ way: 'vpn' }, [])).toEqual(['added']);
  });

  it('says what it was', () => {
    const wider = { ...akte, way: 'vpn' as const };
    expect(editionChanges(made({}), made({ applications: [wider] }), [akte])).toEqual([
      expect.objectContaining({ kind: 'looser', applications: [akte, wider] }),
    ]);
  });

  it('is found by its last listing, by id and by name each for itself', () => {
    const renamed = { ...akte, name: 'Neu', way: 'vpn' as const };
    const editions = [[], [renamed], [akte]];
    const last = (next: BusinessApplication) =>
      editions.reduce(listingsIn, seekListings([], [next])).found.map(({ name, way }) => `${name} ${way}`);
    expect(last(akte)).toEqual(['Neu vpn', 'E-Akte on-site']);
    expect(last({ ...akte, id: 'x' })).toEqual(['E-Akte on-site']);
    expect(last({ ...akte, id: 'x', name: 'y' })).toEqual([]);
    expect(seekListings([akte], [akte]).sought).toEqual([]);
  });
});

it('ends soon, however many combinations a catalogue wants to have looked at', () => {
  const options = Array.from({ length: 16 }, (_, at) => ({ id: `o${at}`, label: words }));
  const asking = [0, 1, 2].map((at) => ({
    id: `q${at}`,
    kind: 'one-of' as const,
    asked: true as const,
    label: words,
    options,
  }));
  const never: Condition = {
    or: Array.from({ length: 25 }, (_, at) => ({ '==': [{ var: `answers.q${at % 3}` }, 'nie'] })),
  };
  const bombs = Array.from({ length: 57 }, (_, at) => ({
    id: `b${at}`,
    kind: 'yes-no' as const,
    asked: never,
    label: words,
  }));
  const started = process.cpuUsage();
  catalogueFaults({ version: 1, steps: [{ id: 's', title: words, questions: [...asking, ...bombs] }] });
  // Without an end to it, seven seconds.
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(3_000);
});

it('tells whoever confirms a loosening what a decision or an application was, and what it will be', () => {
  const kasse = { id: 'kasse', name: 'Kasse', protection: 'high', data: [], way: 'on-site' } as const;
  const before = { ...firstEdition, applications: [kasse] };
  const policy = { ...usualPolicy, 'private-devices': 'allowed' as const };
  const wider = { ...kasse, way: 'vpn' as const };
  const changes = editionChanges(before, { ...before, policy, applications: [wider] });
  expect(changes).toEqual([
    expect.objectContaining({ subject: 'policy', kind: 'looser', policies: [usualPolicy, policy] }),
    expect.objectContaining({ subject: 'application', kind: 'looser', applications: [kasse, wider] }),
  ]);
});
