// The step that keeps in mind, of no person, on which day an identity provider left groups out that rules ask for.
import type { AliasOverrides } from '../../domain/attribute-aliases';
import { areGroupsWithheld } from '../../domain/group-overage';
import type { SignInAssertion } from '../../domain/identity-attributes';
import { localDay } from '../../domain/local-day';
import type { RoleRule } from '../../domain/role-rules';
import type { TenantRecords } from '../ports';

type Seen = {
  readonly assertion: Pick<SignInAssertion, 'attributes'>;
  readonly rules: readonly RoleRule[];
  readonly aliases: AliasOverrides;
  readonly now: Date;
};

export async function noteWithheldGroups(
  { tenant, identityShape }: Pick<TenantRecords, 'tenant' | 'identityShape'>,
  { assertion, rules, aliases, now }: Seen,
): Promise<boolean> {
  if (!areGroupsWithheld(assertion.attributes, rules, aliases)) return false;
  const { timeZone } = await tenant.get();
  const today = localDay(now, timeZone);
  if ((await identityShape.groupsWithheldOn()) !== today) await identityShape.noteGroupsWithheld(today);
  return true;
}
