// What the start page prints: where the person stands, the one next step, the course, and help.
import { stateUnder } from '../../domain/device-standing';
import type { Grant } from '../../domain/grant';
import type { HeldDevice } from '../../domain/own-access';
import { hasConnected, takesPlace } from '../../domain/own-access';
import type { Standing } from '../../domain/standing';
import type { ShownStanding } from '../../usecases/show-standing';
import type { PersonContext } from '../kit/context';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { accessBadge } from '../kit/status';
import type { Alert, Cell, Link, Table, Task } from '../kit/view-models';
import { courseOf } from './course';
import { saidOf, type Said } from './said';

type StartModel = {
  readonly title: string;
  readonly openRequest: Alert | null;
  /** An application that is still being filled in, where the page is about something else. */
  readonly draft: Alert | null;
  readonly said: Said;
  readonly tasks: readonly Task[];
  readonly devices: Table | null;
  readonly hotline: HotlineCard;
  readonly lost: { readonly text: string; readonly button: Link | null };
};
export const startPage = page<StartModel>('start/start');

export function startModel(context: PersonContext, shown: ShownStanding): StartModel {
  const { t, tenant } = context;
  const { standing } = shown;
  const said = saidOf(context, shown);
  const devices = devicesInUse(standing);
  const tasks = shown.mayApply || standing.kind !== 'nothing' ? courseOf(context, standing) : [];
  return {
    title: said.headline,
    openRequest: openRequestAlert(context, shown),
    draft: standing.kind === 'nothing' ? null : draftAlert(context, shown),
    said,
    tasks,
    devices:
      tasks.length === 0 && devices.length > 0 && 'grant' in standing
        ? deviceTable(context, standing.grant, devices)
        : null,
    hotline: hotlineCard(t, tenant, caseNumberOf(standing)),
    lost: lostCard(context, devices),
  };
}

/** With the access its devices are over, also before the records say so. */
function devicesInUse(standing: Standing): readonly HeldDevice[] {
  if (!('devices' in standing) || standing.kind === 'ended' || standing.kind === 'revoked') return [];
  return standing.devices.filter(({ device }) => takesPlace(device));
}

function openRequestAlert(
  { t, tenant }: PersonContext,
  { openRequest, question }: ShownStanding,
): Alert | null {
  if (openRequest === null) return null;
  const { caseNumber } = openRequest;
  if (question !== null)
    return {
      tone: 'warning',
      title: t('start.open-request.query', { caseNumber }),
      lines: [question.question],
      link: { label: t('start.button.answer'), href: paths.requests.show(tenant.slug, openRequest.id) },
    };
  return {
    tone: 'info',
    title: t('start.open-request.title', { caseNumber }),
    link: { label: t('start.open-request.link'), href: paths.requests.show(tenant.slug, openRequest.id) },
  };
}

function draftAlert({ t, tenant, format }: PersonContext, { draftSavedAt }: ShownStanding): Alert | null {
  if (draftSavedAt === null) return null;
  return {
    tone: 'info',
    title: t('start.title.draft'),
    lines: [t('start.text.draft-saved', { time: format.dateTime(draftSavedAt) })],
    link: { label: t('start.button.resume'), href: paths.requests.new(tenant.slug) },
  };
}

function caseNumberOf(standing: Standing): string {
  return standing.kind === 'nothing' ? '' : (standing.request?.caseNumber ?? '');
}

function deviceTable(context: PersonContext, grant: Grant, devices: readonly HeldDevice[]): Table {
  const { t } = context;
  return {
    caption: t('start.devices.heading'),
    columns: [
      { label: t('start.devices.device') },
      { label: t('start.devices.state') },
      { label: t('start.devices.connection') },
    ],
    rows: devices.map((held) => deviceRow(context, grant, held)),
    empty: { title: '', text: '' },
  };
}

function deviceRow({ t, tenant, now }: PersonContext, grant: Grant, held: HeldDevice): readonly Cell[] {
  const { device } = held;
  const progress =
    held.credential === null ? 'file-missing' : hasConnected(held) ? 'connected' : 'unconnected';
  return [
    { text: device.name, href: paths.devices.show(tenant.slug, device.id) },
    { badge: accessBadge(t, stateUnder(device, grant, now), 'own') },
    { text: t(`start.devices.${progress}`) },
  ];
}

/** One device: straight to its report. Several: to the list, where the right one is chosen. */
function lostCard({ t, tenant }: PersonContext, devices: readonly HeldDevice[]): StartModel['lost'] {
  const reportable = devices.filter(({ device }) => !device.lost);
  const [only] = reportable;
  if (only === undefined)
    return { text: t(devices.length === 0 ? 'start.lost.none' : 'start.lost.reported'), button: null };
  const href =
    reportable.length === 1 ? paths.devices.lost(tenant.slug, only.device.id) : paths.access(tenant.slug);
  return { text: t('start.lost.text'), button: { label: t('start.lost.button'), href } };
}
