/**
 * Makes the agent a service of its host: users, units and the host's few files, written only where they differ, so that
 * doing it again does no harm. What systemd knows already and has not changed is left running.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { hostFiles, forgetTimer, type HostFile } from '../../domain/gateway-host-files';
import { gatewayUnits, pathUnits } from '../../domain/gateway-unit';
import type { HostPath } from '../../domain/host-fields';
import type { ServicePlace } from '../../domain/service-place';
import { readIfThere, writeDurably } from '../host/files';
import type { ServiceHost } from '../host/service-host';

export const unitFolder = '/etc/systemd/system';

/** All that is written for this place. */
export function serviceFiles(program: HostPath, place: ServicePlace): readonly HostFile[] {
  const units = gatewayUnits(program, place);
  return [...hostFiles, ...units.map(({ name, content }) => ({ path: `${unitFolder}/${name}`, content }))];
}

/** Gives the paths of what was written anew. */
export async function installService(
  program: HostPath,
  place: ServicePlace,
  host: ServiceHost,
): Promise<readonly string[]> {
  const { run, at } = host;
  const changed = serviceFiles(program, place).filter(({ path, content }) => {
    if (readIfThere(at(path)) === content) return false;
    mkdirSync(dirname(at(path)), { recursive: true });
    writeDurably(at(path), content, 0o644);
    return true;
  });
  await run('chown', ['-R', `${place.agentUser}:${place.agentUser}`, at(place.stateFolder)]);
  await run('systemd-tmpfiles', ['--create', '/etc/tmpfiles.d/fernamt.conf']);
  await run('/lib/systemd/systemd-sysctl', ['/etc/sysctl.d/99-fernamt.conf']);
  await run('systemctl', ['daemon-reload']);
  await run('systemctl', ['enable', '--now', forgetTimer, ...pathUnits(place)]);
  await run('systemctl', ['enable', `${place.name}.service`]);
  // Anew in any case: the program itself may be another one. Tunnels outlive it.
  await run('systemctl', ['restart', `${place.name}.service`]);
  return changed.map(({ path }) => path);
}
