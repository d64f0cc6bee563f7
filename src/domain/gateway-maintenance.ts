// A gateway taken out for maintenance: its people go to the others of its group, it keeps its orders, and it comes back.
import { requireRole, type Actor } from './actor';
import { isAgentFrom } from './agent-version';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import { gatewayEvent, healthOf, type Gateway } from './gateway';

export const maxMaintenanceReason = 300;

/** Agents from this version on let people go when told to; those before pass over the word. */
export function drains({ agentVersion }: Pick<Gateway, 'agentVersion'>): boolean {
  return isAgentFrom(agentVersion, [1, 2]);
}

/** Can take people in now: not out for maintenance itself, and it answers. */
export function takesPeopleIn(gateway: Gateway, now: Date): boolean {
  return gateway.maintenance === null && healthOf(gateway, now) === 'connected';
}

/** The others of its group to which its people can go. */
export function placesBeside(
  { id }: Pick<Gateway, 'id'>,
  group: readonly Gateway[],
  now: Date,
): readonly Gateway[] {
  return group.filter((other) => other.id !== id && takesPeopleIn(other, now));
}

/**
 * In the order in which new files name them: those out for maintenance last, since they come back. All of them stay in
 * the file, or it would lack one of its ways in for as long as it is good.
 */
export function inOrderOfFiles(gateways: readonly Gateway[]): readonly Gateway[] {
  const isOut = ({ maintenance }: Gateway): boolean => maintenance !== null;
  return [...gateways.filter((gateway) => !isOut(gateway)), ...gateways.filter(isOut)];
}

export type MaintenanceWish = {
  readonly reason: string;
  /** Whoever asks has read that nobody of this group can connect meanwhile. */
  readonly knowsItIsTheLast: boolean;
};

type Begin = {
  readonly actor: Actor;
  /** All of its group. */
  readonly group: readonly Gateway[];
  readonly now: Date;
};

/** Refused: without a reason, twice, and for the last that takes people in unless that is known. */
export function beginMaintenance(
  gateway: Gateway,
  { reason, knowsItIsTheLast }: MaintenanceWish,
  { actor, group, now }: Begin,
): Transition {
  requireRole(actor, 'it-admin');
  if (gateway.state !== 'enrolled') throw new Refusal('conflict', 'gateway-not-in-service');
  if (gateway.maintenance !== null) throw new Refusal('conflict', 'changed-meanwhile');
  const words = reason.trim();
  if (words === '') throw new Refusal('invalid', 'reason-missing');
  if (words.length > maxMaintenanceReason) throw new Refusal('invalid', 'maintenance-reason-too-long');
  const isLast = placesBeside(gateway, group, now).length === 0;
  if (isLast && !knowsItIsTheLast) throw new Refusal('conflict', 'last-gateway-of-group');
  const state: Gateway = { ...gateway, maintenance: { since: now, reason: words, emptySince: null } };
  return { state, event: eventOf(state, 'gateway.maintenance-begun', { actor, reason: words, isLast }) };
}

export function endMaintenance(gateway: Gateway, actor: Actor): Transition {
  requireRole(actor, 'it-admin');
  if (gateway.state !== 'enrolled' || gateway.maintenance === null)
    throw new Refusal('conflict', 'changed-meanwhile');
  const state: Gateway = { ...gateway, maintenance: null };
  return {
    state,
    event: eventOf(state, 'gateway.maintenance-ended', { actor, reason: null, isLast: false }),
  };
}

type Transition = { readonly state: Gateway; readonly event: AuditEvent };

function eventOf(
  gateway: Gateway,
  action: AuditAction,
  {
    actor,
    reason,
    isLast,
  }: { readonly actor: Actor; readonly reason: string | null; readonly isLast: boolean },
): AuditEvent {
  const event = gatewayEvent(gateway, action, actor);
  return { ...event, data: { ...event.data, ...(isLast ? { last: true } : {}) }, reason };
}
