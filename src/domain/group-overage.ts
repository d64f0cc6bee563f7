// Entra ID leaves out all groups of somebody who is in more than 150 of them and sends a link instead
// (learn.microsoft.com, "Configure group claims for applications"). Then no rule on groups can be judged.
import { isNameOf, type AliasOverrides } from './attribute-aliases';
import { valuesOf, type SamlAttribute } from './identity-attributes';
import type { RoleRule } from './role-rules';

const link = 'http://schemas.microsoft.com/claims/groups.link';

/** True when groups were left out although rules ask for them: roles from groups are missing, all others stand. */
export function areGroupsWithheld(
  attributes: readonly SamlAttribute[],
  rules: readonly RoleRule[],
  aliases: AliasOverrides = {},
): boolean {
  const isCut = attributes.some(({ name, values }) => name === link && values.length > 0);
  if (!isCut || valuesOf(attributes, 'groups', aliases).length > 0) return false;
  return rules.some(({ attribute }) => isNameOf('groups', attribute, aliases));
}
