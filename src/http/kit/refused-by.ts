// Why a value that was typed is refused, by the rule that would refuse it later: a key of the catalogue.
import { Refusal } from '../../domain/errors';

export function refusedBy(rule: (text: string) => unknown, text: string): string | null {
  try {
    rule(text);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return `refusal.${error.reason}`;
    throw error;
  }
}
