// Does the summary of an application feel how much a municipality asks and by how many rules it judges? Forty questions and
// thirty rules against one of each.
import { firstEdition, type ApplicationEdition } from '../../src/domain/application-edition';
import type { ApplicationRule } from '../../src/domain/application-rule';
import { emptyDraft } from '../../src/domain/application-form';
import type { Question } from '../../src/domain/question';
import { kindQuestion } from '../../src/domain/request-kind';
import { paths } from '../../src/http/kit/paths';
import { benchConfig, startBenchPortal, type BenchPortal } from './bench-portal';
import { compare, timed } from './comparison';
import { onEachEngine, type Engine } from './engines';
import { benchSlug } from './seeding/bench-town';
import { populate } from './seeding/populate';
import { measuredOn, type Case, type Outcome, type Round, type Suite } from './suite';
import type { Visitor } from './visitor';

type Asked = { readonly questions: number; readonly rules: number };
type Served = { readonly bench: BenchPortal; readonly applicant: Visitor };
type Pair = { readonly much: Served; readonly little: Served };

const name = 'summary-page';
const much: Asked = { questions: 40, rules: 30 };
const little: Asked = { questions: 1, rules: 1 };
const perStep = 5;

export const summaryPage: Suite = {
  names: [name],
  run: async (round, wanted) => {
    const perEngine = await onEachEngine((engine) => measureOn(engine, round, wanted));
    const cases = perEngine.flatMap((measured) => measured.get(name) ?? []);
    return [{ name, limit: 3, bound: 'at-most', cases } satisfies Outcome];
  },
};

async function measureOn(engine: Engine, round: Round, wanted: readonly string[]) {
  const prepared: Pair = { much: await serve(engine, much), little: await serve(engine, little) };
  try {
    return await measuredOn(engine, { [name]: measurePages }, { prepared, round, wanted });
  } finally {
    await prepared.much.bench.close();
    await prepared.little.bench.close();
  }
}

async function serve(engine: Engine, asked: Asked): Promise<Served> {
  const config = await benchConfig(await engine.newDatabase());
  const { town } = await populate(config, { count: 1, protocols: ['openvpn'] });
  const bench = await startBenchPortal(config);
  const { store, clock } = bench.portal.ports;
  const { applicationEditions, applicationDrafts } = store.forTenant(town.tenantId);
  const edition = editionWith(asked);
  await applicationEditions.insert(edition, clock());
  const answers = Object.fromEntries(
    edition.catalogue.steps.flatMap(({ questions }) => questions.map(answered)),
  );
  await applicationDrafts.save({
    ...emptyDraft(town.admin.personId, clock()),
    profileId: town.profile.id,
    answers: { ...answers, [kindQuestion]: 'neu' },
  });
  return { bench, applicant: await bench.signedIn(town.admin) };
}

function answered({ id }: Question): readonly [string, string] {
  return [id, 'ja'];
}

/** Every rule reads an answer, and every third one fires. */
function editionWith({ questions: count, rules }: Asked): ApplicationEdition {
  const kind = firstEdition.catalogue.steps[0]?.questions.find(({ id }) => id === kindQuestion);
  if (kind === undefined) throw new Error('the first catalogue does not begin with what is needed');
  const others = Array.from({ length: count - 1 }, (_, at) => questionAt(at + 1));
  const questions = [kind, ...others];
  const steps = Array.from({ length: Math.ceil(count / perStep) }, (_, at) => ({
    id: `schritt_${at}`,
    title: { de: `Schritt ${at}`, en: `Step ${at}` },
    questions: questions.slice(at * perStep, (at + 1) * perStep),
  }));
  return {
    ...firstEdition,
    version: 2,
    catalogue: { version: 2, steps },
    ruleSet: { version: 2, rules: Array.from({ length: rules }, (_, at) => ruleAt(at, count)) },
  };
}

function questionAt(at: number): Question {
  const label = { de: `Gilt die Aussage Nummer ${at}?`, en: `Does statement number ${at} hold?` };
  return {
    id: `frage_${at}`,
    kind: 'yes-no',
    asked: { '==': [{ var: `answers.${kindQuestion}` }, 'neu'] },
    label,
  };
}

function ruleAt(at: number, questions: number): ApplicationRule {
  const id = questions === 1 ? kindQuestion : `frage_${(at % (questions - 1)) + 1}`;
  return {
    id: `R${at}00`,
    locked: false,
    when: { '==': [{ var: `answers.${id}` }, at % 3 === 0 ? 'ja' : 'nein'] },
    outcome: 'with-conditions',
    obligations: [{ id: `auflage_${at}`, words: { de: `Auflage ${at}`, en: `Condition ${at}` } }],
    reason: { de: `Die Aussage ${at} gilt.`, en: `Statement ${at} holds.` },
  };
}

async function measurePages(pair: Pair, round: Round): Promise<readonly Case[]> {
  const path = paths.requests.summary(benchSlug);
  const shown = (await pair.much.applicant.open(path)).match(/Gilt die Aussage Nummer/g)?.length ?? 0;
  if (shown !== much.questions - 1) throw new Error(`the summary shows ${shown} of the questions`);
  const open =
    ({ applicant }: Served) =>
    () =>
      timed(() => applicant.open(path));
  return [{ of: 'summary', ...(await compare({ ...round, a: open(pair.much), b: open(pair.little) })) }];
}
