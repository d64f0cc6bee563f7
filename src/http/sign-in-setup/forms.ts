// The forms of the set-up: maker, metadata, recognition, rules for roles.
import { z } from 'zod';
import { identityProviderMakers, ruleAsKnown } from '../../domain/identity-provider-presets';
import type { IdentityProviderMaker } from '../../domain/identity-provider-presets';
import type { IdentityRule } from '../../domain/identity-attributes';
import type { Recognition } from '../../domain/sign-in-draft';
import { requiredAttribute } from '../../domain/required-attribute';
import { choice, choices, line, wholeNumber } from '../kit/form-input';

export const makerForm = z.object({ maker: choice(identityProviderMakers) });

/** As it comes: metadata is no text for people, and what is odd in it is the reader's to refuse. */
const raw = z.preprocess(
  (value): unknown => (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')),
  z.string().max(512 * 1024, 'refusal.metadata-too-large'),
);

export const metadataForm = z.object({
  address: line({ max: 2048, min: 0 }),
  file: raw,
  text: raw,
  entityId: line({ max: 1024, min: 0 }),
});

const attributeName = line({ max: 256, min: 0 });

export const recognitionForm = z.object({
  key: line({ max: 300 }),
  keyName: attributeName,
  signed: choice(['assertion', 'response', 'both']),
  requiredName: attributeName,
  requiredValue: attributeName,
});

/** What the maker's preset knows about a key stays with it. */
export function recognitionOf(
  maker: IdentityProviderMaker,
  { key, keyName, signed, requiredName, requiredValue }: z.infer<typeof recognitionForm>,
): Recognition {
  return {
    identity: ruleFor(maker, key === 'other' ? `attribute:${keyName}` : key),
    wantAssertionsSigned: signed !== 'response',
    wantResponseSigned: signed !== 'assertion',
    requiredAttribute: requiredAttribute(requiredName, requiredValue),
  };
}

export function valueOfRule(rule: IdentityRule): string {
  return rule.kind === 'name-id' ? 'name-id' : `attribute:${rule.name}`;
}

function ruleFor(maker: IdentityProviderMaker, value: string): IdentityRule {
  const name = value.replace(/^attribute:/, '').trim();
  return ruleAsKnown(maker, value === 'name-id' ? { kind: 'name-id' } : { kind: 'attribute', name });
}

export const rolesForm = z.object({
  seen: wholeNumber({ min: 0, max: 1_000_000 }),
  keep: choices(['', ...Array.from({ length: 100 }, (_, index) => String(index))]),
  role: line({ max: 40, min: 0 }),
  attribute: attributeName,
  value: attributeName,
});
