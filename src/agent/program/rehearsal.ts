// The drivers of a rehearsal: everything is written as for real, nothing of the system is touched, no root is needed.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerSet, WireguardSettings } from '../../domain/gateway-change';
import { renderFirewall } from '../../domain/gateway-firewall';
import type { FirewallDriver, WireguardDriver } from '../enforcing/drivers';
import { makeFolder, readIfThere, writeDurably } from '../host/files';
import type { Place } from '../identity/identity';
import { elementsOf, firewallOf } from '../enforcing/reach';
import { watchedFolder } from '../openvpn/watched-folder';
import { base64Of, hexOf } from '../wireguard/uapi';

/** A file for each peer, named after its key in hex, holding its addresses. */
export function rehearsedWireguard(runtime: string): WireguardDriver {
  const peers = join(runtime, 'wireguard', 'peers');
  const folder = watchedFolder(peers, null);
  const write = ({ publicKey, addresses }: PeerSet): void => {
    writeFileSync(join(peers, hexOf(publicKey)), contentOf(addresses), { mode: 0o600 });
    folder.changed(hexOf(publicKey));
  };
  return {
    configure: async (settings: WireguardSettings | null) => {
      const isNew = !existsSync(peers);
      makeFolder(peers, 0o700);
      writeDurably(join(runtime, 'wireguard', 'interface.json'), `${JSON.stringify(settings, null, 2)}\n`);
      return isNew;
    },
    claim: async () => undefined,
    apply: async (set, remove) => {
      makeFolder(peers, 0o700);
      for (const { publicKey } of remove) {
        rmSync(join(peers, hexOf(publicKey)), { force: true });
        folder.changed(hexOf(publicKey));
      }
      for (const peer of set) write(peer);
      return new Map();
    },
    look: async ({ at, all }) => {
      const found = await folder.look<PeerSet>(
        {
          at: (name) => at(base64Of(name)),
          all: function* () {
            for (const [key, peer] of all()) yield [hexOf(key), peer];
          },
        },
        ({ addresses }) => contentOf(addresses),
      );
      return {
        peers: found.map(({ key, what }) => ({ key: base64Of(key), what })),
        isOurs: true,
        used: new Map(),
        inUse: { connected: 0, handshakes: 0 },
      };
    },
  };
}

const contentOf = (addresses: readonly string[]): string => `${addresses.join('\n')}\n`;

/** The rules as nft would be told them, and a file for each address, naming its profile. */
export function rehearsedFirewall(place: Place): FirewallDriver {
  const folder = join(place.runtime, 'reach');
  const path = join(place.runtime, 'firewall.json');
  let loaded: string | null = null;
  const write = ([address, reach]: readonly [string, string]): void =>
    writeFileSync(join(folder, address), `${reach}\n`);
  const writeRules: FirewallDriver['turn'] = async ({ settings, closed }) => {
    makeFolder(place.runtime, 0o711);
    const rules = { add: new Map(), remove: [], gone: [], anew: true };
    loaded = renderFirewall(firewallOf(settings, closed, place), rules);
    writeDurably(path, loaded);
  };
  return {
    lookAhead: () => undefined,
    turn: writeRules,
    load: async ({ settings, closed, members }) => {
      await writeRules({ settings, closed });
      makeFolder(folder, 0o700);
      const wanted = elementsOf(members);
      const names = new Set<string>(wanted.keys());
      for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name));
      for (const element of wanted) write(element);
      return async () => undefined;
    },
    change: async ({ add, remove }) => {
      makeFolder(folder, 0o700);
      for (const address of remove) rmSync(join(folder, address), { force: true });
      for (const element of elementsOf(add)) write(element);
    },
    hasChanged: async () => loaded !== null && readIfThere(path) !== loaded,
  };
}
