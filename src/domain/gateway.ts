// A VPN host of a tenant and the group it belongs to: what client files depend on, and how far it has followed.
import { requireRole, type Actor } from './actor';
import type { VpnProtocol } from './access-profile';
import { isAgentFrom } from './agent-version';
import type { AuditAction, AuditEvent } from './audit-event';
import type { Cidr } from './config-fields';
import type { CryptoProfileId } from './crypto-profile';
import { Refusal } from './errors';
import type { Drift } from './gateway-drift';
import type { InstanceBelief } from './gateway-instance';
import type { AddressPoolId, GatewayGroupId, GatewayId, TenantId } from './ids';
import type { OpenvpnTcp } from './openvpn-tcp';

export type GatewayGroup = {
  readonly id: GatewayGroupId;
  readonly tenantId: TenantId;
  readonly name: string;
  /** The name in the OpenVPN server certificate, checked by every client. */
  readonly serverName: string;
  readonly wireguardPort: number;
  readonly openvpnPort: number;
  readonly dns: readonly string[];
  /** Networks behind the gateway, canonical CIDR. */
  readonly reachable: readonly string[];
  readonly maxClients: number;
  /** What its servers speak; new files too, as long as a waiver that it needs is in force. */
  readonly cryptoProfile: CryptoProfileId;
  /** Raised with every change of what lies behind it, or of its name servers. */
  readonly networksRevision: number;
};

export type AddressPool = {
  readonly id: AddressPoolId;
  readonly tenantId: TenantId;
  readonly gatewayGroupId: GatewayGroupId;
  readonly protocol: VpnProtocol;
  readonly family: 4 | 6;
  readonly cidr: Cidr;
  readonly allocated: number;
  readonly capacity: number;
};

export const gatewayStates = ['new', 'enrolled', 'removed'] as const;
export type GatewayState = (typeof gatewayStates)[number];

export type Gateway = {
  readonly id: GatewayId;
  readonly tenantId: TenantId;
  readonly gatewayGroupId: GatewayGroupId;
  readonly name: string;
  /** Where devices reach it: DNS name or address. */
  readonly endpointHost: string;
  readonly state: GatewayState;
  /** Ordered up to here … */
  readonly revision: number;
  /** … and confirmed up to here. */
  readonly acknowledged: number;
  /** Its settings were last ordered with this revision. */
  readonly settingsRevision: number;
  /** Its second OpenVPN server; null: over UDP only. */
  readonly openvpnTcp: OpenvpnTcp | null;
  /** What there is to know of it was last ordered with this revision. */
  readonly openvpnTcpRevision: number;
  /** Its OpenVPN servers ask its agent about everybody, so that whoever is refused reads why. */
  readonly saysWhy: boolean;
  readonly wireguardPublicKey: string | null;
  /** Since when it has this key; null as long as it has had no other. */
  readonly wireguardKeySince: Date | null;
  readonly agentVersion: string | null;
  readonly certificateEndsAt: Date | null;
  readonly lastContactAt: Date | null;
  /** What it says is wrong with itself as a whole: a reason in kebab-case. */
  readonly problem: string | null;
  /** The last time that it found something otherwise than ordered, and put it right; null: never. */
  readonly drift: { readonly counts: Drift; readonly at: Date } | null;
  /** How many such findings there have been. */
  readonly driftTotal: number;
  /** Null: not out for maintenance. */
  readonly maintenance: Maintenance | null;
  /** Which process speaks for it; null: none was heard since it enrolled. */
  readonly instances: InstanceBelief | null;
  readonly createdAt: Date;
};

export type Maintenance = {
  readonly since: Date;
  readonly reason: string;
  /** Since when its agent says that nobody is connected by OpenVPN any more, and nobody can. */
  readonly emptySince: Date | null;
};

/** Agents from this version on enforce what each access profile reaches; those before, what all of them reach together. */
export function enforcesReach({ agentVersion }: Pick<Gateway, 'agentVersion'>): boolean {
  return isAgentFrom(agentVersion, [1, 1]);
}

/** A one-time token is good for a quarter of an hour; stored hashed. */
export const enrolmentTokenMs = 15 * 60_000;

/** Two missed long polls and some slack. */
export const silentAfterMs = 90_000;

export function isSilent(lastContactAt: Date, now: Date): boolean {
  return now.getTime() - lastContactAt.getTime() > silentAfterMs;
}

/** `failed`: it has confirmed what its settings are, and says that something is wrong with it as a whole. */
export type SettingsProgress = 'ordered' | 'effective' | 'failed';

