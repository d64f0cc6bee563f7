// Two portals of the same kind on one engine, one with very many people and one with few: what costs more in the larger?
import type { Actor } from '../../src/domain/actor';
import { authorityId } from '../../src/domain/ids';
import { benchConfig, startBenchPortal, type BenchPortal } from './bench-portal';
import type { Engine } from './engines';
import type { BenchTown } from './seeding/bench-town';
import type { Seeded } from './seeding/person-rows';
import { populate } from './seeding/populate';
import type { Round } from './suite';

export type Crowd = {
  readonly bench: BenchPortal;
  readonly town: BenchTown;
  readonly count: number;
  /** Somebody who was not asked for before, from all over the crowd. */
  readonly next: () => Seeded;
};

export type Crowds = { readonly many: Crowd; readonly few: Crowd };

export async function withCrowds<Result>(
  engine: Engine,
  round: Round,
  work: (crowds: Crowds) => Promise<Result>,
): Promise<Result> {
  const few = await startCrowd(engine, round.few);
  const many = await startCrowd(engine, round.many);
  try {
    return await work({ many, few });
  } finally {
    await many.bench.close();
    await few.bench.close();
  }
}

export async function withCrowd<Result>(
  engine: Engine,
  count: number,
  work: (crowd: Crowd) => Promise<Result>,
): Promise<Result> {
  const crowd = await startCrowd(engine, count);
  try {
    return await work(crowd);
  } finally {
    await crowd.bench.close();
  }
}

export function employee({ tenantId }: BenchTown, { personId, ref }: Seeded): Actor {
  return { tenantId, personId, ref, roles: ['employee'] };
}

async function startCrowd(engine: Engine, count: number): Promise<Crowd> {
  const config = await benchConfig(await engine.newDatabase());
  const { town, people } = await populate(config, { count, protocols: ['openvpn', 'wireguard'] });
  const bench = await startBenchPortal(config);
  await enrolWithoutAgent(bench, town);
  return { bench, town, count, next: wanderer(people) };
}

/** Access files are only made for gateways that have enrolled; whether this one follows is of no matter here. */
async function enrolWithoutAgent({ portal }: BenchPortal, town: BenchTown): Promise<void> {
  const { store, ids, pki, clock } = portal.ports;
  const keys = {
    agentKey: pki.createSigningKey().publicKey,
    wireguardPublicKey: pki.createWireguardKey().publicKey,
    openvpnCertificatePem: 'none',
    certificateEndsAt: clock(),
    authorityId: authorityId('server-ca'),
    agentVersion: 'none',
  };
  const { gateways } = store.forTenant(town.tenantId);
  await gateways.enrol(town.gateway.id, { tokenHash: ids.hash(town.enrolmentToken), keys, now: clock() });
}

/** A stride that has no divisor in common with the size meets everybody once before it meets anybody again. */
function wanderer(people: readonly Seeded[]): () => Seeded {
  const stride = 6_007;
  let steps = 0;
  return () => {
    const somebody = people[(steps * stride) % people.length];
    steps += 1;
    if (somebody === undefined || steps > people.length)
      throw new Error('there are too few people for this round');
    return somebody;
  };
}
