// A gateway without a usable position asks for everything: its settings, who may connect, and what must stay away.
import { Refusal } from '../domain/errors';
import { changeLine } from '../domain/gateway-change';
import type { CredentialId, GatewayGroupId } from '../domain/ids';
import { changeFor, sealAnswer } from './steps/gateway-answer';
import { gatewaySettings } from './steps/gateway-settings';
import type { Ports, TenantStore } from './ports';
import type { GatewayIdentity } from './ports-of-the-installation';

const piece = 1000;

/**
 * The revision is read first: what changes while the rows are read comes again afterwards, and a whole state applied
 * twice does no harm.
 */
export async function readGatewaySnapshot(
  ports: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>,
  { tenantId, gatewayId }: GatewayIdentity,
  nonce: string,
): Promise<string> {
  const store = ports.store.forTenant(tenantId);
  const now = ports.clock();
  const gateway = await store.gateways.find(gatewayId);
  if (gateway === null) throw new Refusal('unauthenticated', 'unknown-gateway');
  const { revision } = gateway;
  const settings = changeLine({ revision, change: await gatewaySettings(store, gatewayId) });
  const lines = [settings, ...(await credentialLines(store, gateway.gatewayGroupId, revision, now))];
  return sealAnswer(ports, lines, { gatewayId, nonce }, { from: 0, to: revision });
}

async function credentialLines(
  store: TenantStore,
  group: GatewayGroupId,
  revision: number,
  now: Date,
): Promise<string[]> {
  const lines: string[] = [];
  let after: CredentialId | null = null;
  for (;;) {
    const rows = await store.gateways.snapshotAfter(group, after, piece, now);
    for (const row of rows) {
      const change = changeFor(row);
      if (change !== null) lines.push(changeLine({ revision, change }));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < piece) return lines;
    after = last.credential.id;
  }
}
