// The figures of the day: the usual four always, the others only when there is something to see to.
import type { Today } from '../../usecases/show-today';
import type { PersonContext } from '../kit/context';
import { paths, withQuery } from '../kit/paths';
import type { Tile } from '../kit/view-models';

export function tilesOf(context: PersonContext, today: Today, days: number): readonly Tile[] {
  return [
    ...waitingTile(context, today),
    ...unconfirmedTile(context, today),
    ...endingTile(context, today.endingCount, days),
    ...poolTile(context, today.fullestPool),
    ...unusedTile(context, today.unusedCount),
    ...alarmTiles(context, today),
  ];
}

function waitingTile(
  { t, tenant, format, now }: PersonContext,
  { waiting, waitingCount }: Today,
): readonly Tile[] {
  const [oldest] = waiting;
  const label =
    oldest === undefined
      ? t('today.tile.waiting-none')
      : t('today.tile.waiting', {
          count: waitingCount,
          since: format.since(oldest.request.submittedAt, now),
        });
  return [{ figure: format.count(waitingCount), label, href: paths.queue.list(tenant.slug) }];
}

function unconfirmedTile({ t, tenant, format }: PersonContext, today: Today): readonly Tile[] {
  const { unconfirmedCount, overdueCount } = today;
  const anchor = unconfirmedCount > 0 ? '#unconfirmed' : '';
  return [
    {
      figure: format.count(unconfirmedCount),
      label: t('today.tile.unconfirmed', { count: unconfirmedCount }),
      href: `${paths.today(tenant.slug)}${anchor}`,
      ...(overdueCount > 0 ? { tone: 'danger' as const } : {}),
    },
  ];
}

function endingTile({ t, tenant, format }: PersonContext, count: number, days: number): readonly Tile[] {
  const href = withQuery(paths.people.list(tenant.slug), { view: 'ending' });
  return [{ figure: format.count(count), label: t('today.tile.ending', { count, days }), href }];
}

/** No alarm: somebody looks through them now and then. */
function unusedTile({ t, tenant, format }: PersonContext, count: number): readonly Tile[] {
  if (count === 0) return [];
  const href = withQuery(paths.people.list(tenant.slug), { view: 'unused' });
  return [{ figure: format.count(count), label: t('today.tile.unused', { count }), href }];
}

/** Rounded down: 100 % only where not one address is left. */
function poolTile({ t, tenant, format }: PersonContext, fullest: Today['fullestPool']): readonly Tile[] {
  if (fullest === null) return [];
  const { fraction, level, pool } = fullest;
  const tones = { ok: null, warning: 'warning', full: 'danger' } as const;
  const tone = tones[level];
  return [
    {
      figure: t('today.tile.percent', { number: format.number(Math.floor(fraction * 100)) }),
      label: t(`today.tile.pool.${level}`, { pool: pool.cidr }),
      href: paths.gateways.list(tenant.slug),
      ...(tone === null ? {} : { tone }),
    },
  ];
}

function alarmTiles(
  { t, tenant, format }: PersonContext,
  { lostCount, silentGateways, gatewaysOut, assignmentCount, openSignInChanges }: Today,
): readonly Tile[] {
  const silent = silentGateways.length;
  const assigning: readonly Tile[] =
    assignmentCount === 0
      ? []
      : [
          {
            figure: format.count(assignmentCount),
            label: t('assignments.today', { count: assignmentCount }),
            href: paths.people.assignments(tenant.slug),
            tone: 'warning',
          },
        ];
  const alarms = [
    {
      count: lostCount,
      label: t('today.tile.lost', { count: lostCount }),
      href: withQuery(paths.people.list(tenant.slug), { view: 'lost' }),
    },
    {
      count: openSignInChanges,
      label: t('today.tile.sign-in', { count: openSignInChanges }),
      href: paths.signInChanges.list(tenant.slug),
    },
    {
      count: silent,
      label: t('today.tile.silent', { count: silent }),
      href: paths.gateways.list(tenant.slug),
    },
  ];
  const alarming = alarms
    .filter(({ count }) => count > 0)
    .map(({ count, label, href }): Tile => ({ figure: format.count(count), label, href, tone: 'danger' }));
  const out: readonly Tile[] =
    gatewaysOut === 0
      ? []
      : [
          {
            figure: format.count(gatewaysOut),
            label: t('today.tile.maintenance', { count: gatewaysOut }),
            href: paths.gateways.list(tenant.slug),
            tone: 'warning',
          },
        ];
  return [...assigning, ...alarming, ...out];
}
