// What a gateway found otherwise than ordered and put right, in words.
import type { Gateway } from '../../domain/gateway';
import { driftKinds } from '../../domain/gateway-drift';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Action, Alert, Description } from '../kit/view-models';

/** So long it is said at the top; afterwards it stands in the description, and in the log for ever. */
const recentMs = 7 * 86_400_000;

export function driftAlerts(context: PersonContext, { drift, state }: Gateway): readonly Alert[] {
  const { t, format, now } = context;
  if (drift === null || state === 'removed' || now.getTime() - drift.at.getTime() > recentMs) return [];
  const what = driftKinds
    .filter((kind) => drift.counts[kind] !== undefined)
    .map((kind) => t(`gateways.drift.${kind}`, { shown: format.number(drift.counts[kind] ?? 0) }));
  const text = t('gateways.drift.recent-text', { time: format.dateTime(drift.at), what: what.join(', ') });
  return [{ tone: 'warning', title: t('gateways.drift.recent'), lines: [text, t('gateways.drift.advice')] }];
}

/** Beside the alert. */
export function driftSeen(context: PersonContext, gateway: Gateway): Action | null {
  const { t, tenant } = context;
  if (gateway.drift === null || driftAlerts(context, gateway).length === 0) return null;
  return {
    action: paths.gateways.act(tenant.slug, gateway.id, 'drift-seen'),
    label: t('gateways.drift.seen-button'),
    look: 'secondary',
    hidden: [{ name: 'seen', value: gateway.drift.at.toISOString() }],
  };
}

export function driftDescription({ t, format }: PersonContext, gateway: Gateway): Description {
  const { drift, driftTotal } = gateway;
  const term = t('gateways.show.drift');
  if (drift === null && driftTotal === 0) return { term, value: { text: t('gateways.show.drift-none') } };
  return {
    term,
    value: {
      text:
        drift === null
          ? t('gateways.show.drift-seen')
          : t('gateways.show.drift-since', { time: format.dateTime(drift.at) }),
      note: t('gateways.show.drift-total', { shown: format.number(driftTotal) }),
    },
  };
}
