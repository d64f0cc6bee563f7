// Puts the mails that follow from an act into the outbox, in the act's own transaction: where the act is undone, there is no
// mail, and where it stands, there is one, whatever the mail server does meanwhile.
import { mailsAfter } from '../../domain/mails-after-acts';
import type { BeforeCommit } from '../ports';
import { recipientsOf } from './mail-recipients';

export const orderMails: BeforeCommit = async (records, written) => {
  const ordered = written.flatMap(({ event, at }) =>
    mailsAfter(event).map((order) => ({ ...order, subject: event.subject, now: at })),
  );
  if (ordered.length === 0 || !(await records.mails.settings()).enabled) return;
  for (const { to: audience, content, ...concerned } of ordered) {
    const mails = (await recipientsOf(records, audience, concerned)).map((to) => ({ content, to }));
    if (content.kind === 'application-waits') {
      for (const mail of mails) await records.mails.insertQuietly(mail, concerned.now);
    } else {
      await records.mails.insert(mails, concerned.now);
    }
  }
};
