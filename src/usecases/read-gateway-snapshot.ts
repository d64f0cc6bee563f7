// A gateway without a usable position asks for everything: its settings, who may connect, and what must stay away.
import { requireEnrolled } from '../domain/gateway';
import { changeLine, type GatewayChange } from '../domain/gateway-change';
import type { CredentialId, GatewayGroupId } from '../domain/ids';
import { changeFor, sealStream, type AskingGateway } from './steps/gateway-answer';
import { gatewaySettings } from './steps/gateway-settings';
import type { Ports, TenantStore } from './ports';

const rowsAtOnce = 1000;

/**
 * The revision is a fence: it is read first, so whatever changes while the rows are read has a higher one, stays in the
 * change log and comes again right afterwards; a whole state applied twice does no harm. A read transaction as long as
 * the slowest gateway reads would hold up everybody else.
 */
export async function readGatewaySnapshot(
  ports: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>,
  asking: AskingGateway,
): Promise<AsyncIterable<string>> {
  const { tenantId, gatewayId } = asking;
  const store = ports.store.forTenant(tenantId);
  const now = ports.clock();
  const gateway = requireEnrolled(await store.gateways.find(gatewayId));
  const { revision } = gateway;
  const lineOf = (change: GatewayChange): string => changeLine({ revision, change });
  const settings = lineOf(await gatewaySettings(store, gatewayId));
  async function* pages(): AsyncGenerator<readonly string[]> {
    yield [settings];
    for await (const changes of credentialChanges(store, gateway.gatewayGroupId, now))
      yield changes.map(lineOf);
  }
  return sealStream(ports, { pages: pages(), asking, from: 0, to: () => revision });
}

async function* credentialChanges(
  store: TenantStore,
  group: GatewayGroupId,
  now: Date,
): AsyncGenerator<readonly GatewayChange[]> {
  let after: CredentialId | null = null;
  do {
    const rows = await store.gateways.snapshotAfter(group, { after, limit: rowsAtOnce, now });
    yield rows.map(changeFor).filter((change) => change !== null);
    after = rows.length < rowsAtOnce ? null : (rows.at(-1)?.credential.id ?? null);
  } while (after !== null);
}
