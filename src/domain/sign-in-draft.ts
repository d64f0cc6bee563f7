// A sign-in that is being set up: filled in step by step, tried out by a test sign-in, and switched on only as it was
// tried. Until then nobody of the municipality can sign in.
import type { AliasOverrides } from './attribute-aliases';
import { Refusal } from './errors';
import { checkIdentityRule, type IdentityRule } from './identity-attributes';
import type { IdentityProviderMaker } from './identity-provider-presets';
import type { RequiredAttribute } from './required-attribute';
import { isGrantableByRule, type RoleRule } from './role-rules';
import type { IdentityProvider } from './saml-settings';
import type { TenantKind } from './tenant';

export type DraftContent = {
  readonly maker: IdentityProviderMaker | null;
  readonly idp: IdentityProvider | null;
  /** Where the metadata came from, when from an address. */
  readonly metadataAddress: string | null;
  readonly recognition: Recognition | null;
  readonly roleRules: readonly RoleRule[];
};

/** By what people are known, and what must be signed. */
export type Recognition = {
  readonly identity: IdentityRule;
  readonly wantAssertionsSigned: boolean;
  readonly wantResponseSigned: boolean;
  readonly requiredAttribute: RequiredAttribute | null;
};

export type SignInDraft = DraftContent & {
  /** Raised with every change: a test counts for the version it was made with. */
  readonly version: number;
  readonly tested: { readonly version: number; readonly at: Date } | null;
};

/** What a sign-in needs; live or in a test. */
export type ReadySignIn = Recognition & {
  readonly maker: IdentityProviderMaker;
  /** Names of attributes of its own; null: those of the maker. */
  readonly aliases: AliasOverrides | null;
  readonly idp: IdentityProvider;
  readonly roleRules: readonly RoleRule[];
};

/** Shown once, to whoever made it. */
export type TestLink = { readonly token: string; readonly endsAt: Date };

/** Long enough to ask a colleague of the municipality, short enough not to lie about. */
export const testLinkMs = 24 * 3_600_000;
const mostRules = 100;

export function emptyDraft(roleRules: readonly RoleRule[]): SignInDraft {
  return {
    maker: null,
    idp: null,
    metadataAddress: null,
    recognition: null,
    roleRules,
    version: 0,
    tested: null,
  };
}

export function changedDraft(
  draft: SignInDraft,
  change: Partial<DraftContent>,
  kind: TenantKind,
): SignInDraft {
  const { recognition, roleRules } = { ...draft, ...change };
  if (recognition !== null) checkRecognition(recognition);
  if (roleRules.length > mostRules) throw new Refusal('invalid', 'role-rules-too-many');
  const isUsable = ({ attribute, value, role }: RoleRule): boolean =>
    attribute.trim() !== '' && value.trim() !== '' && isGrantableByRule(role, kind);
  if (!roleRules.every(isUsable)) throw new Refusal('invalid', 'role-not-grantable');
  return { ...draft, ...change, version: draft.version + 1 };
}

function checkRecognition({ identity, wantAssertionsSigned, wantResponseSigned }: Recognition): void {
  checkIdentityRule(identity);
  if (!wantAssertionsSigned && !wantResponseSigned) throw new Refusal('invalid', 'saml-nothing-signed');
}

/** What can be tried out: null while something is missing. */
export function readySignIn({ maker, idp, recognition, roleRules }: DraftContent): ReadySignIn | null {
  if (idp === null || recognition === null) return null;
  return { ...recognition, maker: maker ?? 'other', aliases: null, idp, roleRules };
}

export function isTested({ tested, version }: SignInDraft): boolean {
  return tested?.version === version;
}

/** Only what has been tried, exactly as it was tried. */
export function toSwitchOn(draft: SignInDraft): ReadySignIn {
  const ready = readySignIn(draft);
  if (ready === null) throw new Refusal('conflict', 'sign-in-draft-incomplete');
  if (!isTested(draft)) throw new Refusal('conflict', 'sign-in-draft-untested');
  return ready;
}
