// What the agent asks of the two VPN engines and of the packet filter; each has a real and a rehearsal side.
import type { IpAddress } from '../../domain/config-fields';
import type {
  ClientSet,
  GatewaySettings,
  OpenvpnSettings,
  PeerSet,
  WireguardSettings,
} from '../../domain/gateway-change';
import type { GatewayReach } from '../../domain/gateway-reach';
import type { InUse } from './in-use';
import type { UseMonth } from '../../domain/unused-access';
import type { Member } from './reach';

/** Why something does not hold on the system, by credential. */
export type Failures = ReadonlyMap<string, string>;

export type PeerKey = { readonly credential: string; readonly publicKey: string };

/** What must be there, asked while the system is looked at, however long that takes. */
export type Wanted<T> = {
  /** `null`: nothing may be there. `undefined`: something is being done about it, leave it alone. */
  readonly at: (key: string) => T | null | undefined;
  readonly all: () => Iterable<readonly [key: string, wanted: T]>;
};

/** Something that is not as it must be: a stranger, one that is missing, one that differs. */
export type Found = { readonly key: string; readonly what: 'added' | 'removed' | 'changed' };

export type PeersFound = {
  readonly peers: readonly Found[];
  /** Whether the interface has our key and port. */
  readonly isOurs: boolean;
  /** Public keys that ever connected, and the month in which they did last. */
  readonly used: ReadonlyMap<string, UseMonth>;
  readonly inUse: InUse;
};

export type WireguardDriver = {
  /** Makes the interface with its addresses, or takes it away (null). True: it was not there before. */
  configure(settings: WireguardSettings | null): Promise<boolean>;
  /** Gives the interface our key and port. */
  claim(): Promise<void>;
  /** Returns once the engine has confirmed; removals first, since a freed address may already have a new holder. */
  apply(set: readonly PeerSet[], remove: readonly PeerKey[]): Promise<Failures>;
  /** Compares and changes nothing; other acts may go on meanwhile. By public key. Null: there is no interface. */
  look(wanted: Wanted<PeerSet>): Promise<PeersFound | null>;
};

export type ClientKey = { readonly credential: string; readonly serial: string; readonly final: boolean };

export type ClientsFound = {
  /** By credential. */
  readonly entries: readonly Found[];
  readonly serials: readonly Found[];
};

/** What must be found; `isWhole`: and nobody else. */
export type ClientCheck = {
  readonly set: readonly ClientSet[];
  readonly remove: readonly ClientKey[];
  readonly isWhole: boolean;
};

export type OpenvpnDriver = {
  /**
   * Writes the whole configuration and stops a server that runs with another one; null stops it for good. While the
   * gateway is out for maintenance, no server is started.
   */
  configure(settings: OpenvpnSettings | null, reach?: GatewayReach, isInMaintenance?: boolean): Promise<void>;
  /**
   * For maintenance: sends a few clients on to another gateway, and ends the server when everybody has been sent. To be
   * called every second. True: nobody is connected, and nobody can be.
   */
  letGo(): Promise<boolean>;
  apply(set: readonly ClientSet[], remove: readonly ClientKey[]): Promise<Failures>;
  /** Compares and changes nothing; other acts may go on meanwhile. Null: there is no server to be. */
  look(clients: Wanted<ClientSet>, serials: Wanted<string>): Promise<ClientsFound | null>;
  /** Writes serials that are missing or unreadable, and takes strange ones away. */
  markSerials(found: readonly Found[]): void;
  /**
   * Starts the server unless it runs, and ends the sessions of whoever has no entry; gives the credentials connected now,
   * those whose session could not be ended, or by `gateway` what is wrong with a second server, and how many there are;
   * null: no server that would tell.
   */
  attend(isWelcome: (credential: string) => boolean): Promise<{
    readonly connected: readonly string[];
    readonly failures: Failures;
    readonly inUse: InUse | null;
  }>;
  /** Looks at entries, serials and sessions without changing anything; gives what is not so, strangers by `gateway`. */
  check(check: ClientCheck): Promise<Failures>;
  /** Watches the directory of revoked serials; stops the server when it can no longer be read. */
  checkGuard(): Promise<void>;
};

export type FirewallState = {
  readonly settings: GatewaySettings | null;
  /** Profiles that are outside their times of use. */
  readonly closed: ReadonlySet<string>;
  /** All there are. */
  readonly members: readonly Member[];
};

/** Looks whether it is so: with tens of thousands of addresses it takes seconds, in which something else can be done. */
export type Proof = () => Promise<void>;

export type FirewallDriver = {
  /** Begins to read what stands there while there is time: the next load goes by it. */
  lookAhead(): void;
  /** Makes the table this, without filling anew what is right. Nothing is confirmed before its proof has succeeded. */
  load(state: FirewallState): Promise<Proof>;
  /** The profiles that are open now, and nothing else: the members stay as they are. */
  turn(state: Pick<FirewallState, 'settings' | 'closed'>): Promise<void>;
  /** Single members, at a cost that does not grow with the others; an address may go from one to another at once. */
  change(changes: { readonly add: readonly Member[]; readonly remove: readonly IpAddress[] }): Promise<void>;
  /** Whether somebody has changed our table since it was last made what it shall be. */
  hasChanged(): Promise<boolean>;
};

export type Drivers = {
  readonly wireguard: WireguardDriver;
  readonly openvpn: OpenvpnDriver;
  readonly firewall: FirewallDriver;
};
