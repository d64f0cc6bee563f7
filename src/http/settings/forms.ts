// The forms of the settings: contact and limits, the leaflet, the decision for WireGuard.
import { z } from 'zod';
import type { Hotline } from '../../domain/tenant';
import { day, line, paragraph, wholeNumber } from '../kit/form-input';

const phone = line({ max: 40, min: 0 }).pipe(
  z.string().regex(/^([+(\d][\d\s()/.-]*)?$/, 'settings.error.phone'),
);
const mail = line({ max: 254, min: 0 }).pipe(
  z.string().regex(/^([\w.+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+)?$/u, 'settings.error.mail'),
);

export const longestGrantDays = 3660;

export const generalForm = z.object({
  phone,
  hours: line({ max: 80, min: 0 }),
  mail,
  maxGrantDays: wholeNumber({ min: 1, max: longestGrantDays }),
});

/** Nothing entered means that there is no help desk, not an empty one. */
export function hotlineOf({ phone, hours, mail }: z.infer<typeof generalForm>): Hotline | null {
  return phone === '' && hours === '' && mail === '' ? null : { phone, hours, mail };
}

export const leafletForm = z.object({
  text: paragraph({ max: 8000 }),
  /** The version that stood on the page. */
  seen: wholeNumber({ min: 0, max: 1_000_000 }),
});

export const wireguardForm = z.object({
  decidedBy: line({ max: 100 }),
  reason: paragraph({ max: 1000 }),
  reviewOn: day(),
});
