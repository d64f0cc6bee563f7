// An agent's inside with drivers that only remember, and a clock that a test turns.
import type { InUseNow } from '../../src/agent/enforcing/capacity-meter';
import type { Drivers, Found, Wanted } from '../../src/agent/enforcing/drivers';
import { GatewayKeeper } from '../../src/agent/enforcing/gateway-keeper';
import { openJournal } from '../../src/agent/memory/journal';
import type { Journal } from '../../src/agent/memory/journal';
import { startClock, type PortalClock } from '../../src/agent/memory/portal-clock';
import { elementsOf } from '../../src/agent/enforcing/reach';
import { UseWatch } from '../../src/agent/enforcing/use-watch';
import { changeLine } from '../../src/domain/gateway-change';
import { Refusal } from '../../src/domain/errors';
import type { GatewayChange, GatewaySettings } from '../../src/domain/gateway-change';
import { readChangeLine } from '../../src/domain/gateway-change-line';
import type { ChangeLine } from '../../src/domain/gateway-change-line';

export class RememberedSystem {
  readonly peers = new Map<string, string>();
  readonly clients = new Map<string, string>();
  /** Of a peer, by its key. */
  readonly addresses = new Map<string, readonly string[]>();
  looks = 0;
  clientChecks = 0;
  /** The engine's list cannot be had. */
  blind = false;
  revoked: readonly string[] = [];
  firewall: GatewaySettings | null = null;
  closed: ReadonlySet<string> = new Set();
  /** Address to profile. */
  readonly reaches = new Map<string, string>();
  /** Credentials whose changes fail, and why. */
  readonly refusing = new Map<string, string>();
  firewallBroken = false;
  firewallChanged = false;
  /** What nft has taken it does not show. */
  firewallUnproved = false;
  hasInterface = false;
  isOurs = true;
  /** What goes on while the engine tells its peers. */
  whileLooking: () => Promise<unknown> = async () => undefined;
  connected: readonly string[] = [];
  /** The month in which peers had their last handshake. */
  handshakes = '2026-11';
  /** OpenVPN's management socket does not answer. */
  deaf = false;
  /** What is wrong with the OpenVPN server over TCP. */
  secondServer: string | null = null;
  /** How many are connected, and have shaken hands. */
  inUse: InUseNow = { wireguard: { connected: 0, handshakes: 0 }, openvpn: { connected: 0, handshakes: 0 } };
  /** What was done, in order, without what was already so. */
  readonly acts: string[] = [];

