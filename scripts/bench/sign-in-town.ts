// A portal in a process of its own, with a municipality whose identity provider is this program: people sign in there as
// they do anywhere, and forgeries come in beside them.
import { inflateRawSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { openPorts } from '../../src/compose';
import { readConfig } from '../../src/config';
import { start } from '../../test/support/child-process';
import { keyOf, type SigningKey } from '../../test/saml/support/keys';
import { assertion, response, type AssertionParts, type Facts } from '../../test/saml/support/message-parts';
import { rightSigning, signed } from '../../test/saml/support/signature';
import { benchEnvironment } from './bench-portal';
import { benchSlug, createBenchTown } from './seeding/bench-town';
import { fromSomewhere } from './somewhere';
import { Visitor } from './visitor';

const idpEntityId = 'https://idp.musterstadt.example/metadata';
const listensWithinMs = 60_000;

/** A browser on its way to the identity provider. */
export type Leaving = { readonly requestId: string; readonly cookie: string };

export type SignInTown = {
  readonly acs: string;
  readonly leave: () => Promise<Leaving>;
  /** The answer to a request, signed by both ways with this key. */
  readonly answer: (requestId: string, parts?: Partial<AssertionParts>, key?: SigningKey) => string;
  /** Posts it and gives the status and the cookie of a session, if there is one. */
  readonly arrive: (leaving: Leaving, posted: string) => Promise<Arrival>;
  readonly visitor: (cookie: string) => Visitor;
  readonly close: () => Promise<void>;
};

export type Arrival = { readonly status: number; readonly cookie: string };

export async function startSignInTown(databaseUrl: string): Promise<SignInTown> {
  const environment = await benchEnvironment(databaseUrl);
  const { publicUrl } = readConfig(environment);
  await settle(databaseUrl, environment);
  const child = await start([process.execPath, 'dist/src/main.js', 'serve'], {
    // Who asks is said by whoever asks: a flood comes from many places, which no count by address holds up.
    env: { ...environment, LOG_LEVEL: 'info', TRUSTED_PROXIES: 'loopback' },
  });
  await child.waitFor(/"listening"/, listensWithinMs);
  const saml = `${publicUrl.origin}/saml/${benchSlug}`;
  const connections = new http.Agent({ keepAlive: true });
  return {
    acs: `${saml}/acs`,
    leave: () => leave(`${saml}/login`),
    answer: (requestId, parts = {}, key = keyOf('idp')) => answer(saml, { requestId, parts, key }),
    arrive: (leaving, posted) => arrive(`${saml}/acs`, leaving, posted),
    visitor: (cookie) => new Visitor(publicUrl, cookie, connections),
    close: async () => {
      connections.destroy();
      await child.stop();
    },
  };
}

async function settle(databaseUrl: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const { ports, close } = await openPorts(readConfig({ ...environment, DATABASE_URL: databaseUrl }));
  try {
    const { tenantId } = await createBenchTown(ports);
    const { tenant } = ports.store.forTenant(tenantId);
    const idp = {
      entityId: idpEntityId,
      ssoUrl: 'https://idp.musterstadt.example/sso',
      sloUrl: null,
      signingCertificates: [keyOf('idp').certificatePem],
    };
    await tenant.updateSamlSettings({ ...(await tenant.samlSettings()), idp });
  } finally {
    await close();
  }
}

async function leave(login: string): Promise<Leaving> {
  const answered = await fetch(login, { redirect: 'manual', headers: fromSomewhere() });
  const target = new URL(answered.headers.get('location') ?? login);
  const message = Buffer.from(target.searchParams.get('SAMLRequest') ?? '', 'base64');
  const requestId = /\sID="([^"]+)"/.exec(inflateRawSync(message).toString('utf8'))?.[1];
  if (requestId === undefined) throw new Error(`${login} asked for nothing: ${answered.status}`);
  return { requestId, cookie: cookiesOf(answered) };
}

type Answering = {
  readonly requestId: string;
  readonly parts: Partial<AssertionParts>;
  readonly key: SigningKey;
};

function answer(saml: string, { requestId, parts, key }: Answering): string {
  const random = (): string => `_${randomBytes(16).toString('hex')}`;
  const facts: Facts = {
    requestId,
    acs: `${saml}/acs`,
    audience: `${saml}/metadata`,
    issuer: idpEntityId,
    responseId: random(),
    assertionId: random(),
    nameId: 'anna.amsel',
    now: new Date(),
  };
  const plain = response(facts, { assertions: assertion(facts, parts) });
  const inner = signed(plain, 'Assertion', rightSigning(key));
  return Buffer.from(signed(inner, 'Response', rightSigning(key))).toString('base64');
}

async function arrive(acs: string, { cookie }: Leaving, posted: string): Promise<Arrival> {
  const body = new URLSearchParams({ SAMLResponse: posted });
  const answered = await fetch(acs, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie, ...fromSomewhere() },
  });
  await answered.arrayBuffer();
  return { status: answered.status, cookie: cookiesOf(answered) };
}

function cookiesOf(answered: Response): string {
  const pairs = answered.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return pairs.join('; ');
}
