// What tests of a gateway's pages begin with: the portal with its gateway protocol, a gateway that has enrolled, and IT.
import type { GatewaySettings, RevisedChange } from '../../src/domain/gateway-change';
import type { Gateway } from '../../src/domain/gateway';
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { gatewayRoutes } from '../../src/http/gateways/routes';
import type { Route } from '../../src/http/kit/route';
import type { Ports } from '../../src/usecases/ports';
import { usePortal, type TestPortal, type TestTown } from './portal';
import { enrolledGateway, openWire, type TestGateway, type Wire } from './test-gateway';
import type { Browser } from '../http/support/app';

export const agentFile = agentFileOf(Buffer.from('the agent'));
export const gatewayList = '/t/musterstadt/gateways';

export type GatewayPages = {
  readonly portal: TestPortal;
  readonly wire: Wire;
  /** Somebody of IT in Musterstadt. */
  readonly admin: Browser;
  /** One more, with its agent. */
  readonly enrol: (name: string, town?: TestTown) => Promise<TestGateway>;
  /** As it is stored. */
  readonly stored: (id: string) => Promise<Gateway>;
  /** A page on one line. */
  readonly shown: (address: string) => Promise<string>;
};

/** Call it at the top of a test file; the pages are there once the tests run. */
export function useGatewayPages(others: (ports: Ports) => readonly Route[] = () => []): () => GatewayPages {
  const portalOf = usePortal((ports, publicUrl) => [
    ...gatewayProtocolRoutes({ ports, publicUrl, agentFile }),
    ...gatewayRoutes({ ports, agentSha256: agentFile.sha256 }),
    ...others(ports),
  ]);
  let pages: GatewayPages | undefined;
  beforeAll(async () => {
    const portal = portalOf();
    const wire = await openWire(portal.app, portal);
    const { musterstadt } = portal;
    const admin = await portal.signedIn(await portal.person(musterstadt, 'Ingo Technik', 'it-admin'));
    pages = {
      ...{ portal, wire, admin },
      enrol: (name, town = musterstadt) => enrolledGateway({ portal, wire }, town, name),
      stored: async (id) => {
        const gateway = (await musterstadt.store.gateways.list()).find((one) => one.id === id);
        if (gateway === undefined) throw new Error('there is no such gateway');
        return gateway;
      },
      shown: async (address) => (await admin.agent.get(address)).text.replace(/\s+/g, ' '),
    };
  });
  afterAll(() => pages?.wire.close());
  return () => {
    if (pages === undefined) throw new Error('the pages are there once the tests run');
    return pages;
  };
}

/** Those that it is told among others. */
export function settingsIn(changes: readonly RevisedChange[]): GatewaySettings {
  const [settings] = changes.flatMap(({ change }) => (change.kind === 'gateway.settings' ? [change] : []));
  if (settings === undefined) throw new Error('no settings were told');
  return settings;
}

/** That it is of this version, and nothing else. */
export const reportVersion = (gateway: TestGateway, agentVersion: string) =>
  gateway.send({
    method: 'POST',
    path: gatewayPaths.report,
    body: JSON.stringify({ firstConnected: [], tombstones: [], openvpnCsr: null, agentVersion }),
  });
