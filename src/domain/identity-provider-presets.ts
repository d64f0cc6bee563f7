// What the makers of identity providers have in common with themselves: which key stays, what is signed, how groups and
// roles arrive. Proposals for setting one up; what a municipality has confirmed stands in its own settings.
import type { AliasOverrides } from './attribute-aliases';
import type { IdentityRule } from './identity-attributes';

export const identityProviderMakers = [
  'ad-fs',
  'entra-id',
  'keycloak',
  'ucs',
  'shibboleth',
  'netiq',
  'simplesamlphp',
  'other',
] as const;

export type IdentityProviderMaker = (typeof identityProviderMakers)[number];

/** Closed list; each has a sentence in both languages below `identity-providers.note`. */
export const presetNotes = [
  'sends-nothing-by-itself',
  'key-needs-a-rule',
  'login-is-reused',
  'group-limit',
  'prefer-app-roles',
  'groups-are-ids',
  'groups-are-paths',
  'groups-are-dns',
  'name-id-is-transient',
  'name-id-is-login',
  'no-attributes-by-default',
  'certificate-changes-yearly',
  'second-certificate-by-hand',
] as const;

export type PresetNote = (typeof presetNotes)[number];

/** How one value of the groups attribute looks: a name, an object id, a path like `/stadt/it`, an LDAP name. */
export type GroupForm = 'name' | 'object-id' | 'path' | 'ldap-dn';

export type IdentityProviderPreset = {
  /** The first is the one to propose; never a mail attribute. A NameID is judged by its format at every sign-in. */
  readonly keys: readonly [IdentityRule, ...IdentityRule[]];
  /** Names of its own that take the place of the usual ones. */
  readonly aliases: AliasOverrides;
  /** What it signs as it is delivered; at least one. */
  readonly signs: { readonly assertion: boolean; readonly response: boolean };
  readonly groups: { readonly attribute: string; readonly form: GroupForm } | null;
  /** Where roles arrive that are made for this portal alone. */
  readonly roles: string | null;
  /** Where its metadata lie, with `…` for what differs; null where that is not settled. */
  readonly metadataAddress: string | null;
  readonly notes: readonly PresetNote[];
};

/** What is known of a municipality's identity provider; `aliases` are its own names where they differ from its maker's. */
export type IdentityShape = {
  readonly maker: IdentityProviderMaker;
  readonly aliases: AliasOverrides | null;
};

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const microsoftClaims = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';
const nameId: IdentityRule = { kind: 'name-id' };

const lasting = (name: string): IdentityRule => ({ kind: 'attribute', name, recyclable: false });
const login = (name: string): IdentityRule => ({ kind: 'attribute', name, recyclable: true });

export const identityProviderPresets: Readonly<Record<IdentityProviderMaker, IdentityProviderPreset>> = {
  'ad-fs': {
    keys: [
      lasting('http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID'),
      lasting(`${microsoftClaims}/primarysid`),
      login(`${claims}/upn`),
    ],
    aliases: {},
    signs: { assertion: true, response: false },
    groups: { attribute: 'http://schemas.xmlsoap.org/claims/Group', form: 'name' },
    roles: `${microsoftClaims}/role`,
    metadataAddress: 'https://…/FederationMetadata/2007-06/FederationMetadata.xml',
    notes: ['sends-nothing-by-itself', 'key-needs-a-rule', 'login-is-reused', 'certificate-changes-yearly'],
  },
  'entra-id': {
    keys: [lasting('http://schemas.microsoft.com/identity/claims/objectidentifier'), login(`${claims}/name`)],
    aliases: {},
    signs: { assertion: true, response: false },
    groups: { attribute: `${microsoftClaims}/groups`, form: 'object-id' },
    roles: `${microsoftClaims}/role`,
    metadataAddress:
      'https://login.microsoftonline.com/…/federationmetadata/2007-06/federationmetadata.xml?appid=…',
    notes: [
      'prefer-app-roles',
      'groups-are-ids',
      'group-limit',
      'login-is-reused',
      'second-certificate-by-hand',
    ],
  },
  keycloak: {
    keys: [nameId],
    aliases: {},
    signs: { assertion: false, response: true },
    groups: { attribute: 'member', form: 'path' },
    roles: 'Role',
    metadataAddress: 'https://…/realms/…/protocol/saml/descriptor',
    notes: ['name-id-is-login', 'groups-are-paths', 'no-attributes-by-default'],
  },
  ucs: {
    keys: [lasting('entryUUID'), nameId, login('uid')],
    aliases: {},
    signs: { assertion: false, response: true },
    groups: { attribute: 'memberOf', form: 'ldap-dn' },
    roles: null,
    metadataAddress: 'https://ucs-sso-ng.…/realms/ucs/protocol/saml/descriptor',
    notes: ['no-attributes-by-default', 'login-is-reused', 'groups-are-dns'],
  },
  shibboleth: {
    keys: [
      lasting('urn:oasis:names:tc:SAML:attribute:subject-id'),
      lasting('urn:oasis:names:tc:SAML:attribute:pairwise-id'),
      nameId,
      login('urn:oid:1.3.6.1.4.1.5923.1.1.1.6'),
    ],
    aliases: {},
    signs: { assertion: false, response: true },
    groups: { attribute: 'urn:oid:1.3.6.1.4.1.5923.1.5.1.1', form: 'name' },
    roles: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.7',
    metadataAddress: 'https://…/idp/shibboleth',
    notes: ['name-id-is-transient', 'login-is-reused'],
  },
  netiq: {
    keys: [nameId, lasting('workforceID'), login('cn')],
    // The login of eDirectory is the cn, which elsewhere is the full name.
    aliases: {
      upn: ['cn', 'uid'],
      display: ['fullName', 'displayName'],
      groups: ['groupMembership'],
    },
    signs: { assertion: true, response: false },
    groups: { attribute: 'groupMembership', form: 'ldap-dn' },
    roles: null,
    metadataAddress: 'https://…/nidp/saml2/metadata',
    notes: ['no-attributes-by-default', 'login-is-reused', 'groups-are-dns'],
  },
  simplesamlphp: {
    keys: [nameId, login('uid')],
    aliases: {},
    signs: { assertion: true, response: true },
    groups: { attribute: 'groups', form: 'name' },
    roles: null,
    metadataAddress: 'https://…/saml2/idp/metadata.php',
    notes: ['name-id-is-transient', 'login-is-reused'],
  },
  other: {
    keys: [nameId],
    aliases: {},
    signs: { assertion: true, response: false },
    groups: null,
    roles: null,
    metadataAddress: null,
    notes: ['login-is-reused'],
  },
};

/** The attribute names in force for a municipality: its own, else its maker's, else the usual ones. */
export function aliasesIn(shape: IdentityShape | null): AliasOverrides {
  if (shape === null) return {};
  return { ...identityProviderPresets[shape.maker].aliases, ...shape.aliases };
}

/** What is known of a maker's key, that it may be given to somebody new, stays with it. */
export function ruleAsKnown(maker: IdentityProviderMaker, rule: IdentityRule): IdentityRule {
  const isSame = (known: IdentityRule): boolean =>
    known.kind === 'name-id'
      ? rule.kind === 'name-id'
      : rule.kind === 'attribute' && known.name === rule.name;
  return identityProviderPresets[maker].keys.find(isSame) ?? rule;
}
