// The course of a case as a table, oldest first: entries of the audit log, and between them what gateways confirmed.
import type { CaseStep } from '../../domain/case-course';
import { enforcementState } from '../../domain/enforcement';
import type { ShownCase } from '../../usecases/show-case';
import { auditActor, auditObject } from '../kit/audit-words';
import type { PersonContext } from '../kit/context';
import { enforcementBadge } from '../kit/status';
import type { Cell, Table } from '../kit/view-models';

type Step<Kind> = Extract<CaseStep, { readonly kind: Kind }>;

export function courseTable(context: PersonContext, shown: ShownCase): Table {
  const { t } = context;
  return {
    caption: t('archive.case.course-caption'),
    captionHidden: true,
    columns: (['what', 'when', 'who', 'words'] as const).map((name) => ({
      label: t(`case-course.column.${name}`),
    })),
    rows: shown.steps.map((step) =>
      step.kind === 'event' ? eventRow(context, shown, step) : enforcementRow(context, shown, step),
    ),
    empty: { title: t('archive.case.course-none'), text: t('archive.case.course-none-text') },
  };
}

function eventRow(context: PersonContext, shown: ShownCase, { event }: Step<'event'>): readonly Cell[] {
  const { t, format } = context;
  const { kind } = event.object;
  const about =
    kind === 'access-request' || kind === 'grant'
      ? ''
      : [kind === 'device' ? '' : auditObject(context, event), deviceOf(shown, event.object.id)]
          .filter((text) => text !== '')
          .join(', ');
  return [
    { text: t(`audit.action.${event.action}`), note: about },
    { text: format.dateClock(event.at) },
    { text: auditActor(context, event) },
    { text: event.reason ?? t('kit.none') },
  ];
}

/** Nothing is said to hold before the gateway has confirmed it. */
function enforcementRow(
  { t, format, now }: PersonContext,
  shown: ShownCase,
  { at, enforcement }: Step<'enforcement'>,
): readonly Cell[] {
  const { gatewayName: gateway, credentialId, orderedAt, appliedAt, effectiveAt, failure } = enforcement;
  const state = enforcementState(enforcement, now, shown.confirmWithinSeconds);
  const ordered = t('case-course.ordered-at', { time: format.dateClock(orderedAt) });
  return [
    {
      text: t(`case-course.gateway.${enforcement.kind}`, { gateway }),
      badge: enforcementBadge(t, state, null),
      note: deviceOf(shown, credentialId),
    },
    {
      text: format.dateClock(at),
      lines: [
        ...(effectiveAt === null ? [] : [ordered]),
        ...(appliedAt === null ? [] : [t('case-course.applied-at', { time: format.dateClock(appliedAt) })]),
      ],
    },
    { text: gateway },
    { text: failure ?? t('kit.none') },
  ];
}

/** The device itself, or the one that an access file is for. */
function deviceOf({ devices, credentials }: ShownCase, id: string): string {
  const device = credentials.find((credential) => credential.id === id)?.deviceId ?? id;
  return devices.find((one) => one.id === device)?.name ?? '';
}
