// A gateway that does not hear the portal: what goes on there, and from when on nobody gets in any more.
import type { ShownGateway } from '../../usecases/show-gateway';
import type { PersonContext } from '../kit/context';
import { badge } from '../kit/status';
import type { Alert, Description } from '../kit/view-models';

export function silentAlert(context: PersonContext, shown: ShownGateway): Alert {
  const { t, format, now } = context;
  const { lastContactAt } = shown.gateway;
  const since = lastContactAt === null ? t('gateways.never') : format.since(lastContactAt, now);
  return {
    tone: 'danger',
    title: t('gateways.show.silent', { since }),
    lines: [...effectOf(context, shown), t('gateways.show.silent-advice')],
  };
}

/** By what the portal has heard; the gateway counts for itself, from the last answer that it believed. */
function effectOf({ t, format }: PersonContext, { contact }: ShownGateway): readonly string[] {
  const goesOn = t('gateways.show.silent-effect');
  switch (contact.kind) {
    case 'open':
      return [goesOn, t('gateways.contact.will-close', { time: format.dateTime(contact.closesAt) })];
    case 'closed':
      return [t('gateways.contact.closed', { time: format.dateTime(contact.closesAt) })];
    case 'old-agent':
      return [goesOn, t('gateways.contact.old-agent')];
    case 'off':
    case 'none':
      return [goesOn];
  }
}

export function contactDescription(
  { t }: PersonContext,
  { contact, closeAfterHours }: ShownGateway,
): Description {
  const term = t('gateways.contact.term');
  if (closeAfterHours === null) return { term, value: { text: t('gateways.contact.goes-on') } };
  const text = t('gateways.contact.ends-after', { count: closeAfterHours });
  return contact.kind === 'old-agent'
    ? {
        term,
        value: {
          text,
          badge: badge(t('gateways.contact.old'), 'warning'),
          note: t('gateways.contact.old-agent'),
        },
      }
    : { term, value: { text } };
}
