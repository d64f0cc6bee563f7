// One change of a gateway's desired state: always a whole state, never a delta, so that applying it twice is harmless.
import type { CryptoProfileId } from './crypto-profile';
import type { GatewayReach } from './gateway-reach';
import type { OpenvpnTcp } from './openvpn-tcp';
import type { NoticeReason, RefusalNotice } from './refusal-notice';

/** A WireGuard key that may connect until its end. */
export type PeerSet = {
  readonly kind: 'peer.set';
  readonly credential: string;
  readonly publicKey: string;
  readonly presharedKey: string;
  /** One host each: /32 or /128. */
  readonly addresses: readonly string[];
  /** ISO time, exclusive; the agent enforces it without being told again. */
  readonly until: string;
  /** By which access profile it reaches what; said nothing of by portals from before there were several reaches. */
  readonly profile?: string;
};

export type PeerRemove = {
  readonly kind: 'peer.remove';
  readonly credential: string;
  readonly publicKey: string;
  /** Revoked: the key never comes back. Otherwise suspended or expired. */
  readonly final: boolean;
};

/** A certificate that may connect until its end. */
export type ClientSet = {
  readonly kind: 'client.set';
  /** The certificate's CN. */
  readonly credential: string;
  /** Decimal. */
  readonly serial: string;
  readonly address4: string;
  readonly address6: string | null;
  readonly until: string;
  readonly profile?: string;
};

export type ClientRemove = {
  readonly kind: 'client.remove';
  readonly credential: string;
  readonly serial: string;
  readonly final: boolean;
  /** The certificate's own end: a revoked serial is remembered until then. */
  readonly forgetAfter: string;
  /** Why it is not final; said nothing of by portals from before refused people were told. */
  readonly because?: NoticeReason;
};

export type WireguardSettings = {
  readonly listenPort: number;
  /** Address and prefix of the interface itself. */
  readonly addresses: readonly string[];
  readonly mtu: number;
};

export type OpenvpnSettings = {
  readonly serverName: string;
  readonly port: number;
  readonly proto: 'udp' | 'tcp';
  readonly network4: string;
  readonly network6: string | null;
  /** The tenant's client CA and root: whom this server trusts. */
  readonly ca: string;
  /** The server's certificate, then its CA. */
  readonly certificate: string;
  readonly tlsCryptV2ServerKey: string;
  readonly dns: readonly string[];
  readonly maxClients: number;
  /** Said nothing of by portals from before there were several. */
  readonly cryptoProfile: CryptoProfileId;
  /** A second server over TCP with the same certificate; agents from before pass over it. Missing: none. */
  readonly tcp?: OpenvpnTcp;
  /** Whoever is refused is told why, for which the server asks the agent about everybody. Missing: it asks nobody. */
  readonly notice?: RefusalNotice;
};

export type GatewaySettings = {
  readonly kind: 'gateway.settings';
  /** State older than this is not applied at boot without word from the portal. */
  readonly maxOfflineDays: number;
  /** So long without the portal it ends all access; said nothing of where it shall go on. */
  readonly closeAfterSeconds?: number;
  readonly wireguard: WireguardSettings | null;
  readonly openvpn: OpenvpnSettings | null;
  /** The office's networks: all that any profile reaches, which is what agents from before `reach` go by. */
  readonly reachable: readonly string[];
  readonly masquerade: boolean;
  readonly reach?: GatewayReach;
  /** Out for maintenance: OpenVPN's clients are sent on to another gateway, and its server ends. Said only where it is so. */
  readonly maintenance?: true;
};

export type GatewayChange = PeerSet | PeerRemove | ClientSet | ClientRemove | GatewaySettings;
export type RevisedChange = { readonly revision: number; readonly change: GatewayChange };

/** The kinds there are, and by this the complete list of what a gateway can be told. */
const kinds: { readonly [K in GatewayChange['kind']]: K } = {
  'peer.set': 'peer.set',
  'peer.remove': 'peer.remove',
  'client.set': 'client.set',
  'client.remove': 'client.remove',
  'gateway.settings': 'gateway.settings',
};

export function isChangeKind(kind: unknown): kind is GatewayChange['kind'] {
  return typeof kind === 'string' && Object.hasOwn(kinds, kind);
}

/** What a change is about: a credential, or `gateway`. */
export function subjectOf(change: GatewayChange): string {
  return change.kind === 'gateway.settings' ? 'gateway' : change.credential;
}

/** The line of a change, without its line end. */
export function changeLine({ revision, change }: RevisedChange): string {
  return JSON.stringify({ revision, ...change });
}
