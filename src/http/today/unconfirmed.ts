// The queue of orders that no gateway has proved yet, oldest first: which, since when, what the gateway says, what to do.
import { credentialId, gatewayId } from '../../domain/ids';
import type { OrderAtGateway } from '../../usecases/ports-of-unconfirmed-orders';
import type { OpenTakeBack, Today } from '../../usecases/show-today';
import type { PersonContext } from '../kit/context';
import { cursorText, readCursor } from '../kit/cursor';
import { orderColumns, saidByGateway } from '../kit/order-words';
import { onward } from '../kit/paging';
import { paths } from '../kit/paths';
import { enforcementBadge } from '../kit/status';
import type { Alert, Cell, Link, Pagination, Table } from '../kit/view-models';

/** Where the list goes on, as it travels in the address: time, credential and gateway. */
export function readOrderPlace(text: string | undefined): OrderAtGateway | null {
  const [place = '', gateway = ''] = (text ?? '').split('~');
  const cursor = readCursor(place);
  if (cursor === null || !/^[\w-]{1,64}$/.test(gateway)) return null;
  return { orderedAt: cursor.at, credentialId: credentialId(cursor.id), gatewayId: gatewayId(gateway) };
}

function orderPlaceText({ orderedAt, credentialId: credential, gatewayId: gateway }: OrderAtGateway): string {
  return `${cursorText({ at: orderedAt, id: credential })}~${gateway}`;
}

/** Back to the list and not to the top of the page. */
export function unconfirmedPages(
  context: PersonContext,
  { moreUnconfirmed }: Pick<Today, 'moreUnconfirmed'>,
): Pagination {
  const older = moreUnconfirmed === null ? null : orderPlaceText(moreUnconfirmed);
  const pages = onward(context, { filters: {}, older, hits: null });
  const atList = (link: Link | null): Link | null =>
    link === null ? null : { ...link, href: `${link.href}#unconfirmed` };
  return { ...pages, first: atList(pages.first), older: atList(pages.older) };
}

export function overdueAlert(
  { t, format }: PersonContext,
  { overdueCount, confirmWithinSeconds }: Pick<Today, 'overdueCount' | 'confirmWithinSeconds'>,
): readonly Alert[] {
  if (overdueCount === 0) return [];
  const values = { count: overdueCount, shown: format.count(overdueCount) };
  const seconds = format.number(confirmWithinSeconds);
  return [
    {
      tone: 'danger',
      title: t('today.overdue.title', values),
      lines: [t('today.overdue.text', { seconds })],
      link: { label: t('today.overdue.link'), href: '#unconfirmed' },
    },
  ];
}

export function unconfirmedTable(context: PersonContext, orders: readonly OpenTakeBack[]): Table {
  const { t } = context;
  return {
    caption: t('today.unconfirmed.heading'),
    captionHidden: true,
    columns: orderColumns(context, ['device', 'gateway', 'ordered', 'said', 'todo']),
    rows: orders.map((one) => rowOf(context, one)),
    empty: { title: '', text: '' },
  };
}

function rowOf(context: PersonContext, one: OpenTakeBack): readonly Cell[] {
  const { t, tenant, format, now } = context;
  return [
    { text: one.deviceName, href: paths.people.device(tenant.slug, one.deviceId), note: one.personName },
    {
      text: one.gatewayName,
      href: paths.gateways.show(tenant.slug, one.gatewayId),
      note: t(`orders.kind.${one.kind}`),
    },
    { text: format.dateClock(one.orderedAt), note: format.since(one.orderedAt, now) },
    { text: saidByGateway(context, one), badge: enforcementBadge(t, one.state, null) },
    { text: t(`orders.todo.${one.obstacle}`) },
  ];
}
