// A profile beside the recommended one is a decision: what it risks, what remains, who bears it, until when, and two people.
import { isSelf, requireRole, type Actor } from './actor';
import type { CryptoProfileId } from './crypto-profile';
import { Refusal } from './errors';
import type { CryptoWaiverId, IdentityRef, PersonId } from './ids';
import { addDays, endOfLocalDay, isLocalDay, localDay } from './local-day';
import type { Role } from './roles';
import { queryTokens } from './search-tokens';

export const waiverStates = ['proposed', 'in-force', 'withdrawn', 'lapsed', 'ended'] as const;

export type CryptoWaiver = {
  readonly id: CryptoWaiverId;
  readonly profile: CryptoProfileId;
  readonly state: (typeof waiverStates)[number];
  readonly risk: string;
  readonly residualRisk: string;
  readonly reason: string;
  /** Who bears the risk, by name. */
  readonly owner: string;
  /** Its last day. */
  readonly until: string;
  readonly endsAt: Date;
  readonly proposedBy: IdentityRef;
  /** Whoever proposed, as everybody they may be here. */
  readonly proposerPersons: readonly PersonId[];
  readonly proposedAt: Date;
  readonly decidedBy: IdentityRef | null;
  readonly decidedAt: Date | null;
  /** Null with an end: by time. */
  readonly endedBy: IdentityRef | null;
  readonly endedAt: Date | null;
};

export type WaiverText = Pick<CryptoWaiver, 'risk' | 'residualRisk' | 'reason' | 'owner' | 'until'>;

export const waiverRoles = ['tenant-admin', 'security-officer'] as const satisfies readonly Role[];

/** Twelve months: then somebody has to say it anew. */
export const longestWaiverDays = 365;

/** What nobody confirms must not lie in wait: the risk was judged by what was known then. */
export const waiverOpenDays = 30;

type Proposing = {
  readonly actor: Actor;
  readonly id: CryptoWaiverId;
  readonly profile: CryptoProfileId;
  readonly now: Date;
  readonly timeZone: string;
};

/** Mindeststandard TLS of the BSI: what deviates is known, its risk treated, written down, and approved with a time plan. */
export function proposeWaiver(
  text: WaiverText,
  { actor, id, profile, now, timeZone }: Proposing,
): CryptoWaiver {
  requireRole(actor, ...waiverRoles);
  const { risk, residualRisk, reason, owner, until } = text;
  if ([risk, residualRisk, reason, owner].some((words) => words.trim() === '')) {
    throw new Refusal('invalid', 'crypto-waiver-incomplete');
  }
  const today = localDay(now, timeZone);
  if (!isLocalDay(until) || until <= today) throw new Refusal('invalid', 'crypto-waiver-day-past');
  if (until > addDays(today, longestWaiverDays)) throw new Refusal('invalid', 'crypto-waiver-day-too-far');
  return {
    ...{ id, profile, state: 'proposed', risk, residualRisk, reason, owner, until },
    endsAt: endOfLocalDay(until, timeZone),
    proposedBy: actor.ref,
    proposerPersons: [actor.personId, ...(actor.alsoPersons ?? [])],
    proposedAt: now,
    ...{ decidedBy: null, decidedAt: null, endedBy: null, endedAt: null },
  };
}

/** Whoever approves has neither proposed it nor bears the risk. */
export function confirmWaiver(
  waiver: CryptoWaiver,
  actor: Actor,
  { now, name }: { readonly now: Date; readonly name: string },
): CryptoWaiver {
  requireRole(actor, ...waiverRoles);
  requireState(waiver, 'proposed');
  if (isOwnWaiver(actor, waiver)) throw new Refusal('forbidden', 'own-crypto-waiver');
  if (isNamed(waiver.owner, name)) throw new Refusal('forbidden', 'crypto-waiver-owner-confirms');
  if (isStaleWaiver(waiver, now)) throw new Refusal('conflict', 'crypto-waiver-lapsed');
  return { ...waiver, state: 'in-force', decidedBy: actor.ref, decidedAt: now };
}

/** By whoever proposed it, or as the other's no. */
export function withdrawWaiver(waiver: CryptoWaiver, actor: Actor, now: Date): CryptoWaiver {
  requireRole(actor, ...waiverRoles);
  requireState(waiver, 'proposed');
  return { ...waiver, state: 'withdrawn', decidedBy: actor.ref, decidedAt: now };
}

/** Proposed, and not confirmed in time: that counts from the moment on, not from when the job comes round. */
export function isStaleWaiver({ state, proposedAt, endsAt }: CryptoWaiver, now: Date): boolean {
  const openMs = waiverOpenDays * 86_400_000;
  return state === 'proposed' && (now >= endsAt || now.getTime() - proposedAt.getTime() >= openMs);
}

/** Decided by nobody. */
export function lapseWaiver(waiver: CryptoWaiver, now: Date): CryptoWaiver {
  requireState(waiver, 'proposed');
  return { ...waiver, state: 'lapsed', decidedBy: null, decidedAt: now };
}

/** By one of the two roles ahead of time, because a newer one takes its place, or (null) by time. */
export function endWaiver(waiver: CryptoWaiver, actor: Actor | null, now: Date): CryptoWaiver {
  if (actor !== null) requireRole(actor, ...waiverRoles);
  requireState(waiver, 'in-force');
  if (actor === null && now < waiver.endsAt) throw new Refusal('conflict', 'crypto-waiver-decided');
  return { ...waiver, state: 'ended', endedBy: actor?.ref ?? null, endedAt: now };
}

/** Its end counts from the moment on, not from when the job comes round. */
export function isWaiverInForce(waiver: CryptoWaiver | null, now: Date): boolean {
  return waiver?.state === 'in-force' && now < waiver.endsAt;
}

export function isOwnWaiver(actor: Actor, { proposerPersons }: CryptoWaiver): boolean {
  return proposerPersons.some((person) => isSelf(actor, person));
}

/** Every part of the name stands in what was written: "Klein, Katja (CISO)" names Katja Klein. */
function isNamed(owner: string, name: string): boolean {
  const words = queryTokens(owner);
  const parts = queryTokens(name);
  return parts.length > 0 && parts.every((part) => words.includes(part));
}

function requireState(waiver: CryptoWaiver, state: CryptoWaiver['state']): void {
  if (waiver.state !== state) throw new Refusal('conflict', 'crypto-waiver-decided');
}
