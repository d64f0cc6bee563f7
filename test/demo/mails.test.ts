// The demo's mail catcher: the portal's own mail server connection speaks to it, and its page shows text, to this machine only.
import { once } from 'node:events';
import { connect } from 'node:net';
import express from 'express';
import supertest from 'supertest';
import { createMailServer, type MailServer } from '../../src/adapters/mail/mail-server';
import { startMailCatcher, type MailCatcher } from '../../src/demo/mails/mail-catcher';
import { mailRouter, mailsPath } from '../../src/demo/mails/mail-pages';

let catcher: MailCatcher;
let server: MailServer;
beforeEach(async () => {
  catcher = await startMailCatcher();
  const from = 'fernamt@demo.example';
  server = createMailServer({ host: '127.0.0.1', port: catcher.port, tls: 'none', login: null, from });
});
afterEach(() => {
  server.close();
  catcher.close();
});

const mail = {
  id: 'abc',
  to: 'anna.amsel@musterverwaltung.example',
  senderName: 'Stadt Müsterstadt',
  replyTo: null,
  subject:
    'Ihr Homeoffice-Zugang ist für „Bürger & Ämter“ freigegeben, und zwar schon ab dem ersten März 2027',
  text: `Grüße\n\n.ein Punkt vorn\n..zwei\n<script>alert(1)</script> = 1\n${'Wörter '.repeat(60)}\nEnde`,
  html: '<p>HTML</p>',
};

/** What it answers to these lines, one after the other. */
async function said(...lines: readonly string[]): Promise<readonly string[]> {
  const socket = connect(catcher.port, '127.0.0.1').setEncoding('latin1');
  const answers: string[] = [];
  await once(socket, 'data');
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    const [answer]: readonly unknown[] = await once(socket, 'data');
    answers.push(String(answer).slice(0, 3));
  }
  socket.destroy();
  return answers;
}

it('takes what the portal sends and reads it as it was written', async () => {
  expect(await server.send(mail)).toEqual({ is: 'sent' });
  expect(await server.send({ ...mail, id: 'def', subject: 'Kurz', html: null })).toEqual({ is: 'sent' });
  const [second, first] = catcher.caught();
  expect(first).toMatchObject({ to: mail.to, subject: mail.subject, text: mail.text });
  expect(first?.from).toContain('Stadt Müsterstadt');
  expect(second).toMatchObject({ subject: 'Kurz', text: mail.text });
});

it('keeps the newest two hundred', async () => {
  for (let count = 0; count < 205; count += 1)
    await server.send({ ...mail, id: `m${count}`, subject: `Nr. ${count}` });
  const subjects = catcher.caught().map(({ subject }) => subject);
  expect([subjects.length, subjects[0], subjects.at(-1)]).toEqual([200, 'Nr. 204', 'Nr. 5']);
}, 30_000);

it('answers nonsense, and takes no mail for nobody', async () => {
  expect(await said('HELLO', 'DATA', 'RCPT TO:nobody', 'EHLO x', 'NOOP')).toEqual([
    '502',
    '503',
    '501',
    '250',
    '250',
  ]);
  expect(catcher.caught()).toEqual([]);
});

it('refuses a mail without end and ends a line without end', async () => {
  const large = `${`${'x'.repeat(998)}\r\n`.repeat(1100)}.`;
  expect(await said('MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>', 'DATA', large)).toEqual([
    '250',
    '250',
    '354',
    '552',
  ]);
  const socket = connect(catcher.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'data');
  const closed = new Promise<void>((resolve) => void socket.on('close', () => resolve()));
  socket.write('x'.repeat(300_000));
  await closed;
  expect(catcher.caught()).toEqual([]);
});

describe('the page', () => {
  const publicUrl = new URL('http://localhost:8080');
  const page = (host = publicUrl.host, path = mailsPath) => {
    const app = express();
    app.use(mailsPath, mailRouter(publicUrl, catcher));
    return supertest(app).get(path).set('Host', host);
  };

  it('shows mails as text, and says when there are none', async () => {
    expect((await page().expect(200)).text).toContain('Noch ist keine da.');
    await server.send(mail);
    const { text, headers } = await page().expect(200);
    expect(text).toContain('„Bürger &amp; Ämter“ freigegeben');
    expect(text).toContain(`An: ${mail.to}`);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script>');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await page(publicUrl.host, `${mailsPath}?lang=en`)).text).toContain('Mails of the demo');
  });

  it('is there under the demo’s own name only', async () => {
    await server.send(mail);
    for (const host of ['boese.example', '192.0.2.1:8080', 'localhost']) {
      const { status, text } = await page(host);
      expect([status, text]).toEqual([404, 'not here']);
    }
  });
});
