// A person's row and what it means, for all that reads persons.
import { identityRef, personId } from '../../domain/ids';
import type { Person } from '../../domain/person';
import type { Scope } from './scope';

export type PersonRow = {
  readonly id: string;
  readonly ref: string;
  readonly display_name: string;
  readonly mail: string | null;
  readonly department: string | null;
  readonly supervisor: string | null;
  readonly created_at: string;
};

/** Their names in a join, for all of the row that makes a person. */
export const personColumns = [
  'persons.id',
  'persons.ref',
  'persons.display_name',
  'persons.mail',
  'persons.department',
  'persons.supervisor',
  'persons.created_at',
] as const;

export function personOf(scope: Pick<Scope, 'tenantId'>, row: PersonRow): Person {
  return {
    id: personId(row.id),
    tenantId: scope.tenantId,
    ref: identityRef(row.ref),
    displayName: row.display_name,
    mail: row.mail,
    department: row.department,
    supervisor: row.supervisor,
    createdAt: new Date(row.created_at),
  };
}
