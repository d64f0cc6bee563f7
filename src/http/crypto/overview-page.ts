// Crypto profiles at a glance: each gateway group's, what the profiles say, waivers, and files of before.
import { hasRole } from '../../domain/actor';
import { cryptoProfile, cryptoProfileIds, type CryptoProfileId } from '../../domain/crypto-profile';
import { isStaleWaiver, waiverRoles, type CryptoWaiver } from '../../domain/crypto-waiver';
import type { CryptoOverview } from '../../usecases/show-crypto';
import type { GroupCrypto } from '../../usecases/steps/group-crypto';
import type { PersonContext } from '../kit/context';
import { waiverAlerts } from '../kit/crypto-alerts';
import { outdatedNote, type OutdatedNote } from '../kit/outdated-note';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Badge, Breadcrumb, Cell, Description, Link, Table } from '../kit/view-models';

type OverviewModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly alerts: readonly Alert[];
  readonly groups: Table;
  readonly profiles: readonly {
    readonly heading: string;
    readonly text: string;
    readonly descriptions: readonly Description[];
  }[];
  readonly outdated: OutdatedNote;
  readonly waivers: Table;
  /** Null for those who may only read. */
  readonly propose: Link | null;
};
export const overviewPage = page<OverviewModel>('crypto/overview');

export function cryptoBreadcrumb({ t, tenant }: PersonContext, here?: string): Breadcrumb {
  const settings = { label: t('settings.title'), href: paths.settings(tenant.slug) };
  const own = { label: t('crypto.title'), href: paths.crypto.overview(tenant.slug) };
  return here === undefined
    ? { links: [settings], here: t('crypto.title') }
    : { links: [settings, own], here };
}

export function overviewModel(context: PersonContext, overview: CryptoOverview): OverviewModel {
  const { t, tenant, actor } = context;
  const { groups, waivers } = overview;
  return {
    title: t('crypto.title'),
    breadcrumb: cryptoBreadcrumb(context),
    alerts: groups.flatMap((one) => waiverAlerts(context, one)),
    groups: groupTable(context, groups),
    profiles: cryptoProfileIds.map((id) => ({
      heading: t(`crypto.profile.${id}`),
      text: t(`crypto.profile-text.${id}`),
      descriptions: valuesOf(context, id),
    })),
    outdated: outdatedNote(context, overview.outdatedDevices),
    waivers: waiverTable(context, waivers),
    propose: hasRole(actor, ...waiverRoles)
      ? { label: t('crypto.waivers.new'), href: paths.crypto.propose(tenant.slug) }
      : null,
  };
}

function groupTable(context: PersonContext, groups: readonly GroupCrypto[]): Table {
  const { t } = context;
  return {
    caption: t('crypto.groups.caption'),
    captionHidden: true,
    columns: (['name', 'profile', 'state'] as const).map((name) => ({ label: t(`crypto.groups.${name}`) })),
    rows: groups.map((one) => groupRow(context, one)),
    empty: { title: t('crypto.groups.empty'), text: t('crypto.groups.empty-text') },
  };
}

function groupRow(context: PersonContext, one: GroupCrypto): readonly Cell[] {
  const { t, tenant, actor } = context;
  const { group } = one;
  const may = hasRole(actor, 'tenant-admin');
  return [
    {
      text: group.name,
      ...(may ? { href: paths.crypto.choose(tenant.slug, group.id) } : {}),
      note: may ? t('crypto.groups.change') : group.serverName,
    },
    { text: t(`crypto.profile.${group.cryptoProfile}`) },
    { badge: groupBadge(context, one) },
  ];
}

function groupBadge({ t, format }: PersonContext, { waiver, hasLapsed }: GroupCrypto): Badge {
  if (hasLapsed) return badge(t('crypto.groups.ended'), 'danger');
  return waiver === null
    ? badge(t('crypto.groups.recommended'), 'success')
    : badge(t('crypto.groups.waived', { day: format.day(waiver.until) }), 'warning');
}

function valuesOf({ t }: PersonContext, id: CryptoProfileId): readonly Description[] {
  const profile = cryptoProfile(id);
  const listed = (names: readonly string[]): Cell => ({ text: names.join(', ') });
  return [
    { term: t('crypto.values.source'), value: { text: t('crypto.values.source-text', profile.source) } },
    { term: t('crypto.values.tls'), value: { text: profile.tlsVersionMin } },
    { term: t('crypto.values.suites'), value: listed(profile.tlsCiphersuites) },
    ...(profile.tlsVersionMin === '1.2'
      ? [{ term: t('crypto.values.old-suites'), value: listed(profile.tlsCiphers) }]
      : []),
    { term: t('crypto.values.groups'), value: listed(profile.groups) },
    { term: t('crypto.values.data'), value: listed(profile.dataCiphers) },
    { term: t('crypto.values.auth'), value: { text: profile.auth } },
    {
      term: t('crypto.values.renegotiation'),
      value: { text: t('crypto.values.seconds', { count: profile.renegotiateSeconds }) },
    },
  ];
}

const tones = {
  proposed: 'info',
  'in-force': 'success',
  withdrawn: 'neutral',
  lapsed: 'neutral',
  ended: 'neutral',
} as const;

export function waiverBadge({ t, now }: Pick<PersonContext, 't' | 'now'>, waiver: CryptoWaiver): Badge {
  const { state, endsAt } = waiver;
  const isOver = state === 'in-force' && now >= endsAt;
  const shown = isOver ? 'ended' : isStaleWaiver(waiver, now) ? 'lapsed' : state;
  return badge(t(`crypto.state.${shown}`), tones[shown]);
}

function waiverTable(context: PersonContext, waivers: readonly CryptoWaiver[]): Table {
  const { t, tenant, format } = context;
  return {
    caption: t('crypto.waivers.caption'),
    captionHidden: true,
    columns: (['profile', 'until', 'owner', 'state'] as const).map((name) => ({
      label: t(`crypto.waivers.${name}`),
    })),
    rows: waivers.map((waiver) => [
      {
        text: t(`crypto.profile.${waiver.profile}`),
        href: paths.crypto.waiver(tenant.slug, waiver.id),
        note: format.dateTime(waiver.proposedAt),
      },
      { text: format.day(waiver.until) },
      { text: waiver.owner },
      { badge: waiverBadge(context, waiver) },
    ]),
    empty: { title: t('crypto.waivers.empty'), text: t('crypto.waivers.empty-text') },
  };
}
