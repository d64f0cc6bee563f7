// Whether the OpenVPN server runs, as the crypto profile wants it, and can read who is revoked.
import { join } from 'node:path';
import { cryptoProfile } from '../domain/crypto-profile';
import type { OpenvpnSettings } from '../domain/gateway-change';
import { hostPath } from '../domain/host-fields';
import { lintOpenvpnServer } from '../domain/openvpn-lint';
import { readIfThere } from './files';
import { well, wrong, type Finding } from './finding';
import type { Place } from './identity';
import { answers, isAlive, pidIn } from './openvpn-process';
import { readerByEyes, readerByModes } from './openvpn-reader';
import type { ServiceHost } from './service-host';

const logOf = ({ openvpnStart, runtime }: Place): string =>
  openvpnStart === 'systemd' ? 'journalctl --namespace=fernamt' : `${runtime}/openvpn/openvpn.log`;

/** What the portal last ordered. */
export type WantedOpenvpn = {
  readonly openvpn: OpenvpnSettings | null;
  readonly isInMaintenance: boolean;
};

export async function checkOpenvpn(
  place: Place,
  { openvpn: settings, isInMaintenance }: WantedOpenvpn,
  { at }: ServiceHost,
): Promise<Finding> {
  const what = 'OpenVPN';
  if (settings === null) return well(what, 'not wanted here');
  const folder = hostPath(at(join(place.runtime, 'openvpn')));
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
    return wrong(what, 'It does not run.', `See: ${logOf(place)}`);
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
  const path = hostPath(at(join(place.runtime, 'openvpn/revoked/0')));
  const reader =
    process.getuid?.() === 0
      ? readerByEyes({ user: place.openvpnUser, group: place.openvpnGroup }, run)
      : readerByModes(place.openvpnGroup);
  if (await reader.canRead([path])) return well(what);
  return wrong(
    what,
    `${place.openvpnUser} cannot read ${path}: OpenVPN would let everybody in who was revoked.`,
    'The agent has stopped OpenVPN and mends what it can: systemctl restart fernamt-agent',
  );
}
