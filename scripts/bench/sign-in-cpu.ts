// What a whole sign-in costs the portal's processor, against what cannot be avoided: verifying the response once.
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { SAML } from '@node-saml/passport-saml';
import { openPorts } from '../../src/compose';
import { readConfig } from '../../src/config';
import { createSamlKey, type SamlKey } from '../../src/adapters/saml/saml-key';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { freePort } from '../../test/support/free-port';
import { compare, type Compared, type Timed } from './comparison';
import { onEachEngine, type Engine } from './engines';
import { benchSlug, createBenchTown } from './seeding/bench-town';
import { identityProviderOf, SigningIn } from './signing-in';
import type { Round, Suite } from './suite';

/** One of each is too short to be measured by itself. */
const together = 5;

export const signInCpu: Suite = {
  names: ['sign-in-cpu'],
  run: async (round) => {
    const cases = await onEachEngine(async (engine) => ({
      of: engine.name,
      ...(await measure(engine, round)),
    }));
    return [{ name: 'sign-in-cpu', limit: 1.6, bound: 'at-most', cases }];
  },
};

async function measure(engine: Engine, { blocks, perBlock, warmUp }: Round): Promise<Compared> {
  const environment = await environmentFor(engine);
  const key = await createSamlKey('idp', new Date());
  await setUp(environment, key);
  const child = fork(path.join(__dirname, 'counted-portal.ts'), { env: { ...process.env, ...environment } });
  try {
    await once(child, 'message');
    const signing = new SigningIn(new URL(environment.PUBLIC_URL), benchSlug, key);
    return await compare({
      a: wholeSignIns(child, signing),
      b: bareVerifications(signing, key),
      blocks,
      perBlock,
      warmUp: warmUp * together,
    });
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}

/** The identity provider is this process, whose time does not count. */
function wholeSignIns(child: ChildProcess, signing: SigningIn): Timed {
  const used = async (): Promise<number> => {
    child.send('how much');
    const answer: readonly unknown[] = await once(child, 'message');
    return Number(answer[0]);
  };
  return async () => {
    const before = await used();
    for (let done = 0; done < together; done += 1) await signing.signIn();
    return ((await used()) - before) / together;
  };
}

/** node-saml alone, both signatures, over the response that was posted last. */
function bareVerifications(signing: SigningIn, key: SamlKey): Timed {
  const { entityId, acs } = signing.portal;
  const saml = new SAML({
    issuer: entityId,
    callbackUrl: acs,
    audience: entityId,
    idpCert: key.certificatePem,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
  });
  return async () => {
    const before = process.cpuUsage();
    for (let done = 0; done < together; done += 1)
      await saml.validatePostResponseAsync({ SAMLResponse: signing.lastResponse });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / together;
  };
}

/** A proxy names the address of whoever asks, so that the limit per address is part of what is measured. */
async function environmentFor(engine: Engine) {
  const port = await freePort();
  return {
    PUBLIC_URL: `http://localhost:${port}`,
    PORT: String(port),
    DATABASE_URL: await engine.newDatabase(),
    MASTER_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    SESSION_SECRETS: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'error',
    TRUSTED_PROXIES: 'loopback',
  };
}

async function setUp(environment: Awaited<ReturnType<typeof environmentFor>>, key: SamlKey): Promise<void> {
  const opened = await openPorts(readConfig(environment));
  const { tenantId } = await createBenchTown(opened.ports);
  await connectIdentityProvider(opened.ports, tenantId, {
    idp: { ...identityProviderOf(environment.PUBLIC_URL), signingCertificates: [key.certificatePem] },
    identity: { kind: 'name-id' },
    wantAssertionsSigned: true,
    wantResponseSigned: true,
  });
  await opened.close();
}
