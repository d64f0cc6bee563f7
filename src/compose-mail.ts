// The portal's mails: written with links to its own pages, handed to the mail server where one is configured.
import { createMailServer } from './adapters/mail/mail-server';
import { createMailWriter, type MailLinks } from './adapters/mail/write-mail';
import type { Config } from './config';
import type { MailKind } from './domain/mail';
import { paths } from './http/kit/paths';
import type { MailPort } from './usecases/ports-of-mails';

const pages: Readonly<Record<MailKind, (slug: string) => string>> = {
  'application-received': paths.requests.list,
  'access-released': paths.access,
  'application-question': paths.requests.list,
  'application-refused': paths.requests.list,
  'access-ends': paths.access,
  'certificate-ends': paths.access,
  'access-suspended': paths.access,
  'access-resumed': paths.access,
  'access-revoked': paths.access,
  'application-waits': paths.queue.list,
  'applications-still-wait': paths.queue.list,
  'sign-in-change-proposed': paths.signInChanges.list,
  'loosening-proposed': paths.questions.overview,
  'closing-announced': paths.leaving.closing,
  'endorsement-asked': paths.inbox.list,
  'endorsement-invited': paths.inbox.list,
  'need-asked': paths.inbox.list,
  'opinion-asked': paths.inbox.list,
  'stand-in-asked': paths.inbox.list,
  'inbox-still-waits': paths.inbox.list,
  'step-waits-too-long': paths.queue.list,
  'application-approved': paths.requests.list,
  'application-lapsed': paths.requests.new,
  'crypto-waiver-proposed': paths.crypto.overview,
  'crypto-waiver-ended': paths.crypto.overview,
  'orders-overdue': paths.today,
};

/** People of the provider sign in there, not in the municipality that they act for. */
export function mailLinks(publicUrl: URL): MailLinks {
  return (kind, { side, tenant }) =>
    new URL(side === 'provider' ? paths.operator.queue : pages[kind](tenant.slug), publicUrl).href;
}

export function portalMail({ publicUrl, mail }: Pick<Config, 'publicUrl' | 'mail'>): {
  readonly port: MailPort;
  readonly close: () => void;
} {
  const server = mail === null ? null : createMailServer(mail);
  return {
    port: { write: createMailWriter(mailLinks(publicUrl)), send: server === null ? null : server.send },
    close: () => server?.close(),
  };
}
