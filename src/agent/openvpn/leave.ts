/**
 * Lets the people of an OpenVPN server go, for maintenance: one after the other is told to try the next gateway of its
 * file; whoever comes back here is not told twice, since the file may name no other. Then the server ends.
 */
import { sendOn, type Management } from './management';

/** In each step, that is each second: another server that gets them all at once takes 10 in a second (`connect-freq-initial`). */
const atOnce = 8;
/** OpenVPN itself ends a session 5 seconds after the word was sent. */
const lastWordMs = 6_000;
/** However many come and go: then it ends. */
const longestMs = 300_000;

export class Leave {
  private readonly sent = new Set<string>();
  private readonly nowMs: () => number;
  private readonly begunAt: number;
  private lastSentAt = Number.NEGATIVE_INFINITY;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
    this.begunAt = nowMs();
  }

  /** Whether everybody has been told and had the time to go. */
  async step(management: Management): Promise<boolean> {
    const { sent, isAnybodyThere } = await sendOn(management, { alreadySent: this.sent, atMost: atOnce });
    const now = this.nowMs();
    for (const name of sent) this.sent.add(name);
    if (sent.length > 0) this.lastSentAt = now;
    if (!isAnybodyThere || now - this.begunAt > longestMs) return true;
    return sent.length === 0 && now - this.lastSentAt > lastWordMs;
  }
}
