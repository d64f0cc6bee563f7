// A management socket that behaves as OpenVPN's does, and notes in which order it was spoken to.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

export type FakeSession = { readonly name: string; readonly id: number; readonly isHostile?: boolean };

export class FakeOpenvpn {
  sessions: FakeSession[] = [];
  /** Commands as they came; `entry` and `revoked` show what was on disk at that moment. */
  readonly heard: string[] = [];
  /** Sessions that not even `kill` ends, so many times. */
  stubborn = 0;
  silent = false;
  /** What it was answered about clients who asked to come in. */
  readonly verdicts: string[] = [];
  /** How many are connected to it; a real one talks to the first only. */
  listeners = 0;
  private listener: Socket | null = null;
  /** It is told to end. */
  onSignal: () => void = () => undefined;
  /** Tells the state of the files of a client, to be noted beside each command. */
  onDisk: () => string = () => '';
  private readonly server = createServer((socket) => this.serve(socket));

  async listen(path: string): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(path, resolve));
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A client has shown its certificate: the lines as a real server writes them. */
  ask(clientId: number, environment: readonly string[], what = 'CONNECT'): void {
    const lines = [`${what},${clientId},1`, ...[...environment, 'END'].map((line) => `ENV,${line}`)];
    this.listener?.write(lines.map((line) => `>CLIENT:${line}\r\n`).join(''));
  }

  /** As when the server is started anew. */
  async hangUp(): Promise<void> {
    const { listener } = this;
    if (listener === null) return;
    await new Promise((resolve) => listener.once('close', resolve).destroy());
  }

  private serve(socket: Socket): void {
    socket.on('error', () => undefined);
    this.listeners += 1;
    this.listener = socket;
    socket.on('close', () => (this.listeners -= 1));
    socket.write(">INFO:OpenVPN Management Interface Version 5 -- type 'help' for more info\r\n");
    createInterface({ input: socket })
      .on('error', () => undefined)
      .on('line', (line) => {
        if (/^client-(auth|deny)/.test(line)) {
          this.verdicts.push(line);
          socket.write('SUCCESS: client-auth command succeeded\r\n');
          return;
        }
        this.heard.push(`${line}${this.onDisk()}`);
        if (!this.silent) socket.write(`${this.answer(line)}\r\n>BYTECOUNT_CLI:0,1,2\r\n`);
      });
  }

  private answer(line: string): string {
    const [verb = '', subject = ''] = line.split(' ');
    switch (verb) {
      case 'pid':
        return 'SUCCESS: pid=1';
      case 'signal':
        this.onSignal();
        return 'SUCCESS: signal SIGTERM thrown';
      case 'status':
        return this.status();
      case 'client-kill': {
        const session = this.sessions.find(({ id }) => String(id) === subject);
        if (session === undefined) return 'ERROR: client-kill command failed';
        // An honest client leaves when told to; the server itself would wait for seconds.
        if (session.isHostile !== true) this.sessions = this.sessions.filter((other) => other !== session);
        return 'SUCCESS: client-kill command succeeded';
      }
      default: {
        const known = this.sessions.some(({ name }) => name === subject);
        if (!known) return `ERROR: common name '${subject}' not found`;
        if (this.stubborn > 0) this.stubborn -= 1;
        else this.sessions = this.sessions.filter(({ name }) => name !== subject);
        return `SUCCESS: common name '${subject}' found, 1 client(s) killed`;
      }
    }
  }

  private status(): string {
    const rows = this.sessions.map(
      ({ name, id }) =>
        `CLIENT_LIST\t${name}\t203.0.113.9:1194\t10.92.0.7\t\t1\t1\t2026-11-23 08:00:00\t1\tUNDEF\t${id}\t0\tAES-256-GCM`,
    );
    return ['TITLE\tOpenVPN', 'TIME\t2026\t1', 'HEADER\tCLIENT_LIST\tCommon Name', ...rows, 'END'].join(
      '\r\n',
    );
  }
}

/** `+entry -revoked` and so on, for one client. */
export function filesOf(folder: string, credential: string, serial: string): string {
  const sign = (path: string): string => (existsSync(path) ? '+' : '-');
  return ` [${sign(`${folder}/ccd/${credential}`)}entry ${sign(`${folder}/revoked/${serial}`)}revoked]`;
}
