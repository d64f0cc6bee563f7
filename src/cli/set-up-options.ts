// From the options of `fernamt tenant set-up` to a change of what is stored: what is not named stays as it was.
import { Refusal } from '../domain/errors';
import type { IdentityRule } from '../domain/identity-attributes';
import {
  identityProviderMakers,
  identityProviderPresets,
  ruleAsKnown,
  type IdentityProviderMaker,
} from '../domain/identity-provider-presets';
import { requiredAttribute, type RequiredAttribute } from '../domain/required-attribute';
import type { DraftContent, Recognition, SignInDraft } from '../domain/sign-in-draft';
import { roleRule } from './tenant-options';

export type DraftOptions = {
  readonly maker?: string;
  readonly attribute?: string;
  readonly nameId?: boolean;
  readonly signed?: string;
  readonly required?: string;
  readonly role?: readonly string[];
};

export function draftChange(options: DraftOptions): (before: SignInDraft) => Partial<DraftContent> {
  const maker = identityProviderMakers.find((known) => known === options.maker);
  const roleRules = options.role?.map(roleRule);
  const required = options.required === undefined ? undefined : condition(options.required);
  return (before) => {
    const recognition = recognitionAfter(before.recognition, {
      maker: maker ?? before.maker ?? 'other',
      identity: identityIn(options),
      signed: options.signed,
      required,
    });
    return {
      ...(maker === undefined ? {} : { maker }),
      ...(recognition === null ? {} : { recognition }),
      ...(roleRules === undefined ? {} : { roleRules }),
    };
  };
}

function identityIn({ attribute, nameId }: DraftOptions): IdentityRule | undefined {
  if (nameId === true) return { kind: 'name-id' };
  return attribute === undefined ? undefined : { kind: 'attribute', name: attribute.trim() };
}

type Named = {
  readonly maker: IdentityProviderMaker;
  readonly identity: IdentityRule | undefined;
  readonly signed: string | undefined;
  readonly required: RequiredAttribute | null | undefined;
};

/** Null: nothing about it is named. By what people are known is never guessed. */
function recognitionAfter(before: Recognition | null, named: Named): Recognition | null {
  const { maker, signed, required } = named;
  if (named.identity === undefined && signed === undefined && required === undefined) return null;
  const identity = named.identity === undefined ? before?.identity : ruleAsKnown(maker, named.identity);
  if (identity === undefined) throw new Refusal('invalid', 'identity-rule-empty');
  return {
    identity,
    ...signedParts(before, maker, signed),
    requiredAttribute: required === undefined ? (before?.requiredAttribute ?? null) : required,
  };
}

type SignedParts = Pick<Recognition, 'wantAssertionsSigned' | 'wantResponseSigned'>;

function signedParts(
  before: SignedParts | null,
  maker: IdentityProviderMaker,
  signed: string | undefined,
): SignedParts {
  if (signed !== undefined) {
    return { wantAssertionsSigned: signed !== 'response', wantResponseSigned: signed !== 'assertion' };
  }
  const { assertion, response } = identityProviderPresets[maker].signs;
  return {
    wantAssertionsSigned: before?.wantAssertionsSigned ?? assertion,
    wantResponseSigned: before?.wantResponseSigned ?? response,
  };
}

/** `department=Stadt Musterstadt`; the name ends at the first sign of equality. */
function condition(text: string): RequiredAttribute | null {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [text, text];
  return name !== '' && value === '' && text.endsWith('=') ? null : requiredAttribute(name, value);
}
