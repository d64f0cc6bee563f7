// What is sent about a change to the sign-in: which one, the metadata to propose, a confirmation without a trial, a reason.
import { z } from 'zod';
import { signInChangeId, type SignInChangeId } from '../../domain/ids';
import type { PersonContext } from '../kit/context';
import { choice, consent, line } from '../kit/form-input';
import { reasonInput } from '../kit/reason-input';

/** As it comes: metadata is no text for people, and what is odd in it is the reader's to refuse. */
const raw = z.preprocess(
  (value): unknown => (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')),
  z.string().max(512 * 1024, 'refusal.metadata-too-large'),
);

export const proposalForm = z.object({
  address: line({ max: 2048, min: 0 }),
  file: raw,
  metadata: raw,
  entityId: line({ max: 1024, min: 0 }),
  identity: line({ max: 256, min: 0 }),
  signed: choice(['assertion', 'response', 'both']),
  reason: reasonInput(1),
});

/** Whoever confirms what nobody has tried out says that they know it, and why. */
export const untriedForm = z.object({ untried: consent(), reason: reasonInput(1) });

export const rejectForm = z.object({ reason: reasonInput(1) });

/** Which change the address names. */
export function changeIdIn({ params }: Pick<PersonContext, 'params'>): SignInChangeId {
  return signInChangeId(params['change'] ?? '');
}
