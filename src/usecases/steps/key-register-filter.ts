// What somebody chose to see of the key register, as the store takes it.
import { keyNumberSaid, type KeyRegisterView } from '../../domain/key-register';
import type { KeyRegisterFilter } from '../ports-of-the-key-register';

const dayMs = 86_400_000;

/** Null: a number was typed that is none, so nothing can be found. */
export function keyRegisterFilterOf(
  { number, protocol, state, endingWithin }: KeyRegisterView,
  now: Date,
): KeyRegisterFilter | null {
  const said = number === '' ? null : keyNumberSaid(number);
  if (number !== '' && said === null) return null;
  const ending =
    endingWithin === null ? null : { after: now, until: new Date(now.getTime() + endingWithin * dayMs) };
  return { number: said, protocol, state, ending };
}
