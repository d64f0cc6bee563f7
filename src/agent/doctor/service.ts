// Whether systemd knows the gateway's units as this program would write them, and keeps them running.
import { pathUnits } from '../../domain/gateway-unit';
import type { HostPath } from '../../domain/host-fields';
import { servicePlace } from '../../domain/service-place';
import { readIfThere } from '../host/files';
import { well, wrong, type Finding } from './finding';
import type { Identity } from '../identity/identity';
import { serviceFiles } from '../service/install-service';
import { askRunningAgent } from '../service/local-control';
import type { ServiceHost } from '../host/service-host';

type Installed = { readonly identity: Identity; readonly stateFolder: string; readonly program: HostPath };

export async function checkUnits(
  { identity, stateFolder, program }: Installed,
  { run, at }: ServiceHost,
): Promise<Finding> {
  const what = 'units';
  if (identity.place.openvpnStart === 'agent') {
    return wrong(
      what,
      'The agent runs as root here, or not as a service.',
      'fernamt agent service sets it up with a user of its own; connected devices come back by themselves.',
    );
  }
  const place = servicePlace(stateFolder);
  const files = serviceFiles(program, place);
  const missing = files.filter(({ path }) => readIfThere(at(path)) === null).map(({ path }) => path);
  if (missing.length > 0) return wrong(what, `Missing: ${missing.join(', ')}.`, 'fernamt agent service');
  const other = files.filter(({ path, content }) => readIfThere(at(path)) !== content);
  if (other.length > 0) {
    const names = other.map(({ path }) => path).join(', ');
    return wrong(what, `Not as this version of the agent wants them: ${names}.`, 'fernamt agent service');
  }
  for (const unit of [`${place.name}.service`, ...pathUnits(place), 'fernamt-journal.timer']) {
    for (const asked of ['is-active', 'is-enabled'] as const) {
      const yes = await run('systemctl', [asked, '--quiet', unit]).then(
        () => true,
        () => false,
      );
      const state = asked === 'is-active' ? 'does not run' : 'would not be started at a boot';
      if (!yes) return wrong(what, `${unit} ${state}.`, `systemctl enable --now ${unit}`);
    }
  }
  return well(what);
}

export async function checkAgent(stateFolder: string): Promise<Finding> {
  const what = 'agent';
  const reply = await askRunningAgent(stateFolder, 'hello');
  if (reply?.trim() === 'agent') return well(what);
  return wrong(
    what,
    'It does not run: what the portal orders is not carried out here.',
    'systemctl start fernamt-agent; what it says: journalctl -u fernamt-agent',
  );
}
