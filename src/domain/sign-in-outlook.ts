// What would become of whoever tries a proposed sign-in out, once it counts: let in or not, as whom, and whether as an admin.
import { rolesUnder, type Assurance, type Authentication } from './assurance';
import { adminRoleOf } from './role-rules';
import type { Role } from './roles';
import type { SignInFindings } from './sign-in-test';
import type { TenantKind } from './tenant';

/**
 * `same`: who began the trial; `other`: somebody else who is known; `waits`: somebody known may be meant, and people must say
 * so first; `unknown`: nobody, for there is no key.
 */
export type Recognition = 'same' | 'other' | 'new' | 'waits' | 'unknown';

export type SignInOutlook = SignInFindings & {
  /** Null: not looked up. */
  readonly recognised: Recognition | null;
  /** Roles that would rest, because a second factor is demanded and was not shown. */
  readonly withheld: readonly Role[];
  readonly staysAdmin: boolean;
};

type Circumstances = {
  readonly recognised: Recognition | null;
  readonly authentication: Authentication;
  readonly assurance: Assurance;
  readonly kind: TenantKind;
};

/**
 * More is in the way than at a sign-in: if nobody is shown to come in who could mend it afterwards, it has not been shown
 * that the municipality does not lock itself out.
 */
export function outlookOf(
  findings: SignInFindings,
  { recognised, authentication, assurance, kind }: Circumstances,
): SignInOutlook {
  const { roles, withheld } = rolesUnder(findings.roles, authentication, assurance);
  const admin = adminRoleOf(kind);
  const staysAdmin = roles.includes(admin);
  const inTheWay = [
    ...findings.inTheWay,
    ...(recognised === 'waits' ? ['account-awaits-assignment'] : []),
    ...(staysAdmin ? [] : [withheld.includes(admin) ? 'trial-admin-rests' : 'trial-admin-lost']),
  ];
  return { ...findings, roles, withheld, recognised, staysAdmin, inTheWay };
}
