// The mail server, as the environment names it.
import type { MailServerSettings } from './adapters/mail/mail-server';
import { ConfigError, type Environment } from './config-environment';
import { isMailAddress } from './domain/mail';

export function mailServer(environment: Environment): MailServerSettings | null {
  const from = environment['MAIL_FROM'] ?? '';
  const text = environment['SMTP_URL'] ?? '';
  if (text === '' && from === '') return null;
  if (text === '') throw new ConfigError('SMTP_URL', 'is needed where MAIL_FROM is set');
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWhole =
    url !== null && url.hostname !== '' && ['', '/'].includes(url.pathname) && url.search === '';
  if (!isWhole || !['smtp:', 'smtps:'].includes(url.protocol)) {
    throw new ConfigError(
      'SMTP_URL',
      'must be smtp://user:password@host:587 or smtps://user:password@host:465, user and password percent-encoded',
    );
  }
  if (!isMailAddress(from))
    throw new ConfigError('MAIL_FROM', 'must be one plain mail address, without a name');
  const secure = url.protocol === 'smtps:';
  const plainTls = isThisHost(url.hostname) ? 'none' : 'starttls';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    tls: secure ? 'implicit' : plainTls,
    login: loginOf(url),
    from,
  };
}

function isThisHost(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function loginOf({ username, password }: URL): MailServerSettings['login'] {
  try {
    return username === ''
      ? null
      : { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw new ConfigError('SMTP_URL', 'holds a user or password that is not percent-encoded');
  }
}
