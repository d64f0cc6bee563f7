// Whether a municipality lets mails be sent and where answers go; and the day up to which people have been reminded.
import { usualMailSettings } from '../../domain/mail';
import { addDays } from '../../domain/local-day';
import type { MailRecords } from '../../usecases/ports-of-mails';
import { bit } from './rows';
import { addRowUnlessTaken, replaceRows, rowsHeld, rowsOf, type Scope } from './scope';

export function mailSettingsRecord(scope: Scope): Pick<MailRecords, 'settings' | 'saveSettings'> {
  return {
    settings: async () => {
      const row = await rowsOf(scope, 'mail_settings').first<
        { readonly enabled: number; readonly reply_to: string | null } | undefined
      >(['enabled', 'reply_to']);
      return row === undefined ? usualMailSettings : { enabled: row.enabled === 1, replyTo: row.reply_to };
    },
    saveSettings: ({ enabled, replyTo }) =>
      replaceRows(scope, {
        table: 'mail_settings',
        key: ['tenant_id'],
        rows: [{ enabled: bit(enabled), reply_to: replyTo }],
      }),
  };
}

export async function lastRound(scope: Scope): Promise<string | null> {
  const last = await rowsHeld(scope, 'mail_rounds').first<{ readonly day: string } | undefined>('day');
  return last?.day ?? null;
}

/** Of two processes one begins; the first round of all looks at its own day only. */
export async function beginRound(scope: Scope, day: string): Promise<{ readonly after: string } | null> {
  const last = await lastRound(scope);
  if (last === null) {
    return (await addRowUnlessTaken(scope, 'mail_rounds', { day })) ? { after: addDays(day, -1) } : null;
  }
  if (last >= day) return null;
  const begun: number = await rowsOf(scope, 'mail_rounds').where('day', last).update({ day });
  return begun > 0 ? { after: last } : null;
}
