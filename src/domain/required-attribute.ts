// One identity provider may serve many municipalities. What tells their people apart is then a signed attribute with a
// certain value: without it nobody enters, and the domain of a mail address decides nothing.
import { Refusal } from './errors';
import { valuesByName, type SamlAttribute } from './identity-attributes';

export type RequiredAttribute = { readonly name: string; readonly value: string };

const longest = 256;

export function hasRequired(
  attributes: readonly SamlAttribute[],
  required: RequiredAttribute | null,
): boolean {
  return required === null || valuesByName(attributes, required.name).includes(required.value);
}

export function checkRequired(
  attributes: readonly SamlAttribute[],
  required: RequiredAttribute | null,
): void {
  if (!hasRequired(attributes, required)) throw new Refusal('unauthenticated', 'required-attribute-missing');
}

/** Both or neither: half a condition would let in either everybody or nobody. */
export function requiredAttribute(name: string, value: string): RequiredAttribute | null {
  const required = { name: name.trim(), value: value.trim() };
  if (required.name === '' && required.value === '') return null;
  const usable = Object.values(required).every((text) => text !== '' && text.length <= longest);
  if (!usable) throw new Refusal('invalid', 'required-attribute-incomplete');
  return required;
}
