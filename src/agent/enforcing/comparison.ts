/**
 * One comparison of the system with the state. What is found is repaired through the same drivers as orders are, in a
 * turn of its own; what was ordered or ended while the system was looked at is nobody's drift.
 */
import type { ClientSet, PeerSet } from '../../domain/gateway-change';
import { addDrift } from '../../domain/gateway-drift';
import type { Drift, DriftKind } from '../../domain/gateway-drift';
import { monthOf, type UseMonth } from '../../domain/unused-access';
import type { AgentState } from '../memory/agent-state';
import type { InUseNow } from './capacity-meter';
import { endsUpTo } from '../memory/contact-limit';
import type {
  ClientKey,
  ClientsFound,
  Drivers,
  Failures,
  Found,
  PeerKey,
  PeersFound,
  Wanted,
} from './drivers';
import type { PortalClock } from '../memory/portal-clock';
import { hasEnded } from './touched';
import type { Touched } from './touched';

export type Compared = {
  readonly drift: Drift;
  readonly used: Used;
  readonly inUse: InUseNow;
};

/** Credentials that are connected, or were once, and the month of it. */
export type Uses = {
  readonly months: ReadonlyMap<string, UseMonth>;
  /** Everybody who is there was seen; not so while a second server cannot be asked. */
  readonly isWhole: boolean;
};
/** Null where nobody could look. */
export type Used = { readonly peers: Uses | null; readonly clients: Uses | null };
export type Attended = Pick<Uses, 'isWhole'> & {
  readonly connected: readonly string[];
  readonly inUse: InUseNow['openvpn'];
};

type Parts = { readonly state: AgentState; readonly clock: PortalClock; readonly drivers: Drivers };

export class Comparison {
  private readonly parts: Parts;
  /** Keys and serials whose end has been carried out; null: every end that has come counts. */
  private readonly ended: ReadonlySet<string> | null;
  /** Public keys, credentials and serials that something was done about meanwhile. */
  private readonly busy = new Set<string>();
  private drift: Drift = {};

  constructor(parts: Parts, ended: ReadonlySet<string> | null) {
    this.parts = parts;
    this.ended = ended;
  }

  leaveAlone({ peers, clients }: Touched): void {
    for (const key of peers.keys()) this.busy.add(key);
    for (const { credential, serial } of clients.values()) this.busy.add(credential).add(serial);
  }

  peers(): Wanted<PeerSet> {
    return this.wanted(this.parts.state.peers, ({ publicKey }) => publicKey);
  }

  clients(): Wanted<ClientSet> {
    return this.wanted(this.parts.state.clients, ({ serial }) => serial);
  }

  serials(): Wanted<string> {
    const { tombstones } = this.parts.state;
    const isRevoked = (serial: string): boolean => tombstones.get(serial)?.kind === 'client';
    return {
      at: (serial) => (this.busy.has(serial) ? undefined : isRevoked(serial) ? serial : null),
      all: function* () {
        for (const { key, kind } of tombstones.values()) if (kind === 'client') yield [key, key];
      },
    };
  }

  /** What everything stands on: packet filter and interface. */
  async standGround(restoreReach: () => Promise<boolean>): Promise<void> {
    const { drivers, state } = this.parts;
    if (await restoreReach()) this.count('firewall-changed', 1);
    if (await drivers.wireguard.configure(state.settings?.wireguard ?? null)) {
      this.count('interface-changed', 1);
      await this.settlePeers();
    }
  }

  /** Only after its folder has been put right: a server that cannot read the revoked serials is stopped. */
  async attend(): Promise<Attended> {
    const { openvpn } = this.parts.drivers;
    await openvpn.checkGuard();
    const { connected, failures, inUse } = await openvpn.attend(this.isWelcome());
    return { connected, isWhole: !failures.has('gateway'), inUse };
  }

  outcome(peers: PeersFound | null, attended: Attended | null): Compared {
    const { state, clock } = this.parts;
    const month = monthOf(clock.now());
    return {
      drift: this.drift,
      used: {
        peers: peers === null ? null : { months: byCredential(peers.used, state.peers), isWhole: true },
        clients:
          attended === null
            ? null
            : {
                months: new Map(attended.connected.map((name) => [name, month])),
                isWhole: attended.isWhole,
              },
      },
      inUse: { wireguard: peers?.inUse ?? null, openvpn: attended?.inUse ?? null },
    };
  }

  /** Looks and puts right at once, for when nothing else goes on. Gives what failed, by credential. */
  async settlePeers(): Promise<Failures> {
    const { wireguard } = this.parts.drivers;
    const seen = await wireguard.look(this.peers());
    if (seen === null) return new Map();
    if (!seen.isOurs) await wireguard.claim();
    const { set, remove } = this.peerWork(seen.peers);
    return wireguard.apply(set, remove);
  }

