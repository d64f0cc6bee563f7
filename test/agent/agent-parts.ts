// An agent's inside with drivers that only remember, and a clock that a test turns.
import type { Drivers } from '../../src/agent/drivers';
import { GatewayKeeper } from '../../src/agent/gateway-keeper';
import { openJournal } from '../../src/agent/journal';
import type { Journal } from '../../src/agent/journal';
import { startClock } from '../../src/agent/portal-clock';
import { elementsOf } from '../../src/agent/reach';
import { changeLine } from '../../src/domain/gateway-change';
import type { GatewayChange, GatewaySettings } from '../../src/domain/gateway-change';
import { readChangeLine } from '../../src/domain/gateway-change-line';
import type { ChangeLine } from '../../src/domain/gateway-change-line';

export class RememberedSystem {
  readonly peers = new Map<string, string>();
  readonly clients = new Map<string, string>();
  revoked: readonly string[] = [];
  firewall: GatewaySettings | null = null;
  closed: ReadonlySet<string> = new Set();
  /** Address to profile. */
  readonly reaches = new Map<string, string>();
  /** Credentials whose changes fail, and why. */
  readonly refusing = new Map<string, string>();
  firewallBroken = false;
  connected: readonly string[] = [];
  /** What was done, in order, without what was already so. */
  readonly acts: string[] = [];

  readonly drivers: Drivers = {
    firewall: {
      load: async ({ settings, closed, members }) => {
        if (this.firewallBroken) throw new Error('no nft here');
        this.acts.push('firewall');
        this.firewall = settings;
        this.closed = closed;
        this.reaches.clear();
        for (const [address, reach] of elementsOf(members)) this.reaches.set(address, reach);
      },
      turn: async ({ closed }) => {
        if (this.firewallBroken) throw new Error('no nft here');
        this.acts.push('hours');
        this.closed = closed;
      },
      change: async ({ add, remove }) => {
        if (this.firewallBroken) throw new Error('no nft here');
        for (const address of remove) this.reaches.delete(address);
        for (const [address, reach] of elementsOf(add)) this.reaches.set(address, reach);
      },
    },
    wireguard: {
      configure: async () => void this.acts.push('wireguard'),
      apply: async (set, remove) => {
        for (const { publicKey, credential } of remove) {
          if (this.refusing.has(credential)) continue;
          this.acts.push(`-${credential}`);
          this.peers.delete(publicKey);
        }
        for (const { publicKey, credential } of set) {
          if (this.refusing.has(credential)) continue;
          this.acts.push(`+${credential}`);
          this.peers.set(publicKey, credential);
        }
        return this.failuresAmong([...set, ...remove]);
      },
      reconcile: async (peers) => {
        this.peers.clear();
        for (const { publicKey, credential } of peers) this.peers.set(publicKey, credential);
        return peers
          .filter(({ credential }) => this.connected.includes(credential))
          .map(({ publicKey }) => publicKey);
      },
    },
    openvpn: {
      configure: async () => void this.acts.push('openvpn'),
      apply: async (set, remove) => {
        for (const { credential } of remove)
          if (!this.refusing.has(credential)) this.clients.delete(credential);
        for (const { credential, serial } of set) this.clients.set(credential, serial);
        return this.failuresAmong([...set, ...remove]);
      },
      reconcile: async (clients, revoked) => {
        this.clients.clear();
        for (const { credential, serial } of clients) this.clients.set(credential, serial);
        this.revoked = revoked;
        return clients
          .map(({ credential }) => credential)
          .filter((credential) => this.connected.includes(credential));
      },
      checkGuard: async () => undefined,
    },
  };

  private failuresAmong(items: readonly { readonly credential: string }[]): ReadonlyMap<string, string> {
    return new Map(
      items.flatMap(({ credential }) => {
        const reason = this.refusing.get(credential);
        return reason === undefined ? [] : [[credential, reason] as const];
      }),
    );
  }
}

export type TurnedClock = { monotonic: number; wall: number };

export type Inside = {
  readonly journal: Journal;
  readonly keeper: GatewayKeeper;
  readonly log: string[];
};

/** A start of the agent on this folder; the one before must have been closed. */
export function startInside(folder: string, system: RememberedSystem, time: TurnedClock): Inside {
  const journal = openJournal(folder);
  const log: string[] = [];
  const clock = startClock(journal.state.clock, {
    monotonicMs: () => time.monotonic,
    wallMs: () => time.wall,
  });
  const keeper = new GatewayKeeper({
    journal,
    clock,
    drivers: system.drivers,
    log: (text) => void log.push(text),
  });
  return { journal, keeper, log };
}

/** Lines as they arrive, numbered from this revision on; a text is a line of its own. */
export function linesFrom(revision: number, ...changes: readonly GatewayChange[]): readonly ChangeLine[] {
  return changes.map((change, index) => readChangeLine(changeLine({ revision: revision + index, change })));
}
