// What the packet filter shall be: the profiles as they are open at this moment, and who belongs to which.
import { cidr, interfaceCidr, ipAddress, type IpAddress } from '../domain/config-fields';
import type { Elements } from '../domain/firewall-elements';
import type { ReachChain } from '../domain/firewall-reach';
import type { ClientSet, GatewaySettings, PeerSet } from '../domain/gateway-change';
import { networkOf, type Firewall } from '../domain/gateway-firewall';
import { wholeNetwork } from '../domain/network-rule';
import { isWithinTimes } from '../domain/times-of-use';
import type { Place } from './identity';

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
  return reach === null ? null : { credential: entry.credential, addresses: addressesOf(entry), reach };
}

function reachOf(profile: string | undefined, settings: GatewaySettings | null): string | null {
  if (settings === null) return null;
  if (settings.reach === undefined) return everybody;
  return settings.reach.profiles.find(({ id }) => id === profile)?.id ?? null;
}

function addressesOf(entry: PeerSet | ClientSet): readonly IpAddress[] {
  const texts =
    entry.kind === 'peer.set'
      ? entry.addresses.map((network) => network.slice(0, network.indexOf('/')))
      : [entry.address4, ...(entry.address6 === null ? [] : [entry.address6])];
  return texts.map(ipAddress);
}

/** The later of two for one address: it was freed before it was given again. */
export function elementsOf(members: readonly Member[]): Elements {
  return new Map(
    members.flatMap(({ addresses, reach }) => addresses.map((address) => [address, reach] as const)),
  );
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
  const openvpn = settings?.openvpn ?? null;
  const networks = [
    ...(settings?.wireguard?.addresses ?? []).map((address) => networkOf(interfaceCidr(address))),
    ...(openvpn === null
      ? []
      : [openvpn.network4, ...(openvpn.network6 === null ? [] : [openvpn.network6])].map(cidr)),
  ];
  return {
    table: place.table,
    tunnels: [place.wireguardInterface, place.openvpnInterface],
    tunnelNetworks: networks,
    reaches: settings === null ? [] : reachesOf(settings, closed),
    masquerade: settings?.masquerade ?? false,
  };
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
