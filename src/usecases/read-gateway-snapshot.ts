// A gateway without a usable position asks for everything: its settings, who may connect, and what must stay away.
import { requireEnrolled } from '../domain/gateway';
import { changeLine, type GatewayChange } from '../domain/gateway-change';
import type { CredentialId, GatewayGroupId } from '../domain/ids';
import { changeFor, sealAnswer, type AskingGateway } from './steps/gateway-answer';
import { gatewaySettings } from './steps/gateway-settings';
import type { Ports, TenantStore } from './ports';

const piece = 1000;

/**
 * The revision is read first: what changes while the rows are read comes again afterwards, and a whole state applied
 * twice does no harm.
 */
export async function readGatewaySnapshot(
  ports: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>,
  asking: AskingGateway,
): Promise<string> {
  const { tenantId, gatewayId } = asking;
  const store = ports.store.forTenant(tenantId);
  const now = ports.clock();
  const gateway = requireEnrolled(await store.gateways.find(gatewayId));
  const { revision } = gateway;
  const settings = await gatewaySettings(store, gatewayId);
  const credentials = await credentialChanges(store, gateway.gatewayGroupId, now);
  const lines = [settings, ...credentials].map((change) => changeLine({ revision, change }));
  return sealAnswer(ports, lines, { asking, from: 0, to: revision });
}

async function credentialChanges(
  store: TenantStore,
  group: GatewayGroupId,
  now: Date,
): Promise<readonly GatewayChange[]> {
  const changes: GatewayChange[] = [];
  let after: CredentialId | null = null;
  for (;;) {
    const rows = await store.gateways.snapshotAfter(group, { after, limit: piece, now });
    changes.push(...rows.map(changeFor).filter((change) => change !== null));
    const last = rows.at(-1);
    if (last === undefined || rows.length < piece) return changes;
    after = last.credential.id;
  }
}
