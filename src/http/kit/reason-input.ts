// The words with which somebody explains an act: cleaned, bounded, several lines.
import { multiLine } from '../../domain/text-rules';
import { paragraph } from './form-input';

const maxReason = 1000;

/** `min` 1: without a reason the form comes back. */
export function reasonInput(min: 0 | 1) {
  return paragraph({ max: maxReason, min }).transform((typed, context) => {
    const cleaned = multiLine(typed, maxReason);
    if (cleaned.ok && cleaned.value.length >= min) return cleaned.value;
    const message = cleaned.ok ? 'form.error.missing' : `refusal.${cleaned.reason}`;
    context.addIssue({ code: 'custom', message });
    return '';
  });
}
