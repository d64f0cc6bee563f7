// The forms with which a gateway is announced, offered over TCP as well, and taken out for maintenance.
import { z } from 'zod';
import { checkedPool } from '../../domain/address-pool';
import { isHostName } from '../../domain/config-fields';
import { maxMaintenanceReason } from '../../domain/gateway-maintenance';
import { box, choice, line, paragraph, wholeNumber } from '../kit/form-input';
import { refusedBy } from '../kit/refused-by';

/** A name is written in capitals by some; DNS does not mind (RFC 4343). */
const host = line({ max: 253 })
  .transform((typed) => typed.toLowerCase())
  .pipe(z.string().refine(isHostName, 'refusal.field-host-name'));

export const gatewayForm = z.object({
  name: line({ max: 60 }),
  host,
  group: line({ max: 64 }),
  tcp: box(),
});

function network({ min }: { readonly min: 0 | 1 }) {
  return line({ max: 50, min }).superRefine((typed, context) => {
    const reason = typed === '' ? null : refusedBy(checkedPool, typed);
    if (reason !== null) context.addIssue({ code: 'custom', message: reason });
  });
}

const seen = wholeNumber({ min: 0, max: 999_999_999_999 });

/** What else was typed does not count then. */
export const udpOnlyForm = z.object({ offered: choice(['no']), seen });

export const noticeForm = z.object({ says: choice(['yes', 'no']) });

export const tcpForm = z.object({
  offered: choice(['yes']),
  port: wholeNumber({ min: 1, max: 65_535 }),
  network4: network({ min: 1 }),
  network6: network({ min: 0 }),
  seen,
});

/** When what the page showed was found. */
export const driftSeenForm = z.object({ seen: line({ max: 40 }) });

export const maintenanceForm = z.object({
  reason: paragraph({ max: maxMaintenanceReason }),
  /** That nobody can connect meanwhile is known. */
  last: box(),
});