  async settleClients(): Promise<Failures> {
    const { openvpn } = this.parts.drivers;
    const seen = await openvpn.look(this.clients(), this.serials());
    if (seen === null) return new Map();
    openvpn.markSerials(seen.serials);
    const { set, remove } = this.clientWork(seen.entries);
    const failures = new Map(await openvpn.apply(set, remove));
    for (const [name, reason] of (await openvpn.attend(this.isWelcome())).failures)
      failures.set(name, reason);
    return failures;
  }

  async repairPeers(seen: PeersFound, failing: ReadonlyMap<string, unknown>): Promise<void> {
    const { wireguard } = this.parts.drivers;
    if (!seen.isOurs) {
      this.count('interface-changed', 1);
      await wireguard.claim();
    }
    const found = this.stillSo(this.peers(), seen.peers).filter(
      ({ key }) => !failing.has(this.parts.state.peers.get(key)?.credential ?? ''),
    );
    if (found.length === 0) return;
    const { set, remove } = this.peerWork(found);
    await wireguard.apply(set, remove);
    for (const { what } of found) this.count(`peer-${what}`, 1);
  }

  async repairClients(seen: ClientsFound, failing: ReadonlyMap<string, unknown>): Promise<void> {
    const { openvpn } = this.parts.drivers;
    const serials = this.stillSo(this.serials(), seen.serials);
    openvpn.markSerials(serials);
    for (const { what } of serials) this.count(`serial-${what}`, 1);
    const entries = this.stillSo(this.clients(), seen.entries).filter(({ key }) => !failing.has(key));
    if (entries.length === 0) return;
    const { set, remove } = this.clientWork(entries);
    await openvpn.apply(set, remove);
    for (const { what } of entries) this.count(`entry-${what}`, 1);
  }

  /** Something may have been ordered since it was found. */
  private stillSo<T>({ at }: Wanted<T>, found: readonly Found[]): readonly Found[] {
    return found.filter(({ key, what }) => {
      const wanted = at(key);
      return wanted !== undefined && (wanted === null) === (what === 'added');
    });
  }

  private peerWork(found: readonly Found[]): { set: readonly PeerSet[]; remove: readonly PeerKey[] } {
    const { peers } = this.parts.state;
    return {
      set: wrong(found).flatMap(({ key }) => peers.get(key) ?? []),
      remove: strange(found).map(({ key }) => ({
        credential: peers.get(key)?.credential ?? key,
        publicKey: key,
      })),
    };
  }

  private clientWork(found: readonly Found[]): { set: readonly ClientSet[]; remove: readonly ClientKey[] } {
    const { clients } = this.parts.state;
    return {
      set: wrong(found).flatMap(({ key }) => clients.get(key) ?? []),
      remove: strange(found).map(({ key }) => ({ credential: key, serial: '', final: false })),
    };
  }

  private isWelcome(): (credential: string) => boolean {
    const { at } = this.clients();
    // One that something is being done about is that act's business.
    return (credential) => at(credential) !== null;
  }

  private wanted<T extends PeerSet | ClientSet>(
    entries: ReadonlyMap<string, T>,
    endKey: (entry: T) => string,
  ): Wanted<T> {
    const at = (key: string): T | null | undefined => {
      if (this.busy.has(key)) return undefined;
      const entry = entries.get(key);
      if (entry === undefined) return null;
      if (!hasEnded(entry, endsUpTo(this.parts))) return entry;
      return this.ended === null || this.ended.has(endKey(entry)) ? null : undefined;
    };
    return {
      at,
      all: function* () {
        for (const key of entries.keys()) {
          const entry = at(key);
          if (entry !== null && entry !== undefined) yield [key, entry];
        }
      },
    };
  }

  private count(kind: DriftKind, count: number): void {
    this.drift = addDrift(this.drift, { [kind]: count });
  }
}

function byCredential(
  used: ReadonlyMap<string, UseMonth>,
  peers: ReadonlyMap<string, PeerSet>,
): ReadonlyMap<string, UseMonth> {
  const months = new Map<string, UseMonth>();
  for (const [key, month] of used) {
    const peer = peers.get(key);
    if (peer !== undefined) months.set(peer.credential, month);
  }
  return months;
}

const strange = (found: readonly Found[]): readonly Found[] => found.filter(({ what }) => what === 'added');
const wrong = (found: readonly Found[]): readonly Found[] => found.filter(({ what }) => what !== 'added');
