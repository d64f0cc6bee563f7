// The records of gateways: their groups, what they brought along, what they are told and what they have confirmed.
import type { VpnProtocol } from '../domain/access-profile';
import type { Credential } from '../domain/credential';
import type { CryptoProfileId } from '../domain/crypto-profile';
import type { Gateway, GatewayGroup, GatewayState } from '../domain/gateway';
import type { Drift } from '../domain/gateway-drift';
import type { InstanceBelief } from '../domain/gateway-instance';
import type { GatewayOrder, OrderedKind } from '../domain/gateway-order';
import type { FailedChange, UnusedReport } from '../domain/gateway-protocol';
import type { OpenvpnTcp } from '../domain/openvpn-tcp';
import type { AccessProfileId, AuthorityId, CredentialId, GatewayGroupId, GatewayId } from '../domain/ids';

export type GatewayGroupRecords = {
  readonly find: (id: GatewayGroupId) => Promise<GatewayGroup | null>;
  readonly list: () => Promise<readonly GatewayGroup[]>;
  readonly insert: (group: GatewayGroup, tlsCryptV2ServerKey: string) => Promise<void>;
  /** Conflict when it is another than `from` by now. */
  readonly setCryptoProfile: (
    id: GatewayGroupId,
    profile: CryptoProfileId,
    from: CryptoProfileId,
  ) => Promise<void>;
  /** What lies behind it, its name servers; conflict `changed-meanwhile` unless they are still of this revision. */
  readonly setNetworks: (
    group: Pick<GatewayGroup, 'id' | 'reachable' | 'dns'>,
    from: number,
  ) => Promise<void>;
  readonly tlsCryptV2ServerKey: (id: GatewayGroupId) => Promise<string>;
};

/** Of its OpenVPN server, and who issued it: the server sends both. */
export type GatewayCertificate = {
  readonly openvpnCertificatePem: string;
  readonly certificateEndsAt: Date;
  readonly authorityId: AuthorityId;
};

/** What an enrolled agent brought along. */
export type EnrolledKeys = GatewayCertificate & {
  readonly agentKey: string;
  readonly wireguardPublicKey: string;
  readonly agentVersion: string;
};

export type GatewayRecords = {
  readonly find: (id: GatewayId) => Promise<Gateway | null>;
  readonly list: () => Promise<readonly Gateway[]>;
  readonly ofGroup: (group: GatewayGroupId) => Promise<readonly Gateway[]>;
  readonly insert: (gateway: Gateway) => Promise<void>;
  readonly update: (gateway: Gateway, from: readonly GatewayState[]) => Promise<void>;
  /** Its server over TCP; ordered with the gateway's latest revision, so its settings must be ordered before. */
  readonly setOpenvpnTcp: (id: GatewayId, tcp: OpenvpnTcp | null) => Promise<void>;
  /** Conflict `changed-meanwhile` where it is so already. */
  readonly setSaysWhy: (id: GatewayId, saysWhy: boolean) => Promise<void>;
  readonly setEnrolmentToken: (id: GatewayId, tokenHash: string, expiresAt: Date) => Promise<void>;
  /** Uses the token up: conflict `token-used` when somebody was quicker. Starts the change log's position anew. */
  readonly enrol: (id: GatewayId, enrolling: Enrolling) => Promise<void>;
  readonly renewCertificate: (id: GatewayId, certificate: GatewayCertificate) => Promise<void>;
  readonly openvpnCertificate: (id: GatewayId) => Promise<GatewayCertificate | null>;
  /** Its last drift is spoken of no longer; conflict when it was found at another time than this. */
  readonly settleDrift: (id: GatewayId, foundAt: string) => Promise<void>;
  /** The one fact of who has not used an access for long; what was taken back is left out. */
  readonly noteUnused: (id: GatewayId, report: UnusedReport) => Promise<void>;
  readonly heard: (id: GatewayId, now: Date, agentVersion?: string) => Promise<void>;
  /**
   * Numbers the orders in the change log of every gateway of their group that is not removed (in id order) and opens an
   * enforcement for each; returns the gateways to wake.
   */
  readonly order: (orders: readonly GatewayOrder[], now: Date) => Promise<readonly GatewayId[]>;
  /** The gateway's own settings changed (or it has just been enrolled). */
  readonly orderSettings: (gateways: readonly GatewayId[]) => Promise<void>;
  /** In one statement, for who waits and looks again and again. */
  readonly glance: (id: GatewayId) => Promise<Glance | null>;
  /** Changes after `revision`, oldest first; null when they have been compacted away. */
  readonly changesAfter: (
    id: GatewayId,
    revision: number,
    limit: number,
  ) => Promise<readonly LoggedChange[] | null>;
  /** Everything that must be there or stay away, in pieces, by credential id. */
  readonly snapshotAfter: (group: GatewayGroupId, piece: SnapshotPiece) => Promise<readonly SnapshotRow[]>;
  /**
   * Confirms enforcements up to a revision, and as looked at up to another, but for the credentials that failed, and drops confirmed changes from the log.
   * What failed in a snapshot carries the snapshot's revision, so a failure goes by its credential, not by its revision.
   */
  readonly acknowledge: (id: GatewayId, confirmation: Confirmation) => Promise<void>;
  /** What failed of orders that are not proved, and what is wrong with it as a whole; nothing is confirmed, nor taken back. */
  readonly noteFailures: (id: GatewayId, failures: Failures) => Promise<void>;
  /** Which process speaks for it; nothing where it is out of service by now. */
  readonly believe: (id: GatewayId, belief: InstanceBelief) => Promise<void>;
  /** Whatever it has said about orders since then is open again. */
  readonly withdrawProofs: (id: GatewayId, since: Date) => Promise<void>;
  /** Its log begins anew, so that it takes a snapshot; the revision of that. */
  readonly beginAnew: (id: GatewayId) => Promise<number>;
  /** Those whose change log holds more than so many open orders, or is of no use to anybody any more. */
  readonly toCompact: (worthwhile: number) => Promise<readonly GatewayId[]>;
  /** Null: another process is at it. */
  readonly compact: (id: GatewayId, terms: CompactionTerms) => Promise<Compaction | null>;
  /** What it found otherwise than ordered and has put right; adds to what was before. */
  readonly noteDrift: (id: GatewayId, drift: Drift, now: Date) => Promise<void>;
  /** Out for maintenance, or back; a conflict when it is so already. */
  readonly setMaintenance: (gateway: Gateway) => Promise<void>;
  /** While it is out: since when nobody is connected there by OpenVPN; later words keep the first. Null: somebody is again. */
  readonly noteEmpty: (id: GatewayId, since: Date | null) => Promise<void>;
};

