// A real mail server for tests, on a port of its own: takes mails into a list, and behaves as badly as the test says.
import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { portOf } from './port-of';

export type ReceivedMail = {
  readonly to: readonly string[];
  readonly from: string;
  readonly source: string;
  readonly secure: boolean;
};

export type RealServer = {
  readonly port: number;
  readonly received: ReceivedMail[];
  readonly close: () => Promise<void>;
};

export async function realServer(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
  port = 0,
): Promise<RealServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom === false ? '' : mailFrom.address,
          source: Buffer.concat(pieces).toString('utf8'),
          secure: session.secure,
        });
        done();
      });
    },
    ...options,
  });
  // What clients do to it is the client's affair.
  server.on('error', () => undefined);
  server.listen(port, host);
  await once(server.server, 'listening');
  return {
    port: portOf(server.server),
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
