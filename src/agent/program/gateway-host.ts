// Puts the agent together from what is in its folder: memory, clock, keys, and drivers for real or for a rehearsal.
import type { HostPath, InterfaceName } from '../../domain/host-fields';
import { runCommand } from '../host/command';
import type { Drivers } from '../enforcing/drivers';
import { refusalsIn, type Refusals } from '../enforcing/refusals';
import { makeFolder } from '../host/files';
import { firewallDriver } from '../firewall/driver';
import { GatewayKeeper } from '../enforcing/gateway-keeper';
import { openKeys } from '../identity/gateway-keys';
import type { GatewayKeys } from '../identity/gateway-keys';
import type { Identity, Place } from '../identity/identity';
import { readIdentity } from '../identity/identity';
import { openJournal } from '../memory/journal';
import type { Journal } from '../memory/journal';
import { openvpnDriver, type OpenvpnParts } from '../openvpn/driver';
import { openvpnFolder } from '../openvpn/files';
import { openvpnFolders } from '../openvpn/folders';
import { openvpnPair } from '../openvpn/pair';
import { openvpnProcess, type OpenvpnProcess } from '../openvpn/process';
import { readerByEyes, readerByModes } from '../openvpn/reader';
import { openvpnUnit } from '../openvpn/unit';
import { startClock } from '../memory/portal-clock';
import type { HostClock, PortalClock } from '../memory/portal-clock';
import type { PortalIdentity } from '../portal/portal-client';
import { portalIdentityOf } from '../portal/portal-identity';
import { restingProcess } from '../openvpn/resting-process';
import { rehearsedFirewall, rehearsedWireguard } from './rehearsal';
import { UseWatch } from '../enforcing/use-watch';
import { wireguardDriver } from '../wireguard/driver';

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
  const refusals = refusalsIn({ state: journal.state, clock });
  const { place } = identity;
  const drivers = (isRehearsal ? rehearsal : real)({ place, keys, refusals, log });
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

type DriverNeeds = {
  readonly place: Place;
  readonly keys: GatewayKeys;
  readonly refusals: Refusals;
  readonly log: HostOptions['log'];
};

function real({ place, keys, refusals, log }: DriverNeeds): Drivers {
  makeFolder(place.runtime, 0o711);
  const server = { user: place.openvpnUser, group: place.openvpnGroup };
  const { serverKeyFor } = keys;
  const bySystemd = place.openvpnStart === 'systemd';
  const reader = bySystemd ? readerByModes(place.openvpnGroup) : readerByEyes(server, runCommand);
  const processOf = (folder: HostPath, device: InterfaceName): OpenvpnProcess =>
    bySystemd
      ? openvpnUnit({ folder, device, user: place.openvpnUser, run: runCommand })
      : openvpnProcess(folder);
  const parts = (path: HostPath, device: InterfaceName, process: OpenvpnProcess): OpenvpnParts => ({
    folder: openvpnFolder({ path, reader }),
    process,
    place: { ...place, openvpnInterface: device },
    serverKeyFor,
    refusals,
  });
  const { udp, tcp } = openvpnFolders(place);
  const { openvpnInterface, openvpnTcpInterface } = place;
  const overTcp = restingProcess(processOf(tcp, openvpnTcpInterface));
  return {
    wireguard: wireguardDriver(place.wireguardInterface, keys.wireguardPrivateKey, runCommand),
    openvpn: openvpnPair({
      udp: openvpnDriver(parts(udp, openvpnInterface, processOf(udp, openvpnInterface))),
      tcp: openvpnDriver(parts(tcp, openvpnTcpInterface, overTcp)),
      log,
    }),
    firewall: firewallDriver(place, runCommand),
  };
}

function rehearsal({ place, keys: { serverKeyFor }, refusals, log }: DriverNeeds): Drivers {
  makeFolder(place.runtime, 0o711);
  const { udp, tcp } = openvpnFolders(place);
  const driver = (path: HostPath, device: InterfaceName) =>
    openvpnDriver({
      folder: openvpnFolder({ path, reader: null }),
      process: null,
      place: { ...place, openvpnInterface: device },
      serverKeyFor,
      refusals,
    });
  return {
    wireguard: rehearsedWireguard(place.runtime),
    openvpn: openvpnPair({
      udp: driver(udp, place.openvpnInterface),
      tcp: driver(tcp, place.openvpnTcpInterface),
      log,
    }),
    firewall: rehearsedFirewall(place),
  };
}
