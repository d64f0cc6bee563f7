// The messages between a gateway's agent and the portal, version 1: paths, limits, shapes, and the readers of both sides.
import { isCredentialName, isDecimalSerial, isPem, isWireguardKey } from './config-fields';
import { Refusal } from './errors';
import { readCapacity, type CapacityBucket } from './gateway-capacity';
import { readDrift, type Drift } from './gateway-drift';
import type { Unproved } from './gateway-instance';
import { readComparison, type Comparison } from './restore-comparison';
import {
  anyCount,
  booleanField,
  integerField,
  jsonObject,
  listField,
  nullableTextField,
  parseJsonObject,
  textField,
  textListField,
} from './json-fields';
import type { JsonObject } from './json-fields';

export const gatewayPaths = {
  enrol: '/gateway/v1/enrol',
  changes: '/gateway/v1/changes',
  snapshot: '/gateway/v1/snapshot',
  acks: '/gateway/v1/acks',
  report: '/gateway/v1/report',
  agent: '/gateway/v1/agent',
} as const;

export const maxRequestBytes = 256 * 1024;
export const maxWaitSeconds = 25;
/** As many entries of each list as one report may hold; the agent sends several reports for more. */
export const maxReported = 1000;

/** A place in a gateway's change log. A restored database starts a new epoch: positions of the old one mean nothing. */
export type Position = { readonly epoch: string; readonly revision: number };

export type FailedChange = {
  readonly revision: number;
  /** The credential, or `gateway` for the settings. */
  readonly id: string;
  readonly reason: string;
};
export type Acknowledgement = {
  readonly position: Position;
  /**
   * Up to here the gateway has not only carried out, but looked afterwards and found it so, but for what failed. Lower than
   * before: nothing more than before is claimed. Null: an agent from before it looked.
   */
  readonly verified: number | null;
  readonly failed: readonly FailedChange[];
};

/** A revoked key or serial, kept so that nobody, not even a restored portal, brings it back. */
export type ReportedTombstone = {
  readonly credential: string;
  readonly kind: 'peer' | 'client';
  /** The WireGuard public key, or the certificate's decimal serial. */
  readonly key: string;
};
export type GatewayReport = {
  /** Credentials that have been used at least once: one bit each, never a time. */
  readonly firstConnected: readonly string[];
  readonly tombstones: readonly ReportedTombstone[];
  /** Asks for a new server certificate. */
  readonly openvpnCsr: string | null;
  readonly agentVersion: string;
  /** What it found otherwise than ordered since its last report, and has put right. */
  readonly drift: Drift;
  /** Out for maintenance: whether nobody is connected by OpenVPN any more, and nobody can. Null: not out, or an agent of before. */
  readonly isEmpty: boolean | null;
  /** What it carried, by the quarter of an hour; more come in further reports. */
  readonly capacity: readonly CapacityBucket[];
  /** For how long it had ended all access since its last report, because it did not hear the portal; 0: it had not. */
  readonly closedSeconds: number;
  /** Null: an agent from before it knew. */
  readonly unused: UnusedReport | null;
  /** Null: nothing was compared since the last one. */
  readonly comparison: Comparison | null;
};

/** The one fact of who has not used an access for more than 90 days (`domain/unused-access.ts`), told when it changes. */
export type UnusedReport = {
  /** What was told before no longer counts: the agent has begun anew. */
  readonly anew: boolean;
  readonly begun: readonly string[];
  /** Used again. */
  readonly ended: readonly string[];
};

export type Enrolment = {
  readonly token: string;
  /** The agent's P-256 public key: SPKI DER in base64. */
  readonly agentKey: string;
  readonly wireguardPublicKey: string;
  readonly openvpnCsr: string;
  readonly agentVersion: string;
};
export type EnrolmentAnswer = {
  readonly gateway: string;
  readonly name: string;
  readonly epoch: string;
  readonly portalTime: string;
};

const isGatewayId = (text: string): boolean => /^[a-z0-9-]{1,64}$/.test(text);
const isEpoch = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);
const isReason = (text: string): boolean => /^[a-z][a-z0-9-]{0,63}$/.test(text);
const isVersion = (text: string): boolean => /^[0-9A-Za-z.+-]{1,40}$/.test(text);
const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{16,128}$/.test(text);
const isP256Key = (text: string): boolean =>
  /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/.test(text);
const isCsr = (text: string): boolean => text.length <= 4096 && isPem('CERTIFICATE REQUEST', text);

/** `<epoch>.<revision>`, as in the query of a poll. */
export function positionText(position: Position): string {
  return `${position.epoch}.${position.revision}`;
}

