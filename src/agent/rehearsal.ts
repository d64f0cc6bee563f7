// The drivers of a rehearsal: everything is written as for real, nothing of the system is touched, no root is needed.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerSet, WireguardSettings } from '../domain/gateway-change';
import type { FirewallDriver, WireguardDriver } from './drivers';
import { makeFolder, readIfThere, writeDurably } from './files';
import { firewallText } from './firewall-driver';
import type { Place } from './identity';
import { watchedFolder } from './watched-folder';
import { base64Of, hexOf } from './wireguard-uapi';

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
        connected: [],
      };
    },
  };
}

const contentOf = (addresses: readonly string[]): string => `${addresses.join('\n')}\n`;

export function rehearsedFirewall(place: Place): FirewallDriver {
  const path = join(place.runtime, 'firewall.json');
  let loaded: string | null = null;
  return {
    load: async (settings) => {
      makeFolder(place.runtime, 0o711);
      loaded = firewallText(settings, place);
      writeDurably(path, loaded);
    },
    hasChanged: async () => loaded !== null && readIfThere(path) !== loaded,
  };
}
