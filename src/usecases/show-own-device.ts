// One of the person's own devices: its access file, whether a file can be made, and how far a taking back has got.
import {
  offeredProtocols,
  type AccessProfile,
  type DeviceKind,
  type VpnProtocol,
} from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import type { Credential } from '../domain/credential';
import type { Device } from '../domain/device';
import type { Enforcement } from '../domain/enforcement';
import { Refusal } from '../domain/errors';
import { takesBack } from '../domain/gateway-order';
import type { Grant } from '../domain/grant';
import type { DeviceId } from '../domain/ids';
import { filesInHand, phaseOf, type GrantPhase } from '../domain/own-access';
import { isRenewable } from '../domain/renewal';
import type { Ports, TenantRecords } from './ports';

export type ShownDevice = {
  readonly device: Device;
  readonly grant: Grant;
  readonly phase: GrantPhase;
  readonly profile: AccessProfile;
  /** OpenVPN first. */
  readonly protocols: readonly VpnProtocol[];
  readonly deviceKind: DeviceKind;
  /** The file in the person's hands; null before the first and after the last. */
  readonly credential: Credential | null;
  /** The second file, for WireGuard, where one was made together with it. */
  readonly beside: Credential | null;
  /** During a renewal: the file before it, which still works; null otherwise. */
  readonly outgoing: Credential | null;
  /** The certificate of the file ends soon, and a new one can be made beside it. */
  readonly renewable: boolean;
  /** The server may make the key too. */
  readonly serverKeys: boolean;
  /** A gateway stands ready to be named in a file. */
  readonly gatewayReady: boolean;
  /** The proof of the newest taking back, gateway by gateway. */
  readonly takenBack: readonly Enforcement[];
  readonly confirmWithinSeconds: number;
  /** What IT is told of it, and the holder therefore too (Art. 15 DSGVO): nobody has used it for more than 90 days. */
  readonly unused: boolean;
};

export async function showOwnDevice(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: DeviceId,
): Promise<ShownDevice> {
  const records = store.forTenant(actor.tenantId);
  const { device, grant, profile } = await ownDevice(records, actor, id);
  const tenant = await records.tenant.get();
  const request = await records.requests.find(grant.requestId);
  const credentials = await records.credentials.ofDevice(id);
  const now = clock();
  const { current, beside, outgoing } = filesInHand(credentials);
  const ending = outgoing !== null && current?.connected === false ? outgoing : current;
  const gateways = await records.gateways.ofGroup(profile.gatewayGroupId);
  return {
    device,
    grant,
    profile,
    phase: phaseOf(grant, now),
    protocols: offeredProtocols(profile, tenant).toSorted(),
    deviceKind: request?.deviceKind ?? 'managed',
    credential: current,
    beside,
    outgoing,
    renewable: ending !== null && isRenewable(ending, now),
    serverKeys: tenant.serverKeys !== null,
    gatewayReady: gateways.some(({ state }) => state === 'enrolled'),
    takenBack: await newestTakingBack(records, credentials),
    confirmWithinSeconds: tenant.confirmWithinSeconds,
    unused: await records.devices.isUnused(id),
  };
}

async function ownDevice(records: TenantRecords, actor: Actor, id: DeviceId) {
  const device = await records.devices.find(id);
  if (device === null || device.personId !== actor.personId) throw new Refusal('not-found', 'no-such-device');
  const grant = await records.grants.find(device.grantId);
  const profile = grant === null ? null : await records.profiles.find(grant.profileId);
  if (grant === null || profile === null) throw new Refusal('not-found', 'no-such-device');
  return { device, grant, profile };
}

/** Earlier files were taken back, and that proved, before: what a person wants to know is the last one. */
async function newestTakingBack(
  records: TenantRecords,
  credentials: readonly Credential[],
): Promise<readonly Enforcement[]> {
  const taken = credentials.filter(
    ({ state }) => state === 'suspended' || state === 'revoked' || state === 'expired',
  );
  const newest = Math.max(...taken.map(({ createdAt }) => createdAt.getTime()));
  // Two, where both kinds of VPN were set up together.
  const last = taken.filter(({ createdAt }) => createdAt.getTime() === newest);
  if (last.length === 0) return [];
  const answers = await records.credentials.enforcementsOf(last.map(({ id }) => id));
  return answers.filter(({ kind }) => takesBack(kind));
}
