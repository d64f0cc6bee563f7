// What the agent asks of the two VPN engines and of the packet filter; each has a real and a rehearsal side.
import type { IpAddress } from '../domain/config-fields';
import type {
  ClientSet,
  GatewaySettings,
  OpenvpnSettings,
  PeerSet,
  WireguardSettings,
} from '../domain/gateway-change';
import type { GatewayReach } from '../domain/gateway-reach';
import type { Member } from './reach';

/** Why something does not hold on the system, by credential. */
export type Failures = ReadonlyMap<string, string>;

export type PeerKey = { readonly credential: string; readonly publicKey: string };

export type WireguardDriver = {
  /** Interface, key, port and addresses; null takes the interface away. Peers are left alone. */
  configure(settings: WireguardSettings | null): Promise<void>;
  /** Returns once the engine has confirmed; removals first, since a freed address may already have a new holder. */
  apply: (set: readonly PeerSet[], remove: readonly PeerKey[]) => Promise<Failures>;
  /** Makes the engine's peers exactly these, without touching those that are right; gives the public keys that ever connected. */
  reconcile(peers: readonly PeerSet[]): Promise<readonly string[]>;
};

export type ClientKey = { readonly credential: string; readonly serial: string; readonly final: boolean };

export type OpenvpnDriver = {
  /** Writes the whole configuration and stops a server that runs with another one; null stops it for good. */
  configure(settings: OpenvpnSettings | null, reach?: GatewayReach): Promise<void>;
  apply(set: readonly ClientSet[], remove: readonly ClientKey[]): Promise<Failures>;
  /**
   * Makes entries and revoked serials exactly these, then starts the server unless it runs, and ends the sessions of
   * anybody else; gives the credentials connected now.
   */
  reconcile(clients: readonly ClientSet[], revokedSerials: readonly string[]): Promise<readonly string[]>;
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

export type FirewallDriver = {
  /** Makes the table this, without filling anew what is right; returns once nft has shown it. */
  load(state: FirewallState): Promise<void>;
  /** The profiles that are open now, and nothing else: the members stay as they are. */
  turn(state: Pick<FirewallState, 'settings' | 'closed'>): Promise<void>;
  /** Single members, at a cost that does not grow with the others; an address may go from one to another at once. */
  change(changes: { readonly add: readonly Member[]; readonly remove: readonly IpAddress[] }): Promise<void>;
};

export type Drivers = {
  readonly wireguard: WireguardDriver;
  readonly openvpn: OpenvpnDriver;
  readonly firewall: FirewallDriver;
};
