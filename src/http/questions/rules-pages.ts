// The rules with their ids, and one with what a municipality may make of it.
import type { AdaptationEdit } from '../../domain/adaptation-edit';
import { isAtLeast, outcomes, type ApplicationRule, type Outcome } from '../../domain/application-rule';
import { placesOfRule } from '../../domain/wordings';
import type { ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type Option } from '../kit/form-view';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Cell, Table } from '../kit/view-models';
import { breadcrumb, questionsModel, type QuestionsModel } from './view';
import { initialWords, wordingFields } from './words-pages';

export function rulesModel(
  context: PersonContext,
  shown: ShownCatalogue,
  { mayChange }: { readonly mayChange: boolean },
): QuestionsModel {
  const { t } = context;
  const title = t('questions.rules.title');
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.rules.lead'),
    parts: [
      {
        heading: t('questions.rules.of-template'),
        text: '',
        table: templateRules(context, shown, mayChange),
        links: [],
      },
      {
        heading: t('questions.rules.own'),
        text: t('questions.rules.own-text'),
        table: ownRules(context, shown),
        links: [],
      },
    ],
  });
}

function templateRules(
  context: PersonContext,
  { template, draft }: ShownCatalogue,
  mayChange: boolean,
): Table {
  const { t, tenant } = context;
  const changed = new Map(draft.adaptation.changes.map((change) => [change.rule, change] as const));
  return table(
    context,
    template.ruleSet.rules.map((rule) => {
      const change = changed.get(rule.id);
      const own = change?.milder ?? change?.stricter;
      return [
        { text: rule.id, ...(mayChange ? { href: paths.questions.rule(tenant.slug, rule.id) } : {}) },
        { text: rule.reason[context.language] },
        {
          text: t(`questions.outcome.${rule.outcome}`),
          ...(own === undefined
            ? {}
            : { note: t('questions.rules.here', { outcome: t(`questions.outcome.${own}`) }) }),
        },
        rule.locked
          ? { badge: badge(t('questions.rules.locked'), 'neutral') }
          : { text: t('questions.rules.open') },
      ];
    }),
  );
}

function ownRules(context: PersonContext, { draft }: ShownCatalogue): Table {
  const { t, language } = context;
  return table(
    context,
    draft.adaptation.rules.map((rule) => [
      { text: rule.id },
      { text: rule.reason[language] },
      { text: t(`questions.outcome.${rule.outcome}`) },
      { text: t('questions.rules.own-mark') },
    ]),
  );
}

function table({ t }: PersonContext, rows: readonly (readonly Cell[])[]): Table {
  return {
    caption: t('questions.rules.title'),
    captionHidden: true,
    columns: (['id', 'reason', 'outcome', 'lock'] as const).map((column) => ({
      label: t(`questions.rules.column.${column}`),
    })),
    rows,
    empty: { title: t('questions.rules.none'), text: t('questions.rules.none-text') },
  };
}

export function ruleBy({ template }: ShownCatalogue, id: string): ApplicationRule | null {
  return template.ruleSet.rules.find((rule) => rule.id === id) ?? null;
}

export function ruleModel(
  context: PersonContext,
  { shown: { draft }, rule }: { readonly shown: ShownCatalogue; readonly rule: ApplicationRule },
  { sent, alerts = [] }: { readonly sent: Parsed<unknown> | null; readonly alerts?: readonly Alert[] },
): QuestionsModel {
  const { t, tenant, language } = context;
  const list = { label: t('questions.rules.title'), href: paths.questions.part(tenant.slug, 'rules') };
  const change = draft.adaptation.changes.find((one) => one.rule === rule.id);
  const places = placesOfRule(rule);
  const title = t('questions.rules.one-title', { id: rule.id });
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title, [list]),
    lead: rule.reason[language],
    alerts: [
      ...alerts,
      ...(rule.locked ? [{ tone: 'info' as const, title: t('questions.rules.locked-text') }] : []),
    ],
    pairsLanguages: true,
    form: formView({
      language,
      action: paths.questions.rule(tenant.slug, rule.id),
      fields: [outcomeField(context, rule), ...wordingFields(context, places)],
      hidden: [{ name: 'revision', value: String(draft.revision) }],
      submit: t('questions.save-draft'),
      sent,
      initial: {
        outcome: change?.milder ?? change?.stricter ?? 'template',
        ...initialWords(places, draft.adaptation),
      },
      cancel: { label: t('kit.cancel'), href: list.href },
    }),
  });
}

/** Milder ones only where the provider has left the rule open. */
function outcomeField({ t }: PersonContext, rule: ApplicationRule): FieldSpec {
  const option = (value: Outcome | 'off', hint: string): Option => ({
    value,
    label: t(`questions.outcome.${value}`),
    hint,
  });
  const stricter = outcomes.filter((outcome) => outcome !== rule.outcome && isAtLeast(outcome, rule.outcome));
  const milder = outcomes.filter((outcome) => outcome !== 'admissible' && !isAtLeast(outcome, rule.outcome));
  const same = t('questions.rules.as-template', { outcome: t(`questions.outcome.${rule.outcome}`) });
  return {
    kind: 'radios',
    name: 'outcome',
    label: t('questions.rules.outcome'),
    options: [
      { value: 'template', label: same },
      ...stricter.map((outcome) => option(outcome, t('questions.change.stricter'))),
      ...(rule.locked
        ? []
        : [...milder, 'off' as const].map((outcome) => option(outcome, t('questions.rules.looser-hint')))),
    ],
  };
}

export const outcomeChoices = ['template', 'off', ...outcomes] as const;

export function ruleChange(
  rule: ApplicationRule,
  chosen: (typeof outcomeChoices)[number],
): Extract<AdaptationEdit, { kind: 'rule' }>['change'] {
  if (chosen === 'template' || chosen === rule.outcome) return { rule: rule.id };
  if (chosen === 'off' || !isAtLeast(chosen, rule.outcome)) return { rule: rule.id, milder: chosen };
  return { rule: rule.id, stricter: chosen };
}
