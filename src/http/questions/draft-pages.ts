// Pages about the draft as a whole: the municipality's decisions, the file, what differs, and what was in force before.
import { z } from 'zod';
import { usualPolicy } from '../../domain/application-edition';
import { privateDevicePolicies } from '../../domain/policy-changes';
import { largestCatalogueFile } from '../../domain/catalogue-files';
import { loosens } from '../../domain/edition-changes';
import type { EditionNote } from '../../usecases/ports-of-catalogues';
import type { EditionHistory, ShownCatalogue, ShownProposal } from '../../usecases/show-catalogue';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { box, choice } from '../kit/form-input';
import { formView } from '../kit/form-view';
import { paths } from '../kit/paths';
import { reasonInput } from '../kit/reason-input';
import { show, type Result } from '../kit/result';
import { badge } from '../kit/status';
import type { Alert, Cell } from '../kit/view-models';
import { optionsOf, revisionInput } from './applications-pages';
import {
  breadcrumb,
  changesTable,
  errorAlerts,
  faultAlert,
  questionsModel,
  questionsPage,
  type QuestionsModel,
} from './view';

type Sent = { readonly sent: Parsed<unknown> | null; readonly alerts?: readonly Alert[] };

export const policyForm = z.object({
  privateDevices: choice(privateDevicePolicies),
  vsNfdProduct: box(),
  unsupported: z.preprocess((value) => value ?? [], z.array(z.string().max(40)).max(60)),
  revision: revisionInput,
});

export function policyModel(
  context: PersonContext,
  shown: ShownCatalogue,
  { sent, alerts = [] }: Sent,
): QuestionsModel {
  const { t, tenant, language } = context;
  const title = t('questions.policy.title');
  const policy = { ...usualPolicy, ...shown.draft.adaptation.policy };
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.policy.lead'),
    alerts,
    form: formView({
      language,
      action: paths.questions.part(tenant.slug, 'policy'),
      fields: [
        {
          kind: 'radios',
          name: 'privateDevices',
          label: t('questions.policy.private-devices'),
          options: privateDevicePolicies.map((value) => ({
            value,
            label: t(`questions.private-devices.${value}`),
          })),
        },
        {
          kind: 'box',
          name: 'vsNfdProduct',
          label: t('questions.policy.vs-nfd-product'),
          hint: t('questions.policy.vs-nfd-hint'),
        },
        {
          kind: 'boxes',
          name: 'unsupported',
          label: t('questions.policy.unsupported-systems'),
          hint: t('questions.policy.unsupported-hint'),
          optional: true,
          options: optionsOf(context, shown, 'os'),
        },
      ],
      hidden: [{ name: 'revision', value: String(shown.draft.revision) }],
      submit: t('questions.save-draft'),
      sent,
      initial: {
        privateDevices: policy['private-devices'],
        ...(policy['vs-nfd-product'] ? { vsNfdProduct: 'yes' } : {}),
        unsupported: policy['unsupported-systems'],
      },
      cancel: { label: t('kit.cancel'), href: paths.questions.overview(tenant.slug) },
    }),
  });
}

export const fileForm = z.object({ revision: revisionInput });

export function fileModel(
  context: PersonContext,
  { draft }: ShownCatalogue,
  { sent, alerts = [] }: Sent,
): QuestionsModel {
  const { t, tenant, language, format } = context;
  const title = t('questions.file.title');
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.file.lead'),
    alerts,
    parts: [
      {
        heading: t('questions.file.get'),
        text: t('questions.file.get-text'),
        table: null,
        links: [{ label: t('questions.download'), href: paths.questions.part(tenant.slug, 'download') }],
      },
    ],
    formHeading: t('questions.file.put'),
    form: formView({
      language,
      action: paths.questions.part(tenant.slug, 'file'),
      fields: [fileField(context, format.number(largestCatalogueFile / 1024))],
      hidden: [{ name: 'revision', value: String(draft.revision) }],
      submit: t('questions.file.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: paths.questions.overview(tenant.slug) },
    }),
  });
}

export function fileField({ t }: PersonContext, kilobytes: string) {
  return {
    kind: 'file',
    name: 'file',
    label: t('questions.file.field'),
    hint: t('questions.file.field-hint', { kilobytes }),
  } as const;
}

export const publishForm = z.object({
  revision: revisionInput,
  edition: revisionInput,
  reason: reasonInput(0),
});

export function changesModel(
  context: PersonContext,
  { draft, inForce, proposal }: ShownCatalogue,
  { sent, mayPublish }: Sent & { readonly mayPublish: boolean },
): QuestionsModel {
  const { t, tenant, language } = context;
  const { slug } = tenant;
  const title = t('questions.changes.title');
  const { from, changes } = draft;
  const needsOther = loosens(changes);
  const canPublish = mayPublish && draft.isThere && from.fits && changes.length > 0 && proposal === null;
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t(draft.isThere ? 'questions.changes.lead' : 'questions.changes.no-draft'),
    alerts: [
      ...(canPublish ? [] : errorAlerts(context, sent)),
      ...(from.fits ? [] : [faultAlert(context, from.faults)]),
      ...(needsOther ? [{ tone: 'warning' as const, title: t('questions.changes.needs-other') }] : []),
    ],
    parts: [
      { heading: t('questions.changes.heading'), text: '', table: changesTable(context, changes), links: [] },
    ],
    formHeading: canPublish ? t('questions.changes.publish') : '',
    form: canPublish
      ? formView({
          language,
          action: paths.questions.part(slug, 'changes'),
          fields: [
            {
              kind: 'paragraph',
              short: true,
              name: 'reason',
              label: t('questions.reason'),
              hint: t(needsOther ? 'questions.changes.reason-needed' : 'questions.changes.reason-hint'),
              optional: !needsOther,
            },
          ],
          hidden: [
            { name: 'revision', value: String(draft.revision) },
            { name: 'edition', value: String(inForce.version) },
          ],
          submit: t(needsOther ? 'questions.changes.propose' : 'questions.changes.publish'),
          sent,
        })
      : null,
    actions:
      mayPublish && draft.isThere
        ? [
            {
              action: paths.questions.part(slug, 'discard'),
              label: t('questions.changes.discard'),
              look: 'link',
              hidden: [{ name: 'revision', value: String(draft.revision) }],
            },
          ]
        : [],
  });
}

