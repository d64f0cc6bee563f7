// By what a person is suspected to be known already when the key is new: addresses and login names that were theirs, or
// their given name together with their department. Marks raise a question for people; they never let anybody in.
import { isNameOf, type AliasOverrides } from './attribute-aliases';
import { textOf, withoutDomain, type SamlAttribute } from './identity-attributes';

/** `address`: a mail address or login name; `name`: given name and department. Compared without case. */
export type PersonMark = { readonly kind: 'address' | 'name'; readonly text: string };

const mostAddresses = 20;
const longestMark = 420;

/** Every alias counts, the old ones too: after a change of name the old address often stays as a second one. */
export function marksOf(
  attributes: readonly SamlAttribute[],
  keyValue: string,
  aliases: AliasOverrides = {},
): readonly PersonMark[] {
  const isAddress = (name: string | null): boolean =>
    name !== null && (isNameOf('email', name, aliases) || isNameOf('upn', name, aliases));
  const said = attributes
    .filter(({ name, friendlyName }) => isAddress(name) || isAddress(friendlyName))
    .flatMap(({ values }) => values);
  const addresses = [keyValue, ...said].map(addressOf).filter((text) => text !== null);
  return [
    ...[...new Set(addresses)].slice(0, mostAddresses).map((text) => ({ kind: 'address', text }) as const),
    ...nameMark(attributes, aliases),
  ];
}

/** Active Directory writes second addresses as `smtp:…`; what has a space in it is a name of a person, not of an account. */
function addressOf(value: string): string | null {
  const text = folded(withoutDomain(value)).replace(/^smtp:/, '');
  return text === '' || text.length > longestMark || /\s/.test(text) ? null : text;
}

function nameMark(attributes: readonly SamlAttribute[], aliases: AliasOverrides): readonly PersonMark[] {
  const given = textOf(attributes, 'given', aliases);
  const department = textOf(attributes, 'department', aliases);
  if (given === null || department === null) return [];
  return [{ kind: 'name', text: `${folded(given)}|${folded(department)}` }];
}

/** What somebody typed, as it is compared with addresses and login names; null where it can be none. */
export function typedAddress(text: string): string | null {
  return addressOf(text);
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

export function haveSameMarks(one: readonly PersonMark[], other: readonly PersonMark[]): boolean {
  const texts = (marks: readonly PersonMark[]): string =>
    marks
      .map(({ kind, text }) => `${kind} ${text}`)
      .toSorted()
      .join('\n');
  return texts(one) === texts(other);
}
