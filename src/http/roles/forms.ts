// The form for role rules: as many rows as were on the page, and a sample to try them on.
import { z } from 'zod';
import { mostRules, type RoleRule } from '../../domain/role-rules';
import { isRole } from '../../domain/roles';
import { paragraph } from '../kit/form-input';
import { readForm, type Parsed } from '../kit/form';

/** Exact values count, so blanks inside a field stay as they are. */
const anyFields = z.record(z.string(), paragraph({ max: 8000, min: 0 }));

export type SentRules = {
  /** Rows that are not empty, each with its number on the page. */
  readonly rows: readonly { readonly number: number; readonly rule: RoleRule }[];
  readonly sample: string;
  /** For whoever reads the change; empty when none was given. */
  readonly reason: string;
  readonly seen: string;
  readonly saves: boolean;
};

export const mostRows = mostRules + 5;

export function readRules(body: unknown): Parsed<SentRules> {
  const sent = readForm(anyFields, body);
  if (!sent.ok) return sent;
  const { value, values } = sent;
  const rows = Array.from({ length: mostRows }, (_, index) => rowOf(value, index + 1)).flat();
  const { sample = '', seen = '', act = '', reason = '' } = value;
  return {
    ok: true,
    values,
    value: { rows, sample, reason: reason.trim(), seen, saves: act === 'save' },
  };
}

function rowOf(fields: Readonly<Record<string, string>>, number: number): SentRules['rows'] {
  const attribute = fields[`attribute-${number}`] ?? '';
  const value = fields[`value-${number}`] ?? '';
  const role = fields[`role-${number}`] ?? '';
  if (attribute === '' && value === '') return [];
  // No choice made is a role that no rule can give.
  return [{ number, rule: { attribute, value, role: isRole(role) ? role : 'employee' } }];
}
