// How the closing of a municipality stands: what was announced, what has happened, what comes next and who can still act.
import { hasRole } from '../../domain/actor';
import { erasedAtLatest, isOpen, type Closing, type ClosingState } from '../../domain/closing';
import { operatorMayConfirmAt } from '../../domain/two-sided-consent';
import type { UnconfirmedGateway } from '../../usecases/ports-of-leaving';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Badge, Breadcrumb, Description, Link, Table, Tone } from '../kit/view-models';
import { breadcrumbTo, type ClosingAct, type Place } from './place';

type Button = Link & { readonly look: 'primary' | 'secondary' | 'danger' };
type ClosingModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly state: Badge | null;
  readonly lead: string;
  readonly facts: readonly Description[];
  /** Null while none are waited for. */
  readonly gateways: Table | null;
  readonly buttons: readonly Button[];
};
export const closingPage = page<ClosingModel>('leaving/closing');

export function closingModel(context: PersonContext, place: Place): ClosingModel {
  const { t } = context;
  const { tenant, closing, unconfirmed } = place.shown;
  return {
    title: t('leaving.closing.title', { name: tenant.name }),
    breadcrumb: breadcrumbTo(context, place, null),
    state: closing === null ? null : stateBadge(context, closing),
    lead: leadOf(context, place, closing),
    facts: closing === null ? [] : factsOf(context, closing),
    gateways: unconfirmed.length === 0 ? null : gatewayTable(context, unconfirmed),
    buttons: buttonsOf(context, place, closing),
  };
}

const tones: Readonly<Record<ClosingState, Tone>> = {
  announced: 'warning',
  confirmed: 'warning',
  revoking: 'danger',
  waiting: 'danger',
  erasing: 'danger',
  closed: 'neutral',
  withdrawn: 'neutral',
};

export function stateBadge({ t }: Pick<PersonContext, 't'>, { state }: Closing): Badge {
  return badge(t(`leaving.closing.state.${state}`), tones[state]);
}

function leadOf({ t, format }: PersonContext, { side }: Place, closing: Closing | null): string {
  if (closing === null) return t(`leaving.closing.none-${side}`);
  const day = format.longDay(closing.onDay);
  if (closing.state === 'announced') return t(`leaving.closing.announced-${side}`, { day });
  const until = format.day(erasedAtLatest(closing));
  return t(`leaving.closing.lead.${closing.state}`, { day, until });
}

function factsOf({ t, format }: PersonContext, closing: Closing): readonly Description[] {
  const { onDay, reason, announcedAt, firstOperator, confirmedAt, route, grantsRevoked, rowsErased } =
    closing;
  const by = t(`leaving.closing.by.${closing.announcedBy === null ? 'command-line' : 'operator'}`);
  const facts = [
    { name: 'day', text: format.longDay(onDay) },
    { name: 'reason', text: reason },
    { name: 'announced', text: t('leaving.closing.when-by', { when: format.dateTime(announcedAt), by }) },
    {
      name: 'confirmed',
      text:
        confirmedAt === null || route === null
          ? ''
          : t('leaving.closing.when-by', {
              when: format.dateTime(confirmedAt),
              by: t(`leaving.closing.route.${route}`),
            }),
    },
    {
      name: 'second',
      text:
        closing.state === 'announced' && firstOperator !== null
          ? t('leaving.closing.second-from', {
              when: format.dateTime(operatorMayConfirmAt(firstOperator.at)),
            })
          : '',
    },
    { name: 'revoked', text: grantsRevoked === 0 ? '' : format.number(grantsRevoked) },
    { name: 'erased', text: rowsErased === 0 ? '' : format.number(rowsErased) },
    { name: 'since', text: format.dateTime(closing.stateSince) },
  ] as const;
  return facts
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => ({ term: t(`leaving.closing.fact.${name}`), value: { text } }));
}

function gatewayTable({ t, format }: PersonContext, gateways: readonly UnconfirmedGateway[]): Table {
  return {
    caption: t('leaving.closing.gateways'),
    columns: [
      { label: t('leaving.closing.gateway') },
      { label: t('leaving.closing.open'), numeric: true },
      { label: t('leaving.closing.last-contact') },
    ],
    rows: gateways.map(({ name, open, lastContactAt }) => [
      { text: name },
      { text: format.number(open) },
      { text: lastContactAt === null ? t('kit.none') : format.dateTime(lastContactAt) },
    ]),
    empty: { title: '', text: '' },
  };
}

/** Offered to whoever may; whether it is time for it the act says. */
function buttonsOf(context: PersonContext, place: Place, closing: Closing | null): readonly Button[] {
  const { t, actor, tenant } = context;
  const { side } = place;
  const button = (act: ClosingAct, look: Button['look']): Button => ({
    label: t(act === 'confirm' ? `leaving.confirm.button-${side}` : `leaving.${act}.button`),
    href: place.act(act),
    look,
  });
  if (side === 'tenant' && !hasRole(actor, 'tenant-admin')) return [];
  const exporting: readonly Button[] =
    side === 'tenant'
      ? [{ label: t('leaving.export.title'), href: paths.leaving.export(tenant.slug), look: 'secondary' }]
      : [];
  if (closing === null) return side === 'operator' ? [button('announce', 'danger')] : exporting;
  if (closing.state === 'waiting' && closing.forcedBy === null && side === 'operator') {
    return [button('force', 'danger')];
  }
  const canWithdraw = closing.state === 'announced' || closing.state === 'confirmed';
  const canConfirm = closing.state === 'announced' && closing.firstOperator?.ref !== actor.ref;
  return [
    ...(canConfirm ? [button('confirm', 'danger')] : []),
    ...(canWithdraw ? [button('withdraw', 'secondary')] : []),
    ...(isOpen(closing) ? exporting : []),
  ];
}
