// A mail server that keeps what it is given and answers as the test says; mails are written as in the portal.
import { mailLinks } from '../../src/compose-mail';
import { createMailWriter } from '../../src/adapters/mail/write-mail';
import type { Delivery, MailPort, MailToSend } from '../../src/usecases/ports-of-mails';

export type TestMail = {
  readonly port: MailPort;
  /** What it has taken, or refused; in the order in which it came. */
  readonly given: MailToSend[];
  /** Turn it: `mail.answer = async () => …`. */
  answer: (mail: MailToSend) => Promise<Delivery>;
};

export const taken: Delivery = { is: 'sent' };

export function testMail(publicUrl = new URL('https://fernamt.example.de')): TestMail {
  const given: MailToSend[] = [];
  const mail: TestMail = {
    given,
    answer: async () => taken,
    port: {
      write: createMailWriter(mailLinks(publicUrl)),
      send: async (message) => {
        given.push(message);
        return mail.answer(message);
      },
    },
  };
  return mail;
}
