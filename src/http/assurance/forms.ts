// The form about second factors and fresh sign-ins.
import { z } from 'zod';
import {
  freshMinutesLimits,
  idleMinutesLimits,
  longestHoursLimits,
  type Assurance,
} from '../../domain/assurance';
import { authenticationHoursLimits } from '../../domain/saml-settings';
import { box, paragraph, wholeNumber } from '../kit/form-input';

export const assuranceForm = z.object({
  adminsNeedMfa: box(),
  /** One a line. */
  mfaSignals: paragraph({ max: 6000, min: 0 }),
  freshMinutes: wholeNumber(freshMinutesLimits),
  idleMinutes: wholeNumber(idleMinutesLimits),
  longestHours: wholeNumber(longestHoursLimits),
  maxAuthenticationHours: wholeNumber(authenticationHoursLimits),
});

export function assuranceIn({
  adminsNeedMfa,
  mfaSignals,
  freshMinutes,
  idleMinutes,
  longestHours,
}: z.infer<typeof assuranceForm>): Assurance {
  const signals = mfaSignals
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { adminsNeedMfa, mfaSignals: [...new Set(signals)], freshMinutes, idleMinutes, longestHours };
}
