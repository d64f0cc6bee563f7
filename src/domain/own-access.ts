// What a holder has in hand: devices with their access files, and whether one more device may be added.
import { isLiveCredential, type Credential } from './credential';
import type { Device } from './device';
import type { Grant } from './grant';

export type HeldDevice = {
  readonly device: Device;
  /** The credential that still counts or waits for the end of a suspension; null before the first file. */
  readonly credential: Credential | null;
  /** The second one, for WireGuard, where one was made together with it. */
  readonly beside: Credential | null;
  /** During a renewal: the one before it, which still works. */
  readonly outgoing: Credential | null;
};

export type FilesInHand = {
  /** For OpenVPN where there are two. */
  readonly current: Credential | null;
  /** For WireGuard, made together with the current one. */
  readonly beside: Credential | null;
  /** During a renewal: the one whose place the current one takes. */
  readonly outgoing: Credential | null;
};

/** Of the credentials of one device, those that live; what was only intended (`pending`) was never in anybody's hands. */
export function filesInHand(credentials: readonly Credential[]): FilesInHand {
  const held = credentials.filter(({ state }) => isLiveCredential(state) && state !== 'pending');
  const outgoing = held.find(({ renewedBy }) => held.some(({ id }) => id === renewedBy)) ?? null;
  const [current = null, beside = null] = held
    .filter((one) => one !== outgoing)
    .toSorted((a, b) => a.protocol.localeCompare(b.protocol));
  return { current, beside, outgoing };
}

/** Has the file that was made last been used? During a renewal the one before it does not count. */
export function isConnected({ current, beside }: Pick<FilesInHand, 'current' | 'beside'>): boolean {
  return current?.connected === true || beside?.connected === true;
}

/** Has the device ever connected, be it with its second file or the one that is on its way out? */
export function hasConnected({
  credential,
  beside,
  outgoing,
}: Pick<HeldDevice, 'credential' | 'beside' | 'outgoing'>): boolean {
  return [credential, beside, outgoing].some((one) => one?.connected === true);
}

/** Each device with its live credential. */
export function heldDevices(
  devices: readonly Device[],
  credentials: readonly Credential[],
): readonly HeldDevice[] {
  return devices.map((device) => {
    const files = filesInHand(credentials.filter(({ deviceId }) => deviceId === device.id));
    return { device, credential: files.current, beside: files.beside, outgoing: files.outgoing };
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
