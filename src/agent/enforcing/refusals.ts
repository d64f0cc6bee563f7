/**
 * Whom this gateway refuses for now, and why, as far as it knows: taken back by the portal, at their end, or because the
 * portal has not been heard for too long. Whoever is revoked for good is none of them.
 */
import type { NoticeReason } from '../../domain/refusal-notice';
import type { AgentState } from '../memory/agent-state';
import { endsUpTo } from '../memory/contact-limit';
import type { PortalClock } from '../memory/portal-clock';
import { hasEnded } from './touched';

/** By credential. */
export type Refusals = {
  readonly at: (credential: string) => NoticeReason | null;
  readonly names: () => Iterable<string>;
};
export const noRefusals: Refusals = { at: () => null, names: () => [] };

type Parts = {
  readonly state: Pick<AgentState, 'settings' | 'clients' | 'refused' | 'tombstones'>;
  readonly clock: Pick<PortalClock, 'now' | 'silentMs'>;
};

export function refusalsIn(parts: Parts): Refusals {
  const { state, clock } = parts;
  const at = (credential: string): NoticeReason | null => {
    const client = state.clients.get(credential);
    if (client !== undefined) {
      if (!hasEnded(client, endsUpTo(parts))) return null;
      return hasEnded(client, clock.now()) ? 'ended' : 'closed';
    }
    const refused = state.refused.get(credential);
    if (refused === undefined || state.tombstones.has(refused.serial)) return null;
    return refused.because ?? 'suspended';
  };
  return {
    at,
    names: function* () {
      for (const name of [...state.refused.keys(), ...state.clients.keys()])
        if (at(name) !== null) yield name;
    },
  };
}
