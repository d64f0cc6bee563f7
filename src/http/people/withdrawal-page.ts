// The sheet: what was taken back from whom, by whom and why, what each gateway has proved, and what that means.
import type { Withdrawal, WithdrawalOf } from '../../usecases/show-withdrawal';
import { auditActor } from '../kit/audit-words';
import type { PersonContext } from '../kit/context';
import { orderColumns, timeCells } from '../kit/order-words';
import { page } from '../kit/page';
import type { Alert, Cell, Description, Link, Table } from '../kit/view-models';

type WithdrawalModel = {
  readonly title: string;
  readonly back: Link;
  readonly heading: string;
  /** Something was proved, and nothing is open. */
  readonly proves: boolean;
  /** What is still open comes first, and nothing is called a confirmation. */
  readonly open: Alert | null;
  readonly whom: readonly Description[];
  readonly acts: Table;
  readonly proofs: Table;
  readonly timesNote: string;
  readonly printed: string;
};
export const withdrawalPage = page<WithdrawalModel>('people/withdrawal');

/** Whose sheet it is, and where its page is. */
export type Sheet = { readonly of: WithdrawalOf; readonly backTo: string };

export function withdrawalModel(
  context: PersonContext,
  shown: Withdrawal,
  { of, backTo }: Sheet,
): WithdrawalModel {
  const { t, format, now, tenant } = context;
  const { person, devices, open } = shown;
  const isConfirmed = open.length === 0;
  const values = { person: person.displayName, device: devices[0]?.device.name ?? '' };
  return {
    title: t(`orders.withdrawal.title-${'device' in of ? 'device' : 'person'}`, values),
    back: { label: t('orders.withdrawal.back'), href: backTo },
    proves: isConfirmed && shown.proofs.length > 0,
    heading: t(isConfirmed ? 'orders.withdrawal.heading' : 'orders.withdrawal.heading-open'),
    open: isConfirmed ? null : openAlert(context, shown),
    whom: whomOf(context, shown),
    acts: actsTable(context, shown),
    proofs: proofsTable(context, shown),
    timesNote: t('orders.withdrawal.times-note', { zone: tenant.timeZone }),
    printed: t('orders.withdrawal.printed', {
      time: format.dateTime(now),
      person: context.person.displayName,
    }),
  };
}

function openAlert({ t }: PersonContext, { open }: Withdrawal): Alert {
  const lines = open.map(({ kind, ...names }) => t(`orders.withdrawal.open-lines.${kind}`, names));
  return { tone: 'warning', title: t('orders.withdrawal.open'), lines: [...new Set(lines)] };
}

function whomOf({ t, format }: PersonContext, { person, devices }: Withdrawal): readonly Description[] {
  return [
    { term: t('orders.withdrawal.person'), value: { text: person.displayName } },
    ...(person.department === null
      ? []
      : [{ term: t('orders.withdrawal.department'), value: { text: person.department } }]),
    ...devices.map(({ device, grant, profileName }) => ({
      term: t('orders.withdrawal.device'),
      value: {
        text: device.name,
        lines: [
          ...(device.inventoryNumber === null
            ? []
            : [`${t('orders.withdrawal.inventory')}: ${device.inventoryNumber}`]),
          `${t('orders.withdrawal.access')}: ${t('orders.withdrawal.access-value', {
            profile: profileName,
            period: format.period(grant.period.from, grant.period.until),
          })}`,
        ],
      },
    })),
  ];
}

function actsTable(context: PersonContext, { acts, devices }: Withdrawal): Table {
  const { t, format } = context;
  const nameOf = (id: string): string => devices.find(({ device }) => device.id === id)?.device.name ?? '';
  return {
    caption: t('orders.withdrawal.acts'),
    captionHidden: true,
    columns: (['act', 'when', 'by', 'reason'] as const).map((column) => ({
      label: t(`orders.withdrawal.${column}`),
    })),
    rows: acts.map((act): readonly Cell[] => [
      { text: t(`audit.action.${act.action}`), note: nameOf(act.object.id) },
      { text: format.dateClock(act.at) },
      { text: auditActor(context, act) },
      { text: act.reason ?? t('kit.none') },
    ]),
    empty: { title: t('orders.withdrawal.no-acts'), text: t('orders.withdrawal.no-acts-text') },
  };
}

/** On paper the day stands with every time. */
function proofsTable(context: PersonContext, { proofs }: Withdrawal): Table {
  const { t } = context;
  const onPaper = { ...context, now: new Date(0) };
  return {
    caption: t('orders.withdrawal.proof'),
    captionHidden: true,
    columns: orderColumns(context, ['device', 'gateway', 'ordered', 'applied', 'verified']),
    rows: proofs.map(({ device, enforcement }): readonly Cell[] => [
      { text: device.name, note: t(`orders.kind.${enforcement.kind}`) },
      { text: enforcement.gatewayName },
      ...timeCells(onPaper, enforcement),
    ]),
    empty: { title: t('orders.withdrawal.no-proof'), text: t('orders.withdrawal.no-proof-text') },
  };
}
