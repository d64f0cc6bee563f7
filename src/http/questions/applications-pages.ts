// A municipality's line-of-business applications: which there are, what they need and how far they may be used from outside.
import { z } from 'zod';
import { applicationWays, protectionNeeds, type BusinessApplication } from '../../domain/application-rule';
import { adaptationLimits } from '../../domain/adaptation';
import type { ShownCatalogue } from '../../usecases/show-catalogue';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { choice, line } from '../kit/form-input';
import { formView, type FieldSpec } from '../kit/form-view';
import { paths } from '../kit/paths';
import type { Result } from '../kit/result';
import type { Alert, Cell, Link } from '../kit/view-models';
import { revisionInput } from './revision-input';
import { breadcrumb, optionsOf, questionsModel, type QuestionsModel } from './view';

export const applicationForm = z.object({
  id: line({ max: 40 }),
  name: line({ max: adaptationLimits.name }),
  protection: choice(protectionNeeds),
  way: choice(applicationWays),
  data: z.preprocess((value) => value ?? [], z.array(z.string().max(40)).max(60)),
  revision: revisionInput,
});

export function applicationsModel(context: PersonContext, { draft }: ShownCatalogue): QuestionsModel {
  const { t, tenant } = context;
  const title = t('questions.applications.title');
  const all = draft.adaptation.applications.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.applications.lead'),
    parts: [
      {
        heading: t('questions.applications.list'),
        text: '',
        table: {
          caption: title,
          captionHidden: true,
          columns: (['name', 'protection', 'data', 'way'] as const).map((column) => ({
            label: t(`questions.applications.${column}`),
          })),
          rows: all.map((application) => row(context, application)),
          empty: { title: t('questions.applications.none'), text: t('questions.applications.none-text') },
        },
        links: [
          {
            label: t('questions.applications.add'),
            href: paths.questions.part(tenant.slug, 'applications/new'),
          },
        ],
      },
    ],
  });
}

function row(
  { t, tenant }: PersonContext,
  { id, name, protection, data, way }: BusinessApplication,
): readonly Cell[] {
  return [
    { text: name, href: paths.questions.application(tenant.slug, id), note: id },
    { text: t(`questions.protection.${protection}`) },
    { text: data.length === 0 ? t('kit.none') : data.join(', ') },
    { text: t(`questions.way.${way}`) },
  ];
}

type Asked = {
  readonly shown: ShownCatalogue;
  /** Null: a new one. */
  readonly application: BusinessApplication | null;
};

export function applicationModel(
  context: PersonContext,
  { shown, application }: Asked,
  { sent, alerts = [] }: { readonly sent: Parsed<unknown> | null; readonly alerts?: readonly Alert[] },
): QuestionsModel {
  const { t, tenant, language } = context;
  const title = application === null ? t('questions.applications.add') : application.name;
  const { slug } = tenant;
  const list = listLink(context);
  const address =
    application === null
      ? paths.questions.part(slug, 'applications/new')
      : paths.questions.application(slug, application.id);
  const removing =
    application === null
      ? []
      : [
          {
            heading: t('questions.applications.remove'),
            text: '',
            table: null,
            links: [
              {
                label: t('questions.applications.remove'),
                href: paths.questions.removeApplication(slug, application.id),
              },
            ],
          },
        ];
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title, [list]),
    alerts,
    parts: removing,
    formHeading: t('questions.applications.about'),
    form: formView({
      language,
      action: address,
      fields: fields(context, { shown, application }),
      hidden: [
        { name: 'revision', value: String(shown.draft.revision) },
        ...(application === null ? [] : [{ name: 'id', value: application.id }]),
      ],
      submit: t('questions.save-draft'),
      sent,
      initial:
        application === null
          ? { protection: 'normal', way: 'vpn' }
          : {
              name: application.name,
              protection: application.protection,
              way: application.way,
              data: application.data,
            },
      cancel: { label: t('kit.cancel'), href: list.href },
    }),
  });
}

function fields(context: PersonContext, { shown, application }: Asked): readonly FieldSpec[] {
  const { t } = context;
  const id: FieldSpec = {
    kind: 'text',
    name: 'id',
    label: t('questions.applications.id'),
    hint: t('questions.applications.id-hint'),
    short: true,
  };
  return [
    { kind: 'text', name: 'name', label: t('questions.applications.name') },
    ...(application === null ? [id] : []),
    {
      kind: 'radios',
      name: 'protection',
      label: t('questions.applications.protection'),
      options: protectionNeeds.map((value) => ({ value, label: t(`questions.protection.${value}`) })),
    },
    {
      kind: 'boxes',
      name: 'data',
      label: t('questions.applications.data'),
      optional: true,
      options: optionsOf(context, shown, 'datenarten'),
    },
    {
      kind: 'radios',
      name: 'way',
      label: t('questions.applications.way'),
      options: applicationWays.map((value) => ({ value, label: t(`questions.way.${value}`) })),
    },
  ];
}

function listLink({ t, tenant }: PersonContext): Link {
  return {
    label: t('questions.applications.title'),
    href: paths.questions.part(tenant.slug, 'applications'),
  };
}

export function askToRemove(
  context: PersonContext,
  { shown, application }: { readonly shown: ShownCatalogue; readonly application: BusinessApplication },
): Result {
  const { t, tenant } = context;
  const { id, name } = application;
  const title = t('questions.applications.remove-title', { name });
  return askFirst(context, {
    title,
    breadcrumb: breadcrumb(context, title, [listLink(context)]),
    consequence: t('questions.applications.remove-text'),
    action: paths.questions.removeApplication(tenant.slug, id),
    button: t('questions.applications.remove'),
    back: paths.questions.application(tenant.slug, id),
    hidden: [{ name: 'revision', value: String(shown.draft.revision) }],
  });
}
