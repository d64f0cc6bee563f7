// The forms of the upkeep: the address of metadata, and the step of our key that somebody has before their eyes.
import { z } from 'zod';
import { choice, line } from '../kit/form-input';

export const addressForm = z.object({ address: line({ max: 2048 }) });

export const stepForm = z.object({ step: choice(['settled', 'published', 'signing']) });
