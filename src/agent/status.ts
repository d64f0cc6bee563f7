// `agent status`: what this gateway knows, in a few lines, without names, times or addresses of anybody.
import { positionText } from '../domain/gateway-protocol';
import { readIdentity } from './identity';
import { readState } from './journal';

export function statusLines(stateFolder: string): readonly string[] {
  const identity = readIdentity(stateFolder);
  if (identity === null) return ['not enrolled'];
  const { position, settings, peers, clients, tombstones, unreported, failed, clock } =
    readState(stateFolder);
  const serials = [...tombstones.values()].filter(({ kind }) => kind === 'client').length;
  return [
    `gateway ${identity.gateway} of ${identity.portal}`,
    `position ${position === null ? 'none yet' : positionText(position)}`,
    `last word of the portal ${clock === null ? 'none yet' : new Date(clock.heard).toISOString()}`,
    ...(settings?.maintenance === true ? ['out for maintenance'] : []),
    `WireGuard peers ${peers.size}, OpenVPN clients ${clients.size}`,
    `revoked for good: ${tombstones.size - serials} keys, ${serials} serials; to be reported: ${unreported.size}`,
    ...failed.map(({ id, reason, revision }) => `failed: ${id} ${reason} (revision ${revision})`),
  ];
}
