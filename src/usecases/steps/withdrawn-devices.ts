// The step that gathers, for devices, their files and what gateways answered about them.
import type { Device } from '../../domain/device';
import type { Grant } from '../../domain/grant';
import type { WithdrawnDevice } from '../../domain/withdrawal';
import type { TenantRecords } from '../ports';

/** What was only intended was never in anybody's hands. */
export async function withdrawnDevices(
  { credentials }: Pick<TenantRecords, 'credentials'>,
  devices: readonly Device[],
  grants: readonly Grant[],
): Promise<readonly WithdrawnDevice[]> {
  const gathered: WithdrawnDevice[] = [];
  for (const grant of grants) {
    const mine = devices.filter(({ grantId }) => grantId === grant.id);
    if (mine.length === 0) continue;
    const all = await credentials.ofGrant(grant.id);
    const handedOut = all.filter(({ state }) => state !== 'pending' && state !== 'void');
    const answers = await credentials.enforcementsOf(handedOut.map(({ id }) => id));
    for (const device of mine) {
      const files = handedOut.filter(({ deviceId }) => deviceId === device.id);
      const ids = new Set<string>(files.map(({ id }) => id));
      const enforcements = answers.filter(({ credentialId }) => ids.has(credentialId));
      gathered.push({ device, grant, credentials: files, enforcements });
    }
  }
  return gathered;
}
