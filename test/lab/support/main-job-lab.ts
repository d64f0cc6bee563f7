/**
 * Everything the main job needs, on real parts: portal, two identity providers, browser, network with gateway, clients
 * and office, and an agent for each municipality on the gateway's host.
 */
import { openBrowser, type LabBrowser } from './browser';
import type { GatewayHost } from './gateway-host';
import { startLabClock, type LabClock } from './lab-clock';
import { agentOn, firstPlace, prepareGatewayHost, secondPlace } from './lab-gateway';
import { createLabPortal, type LabPortal } from './lab-portal';
import { foundTowns, type LabTowns } from './lab-towns';
import { relayLocalhost, type LocalhostRelay } from './localhost-relay';
import { createNetwork, type Machine, type Network } from './network';
import { Stops } from './stops';
import { makeOpenvpnStubborn } from './stubborn-openvpn';

export interface MainJobLab {
  readonly clock: LabClock;
  readonly portal: LabPortal;
  readonly towns: LabTowns;
  readonly browser: LabBrowser;
  readonly network: Network;
  /** Two machines of people, one of whoever tries what they should not, one whose OpenVPN does not leave when told to. */
  readonly clients: {
    readonly notebook: Machine;
    readonly phone: Machine;
    readonly stranger: Machine;
    readonly stubborn: Machine;
  };
  readonly agents: { readonly first: GatewayHost; readonly second: GatewayHost };
  /** Whether the gateway's host reaches the portal. */
  setPortalReachable(isReachable: boolean): Promise<void>;
  stop(): Promise<void>;
}

async function begin(stops: Stops): Promise<MainJobLab> {
  const clock = stops.add(await startLabClock(), (it) => it.stop());
  const portal = stops.add(await createLabPortal(clock), (it) => it.remove());
  const network = stops.add(await createNetwork({ clients: 4 }), (it) => it.stop());
  const browser = stops.add(await openBrowser(), (it) => it.stop());
  const office = { networks: network.officeNetworks, dns: network.office.address4 };
  const towns = stops.add(await foundTowns({ portal, clock }, office), (it) => it.stop());
  const { gateway } = network;
  const { first, second } = towns;
  await network.nameHosts({ [first.serverName]: gateway.address4, [second.serverName]: gateway.address4 });
  await prepareGatewayHost(gateway);
  let relay: LocalhostRelay | null = await relayLocalhost(gateway, portal.port);
  stops.add(null, async () => relay?.stop());
  const [notebook, phone, stranger, stubborn] = network.clients;
  if (!notebook || !phone || !stranger || !stubborn) throw new Error('the lab needs four clients');
  await makeOpenvpnStubborn(stubborn);
  return {
    clock,
    portal,
    towns,
    browser,
    network,
    clients: { notebook, phone, stranger, stubborn },
    agents: {
      first: stops.add(agentOn(gateway, clock, firstPlace), (it) => it.stopAgent()),
      second: stops.add(agentOn(gateway, clock, secondPlace), (it) => it.stopAgent()),
    },
    setPortalReachable: async (isReachable) => {
      if (isReachable) relay ??= await relayLocalhost(gateway, portal.port);
      else {
        await relay?.stop();
        relay = null;
      }
    },
    stop: () => stops.all(),
  };
}

export async function startMainJobLab(): Promise<MainJobLab> {
  const stops = new Stops();
  try {
    return await begin(stops);
  } catch (cause) {
    await stops.all();
    throw cause;
  }
}
