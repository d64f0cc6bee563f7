// What a gateway's page offers for OpenVPN, switched on by the real acts and waited for: a server over TCP, and a word to whoever is refused.
import { tcpProgress } from '../../../src/domain/openvpn-tcp-change';
import { changeOpenvpnTcp } from '../../../src/usecases/change-openvpn-tcp';
import { chooseRefusalNotice } from '../../../src/usecases/choose-refusal-notice';
import { until } from '../../support/child-process';
import { admin, type Held, type StagedGateway } from './staged-gateway';

const patienceMs = 30_000;
const tcp = { port: 443, network4: '10.90.80.0/20', network6: 'fd00:90:65::/64' } as const;
/** The begin of every address inside over TCP. */
export const insideOverTcp = '10.90.80.';

export const untilFollowed = ({ found }: StagedGateway): Promise<void> =>
  until('the gateway to follow', patienceMs, async () => {
    const { acknowledged, revision, problem } = await found();
    return acknowledged > 0 && acknowledged === revision && problem === null;
  });

export async function offerTcp({ stage, town, found }: StagedGateway): Promise<void> {
  const { id: gatewayId, openvpnTcpRevision: seen } = await found();
  await changeOpenvpnTcp(stage.ports, await town.actor(admin), { gatewayId, wanted: tcp, seen });
  await until('it to be served', patienceMs, async () => tcpProgress(await found()) === 'served');
}

export async function sayWhy(gateway: StagedGateway): Promise<void> {
  const { stage, town, found } = gateway;
  const { id: gatewayId } = await found();
  await chooseRefusalNotice(stage.ports, await town.actor(admin), { gatewayId, saysWhy: true });
  await untilFollowed(gateway);
}

/** The file with ways over one transport alone. */
export function only(proto: 'udp' | 'tcp', { content, ...held }: Held): Held {
  const lines = content.split('\n');
  const kept = lines.filter((line) => !line.startsWith('remote ') || line.endsWith(` ${proto}`));
  return { ...held, content: kept.join('\n') };
}
