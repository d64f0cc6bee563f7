// Mails handed to a real mail server: taken, refused for one or for all, slow, silent, without TLS, with a foreign certificate.
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import {
  createMailServer,
  type MailServer,
  type MailServerSettings,
} from '../../../src/adapters/mail/mail-server';
import type { MailToSend } from '../../../src/usecases/ports-of-mails';
import { portOf } from './port-of';
import { realServer, type RealServer } from './real-server';

// Where the server is good, a busy machine must not end the talk; where it is bad, nobody wants to wait for the test.
const patient = { connectMs: 30_000, silentMs: 30_000, wholeMs: 60_000 };
const impatient = { connectMs: 400, silentMs: 400, wholeMs: 1_200 };
const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

const keep = <One extends { close: () => unknown }>(one: One): One => {
  open.push(one);
  return one;
};
const serverWith = async (options: Parameters<typeof realServer>[0] = {}): Promise<RealServer> =>
  keep(await realServer(options));
const clientOf = (
  port: number,
  change: Partial<MailServerSettings> = {},
  times: typeof patient = patient,
): MailServer =>
  keep(
    createMailServer(
      { host: '127.0.0.1', port, tls: 'none', login: null, from: 'portal@fernamt.example.de', ...change },
      times,
    ),
  );

function mail(change: Partial<MailToSend> = {}): MailToSend {
  return {
    id: '0123456789abcdef0123456789abcdef',
    to: 'anna@musterstadt.example',
    senderName: 'Stadt Müsterstadt',
    replyTo: 'hilfe@musterstadt.example',
    subject: 'Ihr Zugang – für Sie',
    text: 'Guten Tag,\n\n.\nbis bald\n',
    html: '<p>Guten Tag</p>',
    ...change,
  };
}

const rejecting = (code: number, message: string) =>
  Object.assign(new Error(message), { responseCode: code });

it('is taken: one recipient, the sender’s name, answers elsewhere, text and HTML, and the same name each time', async () => {
  const server = await serverWith();
  const client = clientOf(server.port);
  expect(await client.send(mail())).toEqual({ is: 'sent' });
  expect(await client.send(mail())).toEqual({ is: 'sent' });
  const [first, second] = server.received;
  expect(first).toMatchObject({ to: ['anna@musterstadt.example'], from: 'portal@fernamt.example.de' });
  for (const received of [first, second]) {
    expect(received?.source).toMatch(
      /^Message-ID: <0123456789abcdef0123456789abcdef@fernamt\.example\.de>\r$/m,
    );
    expect(received?.source).toMatch(/^From: =\?UTF-8\?.*\?= <portal@fernamt\.example\.de>\r$/m);
    expect(received?.source).toMatch(/^Reply-To: hilfe@musterstadt\.example\r$/m);
    expect(received?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(received?.source).toContain('Content-Type: text/plain; charset=utf-8');
    expect(received?.source).toContain('Content-Type: text/html; charset=utf-8');
  }
});

it.each([
  ['the sender’s name', { senderName: 'Stadt\r\nBcc: opfer@b.example\r\n\r\nhallo' }],
  ['quotes in it', { senderName: 'Stadt" <opfer@b.example>, "X' }],
  ['the subject', { subject: 'Ja\r\nBcc: opfer@b.example' }],
  [
    'other line breaks',
    { senderName: 'A\u2028Bcc: opfer@b.example', subject: 'B\u0085Bcc: opfer@b.example' },
  ],
  ['the address for answers', { replyTo: 'a@b.example\r\nBcc: opfer@b.example' }],
])('gets neither a header nor a recipient by %s', async (_, change) => {
  const server = await serverWith();
  await clientOf(server.port).send(mail(change));
  const [received] = server.received;
  expect(received?.to).toEqual(['anna@musterstadt.example']);
  const [headers = ''] = received?.source.split('\r\n\r\n') ?? [];
  expect(headers).not.toMatch(/^Bcc:/im);
  const names = headers
    .split('\r\n')
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.split(':')[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('Auto-Submitted');
});

it('is sent to nobody when the address would be two', async () => {
  const server = await serverWith();
  await clientOf(server.port).send(mail({ to: 'anna@musterstadt.example, opfer@b.example' }));
  expect(server.received.flatMap(({ to }) => to)).not.toContain('opfer@b.example');
});

it('is refused for good where the server does not know the recipient, while others are taken', async () => {
  const server = await serverWith({
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('anna') ? done(rejecting(550, '5.1.1 <anna@musterstadt.example>: unknown')) : done(),
  });
  const client = clientOf(server.port);
  expect(await client.send(mail())).toEqual({ is: 'refused', answer: '550 5.1.1' });
  expect(await client.send(mail({ to: 'bodo@musterstadt.example' }))).toEqual({ is: 'sent' });
});

it('is refused for good where the server does not want the mail itself', async () => {
  const server = await serverWith({
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done(rejecting(554, '5.7.1 looks like spam')));
    },
  });
  expect(await clientOf(server.port).send(mail())).toEqual({ is: 'refused', answer: '554 5.7.1' });
});