export function proposalModel(
  context: PersonContext,
  {
    proposal: { proposal, changes, isOwn, isStale },
    names,
  }: Pick<ShownCatalogue, 'names'> & { readonly proposal: ShownProposal },
): QuestionsModel {
  const { t, tenant, format, language } = context;
  const { slug } = tenant;
  const title = t('questions.proposal.title');
  const by = names.get(proposal.proposedBy) ?? t('questions.overview.erased');
  const why = isOwn ? t('questions.proposal.own') : t('questions.proposal.stale');
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.proposal.lead'),
    alerts: isOwn || isStale ? [{ tone: 'info', title: why }] : [],
    facts: [
      { term: t('questions.proposal.by'), value: { text: by, note: format.dateTime(proposal.proposedAt) } },
      { term: t('questions.reason'), value: { text: proposal.reason } },
    ],
    parts: [
      { heading: t('questions.changes.heading'), text: '', table: changesTable(context, changes), links: [] },
    ],
    form:
      isOwn || isStale
        ? null
        : formView({
            language,
            action: paths.questions.proposal(slug, proposal.id),
            fields: [],
            submit: t('questions.proposal.confirm'),
            sent: null,
          }),
    actions: [
      {
        action: paths.questions.withdraw(slug, proposal.id),
        label: t('questions.proposal.withdraw'),
        look: 'link',
      },
    ],
  });
}

export function historyModel(
  context: PersonContext,
  { notes, names }: EditionHistory,
  { mayRollBack }: { readonly mayRollBack: boolean },
): QuestionsModel {
  const { t } = context;
  const title = t('questions.history.title');
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.history.lead'),
    parts: [
      {
        heading: t('questions.history.versions'),
        text: '',
        table: {
          caption: title,
          captionHidden: true,
          columns: (['version', 'since', 'by', 'reason'] as const).map((column) => ({
            label: t(`questions.history.${column}`),
          })),
          rows: notes.map((note, at) =>
            historyRow(context, note, { names, isNewest: at === 0, mayRollBack }),
          ),
          empty: { title: t('questions.history.none'), text: t('questions.history.none-text') },
        },
        links: [],
      },
    ],
  });
}

type RowOf = Pick<EditionHistory, 'names'> & { readonly isNewest: boolean; readonly mayRollBack: boolean };

function historyRow(
  { t, tenant, format }: PersonContext,
  { version, template, origin, publishedAt, publishedBy, confirmedBy, reason }: EditionNote,
  { names, isNewest, mayRollBack }: RowOf,
): readonly Cell[] {
  const nameOf = (ref: EditionNote['publishedBy']): string =>
    ref === null ? t(`questions.origin.${origin}`) : (names.get(ref) ?? t('questions.overview.erased'));
  const confirmed =
    confirmedBy === null ? {} : { note: t('questions.history.confirmed', { by: nameOf(confirmedBy) }) };
  return [
    {
      text: String(version),
      ...(isNewest || !mayRollBack ? {} : { href: paths.questions.edition(tenant.slug, String(version)) }),
      badge: isNewest ? badge(t('questions.history.in-force'), 'success') : null,
      note: t('questions.history.template', { version: String(template) }),
    },
    { text: format.dateTime(publishedAt), note: t(`questions.origin.${origin}`) },
    { text: nameOf(publishedBy), ...confirmed },
    { text: reason ?? t('kit.none') },
  ];
}

export const rollBackForm = z.object({ edition: revisionInput, reason: reasonInput(1) });

export function askToRollBack(
  context: PersonContext,
  { inForce, version }: { readonly inForce: number; readonly version: string },
  sent: Parsed<unknown> | null = null,
): Result {
  const { t, tenant } = context;
  const title = t('questions.roll-back.title', { version });
  const history = { label: t('questions.history.title'), href: paths.questions.part(tenant.slug, 'history') };
  return askFirst(context, {
    title,
    breadcrumb: breadcrumb(context, title, [history]),
    consequence: t('questions.roll-back.text', { next: String(inForce + 1) }),
    details: [t('questions.roll-back.detail')],
    action: paths.questions.edition(tenant.slug, version),
    button: t('questions.roll-back.submit'),
    back: history.href,
    look: 'primary',
    fields: [{ kind: 'paragraph', short: true, name: 'reason', label: t('questions.reason') }],
    hidden: [{ name: 'edition', value: String(inForce) }],
    ...(sent === null ? {} : { sent }),
  });
}

export function shown(model: QuestionsModel, { again = false }: { readonly again?: boolean } = {}): Result {
  return show(questionsPage, model, { status: again ? 422 : 200 });
}
