// The real app for tests over HTTP: everything but the outside world is what people get. Sessions live in memory.
import path from 'node:path';
import type { Express } from 'express';
import { MemoryStore } from 'express-session';
import { pino } from 'pino';
import request, { type Agent, type Response } from 'supertest';
import type { Actor } from '../../../src/domain/actor';
import { usualAssurance } from '../../../src/domain/assurance';
import { identityRef, personId, tenantId } from '../../../src/domain/ids';
import { noLook } from '../../../src/domain/look';
import type { Role } from '../../../src/domain/roles';
import { createApp } from '../../../src/http/app';
import type { SamlRoute } from '../../../src/http/kit/route';
import type { AppServices } from '../../../src/http/kit/services';
import { signInSession, type SessionContent } from '../../../src/http/kit/session';
import type { TenantView } from '../../../src/http/kit/tenant-view';

export const musterstadt: TenantView = {
  id: tenantId('0197a000-0000-7000-8000-000000000001'),
  kind: 'municipality',
  slug: 'musterstadt',
  name: 'Stadt Musterstadt',
  timeZone: 'Europe/Berlin',
  hotline: { phone: '0000 115-42', hours: 'Mo–Fr 7–18 Uhr', mail: 'benutzerservice@musterstadt.example' },
  closedAt: null,
  face: async () => ({ shortName: 'Musterstadt', look: noLook, documents: [] }),
};

export const nebendorf: TenantView = {
  id: tenantId('0197a000-0000-7000-8000-000000000002'),
  kind: 'municipality',
  slug: 'nebendorf',
  name: 'Gemeinde Nebendorf',
  timeZone: 'Europe/Berlin',
  hotline: null,
  closedAt: null,
  face: async () => ({ shortName: 'Nebendorf', look: noLook, documents: [] }),
};

export function actor(tenant: TenantView = musterstadt, ...roles: readonly Role[]): Actor {
  return {
    tenantId: tenant.id,
    personId: personId('0197a000-0000-7000-8000-0000000000aa'),
    roles: roles.length === 0 ? ['employee'] : roles,
    ref: identityRef('0197a000-0000-7000-8000-0000000000bb'),
  };
}

export const aTime = new Date('2026-11-23T13:03:27.000Z');

export type TestApp = {
  readonly app: Express;
  /** A browser with its own cookies, signed in as this person; or one that is there already. */
  readonly signedIn: (actor: Actor, displayName?: string, present?: Browser) => Promise<Browser>;
  /** `how`: what else the session should hold. */
  readonly signedInWith: (actor: Actor, how: Partial<SessionContent>) => Promise<Browser>;
  readonly stranger: () => Browser;
};

export type FormFields = Readonly<Record<string, string | readonly string[]>>;

export type Browser = {
  readonly agent: Agent;
  /** Sends a form as the page would: with the token that the page `from` carries. */
  readonly submit: (from: string, to: string, fields?: FormFields) => Promise<Response>;
};

/** Give the routes under test, and replace whatever else the test is about. */
export function testApp(replaced: Partial<AppServices> = {}): TestApp {
  const waiting = new Map<string, SessionContent>();
  const services: AppServices = {
    publicUrl: new URL('http://localhost:3000'),
    sessionStore: new MemoryStore(),
    rateLimits: { take: async () => ({ allowed: true }) },
    sessionSecrets: ['only-for-tests-only-for-tests-only'],
    logger: pino({ level: 'silent' }),
    now: () => aTime,
    viewsFolder: path.join(process.cwd(), 'views'),
    scriptsFolder: path.join(process.cwd(), 'dist/browser'),
    trustedProxies: [],
    signOutOrigin: async () => null,
    tenantInPath: async ({ params }) => named(params['tenant']),
    findTenant: async (slug) => named(slug),
    findOperator: async () => null,
    listTenants: async () => [musterstadt, nebendorf],
    countWaitingRequests: async () => 0,
    hasInbox: async () => false,
    freshMinutes: async () => 10,
    sessionLimits: async () => usualAssurance,
    actAsDelegate: async () => null,
    emergencyIsOn: async () => false,
    signInNotices: async () => [],
    closingNotice: async () => null,
    singleLogoutUrl: async () => null,
    ...replaced,
    routes: [testSignIn(waiting), ...(replaced.routes ?? [])],
  };
  const app = createApp(services);
  return {
    app,
    stranger: () => browser(app),
    signedIn: async (person, displayName = 'Anna Beispiel', present = browser(app)) => {
      waiting.set('next', contentFor(person, displayName, services.now()));
      await present.agent.get('/saml/test-sign-in').expect(204);
      return present;
    },
    signedInWith: async (person, how) => {
      waiting.set('next', { ...contentFor(person, 'Anna Beispiel', services.now()), ...how });
      const fresh = browser(app);
      await fresh.agent.get('/saml/test-sign-in').expect(204);
      return fresh;
    },
  };
}

function named(slug: unknown): TenantView | null {
  return [musterstadt, nebendorf].find((tenant) => tenant.slug === slug) ?? null;
}

/** Stands in for the identity provider: the session itself is begun by the real function. */
function testSignIn(waiting: Map<string, SessionContent>): SamlRoute {
  return {
    method: 'get',
    path: '/saml/test-sign-in',
    guard: 'saml',
    permission: 'anyone',
    handler: async (incoming, response) => {
      const person = waiting.get('next');
      if (person === undefined) throw new Error('nobody waits to be signed in');
      await signInSession(incoming, person);
      response.status(204).end();
      return null;
    },
  };
}

function contentFor(person: Actor, displayName: string, now: Date): SessionContent {
  return {
    ...person,
    displayName,
    nameId: null,
    nameIdFormat: null,
    sessionIndex: null,
    signedInAt: now.toISOString(),
    authentication: { instant: now.toISOString(), contextClass: null, methods: [] },
  };
}

function browser(app: Express): Browser {
  const agent = request.agent(app);
  return {
    agent,
    submit: async (from, to, fields = {}) => {
      const token = await csrfTokenOn(agent, from);
      return agent
        .post(to)
        .type('form')
        .send({ ...fields, _csrf: token });
    },
  };
}

export async function csrfTokenOn(agent: Agent, page: string): Promise<string> {
  const { text } = await agent.get(page);
  const token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1];
  if (token === undefined) throw new Error(`${page} carries no form`);
  return token;
}
