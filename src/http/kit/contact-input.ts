// How a help desk is reached, as forms ask for it and take it.
import { z } from 'zod';
import type { Translate } from '../../texts/translate';
import type { FieldSpec } from './form-view';
import { line } from './form-input';

const phoneInput = line({ max: 40, min: 0 }).pipe(
  z.string().regex(/^([+(\d][\d\s()/.-]*)?$/, 'settings.error.phone'),
);

export const mailInput = line({ max: 254, min: 0 }).pipe(
  z.string().regex(/^([\w.+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+)?$/u, 'settings.error.mail'),
);

const hoursInput = line({ max: 80, min: 0 });

export const contactFields = { phone: phoneInput, hours: hoursInput, mail: mailInput };

export function contactSpecs(t: Translate): readonly FieldSpec[] {
  const field = (name: keyof typeof contactFields) => ({
    kind: 'text' as const,
    name,
    label: t(`settings.general.${name}`),
    optional: true,
  });
  return [
    { ...field('phone'), hint: t('settings.general.phone-hint'), short: true },
    { ...field('hours'), hint: t('settings.general.hours-hint') },
    field('mail'),
  ];
}

type Contact = { readonly phone: string; readonly hours: string; readonly mail: string };

/** Nothing entered means that there is no help desk, not an empty one. */
export function hotlineOf({ phone, hours, mail }: Contact): Contact | null {
  return phone === '' && hours === '' && mail === '' ? null : { phone, hours, mail };
}