  readonly drivers: Drivers = {
    firewall: {
      lookAhead: () => undefined,
      load: async ({ settings, closed, members }) => {
        if (this.firewallBroken) throw new Error('no nft here');
        this.acts.push('firewall');
        this.firewall = settings;
        this.firewallChanged = false;
        this.closed = closed;
        this.reaches.clear();
        for (const [address, reach] of elementsOf(members)) this.reaches.set(address, reach);
        return async () => {
          if (this.firewallUnproved) throw new Refusal('unavailable', 'reach-not-in-force');
        };
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
      hasChanged: async () => this.firewallChanged,
    },
    wireguard: {
      configure: async () => {
        this.acts.push('wireguard');
        const isNew = !this.hasInterface;
        this.hasInterface = true;
        return isNew;
      },
      claim: async () => {
        this.isOurs = true;
      },
      apply: async (set, remove) => {
        for (const { publicKey, credential } of remove) {
          if (this.refusing.has(credential)) continue;
          this.acts.push(`-${credential}`);
          this.peers.delete(publicKey);
        }
        for (const { publicKey, credential, addresses } of set) {
          if (this.refusing.has(credential)) continue;
          this.addresses.set(publicKey, addresses);
          this.acts.push(`+${credential}`);
          this.peers.set(publicKey, credential);
        }
        return this.failuresAmong([...set, ...remove]);
      },
      look: async (wanted) => {
        this.looks += 1;
        if (this.blind) throw new Error('no dump');
        const told = new Map([...this.peers].map(([key, name]) => [key, `${name} ${this.allowed(key)}`]));
        const connected = [...this.peers].filter(([, credential]) => this.connected.includes(credential));
        await this.whileLooking();
        const peers = differences(told, wanted, (peer) => `${peer.credential} ${peer.addresses.join()}`);
        const inUse = this.inUse.wireguard ?? { connected: 0, handshakes: 0 };
        const used = new Map(connected.map(([key]) => [key, this.handshakes]));
        return { peers, isOurs: this.isOurs, used, inUse };
      },
    },
    openvpn: {
      configure: async () => void this.acts.push('openvpn'),
      letGo: async () => {
        this.acts.push('let go');
        return this.connected.length === 0;
      },
      apply: async (set, remove) => {
        for (const { credential } of remove)
          if (!this.refusing.has(credential)) this.clients.delete(credential);
        for (const { credential, serial } of set)
          if (!this.refusing.has(credential)) this.clients.set(credential, serial);
        return this.failuresAmong([...set, ...remove]);
      },
      look: async (clients, serials) => ({
        entries: differences(this.clients, clients, ({ serial }) => serial),
        serials: differences(new Map(this.revoked.map((serial) => [serial, serial])), serials, (one) => one),
      }),
      markSerials: (found) => {
        for (const { key, what } of found)
          this.revoked = [...this.revoked.filter((one) => one !== key), ...(what === 'added' ? [] : [key])];
      },
      attend: async (isWelcome) => {
        if (this.deaf) throw new Error('OpenVPN does not answer');
        const connected = [...this.clients.keys()].filter(
          (credential) => isWelcome(credential) && this.connected.includes(credential),
        );
        const failures = this.secondServer === null ? [] : ([['gateway', this.secondServer]] as const);
        return { connected, failures: new Map(failures), inUse: this.inUse.openvpn };
      },
      check: async ({ set, remove }) => {
        this.clientChecks += 1;
        return new Map([
          ...remove
            .filter(({ credential }) => this.clients.has(credential))
            .map(({ credential }) => [credential, 'entry-still-there'] as const),
          ...set
            .filter(({ credential, serial }) => this.clients.get(credential) !== serial)
            .map(({ credential }) => [credential, 'entry-not-as-ordered'] as const),
        ]);
      },
      checkGuard: async () => undefined,
    },
  };

  private allowed(publicKey: string): string {
    return (this.addresses.get(publicKey) ?? []).join();
  }

  private failuresAmong(items: readonly { readonly credential: string }[]): ReadonlyMap<string, string> {
    return new Map(
      items.flatMap(({ credential }) => {
        const reason = this.refusing.get(credential);
        return reason === undefined ? [] : [[credential, reason] as const];
      }),
    );
  }
}

function differences<T>(
  present: ReadonlyMap<string, string>,
  { at, all }: Wanted<T>,
  contentOf: (wanted: T) => string,
): readonly Found[] {
  const found: Found[] = [];
  for (const [key, content] of present) {
    const wanted = at(key);
    if (wanted === undefined) continue;
    if (wanted === null) found.push({ key, what: 'added' });
    else if (contentOf(wanted) !== content) found.push({ key, what: 'changed' });
  }
  for (const [key] of all()) if (!present.has(key)) found.push({ key, what: 'removed' });
  return found;
}

export type TurnedClock = { monotonic: number; wall: number };

export type Inside = {
  readonly journal: Journal;
  readonly keeper: GatewayKeeper;
  readonly use: UseWatch;
  readonly clock: PortalClock;
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
  const say = (text: string): void => void log.push(text);
  const use = new UseWatch({ folder, state: journal.state, log: say });
  const keeper = new GatewayKeeper({ journal, clock, drivers: system.drivers, use, log: say });
  return { journal, keeper, use, clock, log };
}

/** Lines as they arrive, numbered from this revision on; a text is a line of its own. */
export function linesFrom(revision: number, ...changes: readonly GatewayChange[]): readonly ChangeLine[] {
  return changes.map((change, index) => readChangeLine(changeLine({ revision: revision + index, change })));
}

/** As a snapshot brings them: all of one revision. */
export function snapshotLines(revision: number, ...changes: readonly GatewayChange[]): readonly ChangeLine[] {
  return changes.flatMap((change) => linesFrom(revision, change));
}
