// The ways into a gateway group that stand in an OpenVPN file: each gateway over UDP, and after them those over TCP.
import { hostName, port } from './config-fields';
import type { Gateway, GatewayGroup } from './gateway';
import { inOrderOfFiles } from './gateway-maintenance';
import { maxRemotes, type OpenvpnRemote } from './openvpn-client-file';
import { tcpProgress } from './openvpn-tcp-change';

/**
 * UDP first: through TCP every lost packet holds up all others. The order is another one for each certificate and always
 * the same for one, so that devices spread over the gateways, and again over the rest when one is away. Those out for
 * maintenance come last of each kind.
 */
export function remotesFor(
  gateways: readonly Gateway[],
  { openvpnPort }: Pick<GatewayGroup, 'openvpnPort'>,
  serial: string,
): readonly OpenvpnRemote[] {
  const all = inOrderOfFiles(inOrderOf(BigInt(serial), gateways));
  const overTcp = all.flatMap(tcpRemoteOf);
  const udp = all.map(({ endpointHost }): OpenvpnRemote => ({
    host: hostName(endpointHost),
    port: port(openvpnPort),
    proto: 'udp',
  }));
  const mostTcp = overTcp.slice(0, maxRemotes / 2);
  return [...udp.slice(0, maxRemotes - mostTcp.length), ...mostTcp];
}

/** Only one that the gateway has said to serve: a file lasts for long, and each way that leads nowhere costs seconds. */
function tcpRemoteOf(gateway: Gateway): readonly OpenvpnRemote[] {
  const { openvpnTcp: tcp, endpointHost } = gateway;
  if (tcp === null || tcpProgress(gateway) !== 'served') return [];
  return [{ host: hostName(endpointHost), port: port(tcp.port), proto: 'tcp' }];
}

/** The number chooses one order of all that there are, each as often as any other. */
export function inOrderOf<T>(number: bigint, items: readonly T[]): readonly T[] {
  const left = [...items];
  const ordered: T[] = [];
  let rest = number;
  while (left.length > 0) {
    const choices = BigInt(left.length);
    ordered.push(...left.splice(Number(rest % choices), 1));
    rest /= choices;
  }
  return ordered;
}
