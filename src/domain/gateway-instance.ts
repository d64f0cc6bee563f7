/**
 * Which process speaks for a gateway. Whoever copies a gateway's disk has its key twice; each start of an agent takes a
 * random number, and two numbers that speak in turn are two agents. What one confirms says nothing about the other.
 */
import { anyCount, integerField, jsonObject, listField, textField } from './json-fields';
import type { JsonObject } from './json-fields';

export type InstanceBelief = {
  /** The one that is believed: who took over last. */
  readonly instance: string;
  /** Since when, by the portal's clock … */
  readonly since: Date;
  /** … and by the clock that signed its first request. */
  readonly signedSince: Date;
  /** Those before it, newest first, and when each was succeeded. */
  readonly former: readonly { readonly instance: string; readonly until: Date }[];
  /** Two are alive: since when at the most, and when this showed last. Null: one, for all that is known. */
  readonly copied: { readonly since: Date; readonly at: Date } | null;
  /** What was confirmed below this revision does not count any more. */
  readonly provesFrom: number;
};

/** A request whose signature held. */
export type Spoken = {
  readonly instance: string;
  /** By its signer's clock. */
  readonly signedAt: Date;
  readonly now: Date;
};

/** An agent from before the number; all of them look like one. */
export const unnamedInstance = '';
/** What asks with the gateway's key beside the agent, and confirms nothing. */
export const doctorInstance = 'doctor';

/** So long a request of a process that has ended may be under way. */
export const lateForMs = 60_000;
/** The one before is woken when another takes over: if it lives, it speaks within this time. */
export const youngForMs = 15_000;
/** An agent in trouble pauses for a minute, after it has waited for an answer for 40 seconds. */
export const quietForMs = 120_000;
const mostFormer = 16;

export type HeardTurn = 'none' | 'succeeded' | 'copy-noticed' | 'copy-ended';

/** Another number is a restart, until the one before speaks again. The same belief comes back where nothing has changed. */
export function hear(
  belief: InstanceBelief | null,
  spoken: Spoken,
): { readonly belief: InstanceBelief; readonly turn: HeardTurn } {
  const { instance, signedAt, now } = spoken;
  if (belief === null) {
    const first = { instance, since: now, signedSince: signedAt };
    return { belief: { ...first, former: [], copied: null, provesFrom: 0 }, turn: 'none' };
  }
  if (instance === belief.instance) {
    const isOver = belief.copied !== null && now.getTime() - belief.copied.at.getTime() > quietForMs;
    return isOver ? { belief: { ...belief, copied: null }, turn: 'copy-ended' } : { belief, turn: 'none' };
  }
  return isLate(belief, spoken) ? { belief, turn: 'none' } : succeeded(belief, spoken);
}

/** Signed before the believed one began, and here soon after: it waited on the way, and its process may be gone. */
function isLate({ since, signedSince, former, copied }: InstanceBelief, spoken: Spoken): boolean {
  if (copied !== null || spoken.now.getTime() - since.getTime() > lateForMs) return false;
  // Signatures know whole seconds. Who was never heard may have begun within the same one.
  const isFormer = former.some(({ instance }) => instance === spoken.instance);
  const early = signedSince.getTime() - spoken.signedAt.getTime();
  return isFormer ? early >= 0 : early > 0;
}

function succeeded(belief: InstanceBelief, { instance, signedAt, now }: Spoken): ReturnType<typeof hear> {
  const back = belief.former.find((one) => one.instance === instance);
  const others = belief.former.filter((one) => one !== back);
  const next: InstanceBelief = {
    ...belief,
    instance,
    since: now,
    signedSince: signedAt,
    former: [{ instance: belief.instance, until: now }, ...others].slice(0, mostFormer),
  };
  if (back === undefined && belief.copied === null) return { belief: next, turn: 'succeeded' };
  const begins = [back?.until, belief.copied?.since].flatMap((time) => time?.getTime() ?? []);
  const copied = { since: new Date(Math.min(...begins)), at: now };
  return { belief: { ...next, copied }, turn: belief.copied === null ? 'copy-noticed' : 'none' };
}

/** `sole`: its confirmations count. `young`: perhaps the one before it lives. `former`: another one is believed. */
export type InstanceStanding = 'sole' | 'young' | 'former' | 'copied';

export function standingOf(belief: InstanceBelief | null, instance: string, now: Date): InstanceStanding {
  if (belief === null) return 'sole';
  if (belief.copied !== null) return 'copied';
  if (belief.instance !== instance) return 'former';
  const isYoung = belief.former.length > 0 && now.getTime() - belief.since.getTime() < youngForMs;
  return isYoung ? 'young' : 'sole';
}

/** Why a confirmation does not count: told to the agent, which confirms again. */
export type Unproved = Exclude<InstanceStanding, 'sole'> | 'anew';

/** Null: it counts. After two were alive, only what was looked at from a snapshot of afterwards on does. */
export function unprovedBy(
  belief: InstanceBelief | null,
  instance: string,
  { revision, now }: { readonly revision: number; readonly now: Date },
): Unproved | null {
  const standing = standingOf(belief, instance, now);
  if (standing !== 'sole') return standing;
  return belief !== null && revision < belief.provesFrom ? 'anew' : null;
}

/**
 * A failure claims nothing, so it is kept of a confirmation that does not count; what that says to be done is not. Of one
 * that was succeeded it is not kept: its process may be gone, and nobody would take it back.
 */
export function keepsFailures(reason: Unproved): boolean {
  return reason !== 'former';
}

/** Likewise of a gateway that is out for maintenance: one of two may say that somebody is there, not that nobody is. */
export function isBelievedEmpty(isEmpty: boolean, standing: InstanceStanding): boolean {
  if (standing === 'former') return false;
  return standing !== 'copied' || !isEmpty;
}

/** 128 bits in base64url. */
const isInstance = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text);

/** Of a signed query; null: not as agreed. */
export function instanceIn(query: string): string | null {
  const [instance = unnamedInstance, ...more] = new URLSearchParams(query).getAll('instance');
  const isKnown = instance === doctorInstance || isInstance(instance);
  if (more.length > 0) return null;
  return isKnown || !query.includes('instance=') ? instance : null;
}

/** The same with who asks. */
export function queryBy(instance: string, query: string): string {
  return `${query === '' ? '?' : `${query}&`}instance=${instance}`;
}

/** As it was stored. */
export function readBelief(stored: unknown): InstanceBelief {
  const fields = jsonObject(stored);
  const copied = fields.copied === null ? null : jsonObject(fields.copied);
  return {
    instance: textField(fields, 'instance', () => true),
    since: timeField(fields, 'since'),
    signedSince: timeField(fields, 'signedSince'),
    former: listField(fields, 'former', mostFormer)
      .map(jsonObject)
      .map((one) => ({ instance: textField(one, 'instance', () => true), until: timeField(one, 'until') })),
    copied: copied === null ? null : { since: timeField(copied, 'since'), at: timeField(copied, 'at') },
    provesFrom: integerField(fields, 'provesFrom', anyCount),
  };
}

function timeField(from: JsonObject, name: string): Date {
  return new Date(textField(from, name, (text) => !Number.isNaN(Date.parse(text))));
}
