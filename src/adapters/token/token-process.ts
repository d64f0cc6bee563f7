// One process beside the token, from its start to its end: orders go in, each is answered, refused, or given up after a time.
import { fork } from 'node:child_process';
import { Refusal } from '../../domain/errors';
import type { FromToken, TokenOrder, TokenResult, TokenSettings, ToToken } from './token-orders';

export type TokenProcess = {
  /** Refused as `token-…`, with what the library said as its cause. */
  readonly ask: (order: TokenOrder) => Promise<TokenResult>;
  /** Has answered something: what fails now may be its session, and not the token. */
  readonly hasAnswered: () => boolean;
  readonly end: () => void;
};

type Waiting = {
  readonly resolve: (result: TokenResult) => void;
  readonly reject: (refusal: Refusal) => void;
  /** Keeps a command alive until it has its answer; nothing else of the process does. */
  readonly timer: NodeJS.Timeout;
};

export type Beside = {
  /** Made by `npm run build` out of serve-token.worker.ts. */
  readonly workerFile: string;
  readonly settings: TokenSettings;
  /** All that the maker's library gets to see of the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly longestMs: number;
};

export function startTokenProcess({ workerFile, settings, environment, longestMs }: Beside): TokenProcess {
  const child = fork(workerFile, [], {
    env: { ...environment },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  const waiting = new Map<number, Waiting>();
  let numbers = 0;
  let hasAnswered = false;
  const giveUp = (detail: string): void => {
    child.kill('SIGKILL');
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new Refusal('unavailable', 'token-away', { cause: new Error(detail) }));
    }
    waiting.clear();
  };
  const send = (message: ToToken): void => {
    child.send(message, (error) => {
      if (error !== null) giveUp(error.message);
    });
  };
  child.on('error', (error) => giveUp(error.message));
  child.on('exit', (code, signal) => giveUp(`the process beside the token ended: ${code ?? signal ?? '?'}`));
  child.on('message', (said: FromToken) => {
    const asked = waiting.get(said.number);
    if (asked === undefined) return;
    waiting.delete(said.number);
    clearTimeout(asked.timer);
    if ('result' in said) {
      hasAnswered = true;
      asked.resolve(said.result);
    } else {
      asked.reject(new Refusal('unavailable', said.refused, { cause: new Error(said.detail) }));
    }
  });
  send({ settings });
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        numbers += 1;
        const timer = setTimeout(() => giveUp('the token does not answer'), longestMs);
        waiting.set(numbers, { resolve, reject, timer });
        send({ number: numbers, order });
      }),
    hasAnswered: () => hasAnswered,
    end: () => giveUp('the portal ends'),
  };
}
