// The application as it is sent, and where on the form a refusal of the rules belongs.
import { z } from 'zod';
import { deviceKinds } from '../../domain/access-profile';
import { Refusal } from '../../domain/errors';
import { longestQueryText } from '../../domain/request-query';
import type { FieldError, Parsed } from '../kit/form';
import { choice, consent, day, line, paragraph, wholeNumber } from '../kit/form-input';

export const applicationForm = z.object({
  profile: line({ max: 64 }),
  purpose: paragraph({ max: 1000 }),
  from: day(),
  until: day(),
  deviceKind: choice(deviceKinds),
  leaflet: consent(),
  /** The version that stood on the page: what the tick was put under. */
  leafletVersion: wholeNumber({ min: 0, max: 1_000_000 }),
});

/** `round`: of the question that stood on the page. */
export const answerForm = z.object({
  answer: paragraph({ max: longestQueryText }),
  round: wholeNumber({ min: 1, max: 1_000_000 }),
});

export type ApplicationForm = z.infer<typeof applicationForm>;

const fieldOf: Readonly<Record<string, string>> = {
  'period-not-a-day': 'until',
  'period-ends-before-it-begins': 'until',
  'period-in-the-past': 'from',
  'period-too-far-ahead': 'from',
  'period-too-long': 'until',
  'device-kind-not-allowed': 'deviceKind',
  'no-such-profile': 'profile',
  'profile-retired': 'profile',
  'access-exists-already': 'from',
};

export const leafletChanged: FieldError = {
  field: 'leaflet',
  reason: 'access-requests.new.leaflet-changed',
  values: {},
};

/** Null: no field is to blame, the refusal stands for the whole form. */
export function fieldErrorOf(error: Refusal): FieldError | null {
  if (error.reason === 'leaflet-changed') return leafletChanged;
  const field = fieldOf[error.reason];
  return field === undefined ? null : { field, reason: `refusal.${error.reason}`, values: {} };
}

/** The form as it was sent, with this error; a tick under another leaflet is not kept. */
export function refused(sent: Parsed<ApplicationForm>, error: FieldError): Parsed<ApplicationForm> {
  const earlier = sent.ok ? [] : sent.errors.filter(({ field }) => field !== error.field);
  const { leaflet = [], ...rest } = sent.values;
  const kept = error.field === 'leaflet' ? rest : { ...rest, leaflet };
  return { ok: false, errors: [...earlier, error], values: kept };
}
