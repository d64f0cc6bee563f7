// What the audit log can be narrowed down to; days as people type them, ids as they stand in addresses.
import { z } from 'zod';
import { auditActions } from '../../domain/audit-event';
import type { AuditView } from '../../domain/audit-reading';
import { identityRef } from '../../domain/ids';
import { isLocalDay } from '../../domain/local-day';
import { choice, line, optionalDay } from '../kit/form-input';

const firstDay = '2000-01-02';

function dayOfLog() {
  return optionalDay().refine(
    (day) => day === null || (isLocalDay(day) && day >= firstDay),
    'refusal.field-local-day',
  );
}

const idText = line({ max: 64, min: 0 });

/** An empty field narrows nothing down. */
export const auditForm = z
  .object({
    action: choice(['', ...auditActions]),
    person: idText,
    object: idText,
    from: dayOfLog(),
    until: dayOfLog(),
  })
  .refine(({ from, until }) => from === null || until === null || from <= until, {
    path: ['until'],
    message: 'audit.filter.until-before-from',
  })
  .transform(({ action, person, object, from, until }): AuditView => ({
    action: action === '' ? null : action,
    person: person === '' ? null : identityRef(person),
    objectId: object === '' ? null : object,
    from,
    until,
  }));
