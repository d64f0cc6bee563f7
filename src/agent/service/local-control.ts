/**
 * The door for commands on the gateway host itself: a socket in the agent's own folder, which also proves that only one
 * agent works on it. Whoever may open it is the administrator of this host.
 */
import { existsSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { isCredentialName } from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';

const socketPath = (stateFolder: string): string => join(stateFolder, 'control.sock');

/** The answer of a running agent; null when none runs. */
export async function askRunningAgent(stateFolder: string, request: string): Promise<string | null> {
  if (!existsSync(socketPath(stateFolder))) return null;
  const connection = createConnection(socketPath(stateFolder));
  try {
    connection.write(`${request}\n`);
    return await text(connection);
  } catch {
    return null;
  }
}

/** Refuses when another agent runs on this folder. */
export async function openControl(
  stateFolder: string,
  revoke: (credential: string) => Promise<string | null>,
): Promise<Server> {
  if ((await askRunningAgent(stateFolder, 'hello')) !== null) {
    throw new Error(`an agent is already running on ${stateFolder}`);
  }
  rmSync(socketPath(stateFolder), { force: true });
  const server = createServer((connection) => {
    connection.on('error', () => connection.destroy());
    const lines = createInterface({ input: connection });
    lines.on('error', () => undefined);
    lines.once('line', (line) => {
      void answer(line, revoke).then((reply) => connection.end(`${reply}\n`));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(socketPath(stateFolder), resolve);
  });
  return server;
}

async function answer(line: string, revoke: (credential: string) => Promise<string | null>): Promise<string> {
  const [verb, credential = ''] = line.split(' ');
  if (verb === 'hello') return 'agent';
  if (verb !== 'revoke' || !isCredentialName(credential)) return 'refused not-understood';
  return outcomeOf(revoke(credential));
}

/** `effective`, `not-effective <reason>` or `refused <reason>`. */
export async function outcomeOf(act: Promise<string | null>): Promise<string> {
  try {
    const failure = await act;
    return failure === null ? 'effective' : `not-effective ${failure}`;
  } catch (error) {
    return `refused ${error instanceof Refusal ? error.reason : 'failed'}`;
  }
}
