/**
 * A gateway whose agent was root, from before it had a user of its own: what it started ends, so that the units can take
 * its place. Devices that are connected come back by themselves.
 */
import { existsSync } from 'node:fs';
import type { ServicePlace } from '../../domain/service-place';
import { readIdentity, writeIdentity, type Identity, type Place } from '../identity/identity';
import { interfaceExists } from '../host/interfaces';
import { openvpnFolders } from '../openvpn/folders';
import { openvpnProcess } from '../openvpn/process';
import type { ServiceHost } from '../host/service-host';
import { uapiSocket } from '../wireguard/uapi';

/** How a gateway that systemd keeps lies on its host; names of interfaces and table are its administrator's. */
export function placeUnderSystemd(
  place: ServicePlace,
): Omit<Place, 'wireguardInterface' | 'openvpnInterface' | 'openvpnTcpInterface' | 'table'> {
  const { runtime, openvpnUser, agentUser } = place;
  return { runtime, openvpnUser, openvpnGroup: openvpnUser, openvpnStart: 'systemd', agentUser };
}

/** True when there was something to take over. */
export async function adoptService(place: ServicePlace, host: ServiceHost): Promise<boolean> {
  const identity = readIdentity(host.at(place.stateFolder));
  if (identity === null || identity.place.openvpnStart === 'systemd') return false;
  const unit = `${place.name}.service`;
  if (existsSync(host.at(`/etc/systemd/system/${unit}`))) await host.run('systemctl', ['stop', unit]);
  await endOldTunnels(identity, host);
  writeIdentity(host.at(place.stateFolder), {
    ...identity,
    place: { ...identity.place, ...placeUnderSystemd(place) },
  });
  return true;
}

async function endOldTunnels({ place }: Identity, { run }: ServiceHost): Promise<void> {
  for (const folder of Object.values(openvpnFolders(place))) await openvpnProcess(folder).stop();
  const { wireguardInterface: device } = place;
  // A socket of wireguard-go's that is root's would be shut to the agent; the kernel has no owner.
  if (uapiSocket(device) !== null && interfaceExists(device)) await run('ip', ['link', 'del', 'dev', device]);
}
