// What the start page prints: where the person stands, the one next step, the course, and help.
import type { HeldDevice } from '../../domain/own-access';
import { takesPlace } from '../../domain/own-access';
import type { Standing } from '../../domain/standing';
import type { ShownStanding } from '../../usecases/show-standing';
import type { PersonContext } from '../kit/context';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { accessBadge } from '../kit/status';
import type { Alert, Description, Link, Task } from '../kit/view-models';
import { courseOf } from './course';
import { saidOf, type Said } from './said';

type StartModel = {
  readonly title: string;
  readonly openRequest: Alert | null;
  readonly said: Said;
  readonly tasks: readonly Task[];
  readonly devices: readonly Description[];
  readonly hotline: HotlineCard;
  readonly lost: { readonly text: string; readonly button: Link | null };
};
export const startPage = page<StartModel>('start/start');

export function startModel(context: PersonContext, shown: ShownStanding): StartModel {
  const { t, tenant } = context;
  const said = saidOf(context, shown);
  const devices = 'devices' in shown.standing ? shown.standing.devices.filter(({ device }) => takesPlace(device)) : [];
  const caseNumber = caseNumberOf(shown.standing);
  return {
    title: said.headline,
    openRequest: openRequestAlert(context, shown),
    said,
    tasks: shown.mayApply || shown.standing.kind !== 'nothing' ? courseOf(context, shown.standing) : [],
    devices: devices.map((held) => deviceLine(context, held)),
    hotline: hotlineCard(t, tenant, caseNumber === '' ? '' : t('start.case-number', { caseNumber })),
    lost: lostCard(context, devices),
  };
}

function openRequestAlert({ t, tenant }: PersonContext, { openRequest }: ShownStanding): Alert | null {
  if (openRequest === null) return null;
  return {
    tone: 'info',
    title: t('start.open-request.title', { caseNumber: openRequest.caseNumber }),
    link: { label: t('start.open-request.link'), href: paths.requests.show(tenant.slug, openRequest.id) },
  };
}

function caseNumberOf(standing: Standing): string {
  return standing.kind === 'nothing' ? '' : (standing.request?.caseNumber ?? '');
}

function deviceLine({ t, tenant }: PersonContext, { device, credential }: HeldDevice): Description {
  const progress = credential === null ? 'file-missing' : credential.connected ? 'connected' : 'unconnected';
  return {
    term: device.name,
    value: {
      text: t('start.button.show-device'),
      href: paths.devices.show(tenant.slug, device.id),
      badge: accessBadge(t, device.state, 'own'),
      note: t(`start.devices.${progress}`),
    },
  };
}

/** One device: straight to its report. Several: to the list, where the right one is chosen. */
function lostCard({ t, tenant }: PersonContext, devices: readonly HeldDevice[]): StartModel['lost'] {
  const reportable = devices.filter(({ device }) => !device.lost);
  const [only] = reportable;
  if (only === undefined) return { text: t('start.lost.none'), button: null };
  const href = reportable.length === 1 ? paths.devices.lost(tenant.slug, only.device.id) : paths.access(tenant.slug);
  return { text: t('start.lost.text'), button: { label: t('start.lost.button'), href } };
}
