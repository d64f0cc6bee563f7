// The forms of the settings: contact and limits, the leaflet, decisions for what is off until then.
import { z } from 'zod';
import { closeAfterBounds } from '../../domain/contact-limit';
import { handOverMinutes } from '../../domain/hand-over';
import { confirmWithinBounds } from '../../domain/unconfirmed-order';
import { contactFields } from '../kit/contact-input';
import { federalStateField } from '../kit/federal-state-input';
import { day, line, optionalWholeNumber, paragraph, wholeNumber } from '../kit/form-input';

export const longestGrantDays = 3660;

export const generalForm = z.object({
  ...contactFields,
  maxGrantDays: wholeNumber({ min: 1, max: longestGrantDays }),
  handOverMinutes: wholeNumber({ min: handOverMinutes.least, max: handOverMinutes.most }),
  confirmWithinSeconds: wholeNumber({ min: confirmWithinBounds.least, max: confirmWithinBounds.most }),
  federalState: federalStateField,
});

export const leafletForm = z.object({
  text: paragraph({ max: 8000 }),
  /** The version that stood on the page. */
  seen: wholeNumber({ min: 0, max: 1_000_000 }),
});

/** Empty: gateways go on without the portal. */
export const contactLimitForm = z.object({
  hours: optionalWholeNumber({ min: closeAfterBounds.least, max: closeAfterBounds.most }),
});

export const decisionForm = z.object({
  decidedBy: line({ max: 100 }),
  reason: paragraph({ max: 1000 }),
  reviewOn: day(),
});
