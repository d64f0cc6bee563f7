// What a draft or a proposal would change, and the word that brings it into force.
import { z } from 'zod';
import { loosens } from '../../domain/edition-changes';
import type { ShownCatalogue, ShownProposal } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView } from '../kit/form-view';
import { paths } from '../kit/paths';
import { reasonInput } from '../kit/reason-input';
import { changesTable } from './changes-table';
import { revisionInput } from './revision-input';
import { breadcrumb, errorAlerts, faultAlert, questionsModel, type QuestionsModel } from './view';

type Sent = { readonly sent: Parsed<unknown> | null };

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
