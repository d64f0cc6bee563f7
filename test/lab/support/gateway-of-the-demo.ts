/**
 * A real gateway for a municipality of the demo portal: a host of its own in the lab's network that joins with the command
 * which the portal gives, and one machine outside to try a file from.
 */
import type { DemoTenant } from '../../../src/demo/demo-tenants';
import { startLabClock } from './lab-clock';
import { agentOn, enrolWith, firstPlace, prepareGatewayHost } from './lab-gateway';
import { relayLocalhost } from './localhost-relay';
import { createNetwork, type Machine, type Network } from './network';

export interface GatewayOfTheDemo {
  readonly client: Machine;
  /** Runs the command and starts the agent. */
  join(command: string): Promise<void>;
  stop(): Promise<void>;
}

/** The demo's municipality, with the lab's office behind its gateway. */
export function withOffice(tenant: DemoTenant, { officeNetworks, office }: Network): DemoTenant {
  const { create } = tenant;
  const group = { ...create.network.group, reachable: officeNetworks, dns: [office.address4] };
  return { ...tenant, create: { ...create, network: { ...create.network, group } } };
}

export async function startGatewayHost(
  network: Network,
  { port, serverName }: { readonly port: number; readonly serverName: string },
): Promise<GatewayOfTheDemo> {
  const { gateway } = network;
  const [client] = network.clients;
  if (client === undefined) throw new Error('the network has no client');
  const clock = await startLabClock();
  await network.nameHosts({ [serverName]: gateway.address4 });
  await prepareGatewayHost(gateway);
  const relay = await relayLocalhost(gateway, port);
  const agent = agentOn(gateway, clock, firstPlace);
  return {
    client,
    join: async (command) => {
      await enrolWith(agent, command, firstPlace);
      await agent.startAgent();
    },
    stop: async () => {
      await agent.stopAgent();
      await relay.stop();
      await clock.stop();
    },
  };
}

export const networkOfTheDemo = (): Promise<Network> => createNetwork({ clients: 1 });
