// A whole portal for tests over HTTP: the real app over a real store with two municipalities, a clock that tests turn,
// and nothing faked but the identity provider.
import type { Express } from 'express';
import type { Knex } from 'knex';
import { openDatabase } from '../../src/adapters/db/connection';
import { createSessionStore } from '../../src/adapters/db/session-store';
import { createStore } from '../../src/adapters/db/store';
import { createWakeups } from '../../src/adapters/db/wakeups';
import { oneTimeCodes } from '../../src/adapters/otp/one-time-codes';
import { createPki } from '../../src/adapters/pki/pki';
import { qrCode } from '../../src/adapters/qr/qr-code';
import { describeCertificate } from '../../src/adapters/saml/certificate';
import { readIdpMetadata } from '../../src/adapters/saml/idp-metadata';
import { createSamlKey } from '../../src/adapters/saml/saml-key';
import { createIds } from '../../src/adapters/system/ids';
import type { Actor } from '../../src/domain/actor';
import { identityRef, personId, type TenantId } from '../../src/domain/ids';
import { newTenant, notConnected } from '../../src/domain/new-tenant';
import type { Role } from '../../src/domain/roles';
import { tenantInPath } from '../../src/http/kit/tenant-in-path';
import type { Tenant } from '../../src/domain/tenant';
import type { Route } from '../../src/http/kit/route';
import { actAsDelegate } from '../../src/usecases/act-as-delegate';
import { findClosingNotice } from '../../src/usecases/show-closing';
import { listSignInNotices } from '../../src/usecases/read-sign-in-changes';
import { mustSeeEmergency } from '../../src/usecases/show-emergency';
import { readTenantFace } from '../../src/usecases/read-tenant-face';
import { hasInbox } from '../../src/usecases/list-inbox';
import { createTenant } from '../../src/usecases/create-tenant';
import type { Ports, TenantStore } from '../../src/usecases/ports';
import { testApp, type Browser, type TestApp } from '../http/support/app';
import { orderMails } from '../../src/usecases/steps/order-mails';
import { testSecrets, type Engine } from './databases';
import { freshDatabase } from './fresh-database';
import { testMail, type TestMail } from './test-mail';

export type TestPortal = {
  readonly ports: Ports;
  /** For tests that look at what is stored beside what is said. */
  readonly knex: Knex;
  readonly app: Express;
  readonly publicUrl: URL;
  /** Turn it: `portal.clock.now = later`. */
  readonly clock: { now: Date };
  readonly musterstadt: TestTown;
  readonly nebendorf: TestTown;
  /** The provider, whose people work below /operator. */
  readonly operator: TestTown;
  /** Somebody who is in the database and has these roles beside `employee`. */
  readonly person: (town: TestTown, name: string, ...roles: readonly Role[]) => Promise<Actor>;
  readonly signedIn: TestApp['signedIn'];
  readonly signedInWith: TestApp['signedInWith'];
  readonly stranger: () => Browser;
  readonly mail: TestMail;
};

export type TestTown = { readonly id: TenantId; readonly slug: string; readonly store: TenantStore };

/** Monday, 23 November 2026, 14:03:27 in Berlin. */
export const startTime = new Date('2026-11-23T13:03:27.000Z');

export type PortalOptions = {
  /** Where the test lets the portal listen, if it does. */
  readonly publicUrl?: URL;
  readonly clock?: { now: Date };
  /** On PostgreSQL sessions lie in the database too, where several portal processes find them. */
  readonly engine?: Engine;
};

/** Call it at the top of a test file; the portal is there once the tests run. */
export function usePortal(
  routes: (ports: Ports, publicUrl: URL) => readonly Route[],
  options: PortalOptions = {},
): () => TestPortal {
  let portal: TestPortal | undefined;
  let close = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const started = await startPortal(routes, options);
    portal = started.portal;
    close = started.close;
  }, 90_000);
  afterAll(() => close());
  return () => {
    if (portal === undefined) throw new Error('the portal has not started');
    return portal;
  };
}

