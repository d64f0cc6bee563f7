// What "Mein Zugang" prints: each access with its dates and devices, what is over, and who can see what.
import { hasRole } from '../../domain/actor';
import { stateUnder } from '../../domain/device-standing';
import type { Grant } from '../../domain/grant';
import { hasConnected, takesPlace, type GrantPhase, type HeldDevice } from '../../domain/own-access';
import type { CurrentGrant, OwnAccess, ShownGrant } from '../../usecases/show-own-access';
import type { PersonContext } from '../kit/context';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { accessBadge, badge } from '../kit/status';
import { closedAlert, timesOfUseLine } from '../kit/times-of-use';
import type { Alert, Badge, Cell, Description, Empty, Link, Table } from '../kit/view-models';

type AccessModel = {
  readonly title: string;
  readonly empty: Empty | null;
  readonly grants: readonly GrantView[];
  readonly past: Table | null;
  readonly apply: Link | null;
  readonly hotline: HotlineCard;
};
type GrantView = {
  readonly name: string;
  readonly badge: Badge;
  /** Outside its times of use: why nothing can be reached. */
  readonly closed: Alert | null;
  readonly descriptions: readonly Description[];
  readonly table: Table;
  readonly add: (Link & { readonly look: string }) | null;
  readonly obstacle: string;
  readonly extend: Link | null;
};
export const accessPage = page<AccessModel>('access/access');

export function accessModel(context: PersonContext, { current, past }: OwnAccess): AccessModel {
  const { t, tenant, actor } = context;
  const mayApply = hasRole(actor, 'employee');
  const apply = mayApply ? { label: t('access.empty-link'), href: paths.requests.new(tenant.slug) } : null;
  const requests = { label: t('access.requests-link'), href: paths.requests.list(tenant.slug) };
  return {
    title: t('access.title'),
    empty:
      current.length > 0
        ? null
        : { title: t('access.empty-title'), text: t('access.empty-text'), link: requests },
    grants: current.map((one, index) => grantView(context, one, index === 0)),
    past: past.length === 0 ? null : pastTable(context, past),
    apply: current.length > 0 ? null : apply,
    hotline: hotlineCard(t, tenant),
  };
}

/** What begins later is neither active nor blocked: its own word. */
function phaseBadge({ t, format }: PersonContext, { phase, grant }: ShownGrant): Badge {
  const states: Readonly<Record<Exclude<GrantPhase, 'not-begun'>, Parameters<typeof accessBadge>[1]>> = {
    running: 'active',
    suspended: 'suspended',
    revoked: 'revoked',
    ended: 'expired',
  };
  if (phase === 'not-begun')
    return badge(t('start.course.from', { day: format.longDay(grant.period.from) }), 'info');
  return accessBadge(t, states[phase], 'own');
}

function grantView(context: PersonContext, current: CurrentGrant, first: boolean): GrantView {
  const { t, tenant, format, actor } = context;
  const { grant, devices, obstacle, profileName } = current;
  const used = devices.filter(({ device }) => takesPlace(device)).length;
  const usedText = t('access.devices-used', {
    used: format.number(used),
    max: format.number(grant.maxDevices),
  });
  return {
    name: profileName,
    badge: phaseBadge(context, current),
    closed: current.phase === 'running' ? closedAlert(context, current) : null,
    descriptions: [
      { term: t('access.valid'), value: { text: format.period(grant.period.from, grant.period.until) } },
      ...timesOfUseLine(t, current.times),
      { term: t('access.devices'), value: { text: usedText } },
      { term: t('access.case-number'), value: { text: current.caseNumber } },
    ],
    table: deviceTable(context, current),
    add:
      obstacle === null
        ? {
            label: used === 0 ? t('access.add-device') : t('access.add-another'),
            href: paths.devices.new(tenant.slug, grant.id),
            look: first && used === 0 ? 'primary' : 'secondary',
          }
        : null,
    obstacle:
      obstacle === null ? '' : t(`access.obstacle.${obstacle}`, { from: format.longDay(grant.period.from) }),
    extend: hasRole(actor, 'employee')
      ? { label: t('access.extend'), href: paths.requests.new(tenant.slug) }
      : null,
  };
}

function deviceTable(context: PersonContext, { grant, devices, profileName }: CurrentGrant): Table {
  const { t } = context;
  return {
    caption: t('access.table.caption', { profile: profileName }),
    captionHidden: true,
    columns: [
      { label: t('access.table.device') },
      { label: t('access.table.system') },
      { label: t('access.table.state') },
      { label: t('access.table.connection') },
    ],
    rows: devices.map((held) => deviceRow(context, grant, held)),
    empty: { title: t('access.table.empty'), text: t('access.table.empty-text') },
  };
}

function deviceRow({ t, tenant, now }: PersonContext, grant: Grant, held: HeldDevice): readonly Cell[] {
  const { device } = held;
  const state = accessBadge(t, stateUnder(device, grant, now), 'own');
  const progress =
    held.credential === null ? 'file-missing' : hasConnected(held) ? 'connected' : 'unconnected';
  return [
    { text: device.name, href: paths.devices.show(tenant.slug, device.id) },
    { text: t(`devices.system.${device.system}`) },
    { badge: state, ...(device.lost ? { note: t('access.lost-note') } : {}) },
    { text: t(`access.connection.${takesPlace(device) ? progress : 'none'}`) },
  ];
}

function pastTable(context: PersonContext, past: readonly ShownGrant[]): Table {
  const { t, format } = context;
  return {
    caption: t('access.past.caption'),
    captionHidden: true,
    columns: [
      { label: t('access.past.access') },
      { label: t('access.past.period') },
      { label: t('access.past.state') },
    ],
    rows: past.map((one) => [
      { text: one.profileName, note: one.caseNumber },
      { text: format.period(one.grant.period.from, one.grant.period.until) },
      { badge: phaseBadge(context, one) },
    ]),
    empty: { title: '', text: '' },
  };
}
