// What a municipality sets about its approval chain: for itself, and for each of its profiles.
import { z } from 'zod';
import type { AccessProfile } from '../../domain/access-profile';
import {
  lapseDaysLimits,
  necessities,
  type ApprovalSettings,
  type Necessity,
} from '../../domain/approval-chain';
import { choice, paragraph, wholeNumber } from '../kit/form-input';
import { readForm, type FormValues } from '../kit/form';

export const approvalForm = z.object({
  necessity: choice(necessities),
  lapseDays: wholeNumber(lapseDaysLimits),
  mailDomains: paragraph({ max: 6000, min: 0 }),
});

export const fieldOf: Readonly<Record<string, string>> = {
  'lapse-days-out-of-range': 'lapseDays',
  'mail-domains-malformed': 'mailDomains',
};

export function profileField({ id }: Pick<AccessProfile, 'id'>): string {
  return `profile-${id}`;
}

/** Anything but one of the choices is "as the municipality". */
export function ofProfilesIn(
  values: FormValues,
  profiles: readonly AccessProfile[],
): ApprovalSettings['ofProfiles'] {
  const entries = profiles.flatMap((profile): readonly (readonly [string, Necessity])[] => {
    const typed = values[profileField(profile)]?.at(-1);
    const necessity = necessities.find((one) => one === typed);
    return necessity === undefined ? [] : [[profile.id, necessity]];
  });
  return Object.fromEntries(entries);
}

export function domainsIn(text: string): readonly string[] {
  const lines = text.split(/[\n,;]/).map((line) => line.trim().toLowerCase());
  return [...new Set(lines.filter((line) => line !== ''))];
}

export function readApproval(body: unknown) {
  return readForm(approvalForm, body);
}
