// What stands in the entry of an OpenVPN client: its addresses, and what its profile wants otherwise than the server tells all.
import { renderCcdEntry, type CcdEntry } from '../../domain/ccd-entry';
import { cidr4, cidr6, ip4, ip6 } from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';
import type { ClientSet, OpenvpnSettings } from '../../domain/gateway-change';
import type { GatewayProfile } from '../../domain/gateway-reach';
import { routesOf } from '../../domain/network-rule';

/** By id. */
export type Profiles = ReadonlyMap<string, GatewayProfile>;

/** Refused: addresses that do not fit the server's networks. */
export function entryFor(
  { address4, address6, profile }: ClientSet,
  settings: OpenvpnSettings,
  profiles: Profiles,
): string {
  const { network4, network6 } = settings;
  return renderCcdEntry({
    address4: ip4(address4),
    address6: address6 === null ? null : ip6(address6),
    network4: cidr4(network4),
    network6: network6 === null ? null : cidr6(network6),
    ...tunnelOf(profiles.get(profile ?? ''), settings),
  });
}

/** Null: there can be none. */
export function entryOrNone(...of: Parameters<typeof entryFor>): string | null {
  try {
    return entryFor(...of);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The server tells everybody the group's name servers and to send everything: where that is right, an entry adds nothing. */
function tunnelOf(
  profile: GatewayProfile | undefined,
  { dns }: OpenvpnSettings,
): Pick<CcdEntry, 'routes' | 'names'> {
  if (profile === undefined) return { routes: 'all', names: null };
  const hasOwnNames = profile.domains.length > 0 || profile.dns.join() !== dns.join();
  return {
    routes: profile.fullTunnel ? 'all' : routesOf(profile.networks, profile.dns),
    names: hasOwnNames ? { dns: profile.dns, domains: profile.domains } : null,
  };
}
