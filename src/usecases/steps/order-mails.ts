// Puts the mails that follow from an act into the outbox, in the act's own transaction: where the act is undone, there is no
// mail, and where it stands, there is one, whatever the mail server does meanwhile.
import type { AuditEvent } from '../../domain/audit-event';
import { accessRequestId } from '../../domain/ids';
import { askedAfter, mailsAfter } from '../../domain/mails-after-acts';
import type { BeforeCommit, TenantRecords } from '../ports';
import type { NewMail } from '../ports-of-mails';
import { recipientsOf } from './mail-recipients';
import { mailsToAsked } from './mails-to-asked';

export const orderMails: BeforeCommit = async (records, written) => {
  const telling = written.filter(({ event }) => askedAfter(event) !== null || mailsAfter(event).length > 0);
  if (telling.length === 0 || !(await records.mails.settings()).enabled) return;
  for (const { event, at } of telling) {
    for (const mail of await mailsFollowing(records, event, at)) {
      if (mail.content.kind === 'application-waits') await records.mails.insertQuietly(mail, at);
      else await records.mails.insert([mail], at);
    }
  }
};

async function mailsFollowing(
  records: TenantRecords,
  event: AuditEvent,
  now: Date,
): Promise<readonly NewMail[]> {
  const mails: NewMail[] = [];
  for (const { to: audience, content } of mailsAfter(event)) {
    const recipients = await recipientsOf(records, audience, {
      subject: event.subject,
      actor: event.actor,
      now,
    });
    mails.push(...recipients.map((to) => ({ content, to })));
  }
  const which = askedAfter(event);
  if (which === null) return mails;
  return [...mails, ...(await mailsToAsked(records, accessRequestId(event.object.id), { which, now }))];
}
