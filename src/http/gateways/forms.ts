// The forms with which a gateway is announced, and taken out for maintenance.
import { z } from 'zod';
import { isHostName } from '../../domain/config-fields';
import { maxMaintenanceReason } from '../../domain/gateway-maintenance';
import { box, line, paragraph } from '../kit/form-input';

/** A name is written in capitals by some; DNS does not mind (RFC 4343). */
const host = line({ max: 253 })
  .transform((typed) => typed.toLowerCase())
  .pipe(z.string().refine(isHostName, 'refusal.field-host-name'));

export const gatewayForm = z.object({
  name: line({ max: 60 }),
  host,
  group: line({ max: 64 }),
});

export const maintenanceForm = z.object({
  reason: paragraph({ max: maxMaintenanceReason }),
  /** That nobody can connect meanwhile is known. */
  last: box(),
});
