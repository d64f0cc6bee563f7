// Public keys that were made elsewhere, as they are pasted; a certificate request may come as a file instead.
import { z } from 'zod';
import { asTyped, line } from '../kit/form-input';

/** More than a request may have, so that the rule for it says what is wrong. */
const longestTyped = 20_000;

export const ownKeyForm = z.object({
  request: asTyped().pipe(z.string().max(longestTyped)),
  wireguardKey: line({ max: 200, min: 0 }),
  /** The file that the page knew of; empty for none. */
  replaces: line({ max: 64, min: 0 }),
});

export type OwnKeyForm = z.infer<typeof ownKeyForm>;

/** RFC 2986 sets no limit; ours is far above what a request for one key needs. */
export const largestRequest = 4096;
