// The forms by which a municipality names a person of the provider, and says who else that is.
import { z } from 'zod';
import { employeeVerdicts } from '../../domain/delegate-employee';
import { delegableRoles } from '../../domain/delegation';
import { choice, day, line } from '../kit/form-input';
import { reasonInput } from '../kit/reason-input';

export const delegationForm = z.object({
  code: line({ max: 40 }),
  role: choice(delegableRoles),
  until: day(),
  reason: reasonInput(1),
});

export const employeeForm = z.object({
  address: line({ max: 254 }),
  verdict: choice(employeeVerdicts),
  reason: reasonInput(1),
});