/** Of one kind of VPN, that name this gateway; `before`: only those from before that time. */
export type FilesAtGateway = {
  readonly gateway: GatewayId;
  readonly protocol: VpnProtocol;
  readonly before: Date | null;
};

/** Which gateways access files name. Counts are of devices with a file that may be used, and stop soon after `limit`. */
export type FileGatewayRecords = {
  readonly note: (file: Pick<Credential, 'id' | 'protocol'>, gateways: readonly GatewayId[]) => Promise<void>;
  readonly countDevicesUpTo: (files: FilesAtGateway, limit: number) => Promise<number>;
  /** Those of them with a file that names no other gateway which is in service and not out for maintenance. */
  readonly countOnlyHereUpTo: (files: FilesAtGateway, limit: number) => Promise<number>;
};

/** `most`: more open orders than these are given up for a snapshot. */
export type CompactionTerms = { readonly now: Date; readonly until: Date; readonly most: number };
/** Orders that a newer one of the same credential made pointless, and those given up for a snapshot. */
export type Compaction = { readonly superseded: number; readonly dropped: number };

export type Enrolling = { readonly tokenHash: string; readonly keys: EnrolledKeys; readonly now: Date };

/** How far a gateway's orders go, from where on they are kept, and which process is believed to speak for it. */
export type Glance = Pick<Gateway, 'state' | 'revision' | 'instances'> & { readonly logFrom: number };

/** The next ones after a credential's id. */
export type SnapshotPiece = {
  readonly after: CredentialId | null;
  readonly limit: number;
  readonly now: Date;
};

export type Failures = {
  readonly upTo: number;
  readonly failed: readonly Pick<FailedChange, 'id' | 'reason'>[];
};

export type Confirmation = Failures & {
  /** Looked at up to here; null: the agent does not look. */
  readonly verified: number | null;
  /** False: more failed than could be named, so what is not named is not confirmed either. */
  readonly isWhole: boolean;
  readonly now: Date;
};

/** A change as it is sent: what the credential is now. Null credential: the gateway's settings. */
export type LoggedChange = {
  readonly revision: number;
  readonly credential: SnapshotRow | null;
  /** The order's kind at its time; a `set` whose credential has since been taken back is not sent. */
  readonly kind: OrderedKind | 'settings';
};

/** What a gateway is told of a credential, and what that depends on. */
export type ToldCredential = Pick<
  Credential,
  'id' | 'state' | 'publicKey' | 'serial' | 'address4' | 'address6' | 'until' | 'notAfter'
>;

export type SnapshotRow = {
  readonly credential: ToldCredential;
  readonly presharedKey: string | null;
  /** Of its grant: by which it reaches what. */
  readonly profileId: AccessProfileId;
};
