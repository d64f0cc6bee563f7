// What the audit log can be narrowed down to; days as people type them, ids as they stand in addresses.
import { z } from 'zod';
import { auditActions } from '../../domain/audit-event';
import type { AuditView } from '../../domain/audit-reading';
import { identityRef } from '../../domain/ids';
import { areInOrder, dayLookedAt, notInOrder } from '../kit/days-looked-at';
import { choice, line } from '../kit/form-input';

const idText = line({ max: 64, min: 0 });

/** An empty field narrows nothing down. */
export const auditForm = z
  .object({
    action: choice(['', ...auditActions]),
    person: idText,
    object: idText,
    from: dayLookedAt(),
    until: dayLookedAt(),
  })
  .refine(areInOrder, notInOrder)
  .transform(({ action, person, object, from, until }): AuditView => ({
    action: action === '' ? null : action,
    person: person === '' ? null : identityRef(person),
    objectId: object === '' ? null : object,
    from,
    until,
  }));
