// The forms of the emergency account: its two secrets, and the reason of an act.
import { z } from 'zod';
import { line, paragraph } from '../kit/form-input';

export const keyForm = z.object({ passphrase: line({ max: 100 }), code: line({ max: 20 }) });

export const actForm = z.object({ reason: paragraph({ max: 1000 }) });

export const longestWhat = 200;
