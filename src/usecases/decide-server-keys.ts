// The municipality decides that the server may make keys, for people whose browser cannot, or takes that back.
import type { Actor } from '../domain/actor';
import type { DecisionChoice } from '../domain/standing-decision';
import type { Ports } from './ports';
import { decide } from './steps/deciding';

export async function decideServerKeys(
  ports: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  choice: DecisionChoice | null,
): Promise<void> {
  await decide(ports, actor, { upon: 'serverKeys', action: 'tenant.server-keys-decided', choice });
}
