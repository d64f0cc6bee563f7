// What is typed when an access or a device is stopped: a revocation needs a reason, a suspension may have one.
import { z } from 'zod';
import { reasonInput } from '../kit/reason-input';

export const revocationForm = z.object({ reason: reasonInput(1) });
export const suspensionForm = z.object({ reason: reasonInput(0) });

/** Longer ones find no more; the search takes words, not texts. */
export const longestQuery = 200;
