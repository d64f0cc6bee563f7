// Hands mails to the mail server over SMTP (nodemailer): over TLS unless it is this host, in a few connections, within limits
// of time. What the server answers is told apart into for good and for now; its words stay here, since they hold addresses.
import { createTransport } from 'nodemailer';
import type { Delivery, MailToSend } from '../../usecases/ports-of-mails';
import { oneLine } from './mail-part';

export type MailServerSettings = {
  readonly host: string;
  readonly port: number;
  /** `none` only where the mail server is this host. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
};

/** How long a mail may take as a whole: much shorter than the lease under which it is sent. Smaller in tests. */
export type MailTimes = { readonly connectMs: number; readonly silentMs: number; readonly wholeMs: number };
const usualTimes: MailTimes = { connectMs: 15_000, silentMs: 30_000, wholeMs: 60_000 };

export type MailServer = {
  readonly send: (mail: MailToSend) => Promise<Delivery>;
  readonly close: () => void;
};

export function createMailServer(settings: MailServerSettings, times: MailTimes = usualTimes): MailServer {
  const { host, port, tls, login, from } = settings;
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    maxConnections: 2,
    // A connection that breaks is the outbox's to judge: trying again here could send twice within one lease.
    maxRequeues: 0,
    connectionTimeout: times.connectMs,
    greetingTimeout: times.connectMs,
    socketTimeout: times.silentMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({
          ...headersOf(mail),
          from: { name: oneLine(mail.senderName), address: from },
          messageId: `<${mail.id}@${domain}>`,
          signal: AbortSignal.timeout(times.wholeMs),
        });
        return { is: 'sent' };
      } catch (error) {
        return deliveryOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Told to be automatic, so that nothing answers automatically (RFC 3834 §5). */
function headersOf({ to, subject, text, html, replyTo }: MailToSend) {
  return {
    to: { name: '', address: to },
    subject: oneLine(subject),
    text,
    ...(html === null ? {} : { html }),
    ...(replyTo === null ? {} : { replyTo: { name: '', address: replyTo } }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

/** Only what is said of the recipient or of the message itself is for good; the rest is ours or the server's trouble. */
function deliveryOf(error: unknown): Delivery {
  const code = fieldOf(error, 'code');
  const command = fieldOf(error, 'command');
  const status = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})\b)?/.exec(fieldOf(error, 'response'));
  if (status === null) {
    if (code === '') throw error;
    return { is: 'failed', answer: code, othersMayGo: false };
  }
  const answer = [status[1], status[2]].filter((part) => part !== undefined).join(' ');
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  if (isOfThisMail && answer.startsWith('5')) return { is: 'refused', answer };
  return { is: 'failed', answer, othersMayGo: isOfThisMail };
}

function fieldOf(error: unknown, field: string): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : '';
  return typeof value === 'string' ? value : '';
}
