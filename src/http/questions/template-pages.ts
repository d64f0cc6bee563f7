// The provider's pages about questions and rules for all municipalities: versions, the next one, and with whom it does not go.
import { largestCatalogueFile } from '../../domain/catalogue-files';
import type { CatalogueFault } from '../../domain/question-catalogue';
import type { ShownTemplates } from '../../usecases/publish-template';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView } from '../kit/form-view';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Cell } from '../kit/view-models';
import { changesTable } from './changes-table';
import { fileField } from './file-page';
import { errorAlerts, faultAlert, faultText, questionsModel, type Part, type QuestionsModel } from './view';

const { operator } = paths;

const versionLink = ({ t }: PersonContext, number: number) => ({
  text: t('questions.templates.version', { version: String(number) }),
  href: operator.questionsVersion(String(number)),
});

export function listModel(context: PersonContext, templates: ShownTemplates): QuestionsModel {
  const { t, format } = context;
  const { newest, notes, names, draft, brought, behind, unfit } = templates;
  return questionsModel({
    title: t('questions.templates.title'),
    lead: t('questions.templates.lead'),
    alerts:
      draft === null
        ? []
        : [
            {
              tone: 'info',
              title: t('questions.templates.draft', { count: draft.changes.length }),
              link: { label: t('questions.templates.publish'), href: operator.questionsPublish },
            },
          ],
    facts: [
      { term: t('questions.templates.newest'), value: { text: String(newest.version) } },
      ...(newest.version === 1
        ? []
        : [
            { term: t('questions.templates.brought'), value: { text: format.count(brought) } },
            { term: t('questions.templates.behind'), value: { text: format.count(behind) } },
          ]),
      { term: t('questions.templates.unfit'), value: { text: format.count(unfit.length) } },
    ],
    parts: [
      {
        heading: t('questions.templates.versions'),
        text: '',
        table: {
          caption: t('questions.templates.versions'),
          captionHidden: true,
          columns: (['version', 'since', 'by', 'reason'] as const).map((column) => ({
            label: t(`questions.history.${column}`),
          })),
          rows: [
            ...notes.map((note, at): readonly Cell[] => [
              {
                ...versionLink(context, note.version),
                badge: at === 0 ? badge(t('questions.history.in-force'), 'success') : null,
              },
              { text: format.dateTime(note.publishedAt) },
              { text: names.get(note.publishedBy) ?? t('questions.overview.erased') },
              { text: note.reason },
            ]),
            [
              versionLink(context, 1),
              { text: t('kit.none') },
              { text: t('questions.origin.product') },
              { text: t('kit.none') },
            ],
          ],
          empty: { title: t('kit.none'), text: '' },
        },
        links: [{ label: t('questions.templates.next'), href: operator.questionsNext }],
      },
      unfitPart(context, templates),
    ],
  });
}

function unfitPart({ t, language }: PersonContext, { unfit }: ShownTemplates): Part {
  return {
    heading: t('questions.templates.unfit'),
    text: '',
    table: {
      caption: t('questions.templates.unfit'),
      captionHidden: true,
      columns: [{ label: t('questions.templates.town') }, { label: t('questions.templates.why') }],
      rows: unfit.map(({ slug, name, template, faults }) => [
        {
          text: name,
          href: operator.tenant(slug),
          note: t('questions.templates.version', { version: String(template) }),
        },
        {
          text: faults
            .slice(0, 5)
            .map((fault) => faultText(language, fault))
            .join(' '),
        },
      ]),
      empty: { title: t('questions.templates.all-fit'), text: t('questions.templates.all-fit-text') },
    },
    links: [],
  };
}

type Sent = { readonly sent: Parsed<unknown> | null; readonly faults?: readonly CatalogueFault[] };

export function nextModel(
  context: PersonContext,
  { newest }: ShownTemplates,
  { sent, faults = [] }: Sent,
): QuestionsModel {
  const { t, language, format } = context;
  return questionsModel({
    title: t('questions.templates.next'),
    breadcrumb: above(context, t('questions.templates.next')),
    lead: t('questions.templates.next-lead'),
    alerts: faults.length === 0 ? [] : [faultAlert(context, faults)],
    parts: [
      {
        heading: t('questions.file.get'),
        text: '',
        table: null,
        links: [
          {
            label: t('questions.templates.version', { version: String(newest.version) }),
            href: operator.questionsVersion(String(newest.version)),
          },
        ],
      },
    ],
    formHeading: t('questions.file.put'),
    form: formView({
      language,
      action: operator.questionsNext,
      fields: [fileField(context, format.number(largestCatalogueFile / 1024))],
      submit: t('questions.file.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: operator.questions },
    }),
  });
}

function above({ t }: PersonContext, here: string) {
  return { links: [{ label: t('questions.templates.title'), href: operator.questions }], here };
}

export function publishModel(
  context: PersonContext,
  { newest, draft }: ShownTemplates,
  sent: Parsed<unknown> | null,
): QuestionsModel {
  const { t, language } = context;
  const title = t('questions.templates.publish');
  const changes = draft?.changes ?? [];
  return questionsModel({
    title,
    alerts: changes.length === 0 ? errorAlerts(context, sent) : [],
    breadcrumb: above(context, title),
    lead: t(draft === null ? 'questions.templates.no-draft' : 'questions.templates.publish-lead'),
    parts: [
      { heading: t('questions.changes.heading'), text: '', table: changesTable(context, changes), links: [] },
    ],
    form:
      draft === null || changes.length === 0
        ? null
        : formView({
            language,
            action: operator.questionsPublish,
            fields: [{ kind: 'paragraph', short: true, name: 'reason', label: t('questions.reason') }],
            hidden: [
              { name: 'version', value: String(newest.version) },
              { name: 'revision', value: String(draft.revision) },
            ],
            submit: t('questions.templates.submit'),
            sent,
            cancel: { label: t('kit.cancel'), href: operator.questions },
          }),
    actions:
      draft === null
        ? []
        : [{ action: operator.questionsDiscard, label: t('questions.changes.discard'), look: 'link' }],
  });
}
