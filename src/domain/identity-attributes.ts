// What an identity provider says about somebody, in one vocabulary: names, mail, department, and the key that stays.
import { aliasesOf, isNameOf, type AliasOverrides, type AttributeConcept } from './attribute-aliases';
import { Refusal } from './errors';
import type { PersonKey } from './person';

export type SamlAttribute = {
  readonly name: string;
  readonly friendlyName: string | null;
  readonly values: readonly string[];
};

export type NameId = {
  readonly value: string;
  readonly format: string | null;
  readonly nameQualifier?: string;
  readonly spNameQualifier?: string;
};

/** What the signed assertion says, after the adapter has checked signature, issuer and audience. */
export type SignInAssertion = {
  readonly id: string;
  /** After this it says nothing any more, and need not be remembered as used. */
  readonly expiresAt: Date;
  readonly issuer: string;
  readonly nameId: NameId;
  readonly sessionIndex: string | null;
  readonly inResponseTo: string;
  /** AuthnInstant and AuthnContextClassRef: when and how the person proved who they are. */
  readonly authentication: { readonly instant: Date; readonly contextClass: string | null };
  readonly attributes: readonly SamlAttribute[];
};

/** An assertion, and the browser that brought it: as the hash of the cookie which it got when the sign-in began. */
export type PresentedAssertion = SignInAssertion & { readonly browser: string };

/**
 * A tenant pins one key for its people: an attribute by its exact Name, or the NameID. `recyclable` says whether the
 * identity provider may give the key of somebody who left to somebody new; without it, its name and format tell.
 */
export type IdentityRule = (
  { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'name-id' }
) & { readonly recyclable?: boolean };

const longestText = 200;
const longestKey = 256;
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const mailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

/** All values of one concept: by Name first, then by FriendlyName; repeated attributes count as one. */
export function valuesOf(
  attributes: readonly SamlAttribute[],
  concept: AttributeConcept,
  overrides: AliasOverrides = {},
): readonly string[] {
  const names: readonly ((attribute: SamlAttribute) => string | null)[] = [
    (attribute) => attribute.name,
    (attribute) => attribute.friendlyName,
  ];
  for (const nameOf of names) {
    for (const alias of aliasesOf(concept, overrides)) {
      const wanted = alias.toLowerCase();
      const values = merged(attributes.filter((attribute) => nameOf(attribute)?.toLowerCase() === wanted));
      if (values.length > 0) return values;
    }
  }
  return [];
}

/** All values of the attribute with exactly this Name. */
export function valuesByName(attributes: readonly SamlAttribute[], name: string): readonly string[] {
  return merged(attributes.filter((attribute) => attribute.name === name));
}

function merged(attributes: readonly SamlAttribute[]): readonly string[] {
  const values = attributes.flatMap((attribute) => attribute.values.map((value) => value.trim()));
  return [...new Set(values.filter((value) => value !== ''))];
}

/**
 * The key that makes two sign-ins the same person: the one attribute the tenant has pinned, or a lasting NameID.
 * A missing key is refused; nothing is guessed, and mail never stands in, since it changes with a marriage.
 */
export function identityOf(
  assertion: SignInAssertion,
  rule: IdentityRule,
  overrides: AliasOverrides = {},
): PersonKey {
  if (rule.kind === 'name-id') {
    const { format, value } = assertion.nameId;
    if (format === transient) throw new Refusal('unauthenticated', 'identity-transient');
    if (format === mailFormat) throw new Refusal('unauthenticated', 'identity-by-mail');
    return keyOf(assertion.issuer, 'NameID', [value.trim()]);
  }
  checkIdentityRule(rule, overrides);
  return keyOf(assertion.issuer, rule.name, valuesByName(assertion.attributes, rule.name));
}

/** Refuses to pin a mail attribute; for the settings page as for every sign-in. */
export function checkIdentityRule(rule: IdentityRule, overrides: AliasOverrides = {}): void {
  if (rule.kind === 'name-id') return;
  if (rule.name.trim() === '') throw new Refusal('invalid', 'identity-rule-empty');
  if (isNameOf('email', rule.name, overrides)) throw new Refusal('invalid', 'identity-by-mail');
}

/**
 * Whether this key may come back as somebody else's. Login names are given to somebody new when they are free (eduPerson
 * says so of eduPersonPrincipalName), a persistent NameID never is (SAML 2.0 core 8.3.7); any other NameID is suspected.
 */
export function isRecyclable(rule: IdentityRule, { format }: Pick<NameId, 'format'>): boolean {
  if (rule.recyclable !== undefined) return rule.recyclable;
  return rule.kind === 'name-id' ? format !== persistent : isNameOf('upn', rule.name);
}

function keyOf(issuer: string, keyName: string, values: readonly string[]): PersonKey {
  const [keyValue, ...others] = values;
  if (keyValue === undefined || keyValue === '') throw new Refusal('unauthenticated', 'identity-missing');
  if (others.length > 0) throw new Refusal('unauthenticated', 'identity-ambiguous');
  if (keyValue.length > longestKey || /\p{Cc}/u.test(keyValue))
    throw new Refusal('unauthenticated', 'identity-unusable');
  return { issuer, keyName, keyValue };
}

/** A name to show, never empty: the display name, else given and family name, else the login, else the NameID. */
export function displayNameOf(assertion: SignInAssertion, overrides: AliasOverrides = {}): string {
  const { attributes, nameId } = assertion;
  const said = (concept: AttributeConcept) => textOf(attributes, concept, overrides);
  const both = [said('given'), said('surname')].filter((part) => part !== null).join(' ');
  return said('display') ?? (both || null) ?? loginOf(attributes, overrides) ?? clean(nameId.value);
}

export function mailOf(attributes: readonly SamlAttribute[], overrides: AliasOverrides = {}): string | null {
  const mail = textOf(attributes, 'email', overrides);
  return mail !== null && isAddress(mail) ? mail : null;
}

/** Of 200 characters at most; nothing that a mail server would read as more than one address. */
export function isAddress(text: string): boolean {
  return /^[^\s\p{Cc}\p{Cf}@<>"(),;:\\]{1,64}@[^\s\p{Cc}\p{Cf}@<>"(),;:\\]{1,135}$/u.test(text);
}

/** The name somebody signs in with, without the Windows domain before it. */
export function loginOf(attributes: readonly SamlAttribute[], overrides: AliasOverrides = {}): string | null {
  const login = textOf(attributes, 'upn', overrides);
  return login === null ? null : clean(withoutDomain(login)) || null;
}

export function withoutDomain(login: string): string {
  return login.slice(login.lastIndexOf('\\') + 1);
}

export function departmentOf(
  attributes: readonly SamlAttribute[],
  overrides: AliasOverrides = {},
): string | null {
  return textOf(attributes, 'department', overrides);
}

/** The first value of a concept as one tidy line; null where there is none. */
export function textOf(
  attributes: readonly SamlAttribute[],
  concept: AttributeConcept,
  overrides: AliasOverrides = {},
): string | null {
  const texts = valuesOf(attributes, concept, overrides).map(clean);
  return texts.find((value) => value !== '') ?? null;
}

/** One line of bounded length, without control characters and without marks that turn the writing direction. */
function clean(value: string): string {
  const line = value
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  return Array.from(line).slice(0, longestText).join('').trim();
}
