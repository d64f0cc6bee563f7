// The forms by which a municipality names a person of the provider, and says who else that is.
import { z } from 'zod';
import { employeeVerdicts } from '../../domain/delegate-employee';
import { delegableRoles } from '../../domain/delegation';
import { choice, day, line, paragraph } from '../kit/form-input';

export const delegationForm = z.object({
  code: line({ max: 40 }),
  role: choice(delegableRoles),
  until: day(),
  reason: paragraph({ max: 1000 }),
});

export const employeeForm = z.object({
  address: line({ max: 254 }),
  verdict: choice(employeeVerdicts),
  reason: paragraph({ max: 1000 }),
});
