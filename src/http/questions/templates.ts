// Routes and handlers of the provider's questions and rules for all municipalities.
import { z } from 'zod';
import { largestCatalogueFile } from '../../domain/catalogue-files';
import { Refusal } from '../../domain/errors';
import type { CatalogueFault } from '../../domain/question-catalogue';
import {
  discardTemplateDraft,
  publishTemplate,
  readTemplateFile,
  saveTemplateDraft,
  showTemplates,
} from '../../usecases/publish-template';
import { readForm, withError, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { reasonInput } from '../kit/reason-input';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { download, redirect, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { textIn } from './file-page';
import type { Handler, Needs } from './handler';
import { revisionInput } from './revision-input';
import { listModel, nextModel, publishModel } from './template-pages';
import { shown } from './view';

const { operator } = paths;

export function templateRoutes(ports: Needs): readonly PersonRoute[] {
  const route = (method: PersonRoute['method'], path: string, handler: Handler): PersonRoute => ({
    method,
    path,
    guard: 'person',
    permission: ['operator-admin'],
    handler: (context) => handler(ports, context),
  });
  return [
    route('get', operator.questions, async (_ports, context) =>
      shown(listModel(context, await showTemplates(ports, context.actor))),
    ),
    route('get', operator.questionsNext, async (_ports, context) =>
      shown(nextModel(context, await showTemplates(ports, context.actor), { sent: null })),
    ),
    {
      ...route('post', operator.questionsNext, upload),
      upload: { field: 'file', as: 'bytes', largest: largestCatalogueFile },
    },
    route('get', operator.questionsPublish, async (_ports, context) =>
      shown(publishModel(context, await showTemplates(ports, context.actor), null)),
    ),
    route('post', operator.questionsPublish, publish),
    route('post', operator.questionsDiscard, discard),
    route('get', operator.questionsVersion(':version'), version),
  ];
}

const anything = z.looseObject({});

const upload: Handler = async (ports, context) => {
  const { actor, body } = context;
  const sent = readForm(anything, body);
  const again = async (reason: string, faults: readonly CatalogueFault[] = []): Promise<Result> =>
    shown(
      nextModel(context, await showTemplates(ports, actor), {
        sent: withError(sent, 'file', reason),
        faults,
      }),
      { again: true },
    );
  const text = textIn(body);
  if (!text.ok) return again(text.reason);
  const kept = await saveTemplateDraft(ports, actor, text.text);
  return kept.ok ? redirect(operator.questionsPublish) : again('questions.file.faulty', kept.faults);
};

const publishForm = z.object({ version: revisionInput, revision: revisionInput, reason: reasonInput(1) });

const fieldOf: FieldOfRefusal = {
  'catalogue-changed-meanwhile': 'form',
  'catalogue-draft-changed': 'form',
  'catalogue-draft-missing': 'form',
  'template-same': 'form',
};

const publish: Handler = async (ports, context) => {
  const { actor, body, t } = context;
  const sent = readForm(publishForm, body);
  const again = async (problem: Parsed<unknown>): Promise<Result> =>
    shown(publishModel(context, await showTemplates(ports, actor), problem), { again: true });
  if (!sent.ok) return again(sent);
  try {
    const number = await publishTemplate(ports, actor, sent.value);
    const title = t('questions.templates.published', { version: String(number) });
    return redirect(operator.questions, {
      tone: 'success',
      title,
      lines: [t('questions.templates.published-text')],
    });
  } catch (error) {
    return again(refusedForm(sent, error, fieldOf));
  }
};

const discard: Handler = async (ports, { actor, t }) => {
  await discardTemplateDraft(ports, actor);
  return redirect(operator.questions, { tone: 'success', title: t('questions.discarded') });
};

const version: Handler = async (ports, context) => {
  const typed = context.params['version'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new Refusal('not-found', 'no-such-template');
  return download({
    fileName: `${context.t('questions.templates.file-name', { version: typed })}.json`,
    contentType: 'application/json; charset=utf-8',
    body: await readTemplateFile(ports, context.actor, Number(typed)),
  });
};
