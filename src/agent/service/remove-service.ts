/**
 * `agent remove`: a gateway that is out of service leaves its host. Services end, tunnels and packet filter table go, and
 * with the state all of its keys. What other agents on this host use stays as long as there is one.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { forgetTimer, hostFiles } from '../../domain/gateway-host-files';
import { gatewayUnits } from '../../domain/gateway-unit';
import { hostPath } from '../../domain/host-fields';
import { wireguardGroup, type ServicePlace } from '../../domain/service-place';
import type { Identity } from '../identity/identity';
import { unitFolder } from './install-service';
import { openvpnFolders } from '../openvpn/folders';
import { openvpnProcess } from '../openvpn/process';
import type { ServiceHost } from '../host/service-host';
import { removeUsers } from '../host/service-users';

/** Gives what is left to be done by hand. */
export async function removeService(
  identity: Identity,
  place: ServicePlace,
  host: ServiceHost,
): Promise<readonly string[]> {
  const { run, at } = host;
  // What starts the server goes before the server itself, or it would come back.
  const units = gatewayUnits(hostPath('/nowhere'), place)
    .map(({ name }) => name)
    .reverse();
  for (const unit of units.filter((name) => existsSync(at(`${unitFolder}/${name}`)))) {
    await run('systemctl', ['disable', '--now', unit]);
  }
  if (identity.place.openvpnStart === 'agent') {
    for (const folder of Object.values(openvpnFolders(identity.place)))
      await openvpnProcess(hostPath(at(folder))).stop();
  }
  // Each may be gone already.
  const { wireguardInterface, openvpnInterface, openvpnTcpInterface, table } = identity.place;
  for (const device of [wireguardInterface, openvpnInterface, openvpnTcpInterface]) {
    await run('ip', ['link', 'del', 'dev', device]).catch(() => undefined);
  }
  await run('nft', ['delete', 'table', 'inet', table]).catch(() => undefined);
  for (const path of [identity.place.runtime, ...units.map((name) => `${unitFolder}/${name}`)]) {
    rmSync(at(path), { recursive: true, force: true });
  }
  await run('systemctl', ['daemon-reload']);
  const left = othersOn(host) ? [] : await leaveHost(host);
  await removeUsers(place, host);
  // Last: as long as it is there, the command can be given once more.
  rmSync(at(place.stateFolder), { recursive: true, force: true });
  return left;
}

function othersOn({ at }: ServiceHost): boolean {
  return readdirSync(at(unitFolder)).some((name) => /^fernamt-agent(-[a-z0-9]+)?\.service$/.test(name));
}

async function leaveHost({ run, at }: ServiceHost): Promise<readonly string[]> {
  await run('systemctl', ['disable', '--now', forgetTimer]).catch(() => undefined);
  // What VPN servers wrote down goes with them.
  await run('journalctl', ['--namespace=fernamt', '--rotate', '--vacuum-time=1s']).catch(() => undefined);
  for (const { path } of hostFiles) rmSync(at(path), { force: true });
  await run('groupdel', [wireguardGroup]).catch(() => undefined);
  return [
    'IP forwarding stays on until this host is started anew.',
    'The program itself stays: rm /usr/local/bin/fernamt',
  ];
}
