// Handlers: decisions for everybody, the whole draft as a file, and throwing it away.
import { writeAdaptation } from '../../domain/catalogue-files';
import { Refusal } from '../../domain/errors';
import type { CatalogueFault } from '../../domain/question-catalogue';
import { discardAdaptationDraft, replaceAdaptation } from '../../usecases/change-adaptation';
import { showCatalogue } from '../../usecases/show-catalogue';
import { readForm, withError, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { download, redirect, type Result } from '../kit/result';
import { fileModel, textIn } from './file-page';
import type { Handler } from './handler';
import { alertsOf, keep } from './keeping';
import { policyForm, policyModel } from './policy-page';
import { revisionForm } from './revision-input';
import { shown } from './view';

const { questions } = paths;

export const policy: Handler = async (ports, context) =>
  shown(policyModel(context, await showCatalogue(ports, context.actor), { sent: null }));

export const setPolicy: Handler = async (ports, context) => {
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

export const file: Handler = async (ports, context) =>
  shown(fileModel(context, await showCatalogue(ports, context.actor), { sent: null }));

export const setFile: Handler = async (ports, context) => {
  const { actor, body, t, tenant } = context;
  const sent = readForm(revisionForm, body);
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

/** Also for those who look after the rules on paper. */
export const getFile: Handler = async (ports, context) => {
  const { draft } = await showCatalogue(ports, context.actor);
  return download({
    fileName: `${context.t('questions.file.name', { tenant: context.tenant.slug })}.json`,
    contentType: 'application/json; charset=utf-8',
    body: writeAdaptation(draft.adaptation),
  });
};

export const discard: Handler = async (ports, context) => {
  const { actor, body, t, tenant } = context;
  const sent = readForm(revisionForm, body);
  if (!sent.ok) throw new Refusal('invalid', 'bad-request');
  await discardAdaptationDraft(ports, actor, sent.value);
  return redirect(questions.overview(tenant.slug), { tone: 'success', title: t('questions.discarded') });
};
