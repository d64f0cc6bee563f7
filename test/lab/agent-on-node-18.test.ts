// The delivered agent on the Node of Debian 12: it enrols with the composed portal, sets up an access and takes it back.
// Needs: oldest-node
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/compose';
import { demoTenants } from '../../src/demo/demo-tenants';
import type { Device } from '../../src/domain/device';
import type { GatewayOrderKind } from '../../src/domain/gateway-order';
import { readPortalKey } from '../../src/usecases/read-portal-key';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { showDevice } from '../../src/usecases/show-device';
import { mustRun, start, until, type Child } from '../support/child-process';
import { startStage, type Stage, type Town } from '../support/stage';
import { deviceOf, fileOf, granted } from '../support/stage-acts';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';

const version = '18.20.8';
const program = join(projectRoot, 'dist/agent/fernamt-agent.cjs');
const [employee, admin] = ['anna.amsel', 'bernd.buche'];
const patienceMs = 30_000;

let folder: string;
let node: string;
let stage: Stage;
let town: Town;
let agent: Child;

const state = (): string => join(folder, 'agent');
const ccdEntries = (): readonly string[] => {
  const path = join(state(), 'runtime/openvpn/ccd');
  return existsSync(path) ? readdirSync(path) : [];
};

/** From npm's registry, where Node's own builds are packages too. */
async function fetchNode(into: string): Promise<string> {
  const name = `node-linux-${process.arch}`;
  await mustRun(
    ['npm', 'install', '--prefix', into, '--no-audit', '--no-fund', '--silent', `${name}@${version}`],
    {
      timeoutMs: 150_000,
    },
  );
  return join(into, 'node_modules', name, 'bin/node');
}

async function untilEffective(device: Device, kind: GatewayOrderKind): Promise<void> {
  const by = await town.actor(admin);
  await until(`the gateway to confirm: ${kind}`, patienceMs, async () => {
    const { current } = await showDevice(stage.ports, by, device.id);
    const asked = (current?.enforcements ?? []).filter((one) => one.kind === kind);
    return asked.length > 0 && asked.every(({ effectiveAt }) => effectiveAt !== null);
  });
}

beforeAll(async () => {
  folder = await temporaryFolder('node-18');
  node = await fetchNode(join(folder, 'node'));
  stage = await startStage(demoTenants, new Date());
  town = await stage.town('musterstadt');
}, 180_000);

afterAll(async () => {
  await agent.stop();
  await stage.demo.stop();
  await removeFolder(folder);
}, 60_000);

it(`runs on Node ${version}`, async () => {
  expect((await mustRun([node, '--version'])).trim()).toBe(`v${version}`);
});

it('enrols and stays', async () => {
  const token = stage.demo.sites.find(({ slug }) => slug === town.slug)?.enrolmentToken ?? '';
  const portalKey = await readPortalKey(stage.ports, await town.actor(admin));
  const keys = ['--portal', stage.url.origin, '--portal-key', portalKey, '--token', token];
  const printed = await mustRun([
    node,
    program,
    'agent',
    'enrol',
    '--rehearsal',
    '--state',
    state(),
    ...keys,
  ]);
  const [gateway] = await town.store.gateways.list();
  expect(printed).toBe(`enrolled as gateway ${gateway?.id ?? ''}\n`);
  agent = await start([node, program, 'agent', 'run', '--rehearsal', '--state', state()]);
  expect(gateway?.state).toBe('enrolled');
});

it('sets up an access and takes it back, each confirmed', async () => {
  const grant = await granted(town, { login: employee, admin });
  const device = await deviceOf(town, { login: employee, grant }, { name: 'Notebook' });
  const { id } = await fileOf(town, employee, { device });
  await untilEffective(device, 'set');
  expect(ccdEntries()).toContain(id);

  await revokeDevice(stage.ports, await town.actor(admin), { id: device.id, reason: 'Gerät wird abgegeben' });
  await untilEffective(device, 'revocation');
  expect(ccdEntries()).not.toContain(id);
  expect(agent.isRunning()).toBe(true);
}, 90_000);