it('waits where the recipient is refused for now, and others may go', async () => {
  const server = await serverWith({
    onRcptTo: (_address, _session, done) => done(rejecting(450, '4.2.1 greylisted')),
  });
  const failed = { is: 'failed', answer: '450 4.2.1', othersMayGo: true };
  expect(await clientOf(server.port).send(mail())).toEqual(failed);
});

it('waits where the server takes no mail from us: that is not the recipient’s fault', async () => {
  const server = await serverWith({
    onMailFrom: (_address, _session, done) => done(rejecting(550, '5.7.1 sender not allowed')),
  });
  const failed = { is: 'failed', answer: '550 5.7.1', othersMayGo: false };
  expect(await clientOf(server.port).send(mail())).toEqual(failed);
});

it('waits where the server does not know our login', async () => {
  const server = await serverWith({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(rejecting(535, '5.7.8 wrong')),
  });
  const login = { user: 'portal', password: 'geheim' };
  const delivery = await clientOf(server.port, { login }).send(mail());
  expect(delivery).toMatchObject({ is: 'failed', othersMayGo: false });
  expect(JSON.stringify(delivery)).not.toContain('geheim');
});

it('waits while there is no server', async () => {
  const server = await realServer();
  await server.close();
  expect(await clientOf(server.port).send(mail())).toMatchObject({ is: 'failed', othersMayGo: false });
});

describe('time', () => {
  const badServer = async (behave: (socket: Socket) => void): Promise<number> => {
    const sockets: Socket[] = [];
    const server: Server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      behave(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    keep({
      close: () => {
        sockets.forEach((socket) => socket.destroy());
        server.close();
      },
    });
    return portOf(server);
  };
  const failed = { is: 'failed', othersMayGo: false };

  it('is not spent on a server that never says a word', async () => {
    const port = await badServer(() => undefined);
    expect(await clientOf(port, {}, impatient).send(mail())).toMatchObject(failed);
  });

  it('is not spent on one that says nothing after its greeting', async () => {
    const port = await badServer((socket) => socket.write('220 here\r\n'));
    expect(await clientOf(port, {}, impatient).send(mail())).toMatchObject(failed);
  });

  it('is not spent on one that trickles for ever', async () => {
    const port = await badServer((socket) => {
      socket.write('220 here\r\n');
      const trickle = setInterval(() => socket.write('250-a\r\n'), 100);
      socket.on('close', () => clearInterval(trickle));
    });
    const began = performance.now();
    expect(await clientOf(port, {}, impatient).send(mail())).toMatchObject(failed);
    expect(performance.now() - began).toBeLessThan(60_000);
  });
});

describe('TLS', () => {
  it('is demanded: nothing is said to a server without it', async () => {
    const server = await serverWith();
    const delivery = await clientOf(server.port, { tls: 'starttls' }).send(mail());
    expect(delivery).toMatchObject({ is: 'failed', othersMayGo: false });
    expect(server.received).toEqual([]);
  });

  it('is with whom it should be: a certificate nobody vouches for is none', async () => {
    // smtp-server brings a self-signed certificate of its own.
    const server = await serverWith({ disabledCommands: [] });
    const delivery = await clientOf(server.port, { tls: 'starttls' }).send(mail());
    expect(delivery).toMatchObject({ is: 'failed', othersMayGo: false });
    expect(server.received).toEqual([]);
    const implicit = await serverWith({ secure: true });
    expect(await clientOf(implicit.port, { tls: 'implicit' }).send(mail())).toMatchObject({ is: 'failed' });
    expect(implicit.received).toEqual([]);
  });
});
