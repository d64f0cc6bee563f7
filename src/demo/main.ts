// `npm run demo`: a portal with two invented municipalities and their provider on this machine, started anew each time; `--walk` plays the main job.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import express from 'express';
import { composePortal, projectRoot, type Portal } from '../compose';
import { readConfig, type Config } from '../config';
import { demoOperator, demoTenants } from './demo-tenants';
import { startMailCatcher, type MailCatcher } from './mails/mail-catcher';
import { mailRouter, mailsPath } from './mails/mail-pages';
import { startRehearsalGateway } from './rehearsal-gateway';
import { setUpDemo, setUpOperator, type DemoDoor, type DemoSite } from './set-up';
import { walk } from './walk';

const folder = path.join(projectRoot, 'var/demo');

type Demo = {
  readonly publicUrl: URL;
  readonly doors: readonly DemoDoor[];
  readonly stop: () => Promise<void>;
};

async function main(): Promise<void> {
  const demo = await startDemo(Number(process.env['PORT'] ?? '8080'));
  if (process.argv.includes('--walk')) {
    try {
      await walk(demo.publicUrl, print);
    } finally {
      await demo.stop();
    }
    return;
  }
  introduce(demo);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await demo.stop();
}

async function startDemo(port: number): Promise<Demo> {
  rmSync(folder, { recursive: true, force: true });
  const server = express().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const mails = await startMailCatcher();
  const config = demoConfig(portOf(server), mails.port);
  const portal = await composePortal(config);
  const sites: DemoSite[] = [];
  for (const tenant of demoTenants)
    sites.push(await setUpDemo(portal.ports, config.publicUrl.origin, tenant));
  const operator = await setUpOperator(portal.ports, config.publicUrl.origin, demoOperator);
  const doors = [...sites, operator];
  serve(server, { portal, doors, mails, publicUrl: config.publicUrl });
  portal.jobs.start();
  const gateways = await Promise.all(sites.map((site) => startGateway(portal, config, site)));
  const stop = async (): Promise<void> => {
    await Promise.all(gateways.map((end) => end()));
    server.close();
    server.closeAllConnections();
    await portal.close();
    mails.close();
  };
  return { publicUrl: config.publicUrl, doors, stop };
}

type Served = {
  readonly portal: Portal;
  readonly doors: readonly DemoDoor[];
  readonly mails: MailCatcher;
  readonly publicUrl: URL;
};

/** Nothing answers before everything is there; then the identity providers stand before the portal. */
function serve(server: Server, { portal, doors, mails, publicUrl }: Served): void {
  const app = express();
  app.use(mailsPath, mailRouter(publicUrl, mails));
  for (const door of doors) app.use(door.path, door.router);
  app.use(portal.app);
  server.removeAllListeners('request');
  server.on('request', app);
}

/** Fresh keys every time: what this demo makes is worth nothing elsewhere. */
function demoConfig(port: number, mailPort: number): Config {
  return readConfig({
    PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: path.join(folder, 'fernamt.sqlite'),
    MASTER_KEYS: `demo:${randomBytes(32).toString('base64')}`,
    SESSION_SECRETS: randomBytes(32).toString('hex'),
    PORT: String(port),
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    MAIL_FROM: 'fernamt@demo.example',
    LOG_LEVEL: 'error',
  });
}

async function startGateway(portal: Portal, config: Config, site: DemoSite): Promise<() => Promise<void>> {
  const { store, pki } = portal.ports;
  const { publicKey } = await store.installation.portalKeys(pki.createSigningKey);
  return startRehearsalGateway({
    agentFile: path.join(projectRoot, 'dist/agent/fernamt-agent.cjs'),
    stateFolder: path.join(folder, 'gateways', site.slug),
    portalUrl: config.publicUrl.origin,
    portalKey: publicKey,
    token: site.enrolmentToken,
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the demo listens on no port');
  return address.port;
}

function introduce({ publicUrl, doors }: Demo): void {
  print(`\nFernamt is ready: ${publicUrl.origin}\n`);
  for (const { name, people } of doors) {
    print(name);
    for (const { displayName, department, groups } of people) {
      print(`  ${displayName.padEnd(20)} ${department.padEnd(18)} ${groups.join(', ')}`);
    }
  }
  print(`\nThe mails it sends: ${new URL(mailsPath, publicUrl).href}`);
  print('\nSign in as anyone by choosing a name; there are no passwords here. Stop with Ctrl+C.');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const hint = 'The port is in use. Choose another: PORT=8081 npm run demo';
  process.stderr.write(busy ? `${hint}\n` : `${String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
