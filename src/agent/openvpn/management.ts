/**
 * OpenVPN's management socket: one client at a time, so each conversation is short and closes the door behind it, except
 * where the server asks about its clients and has to find somebody there.
 */
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Conversation } from './conversation';
import { HeldSocket, type Answering } from './held-socket';

/** A session as far as it is needed to end it; addresses and times are not even read. */
export type Session = { readonly name: string; readonly clientId: string };

export type Management = {
  sessions(): Promise<readonly Session[]>;
  command(line: string): Promise<void>;
};

const honestClientMs = 50;
const tries = 3;

/** A server that asks about its clients is held onto by whom it asks; it has no second ear. By path. */
const held = new Map<string, HeldSocket>();

/** Answers the questions of the server at this socket from now on, however often it is started anew. */
export function holdManagement(path: string, answering: Answering): void {
  const there = held.get(path);
  if (there === undefined) held.set(path, new HeldSocket(path, answering));
  else there.answering = answering;
}

export function letManagementGo(path: string): void {
  held.get(path)?.letGo();
  held.delete(path);
}

/** Opens the socket, talks, closes; or talks where it is held. Rejects with the code ENOENT or ECONNREFUSED where nobody listens. */
export async function withManagement<T>(
  path: string,
  talk: (management: Management) => Promise<T>,
): Promise<T> {
  const holder = held.get(path);
  if (holder !== undefined) return holder.lend((conversation) => talk(managementOver(conversation)));
  const conversation = new Conversation(createConnection(path));
  try {
    await conversation.opened;
    return await talk(managementOver(conversation));
  } finally {
    conversation.end();
  }
}

function managementOver(conversation: Conversation): Management {
  return {
    sessions: async () => sessionsIn(await conversation.ask('status 3', (line) => line === 'END')),
    command: async (line) => {
      await conversation.ask(line, isVerdict);
    },
  };
}

/**
 * Ends the sessions of clients who can no longer come back, in the order that also ends a hostile one: ask an honest
 * client to leave for good, give it a moment, cut, look. Gives those that are still there.
 */
export async function endSessions(
  management: Management,
  names: readonly string[],
): Promise<readonly string[]> {
  const wanted = new Set(names);
  const present = async (): Promise<readonly Session[]> =>
    (await management.sessions()).filter(({ name }) => wanted.has(name));
  let left = await present();
  for (let attempt = 0; left.length > 0 && attempt < tries; attempt += 1) {
    for (const { clientId } of left) await management.command(`client-kill ${clientId} HALT`);
    await sleep(honestClientMs);
    for (const name of new Set(left.map((session) => session.name))) await management.command(`kill ${name}`);
    left = await present();
  }
  return [...new Set(left.map(({ name }) => name))];
}

/**
 * Sends up to so many clients on, of those not sent yet: each is told to try the next gateway of its file, where it is let
 * in as it was here. Gives the names of those who were told, and whether anybody is left to be told.
 */
export async function sendOn(
  management: Management,
  { alreadySent, atMost }: { readonly alreadySent: ReadonlySet<string>; readonly atMost: number },
): Promise<{ readonly sent: readonly string[]; readonly isAnybodyThere: boolean }> {
  const sessions = await management.sessions();
  const now = sessions.filter(({ name }) => !alreadySent.has(name)).slice(0, atMost);
  for (const { clientId } of now) await management.command(`client-kill ${clientId} RESTART,[N]`);
  return { sent: now.map(({ name }) => name), isAnybodyThere: sessions.length > 0 };
}

/** Whether a line ends the answer to a command: "not found" is one too, the session has ended by itself then. */
const isVerdict = (line: string): boolean => /^(SUCCESS|ERROR):/.test(line);

function sessionsIn(lines: readonly string[]): readonly Session[] {
  return lines.flatMap((line) => {
    const [kind, name = '', , , , , , , , , clientId = ''] = line.split('\t');
    return kind === 'CLIENT_LIST' && /^\d+$/.test(clientId) ? [{ name, clientId }] : [];
  });
}
