// Two agents have the key of one gateway: what that means, and what to do.
import type { Gateway } from '../../domain/gateway';
import { unnamedInstance } from '../../domain/gateway-instance';
import type { PersonContext } from '../kit/context';
import type { Alert } from '../kit/view-models';

/** On the gateway's own page. */
export function copiedAlerts({ t, format }: PersonContext, { instances, state }: Gateway): readonly Alert[] {
  if (state === 'removed' || instances === null || instances.copied === null) return [];
  const { since, at } = instances.copied;
  const times = { since: format.dateClock(since), at: format.dateClock(at) };
  return [
    {
      tone: 'danger',
      title: t('gateways.copied.title'),
      lines: [t('gateways.copied.text', times), t('gateways.copied.advice'), t('gateways.copied.end')],
    },
  ];
}

/** Agents from before tell no number of their start. */
export function isUnwatched({ instances }: Gateway): boolean {
  return instances !== null && instances.instance === unnamedInstance;
}
