// Changing the draft: words, rules, applications, decisions for everybody, or all of it as a file.
import { z } from 'zod';
import type { AdaptationEdit } from '../../domain/adaptation-edit';
import { largestCatalogueFile, writeAdaptation } from '../../domain/catalogue-files';
import { Refusal } from '../../domain/errors';
import type { BusinessApplication } from '../../domain/application-rule';
import type { CatalogueFault } from '../../domain/question-catalogue';
import { questionsOf } from '../../domain/question-catalogue';
import { placesOfQuestion, placesOfRule } from '../../domain/wordings';
import {
  changeAdaptation,
  discardAdaptationDraft,
  replaceAdaptation,
} from '../../usecases/change-adaptation';
import { showCatalogue, type ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import { readForm, withError, type Parsed } from '../kit/form';
import { choice } from '../kit/form-input';
import { paths } from '../kit/paths';
import { download, redirect, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { uploadedFile } from '../kit/uploaded-file';
import {
  applicationForm,
  applicationModel,
  applicationsModel,
  askToRemove,
  revisionInput,
} from './applications-pages';
import { fileForm, fileModel, policyForm, policyModel, shown } from './draft-pages';
import type { Handler, Needs, RouteMaker } from './handler';
import { outcomeChoices, ruleBy, ruleChange, ruleModel } from './rules-pages';
import { faultAlert, type QuestionsModel } from './view';
import { questionModel, readWords, wordsModel } from './words-pages';

const { questions } = paths;

export function changingRoutes(change: RouteMaker): readonly PersonRoute[] {
  const part = (name: string): string => questions.part(':tenant', name);
  return [
    change('get', part('words'), async (ports, context) =>
      shown(wordsModel(context, await showCatalogue(ports, context.actor))),
    ),
    change('get', questions.words(':tenant', ':question'), words),
    change('post', questions.words(':tenant', ':question'), setWords),
    change('get', questions.rule(':tenant', ':rule'), rule),
    change('post', questions.rule(':tenant', ':rule'), setRule),
    change('get', part('applications'), async (ports, context) =>
      shown(applicationsModel(context, await showCatalogue(ports, context.actor))),
    ),
    // Before the pages of one application, whose id could not be `new` without this one.
    change('get', part('applications/new'), newApplication),
    change('post', part('applications/new'), (ports, context) => setApplication(ports, context, true)),
    change('get', questions.application(':tenant', ':application'), application),
    change('post', questions.application(':tenant', ':application'), (ports, context) =>
      setApplication(ports, context, false),
    ),
    change('get', questions.removeApplication(':tenant', ':application'), askRemove),
    change('post', questions.removeApplication(':tenant', ':application'), remove),
    change('get', part('policy'), policy),
    change('post', part('policy'), setPolicy),
    change('get', part('file'), file),
    {
      ...change('post', part('file'), setFile),
      upload: { field: 'file', as: 'bytes', largest: largestCatalogueFile },
    },
    change('get', part('download'), getFile),
    change('post', part('discard'), discard),
  ];
}

const notThere = (): Refusal => new Refusal('not-found', 'page-not-found');

type Again = (
  shownNow: ShownCatalogue,
  sent: Parsed<unknown>,
  faults: readonly CatalogueFault[],
) => QuestionsModel;
type Keeping = {
  readonly sent: Parsed<{ readonly revision: number }>;
  readonly edit: AdaptationEdit;
  readonly to: string;
  readonly again: Again;
};

/** What was typed stays where somebody else was quicker, or where it does not go with the rest. */
async function keep(
  ports: Needs,
  context: PersonContext,
  { sent, edit, to, again }: Keeping,
): Promise<Result> {
  const { actor, t } = context;
  const afresh = async (problem: Parsed<unknown>, faults: readonly CatalogueFault[] = []): Promise<Result> =>
    shown(again(await showCatalogue(ports, actor), problem, faults), { again: true });
  if (!sent.ok) return afresh(sent);
  try {
    const kept = await changeAdaptation(ports, actor, { edit, revision: sent.value.revision });
    if (!kept.ok) return await afresh(sent, kept.faults);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'catalogue-draft-changed') throw error;
    return afresh(withError(sent, 'form', `refusal.${error.reason}`));
  }
  return redirect(to, { tone: 'success', title: t('questions.kept'), lines: [t('questions.kept-text')] });
}

const alertsOf = (context: PersonContext, faults: readonly CatalogueFault[]) =>
  faults.length === 0 ? [] : [faultAlert(context, faults)];

const wordsForm = z.looseObject({ revision: revisionInput });

const words: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  const model = questionModel(
    context,
    { shown: catalogue, id: context.params['question'] ?? '' },
    { sent: null },
  );
  if (model === null) throw notThere();
  return shown(model);
};

