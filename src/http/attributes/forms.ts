// The form about what sign-ins must carry and how they are read, and a sample to try it on.
import { z } from 'zod';
import { attributeConcepts, type AliasOverrides } from '../../domain/attribute-aliases';
import { requiredAttribute } from '../../domain/required-attribute';
import type { Reading } from '../../domain/sign-in-values';
import { line, paragraph } from '../kit/form-input';
import { reasonInput } from '../kit/reason-input';

/** One name a line; empty: the usual ones. */
const names = paragraph({ max: 3000, min: 0 });

export const readingForm = z.object({
  requiredName: line({ max: 256, min: 0 }),
  requiredValue: line({ max: 256, min: 0 }),
  email: names,
  upn: names,
  given: names,
  surname: names,
  display: names,
  department: names,
  supervisor: names,
  groups: names,
  roles: names,
  sample: paragraph({ max: 8000, min: 0 }),
  reason: reasonInput(0),
  seen: line({ max: 100, min: 0 }),
  act: line({ max: 10, min: 0 }),
});

export type SentReading = z.infer<typeof readingForm>;

/** Refused as `required-attribute-incomplete` when only half of the condition is given. */
export function readingIn(sent: SentReading): Reading {
  const named = attributeConcepts.map((concept) => [concept, namesIn(sent[concept])] as const);
  const aliases: AliasOverrides = Object.fromEntries(named.filter(([, { length }]) => length > 0));
  return { required: requiredAttribute(sent.requiredName, sent.requiredValue), aliases };
}

function namesIn(typed: string): readonly string[] {
  const lines = typed.split('\n').map((name) => name.trim());
  return [...new Set(lines.filter((name) => name !== ''))];
}
