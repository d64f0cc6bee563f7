// Questions and rules at a glance: what is in force, what is being worked on, what waits for somebody else.
import { hasRole } from '../../domain/actor';
import { catalogueAdmins } from '../../domain/adaptation-proposal';
import type { ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Alert, Description, Link } from '../kit/view-models';
import { faultText, questionsModel, type Part, type QuestionsModel } from './view';

export function overviewModel(context: PersonContext, shown: ShownCatalogue): QuestionsModel {
  const { t, tenant, actor } = context;
  const title = t('questions.title');
  const leads = hasRole(actor, ...catalogueAdmins);
  return questionsModel({
    title,
    breadcrumb: { links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }], here: title },
    lead: t('questions.lead'),
    alerts: [...unfitAlert(context, shown), ...proposalAlert(context, shown), ...draftAlert(context, shown)],
    facts: factsOf(context, shown),
    parts: [looking(context), ...(leads ? [changing(context)] : [])],
  });
}

function factsOf(
  { t, format }: PersonContext,
  { inForce, note, template, names }: ShownCatalogue,
): readonly Description[] {
  const by = note?.publishedBy ?? null;
  const since = note === null ? t('questions.overview.product') : format.dateTime(note.publishedAt);
  return [
    { term: t('questions.overview.version'), value: { text: String(inForce.version) } },
    { term: t('questions.overview.since'), value: { text: since } },
    ...(by === null
      ? []
      : [
          {
            term: t('questions.overview.by'),
            value: { text: names.get(by) ?? t('questions.overview.erased') },
          },
        ]),
    {
      term: t('questions.overview.template'),
      value: {
        text: t('questions.overview.template-version', {
          used: String(note?.template ?? 1),
          newest: String(template.version),
        }),
      },
    },
    { term: t('questions.overview.rules'), value: { text: String(inForce.ruleSet.rules.length) } },
    { term: t('questions.overview.applications'), value: { text: String(inForce.applications.length) } },
  ];
}

function unfitAlert({ t, language }: PersonContext, { standing }: ShownCatalogue): readonly Alert[] {
  if (standing === null || standing.faults === null) return [];
  return [
    {
      tone: 'danger',
      title: t('questions.overview.unfit', { version: String(standing.template) }),
      lines: [
        t('questions.overview.unfit-text'),
        ...standing.faults.map((fault) => faultText(language, fault)),
      ],
    },
  ];
}

function proposalAlert(
  { t, tenant, format }: PersonContext,
  { proposal, names }: ShownCatalogue,
): readonly Alert[] {
  if (proposal === null) return [];
  const { id, proposedBy, proposedAt } = proposal.proposal;
  const by = names.get(proposedBy) ?? t('questions.overview.erased');
  return [
    {
      tone: 'warning',
      title: t('questions.overview.proposal', { by, at: format.dateTime(proposedAt) }),
      link: { label: t('questions.overview.proposal-link'), href: paths.questions.proposal(tenant.slug, id) },
    },
  ];
}

function draftAlert({ t, tenant }: PersonContext, { draft }: ShownCatalogue): readonly Alert[] {
  if (!draft.isThere) return [];
  return [
    {
      tone: 'info',
      title: t('questions.overview.draft', { count: draft.changes.length }),
      link: { label: t('questions.changes.title'), href: paths.questions.part(tenant.slug, 'changes') },
    },
  ];
}

function looking(context: PersonContext): Part {
  const { t } = context;
  return {
    heading: t('questions.overview.look'),
    text: '',
    table: null,
    links: [
      link(context, 'rules'),
      link(context, 'try'),
      link(context, 'changes'),
      link(context, 'history'),
      { label: t('questions.download'), href: paths.questions.part(context.tenant.slug, 'download') },
    ],
  };
}

function changing(context: PersonContext): Part {
  const { t } = context;
  return {
    heading: t('questions.overview.change'),
    text: t('questions.overview.change-text'),
    table: null,
    links: [
      link(context, 'words'),
      link(context, 'applications'),
      link(context, 'policy'),
      link(context, 'file'),
    ],
  };
}

function link(
  { t, tenant }: PersonContext,
  part: 'rules' | 'try' | 'changes' | 'history' | 'words' | 'applications' | 'policy' | 'file',
): Link {
  return { label: t(`questions.${part}.title`), href: paths.questions.part(tenant.slug, part) };
}
