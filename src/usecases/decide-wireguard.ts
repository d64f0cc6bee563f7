// The municipality decides for WireGuard, or takes that back: then nothing more is handed out, and what exists stays.
import type { Actor } from '../domain/actor';
import type { DecisionChoice } from '../domain/standing-decision';
import type { Ports } from './ports';
import { decide } from './steps/deciding';

export async function decideWireguard(
  ports: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  choice: DecisionChoice | null,
): Promise<void> {
  await decide(ports, actor, { upon: 'wireguard', action: 'tenant.wireguard-decided', choice });
}
