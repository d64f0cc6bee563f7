// Roles that one person should not hold together, and why (BSI ORP.4.A4: separation of duties). A report, not a ban: a
// small municipality may have reasons, and must be able to say that it knows.
import type { Role } from './roles';

export type SeparationReason =
  /** Would check what they do themselves; of the data protection officer Art. 38(6) GDPR. */
  | 'checks-own-work'
  /** Gives roles, and uses them. */
  | 'gives-and-uses'
  /** Two separate words about one application. */
  | 'confirms-twice'
  /** Keeps the municipality's sign-in for the provider, and decides in the municipality. */
  | 'provider-and-municipality';

export type Separation = { readonly roles: readonly [Role, Role]; readonly reason: SeparationReason };

export const separations: readonly Separation[] = [
  { roles: ['it-admin', 'security-officer'], reason: 'checks-own-work' },
  { roles: ['it-admin', 'dpo'], reason: 'checks-own-work' },
  { roles: ['it-admin', 'auditor'], reason: 'checks-own-work' },
  { roles: ['tenant-admin', 'security-officer'], reason: 'checks-own-work' },
  { roles: ['tenant-admin', 'dpo'], reason: 'checks-own-work' },
  { roles: ['tenant-admin', 'auditor'], reason: 'checks-own-work' },
  { roles: ['operator-admin', 'auditor'], reason: 'checks-own-work' },
  { roles: ['operator-admin', 'dpo'], reason: 'checks-own-work' },
  { roles: ['it-admin', 'tenant-admin'], reason: 'gives-and-uses' },
  { roles: ['supervisor', 'hr'], reason: 'confirms-twice' },
  { roles: ['operator-admin', 'it-admin'], reason: 'provider-and-municipality' },
];

export function separationsIn(held: readonly Role[]): readonly Separation[] {
  return separations.filter(({ roles }) => roles.every((role) => held.includes(role)));
}

/** Who may read the report. */
export const separationReaders = ['tenant-admin', 'dpo', 'auditor'] as const satisfies readonly Role[];
