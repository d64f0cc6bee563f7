/**
 * How long a gateway goes on without the portal, where a municipality wants an end to that: then the gateway ends all
 * access by itself, since it cannot know what was taken back meanwhile (BSI NET.3.3.A5). Off unless somebody decides so.
 */
import { isAgentFrom } from './agent-version';
import type { Gateway } from './gateway';

/** Hours. A gateway that the portal answers is heard at least twice a minute. */
export const closeAfterBounds = { least: 1, most: 720 } as const;
/** What an agent takes for sensible, in seconds. */
export const closeAfterSecondsBounds = [1, 31 * 86_400] as const;

const hourMs = 3_600_000;

export function closeAfterSeconds(hours: number): number {
  return (hours * hourMs) / 1000;
}

export function isCloseAfter(hours: number | null): boolean {
  if (hours === null) return true;
  return Number.isInteger(hours) && hours >= closeAfterBounds.least && hours <= closeAfterBounds.most;
}

/** Agents from before do not know the limit, and go on with their last state for as long as they are alone. */
export function keepsContactLimit({ agentVersion }: Pick<Gateway, 'agentVersion'>): boolean {
  return isAgentFrom(agentVersion, [1, 2]);
}

/**
 * How a gateway stands, by what the portal has heard of it. It may be `closed` without anybody having told so: the gateway
 * counts for itself, from the last answer that it believed.
 */
export type ContactStanding =
  | { readonly kind: 'off' }
  /** It has not enrolled yet, or is out of service. */
  | { readonly kind: 'none' }
  | { readonly kind: 'old-agent' }
  | { readonly kind: 'open' | 'closed'; readonly closesAt: Date };

export function contactStanding(
  gateway: Pick<Gateway, 'state' | 'lastContactAt' | 'agentVersion'>,
  closeAfterHours: number | null,
  now: Date,
): ContactStanding {
  if (closeAfterHours === null) return { kind: 'off' };
  if (gateway.state !== 'enrolled' || gateway.lastContactAt === null) return { kind: 'none' };
  if (!keepsContactLimit(gateway)) return { kind: 'old-agent' };
  const closesAt = new Date(gateway.lastContactAt.getTime() + closeAfterHours * hourMs);
  return { kind: now.getTime() > closesAt.getTime() ? 'closed' : 'open', closesAt };
}
