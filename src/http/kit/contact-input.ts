// How a help desk is reached, as forms take it.
import { z } from 'zod';
import { line } from './form-input';

export const phoneInput = line({ max: 40, min: 0 }).pipe(
  z.string().regex(/^([+(\d][\d\s()/.-]*)?$/, 'settings.error.phone'),
);

export const mailInput = line({ max: 254, min: 0 }).pipe(
  z.string().regex(/^([\w.+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+)?$/u, 'settings.error.mail'),
);

export const hoursInput = line({ max: 80, min: 0 });

type Contact = { readonly phone: string; readonly hours: string; readonly mail: string };

/** Nothing entered means that there is no help desk, not an empty one. */
export function hotlineOf({ phone, hours, mail }: Contact): Contact | null {
  return phone === '' && hours === '' && mail === '' ? null : { phone, hours, mail };
}
