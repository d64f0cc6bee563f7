// What stands on IT's page of an application beside the decision itself: who is asked, what is still to be found out, which
// obligations there are, and another supervisor.
import { awaitsObligations, isOpen } from '../../domain/access-request';
import { openSteps, type RequestStep } from '../../domain/request-step';
import type { ShownQueueItem } from '../../usecases/show-queue-item';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { obligationItems, type ObligationItem } from '../kit/obligations';
import { paths } from '../kit/paths';
import { stepsTable, waitingOffices } from '../kit/steps-table';
import { unknownFields } from '../kit/unknown-fields';
import type { Alert, Table } from '../kit/view-models';

export type ApprovalPart = {
  /** Null where IT alone is asked, or where there were no steps yet. */
  readonly steps: Table | null;
  readonly name: FormView | null;
  /** One for each office that nobody can answer for. */
  readonly standIns: readonly { readonly heading: string; readonly text: string; readonly form: FormView }[];
  readonly unknown: FormView | null;
  readonly obligations: { readonly text: string; readonly items: readonly ObligationItem[] } | null;
};

/** Forms that came back. */
export type ApprovalSent = {
  readonly despite?: Parsed<unknown>;
  readonly naming?: Parsed<unknown>;
  readonly standIn?: { readonly place: number; readonly sent: Parsed<unknown> };
  readonly found?: Parsed<unknown>;
};

export function canBeApproved({ mayApprove, periodOver, approval }: ShownQueueItem): boolean {
  return mayApprove && !periodOver && !approval.isExcluded && approval.toFindOut.length === 0;
}

export function approvalPart(context: PersonContext, item: ShownQueueItem, sent: ApprovalSent): ApprovalPart {
  const { request, approval, own } = item;
  const asks = isOpen(request) && !own;
  const supervisor = openSteps(approval.steps).find(({ office }) => office === 'supervisor');
  return {
    steps: approval.steps.length > 1 ? stepsTable(context, { request, ...approval }) : null,
    name: asks && supervisor !== undefined ? naming(context, item, { place: supervisor.place, sent }) : null,
    standIns: asks ? approval.unanswerable.map((step) => standInOf(context, item, { step, sent })) : [],
    unknown: asks && approval.toFindOut.length > 0 ? findingOut(context, item, sent) : null,
    obligations: obligationsOf(context, item),
  };
}

/** Why nothing can be decided here, as far as it lies in the steps. */
export function waitsHint(context: PersonContext, { approval, mayDecide }: ShownQueueItem): Alert | null {
  const { t } = context;
  if (!approval.isTurnOfIt) {
    const offices = waitingOffices(context, approval.steps, null);
    return {
      tone: 'info',
      title: t('approval.waits-for', { offices }),
      lines: [t('approval.waits-for-text')],
    };
  }
  if (approval.actedBefore)
    return { tone: 'info', title: t('approval.acted-before'), lines: [t('approval.acted-before-text')] };
  if (approval.namedSpeaker)
    return {
      tone: 'info',
      title: t('approval.named-speaker'),
      lines: [t('approval.named-speaker-text')],
    };
  if (mayDecide && approval.isExcluded)
    return { tone: 'warning', title: t('approval.excluded'), lines: [t('approval.excluded-text')] };
  return null;
}

export function approvalDespite(
  { t, tenant, language }: PersonContext,
  { request }: ShownQueueItem,
  { despite = null }: { readonly despite?: Parsed<unknown> | null },
): FormView {
  return formView({
    language,
    action: paths.queue.approve(tenant.slug, request.id),
    fields: [
      {
        kind: 'paragraph',
        name: 'despiteConcerns',
        label: t('approval.concerns.label'),
        hint: t('approval.concerns.hint'),
      },
    ],
    submit: t('queue.decide.approve'),
    sent: despite,
  });
}

type Naming = { readonly place: number; readonly sent: ApprovalSent };

function naming(
  { t, tenant, language }: PersonContext,
  { request }: ShownQueueItem,
  { place, sent }: Naming,
): FormView {
  return formView({
    language,
    action: paths.queue.part(tenant.slug, request.id, 'supervisor'),
    fields: [
      { kind: 'text', name: 'colleague', label: t('approval.name.label') },
      {
        kind: 'paragraph',
        name: 'moveReason',
        label: t('approval.name.reason'),
        optional: true,
        short: true,
      },
    ],
    submit: t('approval.name.submit'),
    look: 'secondary',
    hidden: [{ name: 'place', value: String(place) }],
    sent: sent.naming ?? null,
  });
}

type StandingIn = { readonly step: RequestStep; readonly sent: ApprovalSent };

function standInOf(context: PersonContext, { request }: ShownQueueItem, { step, sent }: StandingIn) {
  const { t, tenant, language } = context;
  const { place, standIn } = step;
  const office = t(`approval.office.${step.office}`);
  return {
    heading: t('approval.stand-in.heading', { office }),
    text: t(standIn === null ? 'approval.stand-in.text' : 'approval.stand-in.text-again', { office }),
    form: formView({
      language,
      action: paths.queue.part(tenant.slug, request.id, 'stand-in'),
      fields: [
        // Two of these forms may stand on one page.
        { kind: 'text', name: `colleague-${place}`, label: t('approval.name.label') },
        {
          kind: 'paragraph',
          name: `standInReason-${place}`,
          label: t('approval.name.reason'),
          hint: t('approval.stand-in.reason-hint'),
          short: true,
        },
      ],
      submit: t('approval.stand-in.submit', { office }),
      look: 'secondary',
      hidden: [{ name: 'place', value: String(place) }],
      sent: sent.standIn?.place === place ? sent.standIn.sent : null,
    }),
  };
}

function findingOut(
  context: PersonContext,
  { request, approval }: ShownQueueItem,
  sent: ApprovalSent,
): FormView {
  const { t, tenant, language } = context;
  return formView({
    language,
    action: paths.queue.part(tenant.slug, request.id, 'found-out'),
    fields: unknownFields(context, approval.toFindOut, approval.applications),
    submit: t('approval.unknown.submit'),
    look: 'secondary',
    sent: sent.found ?? null,
  });
}

/** Before the decision what it would bring, without anything to confirm. */
function obligationsOf(
  context: PersonContext,
  { request, approval, own }: ShownQueueItem,
): ApprovalPart['obligations'] {
  const { t, tenant, language } = context;
  if (approval.obligations.length > 0) {
    const asks = awaitsObligations(request) && !own;
    const action = asks ? paths.queue.part(tenant.slug, request.id, 'obligation') : null;
    return {
      text: asks ? t('approval.obligations.staff-text') : '',
      items: obligationItems(context, approval.obligations, { side: 'it-admin', action }),
    };
  }
  if (approval.expected.length === 0) return null;
  return {
    text: t('approval.obligations.expected'),
    items: approval.expected.map(({ words, by = 'applicant' }) => ({
      words: words[language],
      by: t(`approval.obligations.by.${by}`),
      state: t('approval.obligations.open'),
      action: null,
    })),
  };
}
