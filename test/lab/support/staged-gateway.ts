/**
 * A demo municipality by the real acts, and its gateway on real parts: a host in the lab's network that has enrolled and
 * runs its agent, the office behind it, and what people there do with their files for OpenVPN.
 */
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { projectRoot } from '../../../src/compose';
import { demoTenants } from '../../../src/demo/demo-tenants';
import type { Credential } from '../../../src/domain/credential';
import type { Enforcement } from '../../../src/domain/enforcement';
import type { Gateway } from '../../../src/domain/gateway';
import type { Grant } from '../../../src/domain/grant';
import { readPortalKey } from '../../../src/usecases/read-portal-key';
import { until, type Child } from '../../support/child-process';
import { fileForOwnKey } from '../../support/own-keys';
import { startStage, type Stage, type Town } from '../../support/stage';
import { deviceOf, granted } from '../../support/stage-acts';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import { gatewayHost, type GatewayHost } from './gateway-host';
import { firstPlace, placeOptions, prepareGatewayHost } from './lab-gateway';
import { relayLocalhost } from './localhost-relay';
import type { Namespace } from './namespace';
import { createNetwork, type Network } from './network';
import { Stops } from './stops';

export const [employee, admin] = ['anna.amsel', 'bernd.buche'];
/** What the demo's profile reaches. */
export const office = { v4: '10.90.0.10', v6: 'fd00:90::10' } as const;

/** A file for OpenVPN, and what it is for. */
export type Held = {
  readonly credential: Credential;
  readonly fileName: string;
  readonly content: string;
};

export interface StagedGateway {
  readonly stage: Stage;
  readonly town: Town;
  readonly network: Network;
  readonly host: GatewayHost;
  /** Of the employee. */
  readonly grant: Grant;
  /** As the portal has it now. */
  found(): Promise<Gateway>;
  proofOf(credential: Credential): Promise<Enforcement>;
  untilVerified(credential: Credential, kind: Enforcement['kind'], timeoutMs?: number): Promise<void>;
  /** The gateway knows it. */
  newFile(name: string): Promise<Held>;
  /** With what the file says, for as long as it takes; `more` for what a test needs beside it. */
  start(machine: Namespace, held: Held, more?: readonly string[]): Promise<Child>;
  connected(tunnel: Child, timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
}

const program = [process.execPath, join(projectRoot, 'dist/agent/fernamt-agent.cjs'), 'agent'];

/** Enrolled by this token, with its agent running. */
export async function joinedHost(
  { stage, town }: Pick<StagedGateway, 'stage' | 'town'>,
  machine: Namespace,
  { token, stops }: { readonly token: string; readonly stops: Stops },
): Promise<GatewayHost> {
  await prepareGatewayHost(machine);
  stops.add(await relayLocalhost(machine, Number(stage.url.port)), (relay) => relay.stop());
  const host = gatewayHost(machine, [...program, 'run', '--state', firstPlace.state]);
  stops.add(host, () => host.stopAgent());
  const key = await readPortalKey(stage.ports, await town.actor(admin));
  const portal = `--portal http://localhost:${stage.url.port} --portal-key ${key} --token ${token}`;
  const enrolled = await host.shell(`${program.join(' ')} enrol ${portal} ${placeOptions(firstPlace)}`);
  if (enrolled.code !== 0) throw new Error(`${enrolled.stdout}${enrolled.stderr}`);
  await host.startAgent();
  return host;
}

export async function startStagedGateway(clients: number): Promise<StagedGateway> {
  const stops = new Stops();
  const stage = stops.add(await startStage(demoTenants, new Date()), ({ demo }) => demo.stop());
  const town = await stage.town('musterstadt');
  const network = stops.add(await createNetwork({ clients }), (it) => it.stop());
  const folder = stops.add(await temporaryFolder('files'), removeFolder);
  await network.nameHosts({ 'vpn.musterstadt.example': network.gateway.address4 });
  await network.gateway.ip('addr add 10.90.0.1/24 dev lan0', 'addr add fd00:90::1/64 dev lan0 nodad');
  await network.office.ip(`addr add ${office.v4}/24 dev lan0`, `addr add ${office.v6}/64 dev lan0 nodad`);
  const token = stage.demo.sites.find(({ slug }) => slug === town.slug)?.enrolmentToken ?? '';
  const host = await joinedHost({ stage, town }, network.gateway, { token, stops });
  const grant = await granted(town, { login: employee, admin });
  return {
    ...{ stage, town, network, host, grant },
    ...whatThePortalSays(town),
    ...holding({ stage, town, host, grant, folder }),
    stop: () => stops.all(),
  };
}

function whatThePortalSays(town: Town) {
  const proofOf = async ({ id }: Credential): Promise<Enforcement> => {
    const [proof] = await town.store.credentials.enforcementsOf([id]);
    if (proof === undefined) throw new Error('nothing was ordered');
    return proof;
  };
  return {
    proofOf,
    untilVerified: (credential: Credential, kind: Enforcement['kind'], timeoutMs = 30_000) =>
      until(`a look at: ${kind}`, timeoutMs, async () => {
        const proof = await proofOf(credential);
        return proof.kind === kind && proof.isVerified;
      }),
    found: async (): Promise<Gateway> => {
      const gateway = (await town.store.gateways.list()).find(({ state }) => state === 'enrolled');
      if (gateway === undefined) throw new Error('no gateway has enrolled');
      return gateway;
    },
  };
}

type Means = Pick<StagedGateway, 'stage' | 'town' | 'host' | 'grant'> & { readonly folder: string };

function holding({ stage, town, host, grant, folder }: Means) {
  const { untilVerified } = whatThePortalSays(town);
  return {
    newFile: async (name: string): Promise<Held> => {
      const device = await deviceOf(town, { login: employee, grant }, { name, system: 'linux' });
      const holder = await town.actor(employee);
      const file = await fileForOwnKey(stage.ports, holder, { deviceId: device.id, protocol: 'openvpn' });
      const [credential] = await town.store.credentials.ofDevice(device.id);
      if (credential === undefined) throw new Error('no credential was issued');
      await untilVerified(credential, 'set');
      return { ...file, credential };
    },
    start: async (
      machine: Namespace,
      { fileName, content }: Held,
      more: readonly string[] = [],
    ): Promise<Child> => {
      const path = join(folder, fileName);
      await writeFile(path, content, { mode: 0o600 });
      return machine.spawn(['openvpn', '--config', path, '--verb', '3', ...more]);
    },
    connected: (tunnel: Child, timeoutMs: number): Promise<void> =>
      until('the tunnel', timeoutMs, () => /Initialization Sequence Completed/.test(tunnel.output())).catch(
        (cause: unknown) => {
          throw new Error(`${tunnel.output().slice(-3_000)}\n${host.log().slice(-2_000)}`, { cause });
        },
      ),
  };
}
