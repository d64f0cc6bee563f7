// A key that a gateway accepts: a WireGuard peer or an X.509 certificate, bound to one device, never reused.
import type { VpnProtocol } from './access-profile';
import { Refusal } from './errors';
import type { GatewayOrder, GatewayOrderKind } from './gateway-order';
import type { FileRecord } from './issued-file';
import type { AuthorityId, CredentialId, DeviceId, GatewayGroupId, GrantId, TenantId } from './ids';

export const credentialStates = ['pending', 'active', 'suspended', 'revoked', 'expired', 'void'] as const;

/** `pending`: recorded, not yet signed. `void`: never completed, so that nobody ever held it. */
export type CredentialState = (typeof credentialStates)[number];

/** Still counts, is on its way, or may come back. */
export function isLiveCredential(state: CredentialState): boolean {
  return state === 'pending' || state === 'active' || state === 'suspended';
}

/** Somebody may hold it, or have held it: what was only intended was never in anybody's hands. */
export function wasHandedOut({ state }: Pick<Credential, 'state'>): boolean {
  return state !== 'pending' && state !== 'void';
}

export type Credential = {
  readonly id: CredentialId;
  readonly tenantId: TenantId;
  readonly deviceId: DeviceId;
  readonly grantId: GrantId;
  readonly gatewayGroupId: GatewayGroupId;
  readonly protocol: VpnProtocol;
  readonly state: CredentialState;
  /** WireGuard: base64. OpenVPN: null, the certificate carries it. */
  readonly publicKey: string | null;
  /** SHA-256 of the public key, hex, unique per installation: a key seen before is refused. */
  readonly keyHash: string;
  readonly keyAlgorithm: KeyAlgorithm;
  readonly keyOrigin: KeyOrigin;
  /** OpenVPN: decimal, unique per installation. */
  readonly serial: string | null;
  /** OpenVPN: which authority of the municipality signs, decided with the intention. */
  readonly authorityId: AuthorityId | null;
  readonly address4: string;
  readonly address6: string | null;
  /** When gateways stop accepting it, whatever the portal does: the end of the grant. */
  readonly until: Date;
  /** OpenVPN: the certificate's dates, from the intention on: whatever was signed is known, also after a crash. */
  readonly notBefore: Date | null;
  readonly notAfter: Date | null;
  /** Has a gateway ever seen it connect: yes or no, without a time. */
  readonly connected: boolean;
  readonly createdAt: Date;
  /** During a renewal: the one that takes its place, and when it ends at the latest. Otherwise null. */
  readonly renewedBy: CredentialId | null;
  readonly retireAt: Date | null;
  /** Since when it is suspended, revoked, expired or void; null while it counts. */
  readonly takenBackAt: Date | null;
  /** What is remembered of the file that was handed out; null while it is pending. */
  readonly file: FileRecord | null;
};

export const keyAlgorithms = ['P-256', 'P-384', 'X25519'] as const;
export type KeyAlgorithm = (typeof keyAlgorithms)[number];

/**
 * Where the private key was born: in the page on the person's device, elsewhere by the person (a script, a router, managed
 * software), or on the server, which a municipality must have allowed.
 */
export const keyOrigins = ['page', 'own', 'server'] as const;
export type KeyOrigin = (typeof keyOrigins)[number];

const takenBackAs = { suspension: 'suspended', revocation: 'revoked', expiry: 'expired' } as const;

/** The states from which each taking back still changes something. */
const touchedBy: Readonly<Record<keyof typeof takenBackAs, readonly CredentialState[]>> = {
  suspension: ['pending', 'active'],
  revocation: ['pending', 'active', 'suspended'],
  expiry: ['pending', 'active', 'suspended'],
};

export type CredentialsAndOrders = {
  readonly credentials: readonly Credential[];
  readonly orders: readonly GatewayOrder[];
};

/** Takes the credentials back; those already further gone stay as they are. A pending one becomes void: no gateway knows it. */
export function takeBack(
  credentials: readonly Credential[],
  kind: keyof typeof takenBackAs,
  now: Date,
): CredentialsAndOrders {
  const touched = credentials.filter((credential) => touchedBy[kind].includes(credential.state));
  return {
    credentials: touched.map((credential) => ({
      ...credential,
      state: credential.state === 'pending' ? 'void' : takenBackAs[kind],
      takenBackAt: now,
    })),
    orders: touched
      .filter(({ state }) => state !== 'pending')
      .map((credential) => orderFor(credential, kind)),
  };
}

/** Only what was suspended comes back; what was revoked or has ended never does. */
export function giveBack(credentials: readonly Credential[]): CredentialsAndOrders {
  const suspended = credentials.filter(({ state }) => state === 'suspended');
  return {
    credentials: suspended.map((credential) => ({ ...credential, state: 'active', takenBackAt: null })),
    orders: suspended.map((credential) => orderFor(credential, 'set')),
  };
}

/** Their access ends at another time: gateways are told about those that they know. */
export function endAt(credentials: readonly Credential[], until: Date): CredentialsAndOrders {
  const live = credentials.filter(({ state }) => isLiveCredential(state));
  const active = live.filter(({ state }) => state === 'active');
  return {
    credentials: live.map((credential) => ({ ...credential, until })),
    // An earlier end takes something back, and is to be proved like any other taking back.
    orders: active.map((credential) => orderFor(credential, until < credential.until ? 'reduction' : 'set')),
  };
}

/** The certificate is signed or the peer recorded: from here gateways are told. */
export function complete(credential: Credential): {
  readonly state: Credential;
  readonly orders: readonly GatewayOrder[];
} {
  if (credential.state !== 'pending') throw new Refusal('conflict', 'credential-not-pending');
  const state: Credential = { ...credential, state: 'active' };
  return { state, orders: [orderFor(state, 'set')] };
}

export function orderFor(credential: Credential, kind: GatewayOrderKind): GatewayOrder {
  return { kind, gatewayGroupId: credential.gatewayGroupId, credentialId: credential.id };
}
