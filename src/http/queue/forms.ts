// What is typed on the queue's pages.
import { z } from 'zod';
import { reasonInput } from '../kit/reason-input';

export const denialForm = z.object({ reason: reasonInput(1) });
