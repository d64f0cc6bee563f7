// The file that a page speaks of by its token: of a device of whoever asks, or of none.
import type { Actor } from '../../domain/actor';
import type { Credential } from '../../domain/credential';
import type { Device } from '../../domain/device';
import { Refusal } from '../../domain/errors';
import type { DeviceId } from '../../domain/ids';
import type { TenantRecords } from '../ports';

export type OwnHandOut = {
  readonly device: Device;
  /** Null where no file of this device is waited for under the token. */
  readonly credential: Credential | null;
  readonly all: readonly Credential[];
};

export async function ownHandOut(
  records: TenantRecords,
  actor: Actor,
  { deviceId, tokenHash }: { readonly deviceId: DeviceId; readonly tokenHash: string },
): Promise<OwnHandOut> {
  const device = await records.devices.find(deviceId);
  if (device === null || device.personId !== actor.personId) throw new Refusal('not-found', 'no-such-device');
  const all = await records.credentials.ofDevice(deviceId);
  const id = await records.credentials.idOfHandOut(tokenHash);
  return { device, credential: all.find((one) => one.id === id) ?? null, all };
}