export async function startPortal(
  routes: (ports: Ports, publicUrl: URL) => readonly Route[],
  {
    publicUrl = new URL('http://localhost:3000'),
    clock = { now: startTime },
    engine = 'sqlite',
  }: PortalOptions = {},
) {
  const { url, remove } = await freshDatabase(engine);
  const knex = openDatabase({ url });
  const ids = createIds();
  const mail = testMail(publicUrl);
  const wakeups = createWakeups(knex, url, () => undefined);
  let samlKey: ReturnType<typeof createSamlKey> | undefined;
  const ports: Ports = {
    store: createStore(knex, testSecrets, () => clock.now, orderMails),
    // One key for both: an RSA key takes its time, and these tests sign in past SAML.
    pki: createPki({ createSamlKey: () => (samlKey ??= createSamlKey('town', startTime)) }),
    clock: () => clock.now,
    ids,
    wakeups,
    qrCode,
    oneTimeCodes,
    mail: mail.port,
    metadata: { read: readIdpMetadata, fetch: async () => '', certificate: describeCertificate },
  };
  const musterstadt = await town(ports, { slug: 'musterstadt', name: 'Stadt Musterstadt', caseCode: 'MU' });
  const nebendorf = await town(ports, { slug: 'nebendorf', name: 'Gemeinde Nebendorf', caseCode: 'NE' });
  const operator = await provider(ports);
  const { findTenant, findOperator } = ports.store.installation;
  const viewOf = (tenant: Tenant | null) =>
    tenant === null ? null : { ...tenant, face: () => readTenantFace(ports, tenant) };
  const { app, signedIn, signedInWith, stranger } = testApp({
    publicUrl,
    ...(engine === 'postgres' ? { sessionStore: createSessionStore(knex) } : {}),
    now: () => clock.now,
    tenantInPath: tenantInPath(findTenant),
    findTenant: async (slug) => viewOf(await findTenant(slug)),
    findOperator: async () => viewOf(await findOperator()),
    listTenants: async () =>
      (await ports.store.installation.tenants()).filter(({ kind }) => kind === 'municipality'),
    actAsDelegate: (elsewhere, id) => actAsDelegate(ports, elsewhere, id),
    sessionLimits: (id) => ports.store.forTenant(id).assurance.get(),
    freshMinutes: async (id) => (await ports.store.forTenant(id).assurance.get()).freshMinutes,
    emergencyIsOn: (actor) => mustSeeEmergency(ports, actor),
    signInNotices: (actor) => listSignInNotices(ports, actor),
    closingNotice: (actor) => findClosingNotice(ports, actor),
    hasInbox: (actor) => hasInbox(ports, actor),
    countWaitingRequests: ({ tenantId }) =>
      ports.store.forTenant(tenantId).requests.countOpenUpTo({ profileId: null }, 1000),
    routes: routes(ports, publicUrl),
  });
  const person = async (of: TestTown, name: string, ...roles: readonly Role[]): Promise<Actor> => {
    const actor: Actor = {
      tenantId: of.id,
      personId: personId(ids.uuid()),
      ref: identityRef(ids.uuid()),
      roles: ['employee', ...roles],
    };
    const known = { id: actor.personId, tenantId: of.id, ref: actor.ref, displayName: name };
    await of.store.persons.insert(
      { ...known, mail: null, department: 'Bauamt', supervisor: null, createdAt: clock.now },
      { issuer: 'https://idp.example', keyName: 'NameID', keyValue: actor.personId },
    );
    return actor;
  };
  const portal: TestPortal = {
    ports,
    knex,
    app,
    publicUrl,
    clock,
    musterstadt,
    nebendorf,
    operator,
    person,
    signedIn,
    signedInWith,
    stranger,
    mail,
  };
  const close = async (): Promise<void> => {
    await wakeups.close();
    await knex.destroy();
    await remove();
  };
  return { portal, close };
}

async function provider(ports: Ports): Promise<TestTown> {
  const named = { slug: 'betreiber', name: 'Kommunales Rechenzentrum', caseCode: 'RZ', hotline: null };
  const id = await createTenant(ports, {
    tenant: newTenant({ kind: 'operator', ...named, timeZone: 'Europe/Berlin' }),
    saml: notConnected,
    roleRules: [{ attribute: 'groups', value: 'betrieb', role: 'operator-admin' }],
    network: null,
  });
  return { id, slug: named.slug, store: ports.store.forTenant(id) };
}

type Named = Pick<Tenant, 'slug' | 'name' | 'caseCode'>;

async function town(ports: Ports, named: Named): Promise<TestTown> {
  const id = await createTenant(ports, {
    // A test about others who are asked says so.
    necessity: 'nobody',
    tenant: {
      kind: 'municipality',
      ...named,
      timeZone: 'Europe/Berlin',
      federalState: null,
      hotline: { phone: '0000 115-42', hours: 'Mo–Fr 7–18 Uhr', mail: `hilfe@${named.slug}.example` },
      maxGrantDays: 365,
      handOverMinutes: 60,
      leafletVersion: 1,
      leafletText: 'Sperren Sie den Bildschirm.\nMelden Sie einen Verlust sofort.',
      wireguard: {
        decidedBy: 'Amtsleitung IT',
        reason: 'Mobilgeräte brauchen es.',
        decidedOn: '2026-11-01',
        reviewOn: '2027-11-01',
      },
      serverKeys: {
        decidedBy: 'Amtsleitung IT',
        reason: 'Ältere Browser brauchen es.',
        decidedOn: '2026-11-01',
        reviewOn: '2027-11-01',
      },
      maxOfflineDays: 7,
      closeAfterHours: null,
      confirmWithinSeconds: 60,
      closedAt: null,
    },
    saml: {
      idp: null,
      identity: { kind: 'name-id' },
      wantAssertionsSigned: true,
      wantResponseSigned: false,
    },
    roleRules: [{ attribute: 'groups', value: 'vpn-admins', role: 'it-admin' }],
    network: {
      group: {
        name: 'Rathaus',
        serverName: `vpn.${named.slug}.example`,
        wireguardPort: 51_820,
        openvpnPort: 1194,
        dns: ['10.1.0.53'],
        reachable: ['10.1.0.0/16'],
        maxClients: 500,
      },
      pools: [
        { protocol: 'openvpn', family: 4, cidr: '10.92.0.0/24' },
        { protocol: 'openvpn', family: 6, cidr: 'fd00:92::/64' },
        { protocol: 'wireguard', family: 4, cidr: '10.90.0.0/24' },
        { protocol: 'wireguard', family: 6, cidr: 'fd00:90::/64' },
      ],
      profile: {
        name: 'Homeoffice Standard',
        description: 'Fachverfahren und Laufwerke',
        protocols: ['openvpn', 'wireguard'],
        systems: ['windows', 'macos', 'linux', 'ios', 'android'],
        deviceKinds: ['managed', 'private'],
        maxDevices: 2,
        maxDays: 365,
      },
    },
  });
  return { id, slug: named.slug, store: ports.store.forTenant(id) };
}
