// The list of gateways: state in words, last contact, how far behind; those out of service apart.
import type { GatewayList, ListedGateway } from '../../usecases/list-gateways';
import type { PersonContext } from '../kit/context';
import { outdatedNote, type OutdatedNote } from '../kit/outdated-note';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Cell, Link, Table } from '../kit/view-models';
import { certificateCell, contactCell, stateCell } from './words';

type ListModel = {
  readonly title: string;
  readonly newHref: string;
  readonly table: Table;
  /** Null: no device holds a file of before. */
  readonly outdated: OutdatedNote | null;
  readonly removed: { readonly heading: string; readonly links: readonly Link[] } | null;
};
export const listPage = page<ListModel>('gateways/list');

export function listModel(context: PersonContext, { gateways, outdatedDevices }: GatewayList): ListModel {
  const { t, tenant } = context;
  const removed = gateways.filter(({ health }) => health === 'removed');
  const newHref = paths.gateways.new(tenant.slug);
  return {
    title: t('gateways.title'),
    newHref,
    table: {
      caption: t('gateways.list.caption'),
      captionHidden: true,
      columns: (['name', 'state', 'contact', 'behind', 'certificate'] as const).map((column) => ({
        label: t(`gateways.column.${column}`),
      })),
      rows: gateways.filter(({ health }) => health !== 'removed').map((listed) => rowOf(context, listed)),
      empty: {
        title: t('gateways.list.empty'),
        text: t('gateways.list.empty-text'),
        link: { label: t('gateways.list.new'), href: newHref },
      },
    },
    outdated: outdatedDevices === 0 ? null : outdatedNote(context, outdatedDevices),
    removed:
      removed.length === 0
        ? null
        : {
            heading: t('gateways.list.removed'),
            links: removed.map(({ gateway }) => linkTo(context, gateway)),
          },
  };
}

function linkTo({ tenant }: PersonContext, { id, name }: ListedGateway['gateway']): Link {
  return { label: name, href: paths.gateways.show(tenant.slug, id) };
}

function rowOf(context: PersonContext, { gateway, health, groupName }: ListedGateway): readonly Cell[] {
  const { label, href } = linkTo(context, gateway);
  return [
    { text: label, href, note: `${gateway.endpointHost} · ${groupName}` },
    stateCell(context, gateway, health),
    contactCell(context, gateway.lastContactAt),
    { text: behindText(context, gateway) },
    certificateCell(context, gateway.certificateEndsAt),
  ];
}

/** Changes ordered but not confirmed; before it has enrolled there is nothing to confirm. */
export function behindText(
  { t, format }: PersonContext,
  { state, revision, acknowledged }: ListedGateway['gateway'],
): string {
  const count = revision - acknowledged;
  if (state !== 'enrolled') return t('kit.none');
  return count === 0
    ? t('gateways.behind.none')
    : t('gateways.behind.some', { count, shown: format.number(count) });
}
