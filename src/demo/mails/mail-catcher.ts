// The demo's mail server: takes what the portal sends over SMTP on this machine, keeps it in memory and passes nothing on.
// As much of RFC 5321 as the portal speaks, in a few lines, so that the demo needs no package of its own.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { readMail, type ReadMail } from './read-mail';

export type CaughtMail = ReadMail & { readonly to: string };

export type MailCatcher = {
  readonly port: number;
  /** Newest first. */
  readonly caught: () => readonly CaughtMail[];
  readonly close: () => void;
};

const most = 200;
const largestBytes = 1_000_000;
/** RFC 5321 §4.5.3.1.6: 1,000 with its end; a client that goes far beyond is none. */
const longestLine = 100_000;

export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const sockets = new Set<Socket>();
  const take = (mail: CaughtMail): void => {
    mails.unshift(mail);
    mails.splice(most);
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // What a client does to its connection is its own affair.
    socket.on('error', () => socket.destroy());
    converse(socket, take);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail catcher listens on no port');
  return {
    port: address.port,
    caught: () => [...mails],
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

type Envelope = { to: string[]; body: string[] | null; bytes: number };

function converse(socket: Socket, take: (mail: CaughtMail) => void): void {
  const envelope: Envelope = { to: [], body: null, bytes: 0 };
  let rest = '';
  // One character a byte: what the bytes mean is for whoever reads the mail.
  socket.setEncoding('latin1');
  socket.write('220 demo ready\r\n');
  socket.on('data', (piece: string) => {
    rest += piece;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      const answer = envelope.body === null ? command(line, envelope) : content(line, envelope, take);
      if (answer !== null) socket.write(`${answer}\r\n`);
      if (line.toUpperCase() === 'QUIT' && envelope.body === null) socket.end();
    }
    if (rest.length > longestLine) socket.destroy();
  });
}

function command(line: string, envelope: Envelope): string {
  const [, verb = '', given = ''] = /^([A-Za-z]{4})\b\s*(.*)$/.exec(line) ?? [];
  switch (verb.toUpperCase()) {
    case 'EHLO':
    case 'HELO':
    case 'NOOP':
      return '250 demo';
    case 'MAIL':
    case 'RSET':
      Object.assign(envelope, { to: [], body: null, bytes: 0 });
      return '250 ok';
    case 'RCPT': {
      const to = /^TO:\s*<([^<>]{1,254})>/i.exec(given)?.[1];
      if (to === undefined) return '501 5.1.3 no address';
      envelope.to.push(to);
      return '250 ok';
    }
    case 'DATA':
      if (envelope.to.length === 0) return '503 5.5.1 for whom?';
      envelope.body = [];
      return '354 go on';
    case 'QUIT':
      return '221 bye';
    default:
      return '502 5.5.1 not known here';
  }
}

/** A line of the mail, or the dot at its end (RFC 5321 §4.5.2). */
function content(line: string, envelope: Envelope, take: (mail: CaughtMail) => void): string | null {
  if (line !== '.') {
    envelope.bytes += line.length + 2;
    if (envelope.bytes <= largestBytes) envelope.body?.push(line.startsWith('.') ? line.slice(1) : line);
    return null;
  }
  const { body, to, bytes } = envelope;
  Object.assign(envelope, { to: [], body: null, bytes: 0 });
  if (bytes > largestBytes || body === null) return '552 5.3.4 too large';
  const mail = readMail(body.join('\r\n'));
  for (const recipient of to) take({ ...mail, to: recipient });
  return '250 2.0.0 caught';
}