const setWords: Handler = async (ports, context) => {
  const { actor, params, body, tenant } = context;
  const { template } = await showCatalogue(ports, actor);
  const id = params['question'] ?? '';
  const question = questionsOf(template.catalogue).find((one) => one.id === id);
  if (question === undefined) throw notThere();
  const typed = readForm(wordsForm, body);
  const read = readWords(typed, placesOfQuestion(question));
  return keep(ports, context, {
    sent: read.sent.ok ? typed : { ...read.sent },
    edit: { kind: 'words', wording: read.wording },
    to: questions.part(tenant.slug, 'words'),
    again: (now, sent, faults) => {
      const model = questionModel(context, { shown: now, id }, { sent, alerts: alertsOf(context, faults) });
      if (model === null) throw notThere();
      return model;
    },
  });
};

const ruleForm = z.looseObject({ revision: revisionInput, outcome: choice(outcomeChoices) });

const rule: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  const found = ruleBy(catalogue, context.params['rule'] ?? '');
  if (found === null) throw notThere();
  return shown(ruleModel(context, { shown: catalogue, rule: found }, { sent: null }));
};

const setRule: Handler = async (ports, context) => {
  const { actor, params, body, tenant } = context;
  const found = ruleBy(await showCatalogue(ports, actor), params['rule'] ?? '');
  if (found === null) throw notThere();
  const typed = readForm(ruleForm, body);
  const read = readWords(typed, placesOfRule(found));
  const chosen = typed.ok ? typed.value.outcome : 'template';
  return keep(ports, context, {
    sent: read.sent.ok ? typed : { ...read.sent },
    edit: { kind: 'rule', change: ruleChange(found, chosen), wording: read.wording },
    to: questions.part(tenant.slug, 'rules'),
    again: (now, sent, faults) =>
      ruleModel(context, { shown: now, rule: found }, { sent, alerts: alertsOf(context, faults) }),
  });
};

const newApplication: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  return shown(applicationModel(context, { shown: catalogue, application: null }, { sent: null }));
};

const application: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  const found = applicationIn(catalogue, context);
  return shown(applicationModel(context, { shown: catalogue, application: found }, { sent: null }));
};

function applicationIn({ draft }: ShownCatalogue, { params }: PersonContext): BusinessApplication {
  const found = draft.adaptation.applications.find(({ id }) => id === params['application']);
  if (found === undefined) throw notThere();
  return found;
}

async function setApplication(ports: Needs, context: PersonContext, isNew: boolean): Promise<Result> {
  const { actor, body, tenant, params } = context;
  const before = isNew ? null : applicationIn(await showCatalogue(ports, actor), context);
  const sent = readForm(applicationForm, body);
  // What was not accepted comes to nothing: the form is shown again.
  const typed = sent.ok
    ? sent.value
    : { id: '', name: '', protection: 'normal' as const, way: 'vpn' as const, data: [] };
  const { name, protection, data, way } = typed;
  const id = before?.id ?? params['application'] ?? typed.id;
  return keep(ports, context, {
    sent,
    edit: { kind: 'application', application: { id, name, protection, data, way }, isNew },
    to: questions.part(tenant.slug, 'applications'),
    again: (now, problem, faults) =>
      applicationModel(
        context,
        { shown: now, application: before },
        { sent: problem, alerts: alertsOf(context, faults) },
      ),
  });
}

