// Revocation lists, from the rows in the database to the list that others fetch: what one costs beside OpenSSL's, and for how
// long a large one keeps the portal from everything else.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { authorityId } from '../../src/domain/ids';
import { makeRevocationList } from '../../src/usecases/steps/making-a-revocation-list';
import { removeFolder, temporaryFolder } from '../../test/support/temporary-folder';
import { benchConfig, startBenchPortal, type BenchPortal } from './bench-portal';
import { compare, timed } from './comparison';
import { onEachEngine, type Engine } from './engines';
import { prepareOpenssl } from './openssl-lists';
import type { BenchTown } from './seeding/bench-town';
import { populate } from './seeding/populate';
import type { Case, Outcome, Round, Suite } from './suite';

const clientCa = authorityId('client-ca');

export const revocationLists: Suite = {
  names: ['crl-10k', 'event-loop-crl-100k'],
  run: async (round, wanted) => {
    const outcomes: Outcome[] = [];
    if (wanted.includes('crl-10k')) {
      const cases = await onEachEngine((engine) => measureCost(engine, round));
      outcomes.push({ name: 'crl-10k', limit: 1.5, bound: 'at-most', cases });
    }
    if (wanted.includes('event-loop-crl-100k')) {
      const cases = await onEachEngine((engine) => measureStall(engine, round));
      outcomes.push({ name: 'event-loop-crl-100k', limit: 50, bound: 'at-most', unit: 'ms', cases });
    }
    return outcomes;
  },
};

type Place = { readonly bench: BenchPortal; readonly town: BenchTown };

/** A municipality in which everybody's certificate has been revoked. */
async function withRevoked<Result>(
  engine: Engine,
  count: number,
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  const config = await benchConfig(await engine.newDatabase());
  const { town } = await populate(config, { count, protocols: ['openvpn'] });
  const bench = await startBenchPortal(config);
  try {
    const revoked = { state: 'revoked', taken_back_at: new Date().toISOString() };
    await bench.portal.knex('credentials').where('tenant_id', town.tenantId).update(revoked);
    return await work({ bench, town });
  } finally {
    await bench.close();
  }
}

async function make({ bench, town }: Place, entries: number): Promise<void> {
  const wanted = { tenant: town.tenantId, authorityId: clientCa, always: true };
  const outcome = await makeRevocationList(bench.portal.ports, wanted);
  if (outcome.is !== 'made') throw new Error('no list was made', { cause: outcome });
  const lists = await bench.portal.ports.store.forTenant(town.tenantId).revocationLists.list();
  const made = lists.find((list) => list.authorityId === clientCa)?.published?.entries;
  if (made !== entries) throw new Error(`${made} entries, not ${entries}`);
}

async function measureCost(engine: Engine, round: Round): Promise<Case> {
  const folder = await temporaryFolder('openssl');
  try {
    return await withRevoked(engine, round.listed, async (place) => {
      const { authorities, revocationLists } = place.bench.portal.ports.store.forTenant(place.town.tenantId);
      const revoked = [];
      for await (const some of revocationLists.entries(clientCa, new Date())) revoked.push(...some);
      const openssl = await prepareOpenssl(folder, await authorities.toSign(clientCa), revoked);
      const compared = await compare({
        ...round,
        a: () => timed(() => make(place, round.listed)),
        b: () => timed(openssl.make),
      });
      if ((await openssl.entries()) !== round.listed) throw new Error('OpenSSL listed other certificates');
      return { of: `${engine.name}, ${round.listed} entries, ours to openssl ca -gencrl`, ...compared };
    });
  } finally {
    await removeFolder(folder);
  }
}

const runs = 5;
/** Long enough for the delay to be looked at once more after the end. */
const afterMs = 100;

async function measureStall(engine: Engine, round: Round): Promise<Case> {
  return withRevoked(engine, round.listedMost, async (place) => {
    const stalls: number[] = [];
    const taken: number[] = [];
    // The first one finds code that was never run.
    await make(place, round.listedMost);
    while (stalls.length < runs) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      taken.push(await timed(() => make(place, round.listedMost)));
      await sleep(afterMs);
      delay.disable();
      stalls.push(delay.max / 1e6);
    }
    const sorted = stalls.toSorted((a, b) => a - b);
    return {
      of: `${engine.name}, longest stall while one of ${round.listedMost} is made, median of ${runs}`,
      ratio: sorted[Math.floor(runs / 2)] ?? 0,
      lowest: sorted[0] ?? 0,
      highest: sorted.at(-1) ?? 0,
      aMs: taken.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0,
      bMs: 0,
    };
  });
}
