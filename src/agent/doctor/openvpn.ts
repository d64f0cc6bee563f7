// Whether the OpenVPN server runs, as the crypto profile wants it, and can read who is revoked.
import { join } from 'node:path';
import { cryptoProfile } from '../../domain/crypto-profile';
import type { OpenvpnSettings } from '../../domain/gateway-change';
import { hostPath } from '../../domain/host-fields';
import { lintOpenvpnServer } from '../../domain/openvpn-lint';
import { readIfThere } from '../host/files';
import { well, wrong, type Finding } from './finding';
import type { Place } from '../identity/identity';
import type { OpenvpnReader } from '../openvpn/files';
import { openvpnFolders } from '../openvpn/folders';
import { answers, isAlive, pidIn } from '../openvpn/process';
import { readerByEyes, readerByModes } from '../openvpn/reader';
import type { ServiceHost } from '../host/service-host';

type Way = 'udp' | 'tcp';
const names = { udp: 'OpenVPN', tcp: 'OpenVPN over TCP' } as const;

export const isWanted = (way: Way, settings: OpenvpnSettings | null): settings is OpenvpnSettings =>
  settings !== null && (way === 'udp' || settings.tcp !== undefined);

const logOf = ({ openvpnStart }: Place, folder: string): string =>
  openvpnStart === 'systemd' ? 'journalctl --namespace=fernamt' : `${folder}/openvpn.log`;

/** What the portal last ordered. */
export type WantedOpenvpn = {
  readonly place: Place;
  readonly settings: OpenvpnSettings | null;
  readonly isInMaintenance: boolean;
  /** Whether the agent is at work: a server that asks it about everybody waits for its answer. */
  readonly agentRuns: boolean;
};

export async function checkOpenvpn(
  way: Way,
  { place, settings, isInMaintenance, agentRuns }: WantedOpenvpn,
  { at }: ServiceHost,
): Promise<Finding> {
  const what = names[way];
  if (!isWanted(way, settings)) return well(what, 'not wanted here');
  const folder = hostPath(at(openvpnFolders(place)[way]));
  const [file, certificate] = ['server.conf', 'server.crt'].map((name) => readIfThere(join(folder, name)));
  if (file === null || file === undefined) {
    return wrong(what, 'Its configuration is not written yet.', `See: journalctl -u fernamt-agent`);
  }
  const [fault] = lintOpenvpnServer(
    file,
    cryptoProfile(settings.cryptoProfile),
    certificate === null || certificate === undefined ? [] : [certificate],
  );
  if (fault !== undefined) {
    const where = `${fault.directive === '' ? 'a line' : fault.directive}, ${fault.reason}`;
    const advice = 'Whoever changed it by hand: restart the agent, which writes it anew.';
    return wrong(
      what,
      `Its configuration does not comply with ${settings.cryptoProfile} (${where}).`,
      advice,
    );
  }
  // It speaks to the agent alone: whoever else asks sees its process.
  const runs = (await answers(join(folder, 'management/socket'))) || isAlive(pidIn(folder), folder);
  if (isInMaintenance) {
    return well(what, runs ? 'sends its clients on: out for maintenance' : 'ended: out for maintenance');
  }
  if (!runs) {
    return wrong(what, 'It does not run.', `See: ${logOf(place, folder)}`);
  }
  if (settings.notice !== undefined && !agentRuns) {
    return wrong(
      what,
      'It asks the agent about everybody who comes, and the agent does not run: nobody can connect, and whoever is connected is cut within 15 minutes.',
      'Start the agent: systemctl start fernamt-agent',
    );
  }
  return well(what, `complies with ${settings.cryptoProfile}`);
}

export async function checkDirectories(
  place: Place,
  settings: OpenvpnSettings | null,
  { run, at }: ServiceHost,
): Promise<Finding> {
  const what = 'revoked serials';
  if (settings === null) return well(what, 'not wanted here');
  const { udp, tcp } = openvpnFolders(place);
  const folders = isWanted('tcp', settings) ? [udp, tcp] : [udp];
  const paths = folders.map((folder) => hostPath(at(join(folder, 'revoked/0'))));
  const reader =
    process.getuid?.() === 0
      ? readerByEyes({ user: place.openvpnUser, group: place.openvpnGroup }, run)
      : readerByModes(place.openvpnGroup);
  const unread = await unreadIn(paths, reader);
  if (unread === null) return well(what);
  return wrong(
    what,
    `${place.openvpnUser} cannot read ${unread}: OpenVPN would let everybody in who was revoked.`,
    'The agent has stopped OpenVPN and mends what it can: systemctl restart fernamt-agent',
  );
}

async function unreadIn(paths: readonly string[], { canRead }: OpenvpnReader): Promise<string | null> {
  for (const path of paths) if (!(await canRead([path]))) return path;
  return null;
}
