// A refusal by the rules, for which a field of the form is to blame, stands beside it like any other error of the form.
import { Refusal } from '../../domain/errors';
import { withError, type Parsed } from './form';

/** Which field a refusal belongs to, by its reason; none: it is a page of its own. */
export type FieldOfRefusal = Readonly<Record<string, string>> | ((refusal: Refusal) => string | undefined);

/** The form with what was typed and the refusal. @throws the error itself where it belongs to no field. */
export function refusedForm<Value>(
  sent: Parsed<Value>,
  error: unknown,
  fieldOf: FieldOfRefusal,
): Parsed<Value> {
  if (!(error instanceof Refusal)) throw error;
  const field = typeof fieldOf === 'function' ? fieldOf(error) : fieldOf[error.reason];
  if (field === undefined) throw error;
  return withError(sent, field, `refusal.${error.reason}`);
}
