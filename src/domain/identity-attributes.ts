// What an identity provider says about somebody, in one vocabulary: names, mail, department, and the key that stays.
// The alias table covers AD FS, Entra ID, Keycloak, UCS, Shibboleth and plain LDAP names.
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
  readonly issuer: string;
  readonly nameId: NameId;
  readonly sessionIndex: string | null;
  readonly inResponseTo: string;
  readonly attributes: readonly SamlAttribute[];
};

/** A tenant pins one key for its people: an attribute by its exact Name, or the NameID. */
export type IdentityRule =
  { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'name-id' };

export type AttributeConcept =
  'email' | 'upn' | 'given' | 'surname' | 'display' | 'department' | 'groups' | 'roles';

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const microsoft = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';
const longestText = 200;
const longestKey = 256;
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/** In order of preference; the first alias with a non-empty value wins. */
const aliases: Readonly<Record<AttributeConcept, readonly string[]>> = {
  email: [
    `${claims}/emailaddress`,
    'http://schemas.xmlsoap.org/claims/EmailAddress',
    'urn:oid:0.9.2342.19200300.100.1.3',
    'urn:oid:1.2.840.113549.1.9.1',
    'mail',
    'email',
    'mailPrimaryAddress',
    'emailAddress',
  ],
  upn: [
    `${claims}/upn`,
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.6',
    'userPrincipalName',
    `${claims}/name`,
    'uid',
    'urn:oid:0.9.2342.19200300.100.1.1',
    `${microsoft}/windowsaccountname`,
  ],
  given: [`${claims}/givenname`, 'urn:oid:2.5.4.42', 'givenName', 'firstName'],
  surname: [`${claims}/surname`, 'urn:oid:2.5.4.4', 'sn', 'surname', 'lastName'],
  display: [
    'http://schemas.microsoft.com/identity/claims/displayname',
    'urn:oid:2.16.840.1.113730.3.1.241',
    'displayName',
    'cn',
    'urn:oid:2.5.4.3',
  ],
  department: [
    'department',
    `${claims}/department`,
    'http://schemas.xmlsoap.org/claims/Department',
    'urn:oid:2.5.4.11',
    'ou',
    'urn:oid:2.16.840.1.113730.3.1.2',
  ],
  groups: [
    `${microsoft}/groups`,
    'urn:oid:1.3.6.1.4.1.5923.1.5.1.1',
    'http://schemas.xmlsoap.org/claims/Group',
    'memberOf',
    'groups',
    'member',
    'isMemberOf',
  ],
  roles: [`${microsoft}/role`, 'Role', 'roles', 'urn:oid:1.3.6.1.4.1.5923.1.1.1.7'],
};

/** All values of one concept: by Name first, then by FriendlyName; repeated attributes count as one. */
export function valuesOf(attributes: readonly SamlAttribute[], concept: AttributeConcept): readonly string[] {
  const names: readonly ((attribute: SamlAttribute) => string | null)[] = [
    (attribute) => attribute.name,
    (attribute) => attribute.friendlyName,
  ];
  for (const nameOf of names) {
    for (const alias of aliases[concept]) {
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
export function identityOf(assertion: SignInAssertion, rule: IdentityRule): PersonKey {
  if (rule.kind === 'name-id') {
    if (assertion.nameId.format === transient) throw new Refusal('unauthenticated', 'identity-transient');
    return keyOf(assertion.issuer, 'NameID', [assertion.nameId.value.trim()]);
  }
  checkIdentityRule(rule);
  return keyOf(assertion.issuer, rule.name, valuesByName(assertion.attributes, rule.name));
}

/** Refuses to pin a mail attribute; for the settings page as for every sign-in. */
export function checkIdentityRule(rule: IdentityRule): void {
  if (rule.kind === 'name-id') return;
  if (rule.name.trim() === '') throw new Refusal('invalid', 'identity-rule-empty');
  const name = rule.name.toLowerCase();
  if (aliases.email.some((alias) => alias.toLowerCase() === name))
    throw new Refusal('invalid', 'identity-by-mail');
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
export function displayNameOf(assertion: SignInAssertion): string {
  const { attributes, nameId } = assertion;
  const both = [text(attributes, 'given'), text(attributes, 'surname')]
    .filter((part) => part !== null)
    .join(' ');
  return text(attributes, 'display') ?? (both || null) ?? loginOf(attributes) ?? clean(nameId.value);
}

export function mailOf(attributes: readonly SamlAttribute[]): string | null {
  const mail = text(attributes, 'email');
  return mail !== null && /^[^\s@<>"(),;:\\]{1,64}@[^\s@<>"(),;:\\]{1,135}$/.test(mail) ? mail : null;
}

/** The name somebody signs in with, without the Windows domain before it. */
export function loginOf(attributes: readonly SamlAttribute[]): string | null {
  const login = text(attributes, 'upn');
  return login === null ? null : clean(login.slice(login.lastIndexOf('\\') + 1)) || null;
}

export function departmentOf(attributes: readonly SamlAttribute[]): string | null {
  return text(attributes, 'department');
}

function text(attributes: readonly SamlAttribute[], concept: AttributeConcept): string | null {
  const texts = valuesOf(attributes, concept).map(clean);
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
