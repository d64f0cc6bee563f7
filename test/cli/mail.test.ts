// `fernamt mail test` against a real mail server, with TLS as outside of this host; and the two variables behind it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../src/config';
import { ConfigError } from '../../src/config-environment';
import { realServer } from '../adapters/mail/real-server';
import { run } from '../support/child-process';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { refused, useCommandLine } from './support/fernamt';

const { fernamt, fileAt } = useCommandLine('mail');
const from = 'portal@fernamt.example.de';
const needed = {
  PUBLIC_URL: 'https://fernamt.example',
  MASTER_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  SESSION_SECRETS: '0123456789abcdef0123456789abcdef',
};

it('sends one mail, and says so', async () => {
  const server = await realServer();
  const env = { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: from };
  const { code, said } = await fernamt(['mail', 'test', 'anna@musterstadt.example'], { env });
  await server.close();
  expect([code, said]).toEqual([0, expect.stringContaining('has taken the mail')]);
  expect(server.received.map(({ to }) => to)).toEqual([['anna@musterstadt.example']]);
});

it('says in one sentence what the server answered', async () => {
  const server = await realServer({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 no such mailbox anna'), { responseCode: 550 })),
  });
  const env = { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: from };
  const ran = await fernamt(['mail', 'test', 'anna@musterstadt.example'], { env });
  await server.close();
  expect(ran).toMatchObject({
    code: 1,
    complained: 'fernamt: the mail server refuses this mail or address: 550 5.1.1',
  });
  const away = await fernamt(['mail', 'test', 'anna@musterstadt.example'], { env });
  expect(away.complained).toBe('fernamt: the mail server does not take the mail: ESOCKET');
});

it('refuses what is no address, and does not go without a server', async () => {
  const env = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: from };
  expect(await fernamt(['mail', 'test', 'a@b.example, c@d.example'], { env })).toMatchObject(
    refused('mail-address'),
  );
  expect(await fernamt(['mail', 'test', 'a@b.example'])).toMatchObject(refused('mail-not-configured'));
});

it('speaks TLS to any other host, with an authority that this host trusts', async () => {
  const folder = await temporaryFolder('mail-tls');
  const at = (name: string): string => path.join(folder, name);
  const subject = ['-subj', '/CN=mail', '-addext', 'subjectAltName=IP:127.0.0.2'];
  const keys = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...keys, ...subject, '-keyout', at('key.pem'), '-out', at('cert.pem')],
    {
      stdio: 'ignore',
    },
  );
  const [key, cert] = [readFileSync(at('key.pem')), readFileSync(at('cert.pem'))];
  const server = await realServer({ disabledCommands: [], key, cert }, '127.0.0.2');
  const env = {
    ...needed,
    DATABASE_URL: fileAt('tls.sqlite'),
    LOG_LEVEL: 'silent',
    SMTP_URL: `smtp://127.0.0.2:${server.port}`,
    MAIL_FROM: from,
  };
  const command = [process.execPath, 'dist/src/main.js', 'mail', 'test', 'anna@musterstadt.example'];
  const untrusted = await run(command, { env });
  expect(untrusted.code).toBe(1);
  expect(server.received).toEqual([]);
  const trusted = await run(command, { env: { ...env, NODE_EXTRA_CA_CERTS: at('cert.pem') } });
  await server.close();
  await removeFolder(folder);
  expect([trusted.code, trusted.stderr]).toEqual([0, '']);
  expect(server.received.map(({ secure }) => secure)).toEqual([true]);
}, 60_000);

describe('the variables', () => {
  const mailOf = (SMTP_URL?: string, MAIL_FROM?: string) =>
    readConfig({ ...needed, SMTP_URL, MAIL_FROM }).mail;

  it('may be left out together', () => {
    expect([mailOf(), mailOf('', '')]).toEqual([null, null]);
  });

  it.each([
    ['smtp://mail.example.de', { host: 'mail.example.de', port: 587, tls: 'starttls', login: null }],
    ['smtps://mail.example.de', { host: 'mail.example.de', port: 465, tls: 'implicit', login: null }],
    ['smtp://localhost:25', { host: 'localhost', port: 25, tls: 'none' }],
    ['smtp://[::1]:25', { host: '::1', port: 25, tls: 'none' }],
    ['smtps://localhost', { host: 'localhost', port: 465, tls: 'implicit' }],
    ['smtp://localhost.example.de', { tls: 'starttls' }],
    ['smtp://127.0.0.2:25', { tls: 'starttls' }],
    ['smtp://portal%40x:ge%3Aheim@mail.example.de', { login: { user: 'portal@x', password: 'ge:heim' } }],
  ])('%s is understood', (url, expected) => {
    expect(mailOf(url, from)).toMatchObject({ ...expected, from });
  });

  it.each([
    ['SMTP_URL', undefined, from],
    ['SMTP_URL', 'mail.example.de', from],
    ['SMTP_URL', 'http://mail.example.de', from],
    ['SMTP_URL', 'smtp://mail.example.de/path', from],
    ['SMTP_URL', 'smtp://mail.example.de?ignoreTLS=true', from],
    ['SMTP_URL', 'smtp://a%zz:geheim@mail.example.de', from],
    ['MAIL_FROM', 'smtp://mail.example.de', undefined],
    ['MAIL_FROM', 'smtp://mail.example.de', 'Fernamt <portal@fernamt.example.de>'],
    ['MAIL_FROM', 'smtp://mail.example.de', 'a@b.example\r\nBcc: c@d.example'],
  ])('%s is named where %j and %j do not fit, without the password', (variable, url, sender) => {
    expect(() => mailOf(url, sender)).toThrow(ConfigError);
    expect(() => mailOf(url, sender)).toThrow(new RegExp(`^${variable}: (?!.*geheim)`));
  });
});
