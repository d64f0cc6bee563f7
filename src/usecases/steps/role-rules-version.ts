// Tells two states of a municipality's role rules apart.
import type { RoleRule } from '../../domain/role-rules';
import type { Ids } from '../ports-of-things';

export function versionOfRules({ digest }: Pick<Ids, 'digest'>, rules: readonly RoleRule[]): string {
  return digest(JSON.stringify(rules.map(({ attribute, value, role }) => [attribute, value, role])));
}