export function settingsProgress({
  acknowledged,
  settingsRevision,
  problem,
}: Pick<Gateway, 'acknowledged' | 'settingsRevision' | 'problem'>): SettingsProgress {
  if (acknowledged < settingsRevision) return 'ordered';
  return problem === null ? 'effective' : 'failed';
}

/** Two agents speak with its key: nothing that either of them confirms counts. */
export function isCopied({ state, instances }: Pick<Gateway, 'state' | 'instances'>): boolean {
  return state === 'enrolled' && instances !== null && instances.copied !== null;
}

export type GatewayHealth = 'waiting' | 'connected' | 'silent' | 'removed';

export function healthOf(gateway: Gateway, now: Date): GatewayHealth {
  if (gateway.state === 'removed') return 'removed';
  if (gateway.state === 'new' || gateway.lastContactAt === null) return 'waiting';
  return isSilent(gateway.lastContactAt, now) ? 'silent' : 'connected';
}

export function createGateway(
  input: Pick<Gateway, 'name' | 'endpointHost'>,
  from: { readonly actor: Actor; readonly id: GatewayId; readonly group: GatewayGroup; readonly now: Date },
): { readonly state: Gateway; readonly event: AuditEvent } {
  requireRole(from.actor, 'it-admin');
  const state: Gateway = {
    ...input,
    id: from.id,
    tenantId: from.actor.tenantId,
    gatewayGroupId: from.group.id,
    state: 'new',
    revision: 0,
    acknowledged: 0,
    settingsRevision: 0,
    openvpnTcp: null,
    openvpnTcpRevision: 0,
    saysWhy: false,
    wireguardPublicKey: null,
    wireguardKeySince: null,
    agentVersion: null,
    certificateEndsAt: null,
    lastContactAt: null,
    problem: null,
    drift: null,
    driftTotal: 0,
    maintenance: null,
    instances: null,
    createdAt: from.now,
  };
  return { state, event: gatewayEvent(state, 'gateway.created', from.actor) };
}

/** What may speak for a gateway: one that has enrolled and not been removed, perhaps a moment ago. */
export function requireEnrolled<Known extends Pick<Gateway, 'state'>>(gateway: Known | null): Known {
  if (gateway?.state !== 'enrolled') throw new Refusal('unauthenticated', 'unknown-gateway');
  return gateway;
}

/**
 * While the configuration of a server does not comply with its group's crypto profile, nothing more goes out for it:
 * security mechanisms are checked before they are used (BSI NET.3.3.A3).
 */
export function requireCompliant(gateways: readonly Pick<Gateway, 'problem'>[]): void {
  if (gateways.some(({ problem }) => problem?.startsWith('server-file-') === true)) {
    throw new Refusal('unavailable', 'gateway-not-compliant');
  }
}

/** A gateway whose host was rebuilt may enrol anew; a removed one never. */
export function renewToken(gateway: Gateway, actor: Actor): AuditEvent {
  requireRole(actor, 'it-admin');
  if (gateway.state === 'removed') throw new Refusal('conflict', 'gateway-removed');
  return gatewayEvent(gateway, 'gateway.token-renewed', actor);
}

/** Its keys are worth nothing from here on; devices lose this way in. */
export function removeGateway(gateway: Gateway, actor: Actor) {
  requireRole(actor, 'it-admin', 'break-glass');
  if (gateway.state === 'removed') throw new Refusal('conflict', 'changed-meanwhile');
  const state: Gateway = { ...gateway, state: 'removed' };
  return { state, event: gatewayEvent(state, 'gateway.removed', actor) };
}

/**
 * Somebody of IT has looked into what was changed by hand on the host; it is no longer spoken of, but for the log. `seen`:
 * when what the page showed was found, so that what came since is not taken for seen.
 */
export function acknowledgeDrift(gateway: Gateway, actor: Actor, seen: string): AuditEvent {
  requireRole(actor, 'it-admin');
  if (gateway.state === 'removed') throw new Refusal('conflict', 'gateway-removed');
  if (gateway.drift?.at.toISOString() !== seen) throw new Refusal('conflict', 'changed-meanwhile');
  const event = gatewayEvent(gateway, 'gateway.drift-seen', actor);
  return { ...event, data: { ...event.data, ...gateway.drift.counts } };
}

export function gatewayEvent(gateway: Gateway, action: AuditAction, actor: Actor | null): AuditEvent {
  return {
    action,
    actor: actor === null ? null : actor.ref,
    subject: null,
    object: { kind: 'gateway', id: gateway.id },
    data: { name: gateway.name, group: gateway.gatewayGroupId },
    reason: null,
  };
}
