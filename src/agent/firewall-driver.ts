// Loads our packet filter table and lets the host forward; nobody else's table or setting is touched.
import { writeFileSync } from 'node:fs';
import { cidr, interfaceCidr, ipAddress } from '../domain/config-fields';
import type { GatewaySettings } from '../domain/gateway-change';
import { networkOf, renderFirewall } from '../domain/gateway-firewall';
import type { RunCommand } from './command';
import { readIfThere } from './files';
import type { FirewallDriver } from './drivers';
import type { Place } from './identity';

/** The table for these settings; without any, tunnels lead nowhere. */
export function firewallText(settings: GatewaySettings | null, place: Place): string {
  const openvpn = settings?.openvpn ?? null;
  const networks = [
    ...(settings?.wireguard?.addresses ?? []).map((address) => networkOf(interfaceCidr(address))),
    ...(openvpn === null
      ? []
      : [openvpn.network4, ...(openvpn.network6 === null ? [] : [openvpn.network6])].map(cidr)),
  ];
  return renderFirewall({
    table: place.table,
    tunnels: [place.wireguardInterface, place.openvpnInterface],
    tunnelNetworks: networks,
    reachable: (settings?.reachable ?? []).map(cidr),
    dns: (openvpn?.dns ?? []).map(ipAddress),
    masquerade: settings?.masquerade ?? false,
  });
}

export const forwarding = ['/proc/sys/net/ipv4/ip_forward', '/proc/sys/net/ipv6/conf/all/forwarding'];

export function firewallDriver(place: Place, run: RunCommand): FirewallDriver {
  return {
    load: async (settings) => {
      await run('nft', ['-j', '-f', '-'], firewallText(settings, place));
      if (settings === null) return;
      // Where systemd keeps /proc/sys shut, the host's own sysctl.d has set them.
      for (const path of forwarding) if (!['1', undefined].includes(valueOf(path))) writeFileSync(path, '1');
    },
  };
}

function valueOf(path: string): string | undefined {
  return readIfThere(path)?.trim();
}
