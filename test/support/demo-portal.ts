// The portal as it is composed for real, on a free port, with the demo's municipalities and identity providers before it.
import { once } from 'node:events';
import type { Server } from 'node:http';
import path from 'node:path';
import express from 'express';
import type { Logger } from 'pino';
import { composePortal, type Portal } from '../../src/compose';
import { readConfig } from '../../src/config';
import type { Necessity } from '../../src/domain/approval-chain';
import { demoOperator, demoTenants, type DemoTenant } from '../../src/demo/demo-tenants';
import type { MailCatcher } from '../../src/demo/mails/mail-catcher';
import { mailRouter, mailsPath } from '../../src/demo/mails/mail-pages';
import { setUpDemo, setUpOperator, type DemoSite } from '../../src/demo/set-up';
import { Visitor, type Answered } from '../../src/demo/visitor';
import { removeFolder, temporaryFolder } from './temporary-folder';

export type DemoPortal = {
  readonly portal: Portal;
  readonly url: URL;
  readonly databaseUrl: string;
  readonly sites: readonly DemoSite[];
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly tenants?: readonly DemoTenant[];
  /** Who confirms the need; IT alone, unless a test says otherwise. */
  readonly necessity?: Necessity;
  /** Where the portal's mails arrive, to be seen as in the demo. */
  readonly mails?: MailCatcher;
  /** Of the portal and the identity providers; the SAML library keeps the real time. */
  readonly clock?: () => Date;
  readonly logLevel?: 'silent' | 'debug';
  /** Brought by whoever wants to read the log. */
  readonly logger?: Logger;
};

export async function startDemoPortal({
  tenants = demoTenants,
  necessity = 'nobody',
  mails,
  clock,
  logLevel = 'silent',
  logger,
}: Options = {}): Promise<DemoPortal> {
  const folder = await temporaryFolder('demo-portal');
  const server: Server = express().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = new URL(`http://localhost:${address.port}`);
  const databaseUrl = path.join(folder, 'portal.sqlite');
  const portal = await composePortal(
    readConfig({
      PUBLIC_URL: url.origin,
      DATABASE_URL: databaseUrl,
      MASTER_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
      SESSION_SECRETS: '0123456789abcdef0123456789abcdef',
      LOG_LEVEL: logLevel,
      ...(mails === undefined
        ? {}
        : { SMTP_URL: `smtp://127.0.0.1:${mails.port}`, MAIL_FROM: 'fernamt@demo.example' }),
    }),
    clock,
    logger,
  );
  const sites: DemoSite[] = [];
  for (const tenant of tenants)
    sites.push(await setUpDemo(portal.ports, url.origin, withNecessity(tenant, necessity)));
  const app = express();
  const operator = await setUpOperator(portal.ports, url.origin, demoOperator);
  if (mails !== undefined) app.use(mailsPath, mailRouter(url, mails));
  for (const site of [...sites, operator]) app.use(site.path, site.router);
  server.removeAllListeners('request');
  server.on('request', app.use(portal.app));
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await portal.close();
    await removeFolder(folder);
  };
  return { portal, url, databaseUrl, sites, stop };
}

function withNecessity(tenant: DemoTenant, necessity: Necessity): DemoTenant {
  return { ...tenant, create: { ...tenant.create, necessity } };
}

/** Up to the page that posts the identity provider's answer back. */
export async function answerFor(visitor: Visitor, login: URL, account: string): Promise<Answered> {
  return visitor.send(await visitor.open(login), '/choose', { login: account });
}
