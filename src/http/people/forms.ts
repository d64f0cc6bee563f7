// What is typed when an access or a device is stopped (a revocation needs a reason, a suspension may have one), and when
// a sign-in is assigned.
import { z } from 'zod';
import { verdicts } from '../../domain/assignment';
import { choice } from '../kit/form-input';
import { reasonInput } from '../kit/reason-input';

export const revocationForm = z.object({ reason: reasonInput(1) });
export const suspensionForm = z.object({ reason: reasonInput(0) });

/** Whose a doubtful sign-in was, and how one knows. */
export const assignmentForm = z.object({ verdict: choice(verdicts), reason: reasonInput(1) });
export type AssignmentForm = z.infer<typeof assignmentForm>;

/** Longer ones find no more; the search takes words, not texts. */
export const longestQuery = 200;
