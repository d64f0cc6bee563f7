// Does a municipality feel how many others its portal serves? Two hundred against two, everywhere as many people in each.
import { createSamlKey } from '../../src/adapters/saml/saml-key';
import { readConfig } from '../../src/config';
import { paths, withQuery } from '../../src/http/kit/paths';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { benchEnvironment, startBenchPortal, type BenchPortal } from './bench-portal';
import { compare, timed } from './comparison';
import { onEachEngine, type Engine } from './engines';
import { benchSlug } from './seeding/bench-town';
import { rareName } from './seeding/invented-people';
import { populateTowns } from './seeding/populate';
import { identityProviderOf, SigningIn } from './signing-in';
import { measuredOn, type Case, type Outcome, type Round, type Suite } from './suite';
import type { Visitor } from './visitor';

type Served = { readonly bench: BenchPortal; readonly signing: SigningIn; readonly admin: Visitor };
type Pair = { readonly many: Served; readonly few: Served };

const measures: Readonly<Record<string, (pair: Pair, round: Round) => Promise<readonly Case[]>>> = {
  'sign-in-200-tenants': measureSignIn,
  'admin-200-tenants': measurePages,
};

export const manyTenants: Suite = {
  names: Object.keys(measures),
  run: async (round, wanted) => {
    const perEngine = await onEachEngine((engine) => measureOn(engine, round, wanted));
    return wanted.map((name): Outcome => ({
      name,
      limit: 1.3,
      bound: 'at-most',
      cases: perEngine.flatMap((measured) => measured.get(name) ?? []),
    }));
  },
};

async function measureOn(engine: Engine, round: Round, wanted: readonly string[]) {
  const few = await serve(engine, { ...round, tenants: 2 });
  const many = await serve(engine, round);
  try {
    return await measuredOn(engine, measures, { prepared: { many, few }, round, wanted });
  } finally {
    await many.bench.close();
    await few.bench.close();
  }
}

async function serve(engine: Engine, { tenants, townPeople }: Round): Promise<Served> {
  const environment = await benchEnvironment(await engine.newDatabase());
  // A proxy names the address of whoever asks, so that each sign-in comes from another and none is one too many.
  const config = readConfig({ ...environment, TRUSTED_PROXIES: 'loopback' });
  const population = { count: townPeople, protocols: ['openvpn', 'wireguard'] as const };
  const [first] = await populateTowns(config, tenants, population);
  if (first === undefined) throw new Error('there is no municipality to sign in to');
  const bench = await startBenchPortal(config);
  const key = await createSamlKey('idp', new Date());
  const { origin } = config.publicUrl;
  await connectIdentityProvider(bench.portal.ports, first.town.tenantId, {
    idp: { ...identityProviderOf(origin), signingCertificates: [key.certificatePem] },
    identity: { kind: 'name-id' },
    wantAssertionsSigned: true,
    wantResponseSigned: true,
  });
  const signing = new SigningIn(config.publicUrl, benchSlug, key);
  return { bench, signing, admin: await bench.signedIn(first.town.admin) };
}

async function measureSignIn({ many, few }: Pair, round: Round): Promise<readonly Case[]> {
  const [a, b] = [many, few].map(
    ({ signing }) =>
      () =>
        signing.signIn(),
  );
  if (a === undefined || b === undefined) return [];
  return [{ of: 'login and answer', ...(await compare({ ...round, a, b })) }];
}

async function measurePages({ many, few }: Pair, round: Round): Promise<readonly Case[]> {
  const pages = {
    today: paths.today(benchSlug),
    queue: paths.queue.list(benchSlug),
    people: paths.people.list(benchSlug),
    search: withQuery(paths.people.list(benchSlug), { q: rareName }),
  };
  const cases: Case[] = [];
  for (const [of, path] of Object.entries(pages)) {
    const open =
      ({ admin }: Served) =>
      () =>
        timed(() => admin.open(path));
    cases.push({ of, ...(await compare({ ...round, a: open(many), b: open(few) })) });
  }
  return cases;
}
