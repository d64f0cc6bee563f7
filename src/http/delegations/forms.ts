// The form by which a municipality names a person of the provider.
import { z } from 'zod';
import { delegableRoles } from '../../domain/delegation';
import { choice, day, line, paragraph } from '../kit/form-input';

export const delegationForm = z.object({
  code: line({ max: 40 }),
  role: choice(delegableRoles),
  until: day(),
  reason: paragraph({ max: 1000 }),
});
