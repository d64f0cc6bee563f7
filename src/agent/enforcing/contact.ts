// Whether the portal is heard, and what follows from its silence: how long the state may be believed, when all access ends, and
// that it is let in again once an answer was followed.
import type { AgentState } from '../memory/agent-state';
import { isClosed, msUntilClosed } from '../memory/contact-limit';
import type { PortalClock } from '../memory/portal-clock';
import type { StateRecord } from '../memory/state-record';

export type ContactParts = {
  readonly state: AgentState;
  readonly clock: PortalClock;
  /** What may get lost with a crash. */
  readonly keep: (record: StateRecord) => void;
  readonly log: (text: string) => void;
};

const dayMs = 86_400_000;

export class Contact {
  private readonly parts: ContactParts;
  /** Somebody may be out for a reason that is over with the portal's word. */
  private holdsBack = false;
  /** All access has ended for want of contact, and that was said. */
  private isShut = false;

  constructor(parts: ContactParts) {
    this.parts = parts;
  }

  /** Whether the state may be applied without word from the portal. */
  isFresh(): boolean {
    const { state, clock } = this.parts;
    return state.settings !== null && clock.silentMs() <= state.settings.maxOfflineDays * dayMs;
  }

  /** Whether the portal has been away for longer than this gateway may let anybody in without it. */
  isClosed(): boolean {
    return isClosed(this.parts);
  }

  /** Takes over the signed time of an answer that is believed, and is followed next. */
  heard(time: Date): void {
    const { state, clock, keep, log } = this.parts;
    const left = msUntilClosed(this.parts) ?? 0;
    const wasGuess = clock.signed(time.getTime());
    this.holdsBack ||= wasGuess || this.isShut || left < 0;
    keep({ clock: clock.mark() });
    const { closedSeconds } = state;
    // Also what a former run had closed, and had not come to tell.
    if (closedSeconds > 0 && left < 0)
      keep({ closedSeconds: Math.max(closedSeconds, Math.ceil(-left / 1000)) });
    if (this.isShut) log('the portal answers again: access is as it orders');
    this.isShut = false;
  }

  /** Says it once, when the limit has passed for a system that is up. */
  noteSilence(isUp: boolean): void {
    const { state, keep, log } = this.parts;
    if (this.isShut || !isUp || !this.isClosed()) return;
    this.isShut = true;
    log('the portal has not been heard for too long: all access has ended until it answers');
    keep({ closedSeconds: Math.max(state.closedSeconds, 1) });
  }

  /** Once after the answer that ends it, when that was followed. */
  letsInAgain(): boolean {
    const { holdsBack } = this;
    this.holdsBack = false;
    return holdsBack;
  }
}
