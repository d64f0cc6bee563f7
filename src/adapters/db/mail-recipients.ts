// Whom mails go to: people by a role they held at their last sign-in, and the person behind a reference of the audit log.
import type { MailRecords } from '../../usecases/ports-of-mails';
import { personColumns, personOf, type PersonRow } from './person-rows';
import { rowsOf, sameTenant, type Scope } from './scope';

export function mailRecipients(scope: Scope): Pick<MailRecords, 'holdersOf' | 'findByRef'> {
  return {
    holdersOf: async (role) => {
      const rows = await rowsOf(scope, 'held_roles')
        .where('held_roles.role', role)
        .join('persons', sameTenant('persons', 'held_roles', [['id', 'person_id']]))
        .whereNotNull('persons.mail')
        .orderBy('persons.id')
        .select<PersonRow[]>([...personColumns]);
      return rows.map((row) => personOf(scope, row));
    },
    findByRef: async (ref) => {
      const row = await rowsOf(scope, 'persons')
        .where({ ref })
        .first<PersonRow | undefined>([...personColumns]);
      return row === undefined ? null : personOf(scope, row);
    },
  };
}
