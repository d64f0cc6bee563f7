// The users and groups under which a gateway's programs run: nobody signs in as them, and they own no home.
import type { ServicePlace } from '../../domain/service-place';
import { wireguardGroup } from '../../domain/service-place';
import { readIfThere } from './files';
import type { ServiceHost } from './service-host';

export async function makeUsers(
  { agentUser, openvpnUser }: ServicePlace,
  { run, at }: ServiceHost,
): Promise<void> {
  const isIn = (file: string, name: string): boolean =>
    (readIfThere(at(file)) ?? '').split('\n').some((line) => line.startsWith(`${name}:`));
  if (!isIn('/etc/group', wireguardGroup)) await run('groupadd', ['--system', wireguardGroup]);
  for (const user of [agentUser, openvpnUser]) {
    if (isIn('/etc/passwd', user)) continue;
    const nowhere = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
    await run('useradd', ['--system', '--user-group', ...nowhere, user]);
  }
}

/** Their groups of the same name go with them, whatever of theirs is still ending. */
export async function removeUsers(
  { agentUser, openvpnUser }: ServicePlace,
  { run }: ServiceHost,
): Promise<void> {
  for (const user of [agentUser, openvpnUser]) await run('userdel', ['--force', user]).catch(() => undefined);
}
