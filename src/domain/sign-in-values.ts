// What a municipality's sign-in hangs on: whose word counts for whom, and who becomes what; checked, compared, laid side by side.
import {
  attributeConcepts,
  checkAliases,
  type AliasOverrides,
  type AttributeConcept,
} from './attribute-aliases';
import { Refusal } from './errors';
import { checkIdentityRule } from './identity-attributes';
import { requiredAttribute, type RequiredAttribute } from './required-attribute';
import { checkAdminsStay, checkRoleRules, type RoleRule } from './role-rules';
import type { IdentityProvider, SamlSettings } from './saml-settings';
import type { TenantKind } from './tenant';

/** Whose signatures count, where people are sent, and what names a person for good. */
export type Connection = Pick<SamlSettings, 'identity' | 'wantAssertionsSigned' | 'wantResponseSigned'> & {
  readonly idp: IdentityProvider;
};

/** What an assertion must carry, and by which names of its own it is read. */
export type Reading = { readonly required: RequiredAttribute | null; readonly aliases: AliasOverrides };

/** What changes together; one open change of each kind at most. */
export type SignInValues =
  | ({ readonly kind: 'identity-provider' } & Connection)
  | { readonly kind: 'role-rules'; readonly rules: readonly RoleRule[] }
  | ({ readonly kind: 'attributes' } & Reading);

export type SignInKind = SignInValues['kind'];

export function connectionOf({
  idp,
  identity,
  wantAssertionsSigned,
  wantResponseSigned,
}: Connection): Connection {
  return { idp, identity, wantAssertionsSigned, wantResponseSigned };
}

export function checkSignInValues(values: SignInValues, tenant: TenantKind): void {
  switch (values.kind) {
    case 'identity-provider':
      checkConnection(values);
      break;
    case 'role-rules':
      checkRoleRules(values.rules, tenant);
      break;
    case 'attributes':
      checkReading(values);
  }
}

function checkReading({ required, aliases }: Reading): void {
  if (required !== null) requiredAttribute(required.name, required.value);
  checkAliases(aliases);
}

/** What may take the place of what is in force. */
export function checkSignInChange(before: SignInValues, after: SignInValues, tenant: TenantKind): void {
  checkSignInValues(after, tenant);
  if (before.kind === 'role-rules' && after.kind === 'role-rules') {
    checkAdminsStay(before.rules, after.rules, tenant);
  }
}

export function checkConnection(connection: Connection): void {
  const { idp, identity, wantAssertionsSigned, wantResponseSigned } = connection;
  checkIdentityRule(identity);
  if (!wantAssertionsSigned && !wantResponseSigned) throw new Refusal('invalid', 'saml-nothing-signed');
  if (idp.entityId === '' || idp.entityId.length > 1024) throw new Refusal('invalid', 'saml-entity-id');
  for (const url of [idp.ssoUrl, idp.sloUrl]) {
    if (url !== null && !/^https?:\/\/[^\s]+$/.test(url)) throw new Refusal('invalid', 'saml-address');
  }
  const isPem = (text: string): boolean => text.includes('-----BEGIN CERTIFICATE-----');
  if (idp.signingCertificates.length === 0 || !idp.signingCertificates.every(isPem)) {
    throw new Refusal('invalid', 'saml-certificate');
  }
}

/** The order of certificates and the line breaks within them say nothing; the order of rules neither. */
export function sameValues(one: SignInValues, other: SignInValues): boolean {
  const [mine, theirs] = [factsOf(one), factsOf(other)];
  return (
    mine.length === theirs.length && mine.every(({ field, values }, at) => isSame(theirs[at], field, values))
  );
}

function isSame(other: Fact | undefined, field: string, values: readonly string[]): boolean {
  return (
    other?.field === field &&
    differing(values, other.values).length + differing(other.values, values).length === 0
  );
}

export type ComparedField =
  | 'entity-id'
  | 'sso-url'
  | 'slo-url'
  | 'certificates'
  | 'identity'
  | 'signed'
  | 'role-rules'
  | 'required'
  | 'aliases';

type Fact = { readonly field: ComparedField; readonly values: readonly string[] };

/** One thing that a change touches. Values are certificates in PEM, addresses, names, or words of `signedWords`. */
export type Difference = {
  readonly field: ComparedField;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly kept: readonly string[];
};

/** What somebody must read before confirming: only what differs, in a fixed order. */
export function differencesOf(before: SignInValues, after: SignInValues): readonly Difference[] {
  const earlier = new Map(factsOf(before).map(({ field, values }) => [field, values]));
  return factsOf(after)
    .map(({ field, values }) => {
      const old = earlier.get(field) ?? [];
      const removed = differing(old, values);
      const added = differing(values, old);
      return { field, removed, added, kept: values.filter((value) => !added.includes(value)) };
    })
    .filter(({ removed, added }) => removed.length + added.length > 0);
}

export function factsOf(values: SignInValues): readonly Fact[] {
  if (values.kind === 'role-rules') {
    return [{ field: 'role-rules', values: values.rules.map(ruleText) }];
  }
  if (values.kind === 'attributes') {
    const { required, aliases } = values;
    const condition = required === null ? [] : [`${quoted(required.name)} = ${quoted(required.value)}`];
    return [
      { field: 'required', values: condition },
      { field: 'aliases', values: attributeConcepts.flatMap((concept) => aliasText(concept, aliases)) },
    ];
  }
  const { idp, identity, wantAssertionsSigned, wantResponseSigned } = values;
  return [
    { field: 'entity-id', values: [idp.entityId] },
    { field: 'sso-url', values: [idp.ssoUrl] },
    { field: 'slo-url', values: idp.sloUrl === null ? [] : [idp.sloUrl] },
    { field: 'certificates', values: idp.signingCertificates },
    { field: 'identity', values: [identity.kind === 'name-id' ? 'NameID' : JSON.stringify(identity.name)] },
    {
      field: 'signed',
      values: [...(wantAssertionsSigned ? ['assertion'] : []), ...(wantResponseSigned ? ['response'] : [])],
    },
  ];
}

/** Quoted, so that no two rules read alike whatever stands in them: `it-admin: "groups" = "vpn-it"`. */
function ruleText({ role, attribute, value }: RoleRule): string {
  return `${role}: ${quoted(attribute)} = ${quoted(value)}`;
}

/** In order of preference, so the order counts. */
function aliasText(concept: AttributeConcept, aliases: AliasOverrides): readonly string[] {
  const names = aliases[concept];
  return names === undefined ? [] : [`${concept}: ${names.map(quoted).join(', ')}`];
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function differing(values: readonly string[], from: readonly string[]): readonly string[] {
  const known = new Set(from.map(squeezed));
  return values.filter((value) => !known.has(squeezed(value)));
}

/** PEM may be broken into lines differently; nothing else here holds line breaks. */
function squeezed(value: string): string {
  return value.includes('-----BEGIN CERTIFICATE-----') ? value.replace(/\s+/g, '') : value;
}
