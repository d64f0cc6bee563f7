// What a municipality wants to loosen waits until somebody else has confirmed it (BSI ORP.4.A4: separation of duties).
import type { Adaptation } from './adaptation';
import { isSelf, requireRole, type Actor } from './actor';
import type { ApplicationEdition } from './application-edition';
import { Refusal } from './errors';
import type { AdaptationProposalId, IdentityRef, PersonId } from './ids';
import type { Role } from './roles';

export const proposalStates = ['open', 'confirmed', 'withdrawn', 'lapsed'] as const;

export type AdaptationProposal = {
  readonly id: AdaptationProposalId;
  readonly state: (typeof proposalStates)[number];
  /** What it would take the place of: made upon this and no other. */
  readonly base: ApplicationEdition['version'];
  readonly adaptation: Adaptation;
  readonly origin: 'municipality' | 'roll-back';
  readonly reason: string;
  readonly proposedBy: IdentityRef;
  /** Whoever proposed, as everybody they may be here. */
  readonly proposerPersons: readonly PersonId[];
  readonly proposedAt: Date;
  readonly decidedBy: IdentityRef | null;
  readonly decidedAt: Date | null;
};

/** What nobody confirms must not lie in wait. */
export const proposalOpenMs = 14 * 24 * 3_600_000;

/** Who publishes; and who else may read all of it, and confirm what loosens. */
export const catalogueAdmins = ['tenant-admin'] as const satisfies readonly Role[];
export const catalogueReaders = ['tenant-admin', 'security-officer'] as const satisfies readonly Role[];

export function proposersOf({ personId, alsoPersons = [] }: Actor): readonly PersonId[] {
  return [personId, ...alsoPersons];
}

export function isOwnProposal(actor: Actor, { proposerPersons }: AdaptationProposal): boolean {
  return proposerPersons.some((person) => isSelf(actor, person));
}

export function confirmProposal(
  proposal: AdaptationProposal,
  actor: Actor,
  { inForce, now }: { readonly inForce: number; readonly now: Date },
): AdaptationProposal {
  requireRole(actor, ...catalogueReaders);
  requireOpen(proposal);
  if (isOwnProposal(actor, proposal)) throw new Refusal('forbidden', 'own-proposal');
  if (isStaleProposal(proposal, inForce, now)) throw new Refusal('conflict', 'adaptation-proposal-stale');
  return { ...proposal, state: 'confirmed', decidedBy: actor.ref, decidedAt: now };
}

/** Either of those who may confirm says no; whoever proposed takes it back. */
export function withdrawProposal(proposal: AdaptationProposal, actor: Actor, now: Date): AdaptationProposal {
  requireRole(actor, ...catalogueReaders);
  requireOpen(proposal);
  return { ...proposal, state: 'withdrawn', decidedBy: actor.ref, decidedAt: now };
}

export function lapseProposal(proposal: AdaptationProposal, now: Date): AdaptationProposal {
  return { ...proposal, state: 'lapsed', decidedBy: null, decidedAt: now };
}

/** Too old, or made upon what is not in force any more. */
export function isStaleProposal(
  { base, proposedAt }: AdaptationProposal,
  inForce: number,
  now: Date,
): boolean {
  return base !== inForce || now.getTime() - proposedAt.getTime() >= proposalOpenMs;
}

function requireOpen({ state }: AdaptationProposal): void {
  if (state !== 'open') throw new Refusal('conflict', 'adaptation-proposal-decided');
}
