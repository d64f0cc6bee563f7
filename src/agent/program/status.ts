// `agent status`: what this gateway knows, in a few lines, without names, times or addresses of anybody.
import { positionText } from '../../domain/gateway-protocol';
import type { AgentState } from '../memory/agent-state';
import { msUntilClosed } from '../memory/contact-limit';
import { durationText } from '../doctor/contact';
import { clockOfHost } from '../memory/host-clock';
import { readIdentity } from '../identity/identity';
import { readState } from '../memory/journal';
import { startClock } from '../memory/portal-clock';

export function statusLines(stateFolder: string): readonly string[] {
  const identity = readIdentity(stateFolder);
  if (identity === null) return ['not enrolled'];
  const { position, peers, clients, settings, tombstones, unreported, failed, clock } =
    readState(stateFolder);
  const serials = [...tombstones.values()].filter(({ kind }) => kind === 'client').length;
  return [
    `gateway ${identity.gateway} of ${identity.portal}`,
    `position ${position === null ? 'none yet' : positionText(position)}`,
    `last word of the portal ${clock === null ? 'none yet' : new Date(clock.heard).toISOString()}`,
    ...closingLines({ settings, clock }),
    ...(settings?.maintenance === true ? ['out for maintenance'] : []),
    `WireGuard peers ${peers.size}, OpenVPN clients ${clients.size}`,
    `revoked for good: ${tombstones.size - serials} keys, ${serials} serials; to be reported: ${unreported.size}`,
    ...failed.map(({ id, reason, revision }) => `failed: ${id} ${reason} (revision ${revision})`),
  ];
}

function closingLines({ settings, clock: mark }: Pick<AgentState, 'settings' | 'clock'>): readonly string[] {
  const left = msUntilClosed({ state: { settings }, clock: startClock(mark, clockOfHost) });
  if (left === null) return [];
  return [
    left < 0
      ? 'without the portal for too long: all access has ended'
      : `all access ends in ${durationText(left)} without the portal`,
  ];
}
