// Whether entries, serials and sessions of an OpenVPN server are as ordered; nothing is changed here.
import type { ClientCheck, Failures } from '../enforcing/drivers';
import type { ClientEntries } from './client-entries';
import type { OpenvpnFolder } from './files';
import type { Notices } from './notices';

export type SeenOfServer = {
  readonly folder: OpenvpnFolder;
  readonly entries: ClientEntries;
  readonly notices: Notices;
  /** By name; null when the server does not answer. */
  readonly sessions: () => Promise<readonly string[] | null>;
};

/** Gives what is not so: by credential, strangers by `gateway`. */
export async function checkClients(
  { set, remove, isWhole }: ClientCheck,
  { folder, entries, notices, sessions: ask }: SeenOfServer,
): Promise<Failures> {
  const wrong = isWhole ? await entries.wrong(set) : null;
  const isThere = (name: string): boolean => (wrong === null ? notices.mayComeIn(name) : wrong.has(name));
  const sessions = await ask();
  const areMarked = await folder.serverCanRead(remove.filter(({ final }) => final).map((one) => one.serial));
  const failures = new Map<string, string>();
  for (const { credential } of remove) {
    if (isThere(credential)) failures.set(credential, 'entry-still-there');
    else if (!areMarked) failures.set(credential, 'revoked-serials-unreadable');
    else if (sessions === null) failures.set(credential, 'openvpn-does-not-answer');
    else if (sessions.includes(credential)) failures.set(credential, 'session-still-there');
  }
  for (const client of set)
    if (wrong?.has(client.credential) ?? !entries.isLetIn(client))
      failures.set(client.credential, 'entry-not-as-ordered');
  if (wrong === null) return failures;
  const welcome = new Set(set.map(({ credential }) => credential));
  const isStranger = (name: string): boolean => !welcome.has(name) && !failures.has(name);
  if ([...wrong, ...(sessions ?? [])].some(isStranger)) failures.set('gateway', 'stranger-there');
  return failures;
}
