/**
 * Keeps the packet filter's members and times: who reaches what, by the state, and which profiles are open at this
 * minute. Knows the addresses of each credential, because an order that takes one back does not name them.
 */
import type { IpAddress } from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';
import type { ClientSet, PeerSet } from '../../domain/gateway-change';
import type { AgentState } from '../memory/agent-state';
import type { Drivers, Failures, Proof } from './drivers';
import type { PortalClock } from '../memory/portal-clock';
import { closedAt, memberOf, reachOf, type Member } from './reach';
import type { Work } from './touched';

type Parts = {
  readonly state: AgentState;
  readonly clock: PortalClock;
  readonly drivers: Pick<Drivers, 'firewall'>;
  readonly log: (text: string) => void;
};

const minuteMs = 60_000;

export class ReachKeeper {
  private readonly parts: Parts;
  private readonly addresses = new Map<string, readonly IpAddress[]>();
  /** An address may have gone to another since: whoever leaves takes only their own. */
  private readonly holders = new Map<IpAddress, string>();
  private closed: ReadonlySet<string> = new Set();
  private seenMinute = -1;
  /** A change failed: somebody may reach what was taken back, though nobody else has changed the table. */
  private isBehind = false;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The whole table, with everybody who may connect now. Until its proof has succeeded, nothing of it is sure. */
  async load(due: readonly (PeerSet | ClientSet)[]): Promise<Proof> {
    const { state, clock, drivers } = this.parts;
    const { settings } = state;
    const closed = closedAt(settings, clock.now());
    const members = due.flatMap((entry) => memberOf(entry, settings) ?? []);
    const proof = await drivers.firewall.load({ settings, closed, members });
    this.isBehind = false;
    this.closed = closed;
    this.addresses.clear();
    this.holders.clear();
    for (const member of members) this.note(member);
    return async () =>
      proof().catch((error: unknown) => {
        this.isBehind = true;
        throw error;
      });
  }

  /** Makes up for what could not be done or was undone; whether somebody else had changed the table. */
  async restore(due: () => readonly (PeerSet | ClientSet)[]): Promise<boolean> {
    const hasChanged = await this.parts.drivers.firewall.hasChanged();
    if (hasChanged || this.isBehind) await (await this.load(due()))();
    return hasChanged;
  }

  /** Of those who came with the whole table: who would reach nothing. */
  strangers({ setPeers, setClients }: Work): Failures {
    const { settings } = this.parts.state;
    return new Map(
      [...setPeers, ...setClients]
        .filter(({ profile }) => reachOf(profile, settings) === null)
        .map(({ credential }) => [credential, 'profile-unknown']),
    );
  }

  /** The touched ones, before their tunnels: nobody is let in who would reach too much, or nothing. */
  async follow({ setPeers, removePeers, setClients, removeClients }: Work): Promise<Failures> {
    const { state, drivers, log } = this.parts;
    const failures = new Map<string, string>();
    const add: Member[] = [];
    for (const entry of [...setPeers, ...setClients]) {
      const member = memberOf(entry, state.settings);
      if (member === null) failures.set(entry.credential, 'profile-unknown');
      else add.push(member);
    }
    const leaving = [...removePeers, ...removeClients, ...setPeers, ...setClients];
    const remove = leaving.flatMap(({ credential }) =>
      (this.addresses.get(credential) ?? []).filter((address) => this.holders.get(address) === credential),
    );
    try {
      await drivers.firewall.change({ add, remove });
      for (const { credential } of leaving) this.addresses.delete(credential);
      for (const address of remove) this.holders.delete(address);
      for (const member of add) this.note(member);
    } catch (error) {
      this.isBehind = true;
      log(`packet filter: ${error instanceof Error ? error.message : 'failed'}`);
      const reason = error instanceof Refusal ? error.reason : 'firewall-not-loaded';
      for (const { credential } of add) failures.set(credential, reason);
    }
    return failures;
  }

  /** Once a minute at most, since hours begin and end with minutes; again and again until it has been done. */
  isTimeToTurn(): boolean {
    const { state, clock } = this.parts;
    const minute = Math.floor(clock.now() / minuteMs);
    if (minute === this.seenMinute) return false;
    const closed = closedAt(state.settings, clock.now());
    const isSame = closed.size === this.closed.size && [...closed].every((name) => this.closed.has(name));
    if (isSame) this.seenMinute = minute;
    return !isSame;
  }

  /** Lets hours begin and end; whoever belongs to which profile stays as it is. */
  async turn(): Promise<void> {
    const { state, clock, drivers } = this.parts;
    const closed = closedAt(state.settings, clock.now());
    await drivers.firewall.turn({ settings: state.settings, closed });
    this.closed = closed;
  }

  private note({ credential, addresses }: Member): void {
    this.addresses.set(credential, addresses);
    for (const address of addresses) this.holders.set(address, credential);
  }
}
