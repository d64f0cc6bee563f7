// The step that gathers, for devices, their files and what gateways answered about them.
import { wasHandedOut } from '../../domain/credential';
import type { Device } from '../../domain/device';
import type { Grant } from '../../domain/grant';
import type { WithdrawnDevice } from '../../domain/withdrawal';
import type { TenantRecords } from '../ports';

/** Access by access; two questions for all of them. */
export async function withdrawnDevices(
  { credentials }: Pick<TenantRecords, 'credentials'>,
  devices: readonly Device[],
  grants: readonly Grant[],
): Promise<readonly WithdrawnDevice[]> {
  const files = (await credentials.ofDevices(devices.map(({ id }) => id))).filter(wasHandedOut);
  const answers = await credentials.enforcementsOf(files.map(({ id }) => id));
  return grants.flatMap((grant) =>
    devices
      .filter(({ grantId }) => grantId === grant.id)
      .map((device) => {
        const mine = files.filter(({ deviceId }) => deviceId === device.id);
        const ids = new Set<string>(mine.map(({ id }) => id));
        const enforcements = answers.filter(({ credentialId }) => ids.has(credentialId));
        return { device, grant, credentials: mine, enforcements };
      }),
  );
}
