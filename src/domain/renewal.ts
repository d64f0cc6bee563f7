// A certificate near its end is renewed without a gap: the new file and the old one work side by side until the new one has
// connected, for a limited time, and count as one device. For a file that is lost there is replacing, which leaves no old one.
import type { AuditEvent } from './audit-event';
import type { Credential } from './credential';
import { Refusal } from './errors';
import { filesInHand } from './own-access';

const dayMs = 86_400_000;
/** Before the end of the certificate. */
export const renewalDays = 30;
/** At most, for old and new together. */
export const overlapDays = 14;

/** Whether the last days of the certificate have begun, and its access goes on after them. WireGuard keys have no end. */
export function isRenewable({ state, notAfter, until }: Credential, now: Date): boolean {
  if (state !== 'active' || notAfter === null || until <= notAfter) return false;
  const left = notAfter.getTime() - now.getTime();
  return left > 0 && left <= renewalDays * dayMs;
}

export type Renewal = {
  /** Goes on beside the new one. */
  readonly outgoing: Credential;
  /** Made by an earlier renewal and never connected with: a file that did not arrive. It ends at once. */
  readonly unused: Credential | null;
};

/** `seen`: what the person saw on the page, so that a second click makes no second file. */
export function renewalOf(
  credentials: readonly Credential[],
  { seen, now }: { readonly seen: Credential['id']; readonly now: Date },
): Renewal {
  const { current, outgoing } = filesInHand(credentials);
  if (current === null || current.id !== seen) throw new Refusal('conflict', 'credential-made-meanwhile');
  const isUnused = outgoing !== null && !current.connected;
  const renewed = isUnused ? outgoing : current;
  if (!isRenewable(renewed, now)) throw new Refusal('conflict', 'renewal-not-open');
  return { outgoing: renewed, unused: isUnused ? current : null };
}

export function endOfOverlap(now: Date): Date {
  return new Date(now.getTime() + overlapDays * dayMs);
}

export type OverlapEnd = 'retire' | 'keep' | 'wait';

/**
 * What becomes of the outgoing file: it is due once the new one has connected or the time is over. It is kept where the
 * new one is gone, for then it is the only one.
 */
export function endOfRenewal(outgoing: Credential, successor: Credential | null, now: Date): OverlapEnd {
  const isLive = successor?.state === 'active' || successor?.state === 'suspended';
  if (!isLive) return 'keep';
  const isOver = outgoing.retireAt !== null && now >= outgoing.retireAt;
  return successor.connected || isOver ? 'retire' : 'wait';
}

/** By the portal itself. */
export function retiredEvent(
  outgoing: Credential,
  successor: Credential,
  person: AuditEvent['subject'],
): AuditEvent {
  return {
    action: 'credential.retired',
    actor: null,
    subject: person,
    object: { kind: 'credential', id: outgoing.id },
    data: {
      device: outgoing.deviceId,
      renewedBy: successor.id,
      because: successor.connected ? 'connected' : 'time',
    },
    reason: null,
  };
}
