// The many names under which identity providers send the same thing: AD FS, Entra ID, Keycloak, UCS, Shibboleth and plain
// LDAP names. A municipality may name its own instead.
import { Refusal } from './errors';

export const attributeConcepts = [
  'email',
  'upn',
  'given',
  'surname',
  'display',
  'department',
  'supervisor',
  'groups',
  'roles',
] as const;

export type AttributeConcept = (typeof attributeConcepts)[number];

/** What a municipality names takes the place of the whole list of that concept: nothing else stands in unnoticed. */
export type AliasOverrides = Readonly<Partial<Record<AttributeConcept, readonly string[]>>>;

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const microsoft = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';

/** In order of preference; the first alias with a non-empty value wins. */
const usualAliases: Readonly<Record<AttributeConcept, readonly string[]>> = {
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
  // Who somebody answers to is kept only where the municipality has named an attribute for it.
  supervisor: [],
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

export const mostNames = 10;
const longestName = 256;

/** Each concept that has an entry has names, and all of them can be compared with what arrives. */
export function checkAliases(overrides: AliasOverrides): void {
  const isUsable = (name: string): boolean =>
    name.trim() === name && name !== '' && name.length <= longestName && !/\p{Cc}/u.test(name);
  for (const names of Object.values(overrides)) {
    if (names.length === 0 || names.length > mostNames || !names.every(isUsable)) {
      throw new Refusal('invalid', 'attribute-names-unusable');
    }
  }
}

export function aliasesOf(concept: AttributeConcept, overrides: AliasOverrides = {}): readonly string[] {
  return overrides[concept] ?? usualAliases[concept];
}

/** Whether an attribute of this name carries the concept, by the usual names or the municipality's own. */
export function isNameOf(concept: AttributeConcept, name: string, overrides: AliasOverrides = {}): boolean {
  const names = [...usualAliases[concept], ...(overrides[concept] ?? [])];
  return names.some((alias) => alias.toLowerCase() === name.trim().toLowerCase());
}
