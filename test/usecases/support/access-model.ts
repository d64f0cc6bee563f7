// What accesses, devices and files must become by each act, told apart from how the product does it: a model of a few
// lines, against which random sequences of real acts are held.

export type ModelCredential = { state: 'active' | 'suspended' | 'revoked' | 'expired' };
export type ModelDevice = {
  state: 'active' | 'suspended' | 'revoked' | 'expired';
  lost: boolean;
  readonly credentials: ModelCredential[];
};
export type ModelGrant = { state: ModelDevice['state']; readonly devices: ModelDevice[] };

export const maxDevices = 2;

const isHeld = ({ state }: { readonly state: ModelDevice['state'] }): boolean =>
  state === 'active' || state === 'suspended';

export const heldDevices = (grant: ModelGrant): number => grant.devices.filter(isHeld).length;

export const liveCredential = (device: ModelDevice): ModelCredential | undefined =>
  device.credentials.find(isHeld);

function stop(device: ModelDevice, to: 'suspended' | 'revoked' | 'expired'): void {
  const live = liveCredential(device);
  if (live !== undefined) live.state = to;
}

/** Each says whether the act goes through, and changes the model if so. */
export const rules = {
  addDevice: (grant: ModelGrant): boolean => {
    if (grant.state !== 'active' || heldDevices(grant) >= maxDevices) return false;
    grant.devices.push({ state: 'active', lost: false, credentials: [] });
    return true;
  },
  makeFile: (grant: ModelGrant, device: ModelDevice): boolean => {
    if (grant.state !== 'active' || device.state !== 'active') return false;
    stop(device, 'revoked');
    device.credentials.push({ state: 'active' });
    return true;
  },
  suspendDevice: (_: ModelGrant, device: ModelDevice): boolean => {
    if (device.state !== 'active') return false;
    device.state = 'suspended';
    stop(device, 'suspended');
    return true;
  },
  reportLost: (_: ModelGrant, device: ModelDevice): boolean => {
    if (!isHeld(device) || (device.state === 'suspended' && device.lost)) return false;
    device.state = 'suspended';
    device.lost = true;
    stop(device, 'suspended');
    return true;
  },
  resumeDevice: (grant: ModelGrant, device: ModelDevice): boolean => {
    if (device.state !== 'suspended' || grant.state !== 'active') return false;
    device.state = 'active';
    device.lost = false;
    const live = liveCredential(device);
    if (live !== undefined) live.state = 'active';
    return true;
  },
  revokeDevice: (_: ModelGrant, device: ModelDevice): boolean => {
    if (!isHeld(device)) return false;
    device.state = 'revoked';
    stop(device, 'revoked');
    return true;
  },
  suspendGrant: (grant: ModelGrant): boolean => {
    if (grant.state !== 'active') return false;
    grant.state = 'suspended';
    for (const device of grant.devices) stop(device, 'suspended');
    return true;
  },
  resumeGrant: (grant: ModelGrant): boolean => {
    if (grant.state !== 'suspended') return false;
    grant.state = 'active';
    for (const device of grant.devices.filter(({ state }) => state === 'active')) {
      const live = liveCredential(device);
      if (live !== undefined) live.state = 'active';
    }
    return true;
  },
  revokeGrant: (grant: ModelGrant): boolean => {
    if (!isHeld(grant)) return false;
    grant.state = 'revoked';
    for (const device of grant.devices.filter(isHeld)) {
      device.state = 'revoked';
      stop(device, 'revoked');
    }
    return true;
  },
  end: (grant: ModelGrant): boolean => {
    if (!isHeld(grant)) return false;
    grant.state = 'expired';
    for (const device of grant.devices.filter(isHeld)) {
      device.state = 'expired';
      stop(device, 'expired');
    }
    return true;
  },
  /** A gateway's host has revoked the file by itself; the device waits for IT. */
  revokedAtGateway: (_: ModelGrant, device: ModelDevice): boolean => {
    const live = liveCredential(device);
    if (live === undefined) return true;
    live.state = 'revoked';
    if (device.state === 'active') device.state = 'suspended';
    return true;
  },
} as const;

export type ActName = keyof typeof rules;
