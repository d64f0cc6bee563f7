// Questions and answers over an OpenVPN management socket, in turn; lines that begin with `>` come unasked.
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

const answerTimeoutMs = 10_000;
/** Answers to what was said about a client who asked to come in: nobody waits for them. */
const unawaited = /^(SUCCESS|ERROR): client-(auth|deny) command/;

export class Conversation {
  readonly opened: Promise<void>;
  isOpen = true;
  private readonly socket: Socket;
  private take: ((line: string) => void) | null = null;
  private fail: (error: Error) => void = () => undefined;

  constructor(socket: Socket, unasked: (line: string) => void = () => undefined) {
    this.socket = socket;
    this.opened = new Promise((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
    });
    socket.on('timeout', () => socket.destroy(new Error('OpenVPN does not answer')));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => {
      this.isOpen = false;
      this.fail(new Error('OpenVPN closed its management socket'));
    });
    const lines = createInterface({ input: socket });
    // The socket's errors come out here once more; they are dealt with above.
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      if (line.startsWith('>')) unasked(line);
      else if (!unawaited.test(line)) this.take?.(line);
    });
  }

  ask(command: string, isLast: (line: string) => boolean): Promise<readonly string[]> {
    return new Promise<readonly string[]>((resolve, reject) => {
      const lines: string[] = [];
      this.fail = reject;
      this.take = (line) => {
        lines.push(line);
        if (isLast(line) || line.startsWith('ERROR:')) resolve(lines);
      };
      this.socket.setTimeout(answerTimeoutMs);
      this.say(command);
    }).finally(() => {
      this.take = null;
      this.fail = () => undefined;
      this.socket.setTimeout(0);
    });
  }

  /** What needs no answer. */
  say(command: string): void {
    this.socket.write(`${command}\n`);
  }

  end(): void {
    this.socket.destroy();
  }
}
