// Whoever runs the portal tries the mail server: one mail of the kind that says the least, to an address they name.
import { Refusal } from '../domain/errors';
import { isMailAddress } from '../domain/mail';
import type { Ports } from './ports';
import type { Delivery } from './ports-of-mails';

export async function sendTestMail(
  { mail, ids }: Pick<Ports, 'mail' | 'ids'>,
  { to, subject, text }: { readonly to: string; readonly subject: string; readonly text: string },
): Promise<Delivery> {
  if (mail.send === null) throw new Refusal('unavailable', 'mail-not-configured');
  if (!isMailAddress(to)) throw new Refusal('invalid', 'mail-address');
  return mail.send({ id: ids.random(), to, senderName: 'Fernamt', replyTo: null, subject, text, html: null });
}
