// The forms of the emergency account: its two secrets, and the reason of an act.
import { z } from 'zod';
import { line } from '../kit/form-input';
import { reasonInput } from '../kit/reason-input';

export const keyForm = z.object({ passphrase: line({ max: 100 }), code: line({ max: 20 }) });

export const actForm = z.object({ reason: reasonInput(1) });

export const longestWhat = 200;
