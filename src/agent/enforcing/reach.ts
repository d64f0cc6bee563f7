// What the packet filter shall be: the profiles as they are open at this moment, and who belongs to which.
import {
  cidr,
  interfaceCidr,
  ipAddress,
  knownAddress,
  type Cidr,
  type IpAddress,
} from '../../domain/config-fields';
import type { ReachChain } from '../../domain/firewall-reach';
import type { ClientSet, GatewaySettings, OpenvpnSettings, PeerSet } from '../../domain/gateway-change';
import { networkOf, type Firewall } from '../../domain/gateway-firewall';
import { wholeNetwork } from '../../domain/network-rule';
import { overTcp } from '../../domain/openvpn-tcp';
import { isWithinTimes } from '../../domain/times-of-use';
import type { Place } from '../identity/identity';

/** Where the portal says nothing of profiles, everybody reaches the gateway's networks. */
const everybody = 'all';

/** One credential: where it comes from, and by which reach. */
export type Member = {
  readonly credential: string;
  readonly addresses: readonly IpAddress[];
  readonly reach: string;
};

/** Null where its profile is none that the settings know: it reaches nothing. */
export function memberOf(entry: PeerSet | ClientSet, settings: GatewaySettings | null): Member | null {
  const reach = reachOf(entry.profile, settings);
  const openvpn = settings?.openvpn ?? null;
  return reach === null
    ? null
    : { credential: entry.credential, addresses: addressesOf(entry, openvpn), reach };
}

export function reachOf(profile: string | undefined, settings: GatewaySettings | null): string | null {
  if (settings === null) return null;
  if (settings.reach === undefined) return everybody;
  return settings.reach.profiles.find(({ id }) => id === profile)?.id ?? null;
}

/** Over TCP a client has addresses of its own: wherever it comes in, it is the same device. */
function addressesOf(entry: PeerSet | ClientSet, openvpn: OpenvpnSettings | null): readonly IpAddress[] {
  if (entry.kind === 'peer.set')
    return entry.addresses.map((network) => knownAddress(network.slice(0, network.indexOf('/'))));
  const second = openvpn?.tcp === undefined ? null : overTcp(entry, openvpn, openvpn.tcp);
  return [entry, ...(second === null ? [] : [second])].flatMap(({ address4, address6 }) =>
    (address6 === null ? [address4] : [address4, address6]).map(knownAddress),
  );
}

/** The later of two for one address: it was freed before it was given again. */
export function elementsOf(members: readonly Member[]): Map<IpAddress, string> {
  const elements = new Map<IpAddress, string>();
  for (const { addresses, reach } of members) for (const address of addresses) elements.set(address, reach);
  return elements;
}

/** Profiles that are outside their times of use now. */
export function closedAt(settings: GatewaySettings | null, now: number): ReadonlySet<string> {
  const { profiles = [], timeZone = 'UTC' } = settings?.reach ?? {};
  const at = new Date(now);
  return new Set(profiles.filter(({ times }) => !isWithinTimes(times, timeZone, at)).map(({ id }) => id));
}

/** The table for these settings; without any, tunnels lead nowhere. */
export function firewallOf(
  settings: GatewaySettings | null,
  closed: ReadonlySet<string>,
  place: Place,
): Firewall {
  const networks = [
    ...(settings?.wireguard?.addresses ?? []).map((address) => networkOf(interfaceCidr(address))),
    ...openvpnNetworks(settings?.openvpn ?? null),
  ];
  return {
    table: place.table,
    tunnels: [place.wireguardInterface, place.openvpnInterface, place.openvpnTcpInterface],
    tunnelNetworks: networks,
    reaches: settings === null ? [] : reachesOf(settings, closed),
    masquerade: settings?.masquerade ?? false,
  };
}

function openvpnNetworks(openvpn: OpenvpnSettings | null): readonly Cidr[] {
  if (openvpn === null) return [];
  const servers = openvpn.tcp === undefined ? [openvpn] : [openvpn, openvpn.tcp];
  return servers.flatMap(({ network4, network6 }) =>
    (network6 === null ? [network4] : [network4, network6]).map(cidr),
  );
}

function reachesOf(settings: GatewaySettings, closed: ReadonlySet<string>): readonly ReachChain[] {
  const { reach, reachable, openvpn } = settings;
  if (reach === undefined) {
    const networks = reachable.map(cidr).map(wholeNetwork);
    return [{ name: everybody, networks, dns: (openvpn?.dns ?? []).map(ipAddress), isOpen: true }];
  }
  return reach.profiles.map(({ id, networks, dns }) => ({
    name: id,
    networks,
    dns,
    isOpen: !closed.has(id),
  }));
}
