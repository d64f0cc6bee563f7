// What a holder has in hand: devices with their access files, and whether one more device may be added.
import { isLiveCredential, type Credential } from './credential';
import type { Device } from './device';
import type { Grant } from './grant';

export type HeldDevice = {
  readonly device: Device;
  /** The one credential that still counts or waits for the end of a suspension; null before the first file. */
  readonly credential: Credential | null;
};

/** Each device with its live credential; what was only intended (`pending`) was never in anybody's hands. */
export function heldDevices(
  devices: readonly Device[],
  credentials: readonly Credential[],
): readonly HeldDevice[] {
  return devices.map((device) => {
    const credential = credentials.find(
      ({ deviceId, state }) => deviceId === device.id && isLiveCredential(state) && state !== 'pending',
    );
    return { device, credential: credential ?? null };
  });
}

/** Takes one of the grant's places: a suspended device may come back, a revoked or expired one never does. */
export function takesPlace(device: Device): boolean {
  return device.state === 'active' || device.state === 'suspended';
}

export type GrantPhase = 'running' | 'not-begun' | 'suspended' | 'revoked' | 'ended';

export function phaseOf(grant: Grant, now: Date): GrantPhase {
  if (grant.state === 'revoked') return 'revoked';
  if (grant.state === 'expired' || now >= grant.endsAt) return 'ended';
  if (grant.state === 'suspended') return 'suspended';
  return now < grant.startsAt ? 'not-begun' : 'running';
}

export type DeviceObstacle = Exclude<GrantPhase, 'running'> | 'no-place';

/** Why no device can be added now; null when one can. The act asks again. */
export function obstacleToDevice(grant: Grant, devices: readonly Device[], now: Date): DeviceObstacle | null {
  const phase = phaseOf(grant, now);
  if (phase !== 'running') return phase;
  return devices.filter(takesPlace).length >= grant.maxDevices ? 'no-place' : null;
}
