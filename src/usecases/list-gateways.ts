// The municipality's gateways, as IT looks at them: do they answer, and how far have they followed?
import { requireRole, type Actor } from '../domain/actor';
import { healthOf, type Gateway, type GatewayGroup, type GatewayHealth } from '../domain/gateway';
import { countLimit } from '../domain/paging';
import type { Ports } from './ports';
import { currentStandards } from './steps/file-standards';

export type ListedGateway = {
  readonly gateway: Gateway;
  readonly health: GatewayHealth;
  readonly groupName: string;
};

export type GatewayList = {
  readonly gateways: readonly ListedGateway[];
  readonly groups: readonly GatewayGroup[];
  /** Devices with a file of another profile or an older template; stops at one more than 1,000. */
  readonly outdatedDevices: number;
};

export async function listGateways(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<GatewayList> {
  requireRole(actor, 'it-admin');
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const groups = await records.groups.list();
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const gateways = (await records.gateways.list()).map((gateway) => ({
    gateway,
    health: healthOf(gateway, now),
    groupName: names.get(gateway.gatewayGroupId) ?? '',
  }));
  const standards = await currentStandards(records, now);
  const outdatedDevices = await records.devices.countOutdatedUpTo(standards, countLimit);
  return { gateways, groups, outdatedDevices };
}
