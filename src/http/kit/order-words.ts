// The proof of an order in words: three times to the second, what the gateway said, what is to be done.
import type { Enforcement } from '../../domain/enforcement';
import type { GatewayTimes } from '../../domain/order-times';
import type { TextKey } from '../../texts/translate';
import type { PersonContext } from './context';
import type { Cell, Table } from './view-models';

type Words = Pick<PersonContext, 't' | 'format' | 'now'>;

/** The hour alone on the day itself. */
export function secondsOf({ format, now }: Pick<Words, 'format' | 'now'>, time: Date): string {
  return format.day(time) === format.day(now) ? format.clock(time) : format.dateClock(time);
}

type Column = 'device' | 'gateway' | 'ordered' | 'applied' | 'verified' | 'state' | 'said' | 'todo';

export function orderColumns({ t }: Pick<Words, 't'>, columns: readonly Column[]): Table['columns'] {
  return columns.map((column) => ({ label: t(`orders.column.${column}`) }));
}

type Times = Pick<Enforcement, 'orderedAt' | 'appliedAt' | 'effectiveAt' | 'isVerified'>;

/** Ordered, carried out, verified. What was only confirmed does not pass for verified. */
export function timeCells(words: Words, times: Times): readonly [Cell, Cell, Cell] {
  const { t } = words;
  const { orderedAt, appliedAt, effectiveAt, isVerified } = times;
  const cell = (time: Date | null): Cell => ({
    text: time === null ? t('kit.none') : secondsOf(words, time),
  });
  const unverified = effectiveAt !== null && !isVerified;
  return [
    cell(orderedAt),
    cell(appliedAt),
    unverified ? { ...cell(effectiveAt), note: t('orders.unverified') } : cell(effectiveAt),
  ];
}

/** One gateway in a line, where there is no room for columns. */
export function timesLine(words: Words, { gatewayName: gateway, ...times }: GatewayTimes): string {
  const { orderedAt, appliedAt, effectiveAt, isVerified } = times;
  const values = {
    gateway,
    ordered: secondsOf(words, orderedAt),
    applied: secondsOf(words, appliedAt ?? orderedAt),
    verified: secondsOf(words, effectiveAt ?? orderedAt),
  };
  if (effectiveAt !== null) return words.t(`orders.line.${isVerified ? 'verified' : 'unverified'}`, values);
  return words.t(`orders.line.${appliedAt === null ? 'ordered' : 'applied'}`, values);
}

const reasonTexts: Readonly<Record<string, TextKey>> = {
  'session-still-there': 'orders.said.session-still-there',
  'openvpn-does-not-answer': 'orders.said.openvpn-does-not-answer',
  'openvpn-not-configured': 'orders.said.openvpn-not-configured',
  'openvpn-not-running': 'orders.said.openvpn-not-running',
  'wireguard-not-running': 'orders.said.wireguard-not-running',
  'firewall-not-loaded': 'orders.said.firewall-not-loaded',
  'revoked-serials-unreadable': 'orders.said.revoked-serials-unreadable',
  'wireguard-refused': 'orders.said.wireguard-refused',
  'peer-still-there': 'orders.said.peer-still-there',
  'peer-not-as-ordered': 'orders.said.peer-not-as-ordered',
  'entry-still-there': 'orders.said.entry-still-there',
  'entry-not-as-ordered': 'orders.said.entry-not-as-ordered',
  'revoked-here': 'orders.said.revoked-here',
  'suspended-here': 'orders.said.suspended-here',
};

/** A reason that we have no words for is shown as it came, for whoever looks into the gateway's log. */
export function saidByGateway(
  words: Words,
  { failure, appliedAt }: Pick<Enforcement, 'failure' | 'appliedAt'>,
): string {
  const { t } = words;
  if (failure !== null) {
    const text = reasonTexts[failure];
    return text === undefined ? t('orders.said.other', { reason: failure }) : t(text);
  }
  return appliedAt === null
    ? t('orders.said.nothing')
    : t('orders.said.applied', { time: secondsOf(words, appliedAt) });
}
