// The portal as it is composed for real, over a database whose every row can be compared, with its log to be read, and
// municipalities whose identity provider is in the hands of the tests.
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import request, { type Agent, type Response } from 'supertest';
import { composePortal, type Portal } from '../../../src/compose';
import { readConfig } from '../../../src/config';
import { demoTenants } from '../../../src/demo/demo-tenants';
import type { TenantId } from '../../../src/domain/ids';
import type { IdentityProvider } from '../../../src/domain/saml-settings';
import { createTenant } from '../../../src/usecases/create-tenant';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import { keyOf } from './keys';

export const origin = 'http://localhost:8080';
export const idpEntityId = 'https://idp.musterstadt.example/metadata';
export const slug = 'musterstadt';
export const neighbour = 'nachbardorf';

/** What the municipality wants signed, and what its identity provider signs. */
export const modes = ['both', 'assertion', 'response'] as const;
export type Mode = (typeof modes)[number];

export type AttackedPortal = {
  readonly portal: Portal;
  readonly log: () => readonly LogLine[];
  /** From now on the municipality wants this signed, by one of these certificates. */
  readonly expect: (mode: Mode, certificates?: readonly string[]) => Promise<void>;
  /** A second municipality; its identity provider has an entityID and a key of its own unless said. */
  readonly connectNeighbour: (changes?: Partial<NeighboursProvider>) => Promise<void>;
  /** Every row of every table, by the table's name. */
  readonly rows: () => Rows;
  readonly browser: () => Agent;
  readonly stop: () => Promise<void>;
};

export type NeighboursProvider = { readonly entityId: string; readonly certificate: string };

export type LogLine = { readonly id: string; readonly reason: string | null; readonly text: string };

/** Call it at the top of a test file; the portal is there once the tests run. */
export function useAttackedPortal(): () => AttackedPortal {
  let portal: AttackedPortal | undefined;
  beforeAll(async () => {
    portal = await startAttackedPortal();
  });
  afterAll(() => portal?.stop());
  return () => {
    if (portal === undefined) throw new Error('the portal has not started');
    return portal;
  };
}

async function startAttackedPortal(): Promise<AttackedPortal> {
  const folder = await temporaryFolder('attacked-portal');
  const databaseFile = path.join(folder, 'portal.sqlite');
  const lines: LogLine[] = [];
  const config = readConfig({
    PUBLIC_URL: origin,
    DATABASE_URL: databaseFile,
    MASTER_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
    SESSION_SECRETS: '0123456789abcdef0123456789abcdef',
  });
  const logger = pino({ base: null }, { write: (line) => void lines.push(logLine(line)) });
  const portal = await composePortal(config, () => new Date(), logger);
  // Beside the portal, because asking through it would take longer than the attack.
  const beside = new Database(databaseFile, { readonly: true });
  const own = await addTown(portal, slug, {
    entityId: idpEntityId,
    certificate: keyOf('idp').certificatePem,
  });
  let neighbours: TenantId | null = null;
  return {
    portal,
    log: () => lines,
    expect: (mode, certificates = [keyOf('idp').certificatePem]) =>
      expectSigned(portal, own, { mode, certificates }),
    connectNeighbour: async (changes = {}) => {
      const entityId = 'https://idp.nachbardorf.example';
      const provider = { entityId, certificate: keyOf('foreign').certificatePem, ...changes };
      if (neighbours === null) neighbours = await addTown(portal, neighbour, provider);
      else await reconnect(portal, neighbours, provider);
    },
    rows: () => allRows(beside),
    browser: () => request.agent(portal.app),
    stop: async () => {
      beside.close();
      await portal.close();
      await removeFolder(folder);
    },
  };
}

async function addTown({ ports }: Portal, name: string, provider: NeighboursProvider): Promise<TenantId> {
  const [like] = demoTenants;
  if (like === undefined) throw new Error('the demo has no municipality');
  return createTenant(ports, {
    ...like.create,
    tenant: { ...like.create.tenant, slug: name },
    saml: { ...like.create.saml, idp: idpOf(provider), identity: { kind: 'name-id' } },
  });
}

async function reconnect({ ports }: Portal, town: TenantId, provider: NeighboursProvider): Promise<void> {
  const { tenant } = ports.store.forTenant(town);
  await tenant.updateSamlSettings({ ...(await tenant.samlSettings()), idp: idpOf(provider) });
}

function idpOf({ entityId, certificate }: NeighboursProvider): IdentityProvider {
  const [ssoUrl, sloUrl] = [`${entityId}/sso`, `${entityId}/slo`];
  return { entityId, ssoUrl, sloUrl, signingCertificates: [certificate] };
}

type Expected = { readonly mode: Mode; readonly certificates: readonly string[] };

async function expectSigned(
  { ports }: Portal,
  town: TenantId,
  { mode, certificates }: Expected,
): Promise<void> {
  const { tenant } = ports.store.forTenant(town);
  const settings = await tenant.samlSettings();
  if (settings.idp === null) throw new Error('the municipality has no identity provider');
  await tenant.updateSamlSettings({
    ...settings,
    idp: { ...settings.idp, signingCertificates: certificates },
    wantAssertionsSigned: mode !== 'response',
    wantResponseSigned: mode !== 'assertion',
  });
}

export type Rows = ReadonlyMap<string, string>;

/** How often somebody asks, and how often a request was answered, is counted: all that a refused message leaves. */
const countsOnly = 'rate_counts';
const countOnly = { table: 'saml_requests', column: 'attempts' };

function allRows(database: Database.Database): Rows {
  const tables = database
    .prepare<[string], { readonly name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> ? ORDER BY name",
    )
    .all(countsOnly);
  return new Map(
    tables.map(({ name }) => {
      const omitted = name === countOnly.table ? countOnly.column : null;
      const found = database.prepare(`SELECT * FROM "${name}"`).all();
      const rows = JSON.stringify(found, (key, value: unknown) => (key === omitted ? undefined : value));
      return [name, rows] as const;
    }),
  );
}

export function changedTables(before: Rows, after: Rows): readonly string[] {
  return [...after].filter(([name, rows]) => before.get(name) !== rows).map(([name]) => name);
}

function logLine(text: string): LogLine {
  const line: unknown = JSON.parse(text);
  const field = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined;
  const id = field(line, 'reqId') ?? field(field(line, 'req'), 'id');
  const reason = field(line, 'reason');
  return { id: String(id), reason: typeof reason === 'string' ? reason : null, text };
}

export type Login = {
  readonly requestId: string;
  /** What the browser was given to prove that it is the same one, each as `name=value`. */
  readonly cookies: readonly string[];
};

/** Begins to sign in, up to the redirect to the identity provider. */
export async function beginLogin(browser: Agent, town = slug): Promise<Login> {
  const answer: Response = await browser.get(`/saml/${town}/login`).expect(302);
  const { searchParams } = new URL(String(answer.headers['location']));
  const message = Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64');
  const requestId = /\sID="([^"]+)"/.exec(inflateRawSync(message).toString('utf8'))?.[1];
  if (requestId === undefined) throw new Error('the request has no id');
  const given: unknown = answer.headers['set-cookie'];
  const cookies = Array.isArray(given) ? given.map((cookie) => String(cookie).split(';')[0] ?? '') : [];
  return { requestId, cookies };
}

/** Does a page of the municipality open, or does it lead to the sign-in? */
export async function isSignedIn(browser: Agent, town = slug): Promise<boolean> {
  const answer = await browser.get(`/t/${town}/start`);
  if (answer.status === 303) return false;
  expect(answer.status).toBe(200);
  return true;
}
