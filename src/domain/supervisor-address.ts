// The address of somebody's supervisor, as the identity provider sends it: offered when they apply, never taken for granted.
import type { AliasOverrides } from './attribute-aliases';
import { isAddress, valuesOf, type SamlAttribute } from './identity-attributes';
import type { PersonMark } from './person-marks';

/**
 * The first value that reads as a mail address, or a login name of that form, in lower case. Directories often send the
 * supervisor's distinguished name instead (`manager`, RFC 4524): nobody can be asked by it, so it is passed over. So is an
 * address of the person themself.
 */
export function supervisorOf(
  attributes: readonly SamlAttribute[],
  own: readonly PersonMark[],
  overrides: AliasOverrides = {},
): string | null {
  const texts = valuesOf(attributes, 'supervisor', overrides).map((value) =>
    value.normalize('NFKC').toLowerCase(),
  );
  return texts.find((text) => isAddress(text) && !text.includes('=') && !isOwn(text, own)) ?? null;
}

function isOwn(address: string, marks: readonly PersonMark[]): boolean {
  return marks.some(({ kind, text }) => kind === 'address' && text === address);
}