const askRemove: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  return askToRemove(context, { shown: catalogue, application: applicationIn(catalogue, context) });
};

const removeForm = z.object({ revision: revisionInput });

const remove: Handler = async (ports, context) => {
  const { actor, body, tenant } = context;
  const found = applicationIn(await showCatalogue(ports, actor), context);
  return keep(ports, context, {
    sent: readForm(removeForm, body),
    edit: { kind: 'remove-application', id: found.id },
    to: questions.part(tenant.slug, 'applications'),
    again: (now, sent, faults) =>
      applicationModel(
        context,
        { shown: now, application: found },
        { sent, alerts: alertsOf(context, faults) },
      ),
  });
};

const policy: Handler = async (ports, context) =>
  shown(policyModel(context, await showCatalogue(ports, context.actor), { sent: null }));

const setPolicy: Handler = async (ports, context) => {
  const { body, tenant } = context;
  const sent = readForm(policyForm, body);
  const typed = sent.ok
    ? sent.value
    : { privateDevices: 'forbidden' as const, vsNfdProduct: false, unsupported: [] };
  return keep(ports, context, {
    sent,
    edit: {
      kind: 'policy',
      policy: {
        'private-devices': typed.privateDevices,
        'vs-nfd-product': typed.vsNfdProduct,
        'unsupported-systems': typed.unsupported,
      },
    },
    to: questions.overview(tenant.slug),
    again: (now, problem, faults) =>
      policyModel(context, now, { sent: problem, alerts: alertsOf(context, faults) }),
  });
};

const file: Handler = async (ports, context) =>
  shown(fileModel(context, await showCatalogue(ports, context.actor), { sent: null }));

const setFile: Handler = async (ports, context) => {
  const { actor, body, t, tenant } = context;
  const sent = readForm(fileForm, body);
  const again = async (problem: Parsed<unknown>, faults: readonly CatalogueFault[] = []): Promise<Result> =>
    shown(
      fileModel(context, await showCatalogue(ports, actor), {
        sent: problem,
        alerts: alertsOf(context, faults),
      }),
      {
        again: true,
      },
    );
  if (!sent.ok) return again(sent);
  const text = textIn(body);
  if (!text.ok) return again(withError(sent, 'file', text.reason));
  try {
    const kept = await replaceAdaptation(ports, actor, { text: text.text, revision: sent.value.revision });
    if (!kept.ok) return await again(withError(sent, 'file', 'questions.file.faulty'), kept.faults);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'catalogue-draft-changed') throw error;
    return again(withError(sent, 'file', `refusal.${error.reason}`));
  }
  return redirect(questions.part(tenant.slug, 'changes'), { tone: 'success', title: t('questions.kept') });
};

export type TextOfFile =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

export function textIn(body: unknown): TextOfFile {
  const file = uploadedFile(body);
  if (file === 'too-large') return { ok: false, reason: 'questions.file.too-large' };
  if (file === null || file.length === 0) return { ok: false, reason: 'form.error.missing' };
  return { ok: true, text: new TextDecoder('utf-8').decode(file) };
}

/** Also for those who look after the rules on paper. */
const getFile: Handler = async (ports, context) => {
  const { draft } = await showCatalogue(ports, context.actor);
  return download({
    fileName: `${context.t('questions.file.name', { tenant: context.tenant.slug })}.json`,
    contentType: 'application/json; charset=utf-8',
    body: writeAdaptation(draft.adaptation),
  });
};

const discard: Handler = async (ports, context) => {
  const { actor, body, t, tenant } = context;
  const sent = readForm(removeForm, body);
  if (!sent.ok) throw new Refusal('invalid', 'bad-request');
  await discardAdaptationDraft(ports, actor, sent.value);
  return redirect(questions.overview(tenant.slug), { tone: 'success', title: t('questions.discarded') });
};
