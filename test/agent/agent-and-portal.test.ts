// The delivered agent and the real portal, as two processes: set up with the command that the page shows, then followed
// through orders and a killed agent. In rehearsal: nothing of this system is touched.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { hexOf } from '../../src/agent/wireguard/uapi';
import type { Enforcement } from '../../src/domain/enforcement';
import type { GatewayId } from '../../src/domain/ids';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { gatewayRoutes } from '../../src/http/gateways/routes';
import { resumeDevice } from '../../src/usecases/resume-device';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { run, until, type Child, type Finished } from '../support/child-process';
import { freePort } from '../support/free-port';
import { givenAccess, type GivenAccess } from '../support/given-access';
import { startPortal, type TestPortal } from '../support/portal';
import { shownCommand } from '../support/shown-command';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { agentFolder, bundleAgent, type AgentFolder } from './agent-process';

jest.setTimeout(60_000);

let folder: string;
let portal: TestPortal;
let server: Server;
let closePortal: () => Promise<void>;
let agent: AgentFolder;
let running: Child | undefined;

beforeAll(async () => {
  folder = await temporaryFolder('agent-and-portal');
  const program = bundleAgent(folder);
  const agentFile = agentFileOf(await readFile(program));
  const port = await freePort();
  const liveClock = {
    get now() {
      return new Date();
    },
  };
  const started = await startPortal(
    (ports, publicUrl) => [
      ...gatewayProtocolRoutes({ ports, publicUrl, agentFile }),
      ...gatewayRoutes({ ports, agentSha256: agentFile.sha256 }),
    ],
    { publicUrl: new URL(`http://localhost:${port}`), clock: liveClock },
  );
  portal = started.portal;
  closePortal = started.close;
  agent = agentFolder(program, join(folder, 'state'));
  server = await new Promise((resolve) => {
    const listening = portal.app.listen(port, 'localhost', () => resolve(listening));
  });
});

afterAll(async () => {
  await running?.stop();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  await closePortal();
  await removeFolder(folder);
});

/** The command as an admin copies it from the page. */
async function commandFor(name: string): Promise<string> {
  const admin = await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo', 'it-admin'));
  const [group] = await portal.musterstadt.store.groups.list();
  const page = '/t/musterstadt/gateways/new';
  const fields = { name, host: 'vpn.musterstadt.de', group: group?.id ?? '' };
  const { text: html } = await admin.submit(page, page, fields);
  return shownCommand(html);
}

/**
 * Runs it as root would, but for a few programs: all packages are there, Node fetches, what is installed lands in a folder
 * and enrols for a rehearsal.
 */
async function runCommand(command: string): Promise<Finished> {
  const programs = await temporaryFolder('programs');
  const stub = async (name: string, text: string): Promise<void> => {
    await writeFile(join(programs, name), `#!/bin/bash\n${text}\n`);
    await chmod(join(programs, name), 0o755);
  };
  const fetched = `const [file, url] = process.argv.slice(1); fetch(url).then(async (answer) => {
    if (!answer.ok) process.exit(22);
    require("node:fs").writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  });`;
  await stub('modprobe', 'exit 0');
  await stub('dpkg', 'exit 0');
  await stub('apt-get', 'exit 1');
  await stub('curl', `exec "${process.execPath}" -e '${fetched}' "$3" "$4"`);
  await stub('install', `cp "$3" "${programs}/installed.cjs"`);
  await stub(
    'fernamt',
    `args=(); for arg in "$@"; do [ "$arg" = --service ] || args+=("$arg"); done
     exec "${process.execPath}" "${programs}/installed.cjs" "\${args[@]}" --rehearsal --state "${agent.state}"`,
  );
  const env = { PATH: `${programs}:${process.env['PATH'] ?? ''}`, TMPDIR: programs };
  const finished = await run(['bash', '-c', command], { env });
  await removeFolder(programs);
  return finished;
}

async function theGateway() {
  const [gateway] = await portal.musterstadt.store.gateways.list();
  if (gateway === undefined) throw new Error('there is no gateway');
  return gateway;
}

async function proofOf({ credential }: GivenAccess, gateway: GatewayId): Promise<Enforcement | undefined> {
  const all = await portal.musterstadt.store.credentials.enforcementsOf([credential.id]);
  return all.find(({ gatewayId }) => gatewayId === gateway);
}

async function confirmed(given: GivenAccess, kind: Enforcement['kind']): Promise<void> {
  const { id } = await theGateway();
  await until(`the ${kind} to be confirmed`, 40_000, async () => {
    const proof = await proofOf(given, id);
    return proof?.kind === kind && proof.effectiveAt !== null;
  });
}

const peers = (): readonly string[] => agent.files('wireguard/peers');
const clients = (): readonly string[] => agent.files('openvpn/ccd');

it('is not set up by a command whose agent is another than the one with that hash', async () => {
  const command = (await commandFor('gateway-falsch')).replace(/[0-9a-f]{64}/, 'ab'.repeat(32));
  const { code, stdout } = await runCommand(command);
  expect(code).not.toBe(0);
  expect(stdout).toContain('FAILED');
  expect((await theGateway()).state).toBe('new');
});

it('is set up by the command that the page shows', async () => {
  const { id } = await theGateway();
  const admin = await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo', 'it-admin'));
  const page = `/t/musterstadt/gateways/${id}/remove`;
  await admin.submit(page, page);
  const { code, stdout, stderr } = await runCommand(await commandFor('gateway-echt'));
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('enrolled as gateway');
  running = await agent.start();
  const gateways = await portal.musterstadt.store.gateways.list();
  expect(gateways.map(({ name, state }) => [name, state])).toEqual([
    ['gateway-echt', 'enrolled'],
    ['gateway-falsch', 'removed'],
  ]);
});

it('lets in whom the portal lets in, and says so', async () => {
  const wireguard = await givenAccess(portal, portal.musterstadt, 'wireguard');
  const openvpn = await givenAccess(portal, portal.musterstadt, 'openvpn');
  await confirmed(wireguard, 'set');
  await confirmed(openvpn, 'set');
  expect(peers()).toContain(hexOf(wireguard.credential.publicKey ?? ''));
  expect(clients()).toContain(openvpn.credential.id);
});

it.each(['wireguard', 'openvpn'] as const)(
  'takes %s back for now and for good, each with proof',
  async (protocol) => {
    const given = await givenAccess(portal, portal.musterstadt, protocol);
    const present = (): boolean =>
      protocol === 'wireguard'
        ? peers().includes(hexOf(given.credential.publicKey ?? ''))
        : clients().includes(given.credential.id);
    await confirmed(given, 'set');
    expect(present()).toBe(true);
    await suspendDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Urlaub' });
    await confirmed(given, 'suspension');
    expect(present()).toBe(false);
    await resumeDevice(portal.ports, given.admin, given.device.id);
    await confirmed(given, 'set');
    expect(present()).toBe(true);
    await revokeDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Verlust' });
    await confirmed(given, 'revocation');
    expect(present()).toBe(false);
  },
);

it('leaves a revocation unconfirmed while it is dead, and catches up when it is back', async () => {
  const given = await givenAccess(portal, portal.musterstadt, 'openvpn');
  await confirmed(given, 'set');
  await running?.stop('SIGKILL');
  await revokeDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Verlust' });
  expect(await proofOf(given, (await theGateway()).id)).toMatchObject({
    kind: 'revocation',
    effectiveAt: null,
  });
  expect(clients()).toContain(given.credential.id);
  running = await agent.start();
  await confirmed(given, 'revocation');
  expect(clients()).not.toContain(given.credential.id);
});
