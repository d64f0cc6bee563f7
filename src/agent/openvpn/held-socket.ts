/**
 * A management socket that is held all the time, for a server that asks about everybody who comes: while nobody is there to
 * answer it, it lets nobody in. Whatever else is to be said goes over the same connection, one conversation at a time;
 * questions are answered in the midst of it.
 */
import { createConnection } from 'node:net';
import { answerTo, AskReader } from './asks';
import { Conversation } from './conversation';

/** The sentence for whoever is refused; null for anybody else. */
export type Answering = (name: string) => string | null;

const pauseMs = 100;

export class HeldSocket {
  private readonly path: string;
  answering: Answering;
  private held: Conversation | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isOver = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(path: string, answering: Answering) {
    this.path = path;
    this.answering = answering;
    this.tryLater();
  }

  /** Rejects with the code ENOENT or ECONNREFUSED where nobody listens. */
  lend<T>(talk: (conversation: Conversation) => Promise<T>): Promise<T> {
    const turn = this.last.then(async () => talk(await this.connected()));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  letGo(): void {
    this.isOver = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.held?.end();
  }

  private async connected(): Promise<Conversation> {
    if (this.held?.isOpen === true) return this.held;
    const socket = createConnection(this.path);
    // It keeps no program from ending.
    socket.unref();
    const asks = new AskReader();
    const conversation = new Conversation(socket, (line) => {
      const ask = asks.take(line);
      if (ask !== null) conversation.say(answerTo(ask, ask.name === null ? null : this.answering(ask.name)));
    });
    this.held = conversation;
    socket.once('close', () => this.tryLater());
    await conversation.opened;
    return conversation;
  }

  /** A server that was started anew is found again at once. */
  private tryLater(): void {
    if (this.isOver || this.timer !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.lend(async () => undefined).catch(() => undefined);
    }, pauseMs).unref();
  }
}
