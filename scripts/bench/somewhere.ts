// Many people at many places, as a proxy before the portal names them; no count by address holds such a flood up.
import { randomBytes } from 'node:crypto';

/** The header of a proxy before the portal, with an address of its own for each. */
export function fromSomewhere(): Readonly<Record<string, string>> {
  const [one = 0, two = 0, three = 0] = randomBytes(3);
  return { 'x-forwarded-for': `10.${one}.${two}.${three}` };
}
