// A whole portal on loopback, as `composePortal` makes it, for people who are signed in without an identity provider.
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { Cookie, type SessionData } from 'express-session';
import { createSessionStore } from '../../src/adapters/db/session-store';
import { composePortal, type Portal } from '../../src/compose';
import { readConfig, type Config } from '../../src/config';
import type { Actor } from '../../src/domain/actor';
import { idleMs } from '../../src/http/kit/session';
import { freePort } from '../../test/support/free-port';
import { Visitor } from './visitor';

export type BenchPortal = {
  readonly portal: Portal;
  readonly server: http.Server;
  readonly config: Config;
  readonly signedIn: (actor: Actor) => Promise<Visitor>;
  readonly close: () => Promise<void>;
};

/** Its address is known before it listens, because gateways sign it. */
export async function benchConfig(databaseUrl: string): Promise<Config> {
  return readConfig(await benchEnvironment(databaseUrl));
}

export async function benchEnvironment(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  const port = await freePort();
  return {
    PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    MASTER_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    SESSION_SECRETS: randomBytes(32).toString('hex'),
    PORT: String(port),
    LOG_LEVEL: 'error',
  };
}

export async function startBenchPortal(config: Config): Promise<BenchPortal> {
  const portal = await composePortal(config);
  const server = portal.app.listen(config.port, '127.0.0.1');
  await once(server, 'listening');
  const connections = new http.Agent({ keepAlive: true });
  return {
    portal,
    server,
    config,
    signedIn: async (actor) => {
      const cookie = await beginSession(portal, config, actor);
      return new Visitor(new URL(`http://127.0.0.1:${config.port}`), cookie, connections);
    },
    close: async () => {
      connections.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await portal.close();
    },
  };
}

/** The session as sign-in leaves it, and the cookie as express-session signs it. */
async function beginSession({ knex }: Portal, { sessionSecrets }: Config, actor: Actor): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const cookie = Object.assign(new Cookie(), { path: '/', httpOnly: true, maxAge: idleMs });
  const person = {
    ...actor,
    displayName: 'Anna Beispiel',
    nameId: null,
    nameIdFormat: null,
    sessionIndex: null,
    signedInAt: new Date().toISOString(),
    authentication: { instant: new Date().toISOString(), contextClass: null, methods: [] },
  };
  await saveSession(knex, id, { cookie, person });
  const signature = createHmac('sha256', sessionSecrets[0] ?? '')
    .update(id)
    .digest('base64')
    .replace(/=+$/, '');
  return `fernamt=${encodeURIComponent(`s:${id}.${signature}`)}`;
}

async function saveSession(knex: Portal['knex'], id: string, session: SessionData): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    createSessionStore(knex).set(id, session, (error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(new Error('the session was not saved', { cause: error }));
    });
  });
}
