// The forms of a closing: when and why it is announced, and why it is withdrawn or forced.
import { z } from 'zod';
import { line } from '../kit/form-input';
import { reasonInput } from '../kit/reason-input';

export const announceForm = z.object({ onDay: line({ max: 10 }), reason: reasonInput(1) });
export const reasonForm = z.object({ reason: reasonInput(1) });
