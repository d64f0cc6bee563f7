// What kind of access people can ask for: protocols, gateways, limits.
import type { AccessProfileId, GatewayGroupId, TenantId } from './ids';
import type { ProfileReach } from './profile-reach';
import type { Tenant } from './tenant';

export const vpnProtocols = ['openvpn', 'wireguard'] as const;
export type VpnProtocol = (typeof vpnProtocols)[number];

export const deviceSystems = ['windows', 'macos', 'linux', 'ios', 'android'] as const;
export type DeviceSystem = (typeof deviceSystems)[number];

export const deviceKinds = ['managed', 'private'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export type AccessProfile = {
  readonly id: AccessProfileId;
  readonly tenantId: TenantId;
  readonly gatewayGroupId: GatewayGroupId;
  readonly name: string;
  readonly description: string;
  readonly protocols: readonly VpnProtocol[];
  readonly systems: readonly DeviceSystem[];
  readonly deviceKinds: readonly DeviceKind[];
  /** What an approval grants; the admin may grant fewer. */
  readonly maxDevices: number;
  readonly maxDays: number;
  readonly state: 'active' | 'retired';
  readonly reach: ProfileReach;
  /** Raised with every change of it. */
  readonly reachRevision: number;
  /** Raised with every change of anything else. */
  readonly revision: number;
};

/** What IT says of a profile beside its reach. */
export type ProfileBasics = Pick<
  AccessProfile,
  'name' | 'description' | 'protocols' | 'systems' | 'deviceKinds' | 'maxDevices' | 'maxDays'
>;

/** Who may look at profiles, and at the networks behind them. */
export const profileReaders = ['it-admin', 'tenant-admin', 'security-officer'] as const;

/** WireGuard needs the municipality's recorded decision; until then only OpenVPN is handed out. */
export function offeredProtocols(
  profile: Pick<AccessProfile, 'protocols'>,
  tenant: Pick<Tenant, 'wireguard'>,
): readonly VpnProtocol[] {
  return profile.protocols.filter((protocol) => protocol !== 'wireguard' || tenant.wireguard !== null);
}

export function longestPeriod(
  profile: Pick<AccessProfile, 'maxDays'>,
  tenant: Pick<Tenant, 'maxGrantDays'>,
): number {
  return Math.min(profile.maxDays, tenant.maxGrantDays);
}
