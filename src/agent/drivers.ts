// What the agent asks of the two VPN engines and of the packet filter; each has a real and a rehearsal side.
import type {
  ClientSet,
  GatewaySettings,
  OpenvpnSettings,
  PeerSet,
  WireguardSettings,
} from '../domain/gateway-change';
import type { EnginePeer } from './wireguard-uapi';

/** Why something does not hold on the system, by credential. */
export type Failures = ReadonlyMap<string, string>;

export type PeerKey = { readonly credential: string; readonly publicKey: string };

export type WireguardDriver = {
  /** Interface, key, port and addresses; null takes the interface away. Peers are left alone. */
  configure(settings: WireguardSettings | null): Promise<void>;
  /** Returns once the engine has confirmed; removals first, since a freed address may already have a new holder. */
  apply: (set: readonly PeerSet[], remove: readonly PeerKey[]) => Promise<Failures>;
  /** A fresh list of the engine's peers by public key, costing something for each; null where there is no interface. */
  look(): Promise<ReadonlyMap<string, EnginePeer> | null>;
  /** Makes the engine's peers exactly these, without touching those that are right; gives the public keys that ever connected. */
  reconcile(peers: readonly PeerSet[]): Promise<readonly string[]>;
};

export type ClientKey = { readonly credential: string; readonly serial: string; readonly final: boolean };

/** What must be found; `isWhole`: and nobody else. */
export type ClientCheck = {
  readonly set: readonly ClientSet[];
  readonly remove: readonly ClientKey[];
  readonly isWhole: boolean;
};

export type OpenvpnDriver = {
  /** Writes the whole configuration and stops a server that runs with another one; null stops it for good. */
  configure(settings: OpenvpnSettings | null): Promise<void>;
  apply(set: readonly ClientSet[], remove: readonly ClientKey[]): Promise<Failures>;
  /**
   * Makes entries and revoked serials exactly these, then starts the server unless it runs, and ends the sessions of
   * anybody else; gives the credentials connected now.
   */
  reconcile(clients: readonly ClientSet[], revokedSerials: readonly string[]): Promise<readonly string[]>;
  /** Looks at entries, serials and sessions without changing anything; gives what is not so, strangers by `gateway`. */
  check(check: ClientCheck): Promise<Failures>;
  /** Watches the directory of revoked serials; stops the server when it can no longer be read. */
  checkGuard(): Promise<void>;
};

export type FirewallDriver = { load(settings: GatewaySettings | null): Promise<void> };

export type Drivers = {
  readonly wireguard: WireguardDriver;
  readonly openvpn: OpenvpnDriver;
  readonly firewall: FirewallDriver;
};
