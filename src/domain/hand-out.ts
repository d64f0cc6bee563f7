// A file whose key was born in a page exists nowhere else until it is saved: the page says when it was, or takes it back.
import type { Credential } from './credential';
import { Refusal } from './errors';

/** As long as the page that made it may take it back. */
export const handOutMinutes = 60;

export type Outcome = 'take-back' | 'nothing';

/**
 * Refused, `hand-out-over`: it was saved, it has connected and thus arrived, or too much time has gone by. What has ended
 * meanwhile needs nothing more, so that a page may say it twice.
 */
export function judgeDiscarding(credential: Credential | null, now: Date): Outcome {
  if (credential === null) throw new Refusal('gone', 'hand-out-over');
  if (credential.state !== 'active') return 'nothing';
  const minutes = (now.getTime() - credential.createdAt.getTime()) / 60_000;
  if (credential.connected || minutes > handOutMinutes) throw new Refusal('gone', 'hand-out-over');
  return 'take-back';
}
