// Of which draft, edition or template a form was made: nobody writes over what they have not seen.
import { z } from 'zod';
import { wholeNumber } from '../kit/form-input';

export const revisionInput = wholeNumber({ min: 0, max: 1_000_000 });

/** A form that says nothing else. */
export const revisionForm = z.object({ revision: revisionInput });
