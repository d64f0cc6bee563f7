// Puts the agent together from what is in its folder: memory, clock, keys, and drivers for real or for a rehearsal.
import { join } from 'node:path';
import { hostPath } from '../domain/host-fields';
import { runCommand } from './command';
import type { Drivers } from './drivers';
import { makeFolder } from './files';
import { firewallDriver } from './firewall-driver';
import { GatewayKeeper } from './gateway-keeper';
import { openKeys } from './gateway-keys';
import type { GatewayKeys } from './gateway-keys';
import type { Identity, Place } from './identity';
import { readIdentity } from './identity';
import { openJournal } from './journal';
import type { Journal } from './journal';
import { openvpnDriver } from './openvpn-driver';
import { openvpnFolder } from './openvpn-files';
import { openvpnProcess } from './openvpn-process';
import { readerByEyes, readerByModes } from './openvpn-reader';
import { openvpnUnit } from './openvpn-unit';
import { startClock } from './portal-clock';
import type { HostClock, PortalClock } from './portal-clock';
import type { PortalIdentity } from './portal-client';
import { portalIdentityOf } from './portal-identity';
import { rehearsedFirewall, rehearsedWireguard } from './rehearsal';
import { UseWatch } from './use-watch';
import { wireguardDriver } from './wireguard-driver';

export type GatewayHost = {
  readonly identity: Identity;
  readonly portal: PortalIdentity;
  readonly keys: GatewayKeys;
  readonly journal: Journal;
  readonly clock: PortalClock;
  readonly keeper: GatewayKeeper;
  readonly use: UseWatch;
};

export type HostOptions = {
  readonly stateFolder: string;
  readonly isRehearsal: boolean;
  readonly hostClock: HostClock;
  readonly log: (text: string) => void;
};

export function openHost({ stateFolder, isRehearsal, hostClock, log }: HostOptions): GatewayHost {
  const identity = readIdentity(stateFolder);
  if (identity === null) throw new Error(`${stateFolder} belongs to no gateway yet: run "agent enrol" first`);
  const keys = openKeys(stateFolder);
  const journal = openJournal(stateFolder);
  const clock = startClock(journal.state.clock, hostClock);
  const use = new UseWatch({ folder: stateFolder, state: journal.state, log });
  const drivers = isRehearsal ? rehearsal(identity.place, keys) : real(identity.place, keys);
  return {
    identity,
    keys,
    journal,
    clock,
    use,
    keeper: new GatewayKeeper({ journal, clock, drivers, use, log }),
    portal: portalIdentityOf(identity),
  };
}

function real(place: Place, keys: GatewayKeys): Drivers {
  makeFolder(place.runtime, 0o711);
  const path = hostPath(join(place.runtime, 'openvpn'));
  const server = { user: place.openvpnUser, group: place.openvpnGroup };
  const { serverKeyFor } = keys;
  const bySystemd = place.openvpnStart === 'systemd';
  const reader = bySystemd ? readerByModes(place.openvpnGroup) : readerByEyes(server, runCommand);
  const unit = { folder: path, device: place.openvpnInterface, user: place.openvpnUser, run: runCommand };
  return {
    wireguard: wireguardDriver(place.wireguardInterface, keys.wireguardPrivateKey, runCommand),
    openvpn: openvpnDriver({
      folder: openvpnFolder({ path, reader }),
      process: bySystemd ? openvpnUnit(unit) : openvpnProcess(path),
      place,
      serverKeyFor,
    }),
    firewall: firewallDriver(place, runCommand),
  };
}

function rehearsal(place: Place, keys: GatewayKeys): Drivers {
  makeFolder(place.runtime, 0o711);
  const path = hostPath(join(place.runtime, 'openvpn'));
  const { serverKeyFor } = keys;
  return {
    wireguard: rehearsedWireguard(place.runtime),
    openvpn: openvpnDriver({
      folder: openvpnFolder({ path, reader: null }),
      process: null,
      place,
      serverKeyFor,
    }),
    firewall: rehearsedFirewall(place),
  };
}