/** Reads `<epoch>.<revision>`; null when it is none. */
export function parsePosition(text: string): Position | null {
  const [, epoch, revision] = /^([A-Za-z0-9_-]{1,64})\.(\d{1,15})$/.exec(text) ?? [];
  return epoch === undefined || revision === undefined ? null : { epoch, revision: Number(revision) };
}

export function parseAck(body: string): Acknowledgement {
  const fields = parseJsonObject(body);
  const revision = revisionField(fields);
  return {
    position: { epoch: textField(fields, 'epoch', isEpoch), revision },
    // Nobody can have looked at what was not carried out.
    verified: 'verified' in fields ? integerField(fields, 'verified', [0, revision]) : null,
    failed: listField(fields, 'failed', maxReported).map((entry) => parseFailure(jsonObject(entry))),
  };
}

/** Cumulative, so a later one repeats what still fails; in the body the position's parts stand beside the list. */
export function ackBody({ position, verified, failed }: Acknowledgement): string {
  const { epoch, revision } = position;
  return JSON.stringify({ epoch, revision, ...(verified === null ? {} : { verified }), failed });
}

/** Why a confirmation proves nothing for now, and is to be sent again; null: it counts. */
export function ackAnswer(unproved: Unproved | null): string {
  return JSON.stringify({ ok: true, ...(unproved === null ? {} : { unproved }) });
}

/** Leniently: what a portal from after this agent adds is no reason not to believe it. */
export function unprovedIn(answer: string): string | null {
  return nullableTextField(parseJsonObject(answer), 'unproved', isReason);
}

export function parseReport(body: string): GatewayReport {
  const fields = parseJsonObject(body);
  return {
    firstConnected: textListField(fields, 'firstConnected', { max: maxReported, each: isCredentialName }),
    tombstones: listField(fields, 'tombstones', maxReported).map((entry) =>
      parseTombstone(jsonObject(entry)),
    ),
    openvpnCsr: nullableTextField(fields, 'openvpnCsr', isCsr),
    agentVersion: textField(fields, 'agentVersion', isVersion),
    drift: readDrift(fields.drift),
    unused: 'unused' in fields ? parseUnused(jsonObject(fields.unused)) : null,
    isEmpty: 'isEmpty' in fields ? booleanField(fields, 'isEmpty') : null,
    capacity: readCapacity(fields.capacity),
    closedSeconds: 'closedSeconds' in fields ? integerField(fields, 'closedSeconds', anyCount) : 0,
    comparison: readComparison(fields.comparison),
  };
}

function parseUnused(fields: JsonObject): UnusedReport {
  const rule = { max: maxReported, each: isCredentialName };
  return {
    anew: booleanField(fields, 'anew'),
    begun: textListField(fields, 'begun', rule),
    ended: textListField(fields, 'ended', rule),
  };
}

export function parseEnrolment(body: string): Enrolment {
  const fields = parseJsonObject(body);
  return {
    token: textField(fields, 'token', isToken),
    agentKey: textField(fields, 'agentKey', isP256Key),
    wireguardPublicKey: textField(fields, 'wireguardPublicKey', isWireguardKey),
    openvpnCsr: textField(fields, 'openvpnCsr', isCsr),
    agentVersion: textField(fields, 'agentVersion', isVersion),
  };
}

export function parseEnrolmentAnswer(line: string): EnrolmentAnswer {
  const fields = parseJsonObject(line);
  return {
    gateway: textField(fields, 'gateway', isGatewayId),
    name: textField(fields, 'name', (text) => text.length <= 200),
    epoch: textField(fields, 'epoch', isEpoch),
    portalTime: textField(fields, 'portalTime', (text) => !Number.isNaN(Date.parse(text))),
  };
}

function parseFailure(entry: JsonObject): FailedChange {
  return {
    revision: revisionField(entry),
    id: textField(entry, 'id', (text) => text === 'gateway' || isCredentialName(text)),
    reason: textField(entry, 'reason', isReason),
  };
}

function parseTombstone(entry: JsonObject): ReportedTombstone {
  const kind = textField(entry, 'kind', (text) => text === 'peer' || text === 'client');
  const credential = textField(entry, 'credential', isCredentialName);
  if (kind === 'peer') return { credential, kind, key: textField(entry, 'key', isWireguardKey) };
  if (kind === 'client') return { credential, kind, key: textField(entry, 'key', isDecimalSerial) };
  throw new Refusal('invalid', 'gateway-message-malformed');
}

function revisionField(fields: JsonObject): number {
  return integerField(fields, 'revision', anyCount);
}
