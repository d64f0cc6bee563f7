// The drivers of a rehearsal: everything is written as for real, nothing of the system is touched, no root is needed.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerSet, WireguardSettings } from '../domain/gateway-change';
import { renderFirewall } from '../domain/gateway-firewall';
import type { FirewallDriver, WireguardDriver } from './drivers';
import { makeFolder, writeDurably } from './files';
import type { Place } from './identity';
import { elementsOf, firewallOf } from './reach';
import { hexOf } from './wireguard-uapi';

/** A file for each peer, named after its key in hex, holding its addresses. */
export function rehearsedWireguard(runtime: string): WireguardDriver {
  const folder = join(runtime, 'wireguard', 'peers');
  const fileOf = (publicKey: string): string => join(folder, hexOf(publicKey));
  const write = ({ publicKey, addresses }: PeerSet): void =>
    writeFileSync(fileOf(publicKey), `${addresses.join('\n')}\n`, { mode: 0o600 });
  const configure = async (settings: WireguardSettings | null): Promise<void> => {
    makeFolder(folder, 0o700);
    writeDurably(join(runtime, 'wireguard', 'interface.json'), `${JSON.stringify(settings, null, 2)}\n`);
  };
  return {
    configure,
    apply: async (set, remove) => {
      makeFolder(folder, 0o700);
      for (const { publicKey } of remove) rmSync(fileOf(publicKey), { force: true });
      for (const peer of set) write(peer);
      return new Map();
    },
    reconcile: async (peers) => {
      makeFolder(folder, 0o700);
      const wanted = new Set(peers.map(({ publicKey }) => hexOf(publicKey)));
      for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(join(folder, name));
      for (const peer of peers) if (!existsSync(fileOf(peer.publicKey))) write(peer);
      return [];
    },
  };
}

/** The rules as nft would be told them, and a file for each address, naming its profile. */
export function rehearsedFirewall(place: Place): FirewallDriver {
  const folder = join(place.runtime, 'reach');
  const write = ([address, reach]: readonly [string, string]): void =>
    writeFileSync(join(folder, address), `${reach}\n`);
  const writeRules: FirewallDriver['turn'] = async ({ settings, closed }) => {
    makeFolder(place.runtime, 0o711);
    const rules = { add: new Map(), remove: [], gone: [], anew: true };
    const text = renderFirewall(firewallOf(settings, closed, place), rules);
    writeDurably(join(place.runtime, 'firewall.json'), text);
  };
  return {
    turn: writeRules,
    load: async ({ settings, closed, members }) => {
      await writeRules({ settings, closed });
      makeFolder(folder, 0o700);
      const wanted = elementsOf(members);
      const names = new Set<string>(wanted.keys());
      for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name));
      for (const element of wanted) write(element);
    },
    change: async ({ add, remove }) => {
      makeFolder(folder, 0o700);
      for (const address of remove) rmSync(join(folder, address), { force: true });
      for (const element of elementsOf(add)) write(element);
    },
  };
}
