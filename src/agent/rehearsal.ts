// The drivers of a rehearsal: everything is written as for real, nothing of the system is touched, no root is needed.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerSet, WireguardSettings } from '../domain/gateway-change';
import type { FirewallDriver, WireguardDriver } from './drivers';
import { makeFolder, writeDurably } from './files';
import { firewallText } from './firewall-driver';
import type { Place } from './identity';
import { hexOf } from './wireguard-uapi';
import type { EnginePeer } from './wireguard-uapi';

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
    look: async () => {
      makeFolder(folder, 0o700);
      return new Map(readdirSync(folder).map((name) => peerIn(folder, name)));
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

function peerIn(folder: string, name: string): readonly [string, EnginePeer] {
  const publicKey = Buffer.from(name, 'hex').toString('base64');
  const addresses = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  return [publicKey, { publicKey, presharedKey: '', addresses, hasConnected: false }];
}

export function rehearsedFirewall(place: Place): FirewallDriver {
  return {
    load: async (settings) => {
      makeFolder(place.runtime, 0o711);
      writeDurably(join(place.runtime, 'firewall.json'), firewallText(settings, place));
    },
  };
}
