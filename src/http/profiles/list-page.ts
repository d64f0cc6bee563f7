// The list of access profiles: what each is, what it reaches in a few words, and how many have an access under it.
import type { VpnProtocol } from '../../domain/access-profile';
import { hasRole } from '../../domain/actor';
import { ruleText } from '../../domain/network-rule';
import type { ProfileReach } from '../../domain/profile-reach';
import type { ListedProfile } from '../../usecases/list-profiles';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { timesOfUseText } from '../kit/times-of-use';
import type { Breadcrumb, Cell, Link, Table } from '../kit/view-models';
import { protocolNames, stateBadge } from './words';

type ListModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly table: Table;
  /** Null for those who may only read. */
  readonly add: Link | null;
};
export const listPage = page<ListModel>('profiles/list');

export function listModel(context: PersonContext, profiles: readonly ListedProfile[]): ListModel {
  const { t, tenant, actor } = context;
  const add = { label: t('profiles.list.new'), href: paths.profiles.new(tenant.slug) };
  const mayAdd = hasRole(actor, 'it-admin');
  const title = t('profiles.list.title');
  return {
    title,
    breadcrumb: { links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }], here: title },
    table: {
      caption: t('profiles.list.caption'),
      captionHidden: true,
      columns: (['name', 'state', 'protocols', 'reach', 'accesses'] as const).map((column) => ({
        label: t(`profiles.list.column.${column}`),
        ...(column === 'accesses' ? { numeric: true } : {}),
      })),
      rows: profiles.map((listed) => rowOf(context, listed)),
      empty: {
        title: t('profiles.list.empty'),
        text: t('profiles.list.empty-text'),
        ...(mayAdd ? { link: add } : {}),
      },
    },
    add: mayAdd && profiles.length > 0 ? add : null,
  };
}

function rowOf(
  context: PersonContext,
  { profile, offered, groupName, accesses }: ListedProfile,
): readonly Cell[] {
  const { tenant, format } = context;
  return [
    {
      text: profile.name,
      href: paths.profiles.show(tenant.slug, profile.id),
      note: profile.description,
      ...(groupName === null ? {} : { lines: [groupName] }),
    },
    { badge: stateBadge(context, profile) },
    protocolsCell(context, { of: profile.protocols, offered }),
    reachCell(context, profile.reach),
    { text: format.count(accesses) },
  ];
}

type Protocols = { readonly of: readonly VpnProtocol[]; readonly offered: readonly VpnProtocol[] };

/** What the profile provides for and the municipality has not decided for is not handed out. */
export function protocolsCell({ t }: PersonContext, { of, offered }: Protocols): Cell {
  const held = of.filter((protocol) => !offered.includes(protocol));
  return {
    text: offered.length === 0 ? t('kit.none') : protocolNames(t, offered),
    ...(held.length === 0 ? {} : { note: t('profiles.list.held', { protocols: protocolNames(t, held) }) }),
  };
}

/** So many rules say more than a number. */
const rulesNamed = 2;

function reachCell({ t, format }: PersonContext, { networks, times }: ProfileReach): Cell {
  const named = (networks ?? []).slice(0, rulesNamed).map(ruleText);
  const rest = (networks ?? []).length - named.length;
  return {
    text: networks === null ? t('profiles.reach-all') : named.join(', '),
    lines: [
      ...(rest > 0 ? [t('profiles.list.more-rules', { count: rest, shown: format.number(rest) })] : []),
      ...(times === null ? [] : [timesOfUseText(t, times)]),
    ],
  };
}
