// Handlers: the municipality's own words for a question, a stricter or milder outcome of a rule.
import { z } from 'zod';
import { questionsOf } from '../../domain/question-catalogue';
import { placesOfQuestion, placesOfRule } from '../../domain/wordings';
import { showCatalogue } from '../../usecases/show-catalogue';
import { readForm } from '../kit/form';
import { choice } from '../kit/form-input';
import { paths } from '../kit/paths';
import type { Handler } from './handler';
import { alertsOf, keep, notThere } from './keeping';
import { revisionInput } from './revision-input';
import { outcomeChoices, ruleBy, ruleChange, ruleModel } from './rules-pages';
import { shown } from './view';
import { questionModel, readWords } from './words-pages';

const { questions } = paths;

const wordsForm = z.looseObject({ revision: revisionInput });

export const words: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  const model = questionModel(
    context,
    { shown: catalogue, id: context.params['question'] ?? '' },
    { sent: null },
  );
  if (model === null) throw notThere();
  return shown(model);
};

export const setWords: Handler = async (ports, context) => {
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

export const rule: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  const found = ruleBy(catalogue, context.params['rule'] ?? '');
  if (found === null) throw notThere();
  return shown(ruleModel(context, { shown: catalogue, rule: found }, { sent: null }));
};

export const setRule: Handler = async (ports, context) => {
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
