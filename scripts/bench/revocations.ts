// From the admin's click to the gateway's confirmation, portal and agent together, on a gateway with very many peers and
// on one with few.
import { EventEmitter, on } from 'node:events';
import type { CredentialId, DeviceId } from '../../src/domain/ids';
import { paths } from '../../src/http/kit/paths';
import { addDevice } from '../../src/usecases/add-device';
import { until } from '../../test/support/child-process';
import { fileForOwnKey } from '../../test/support/own-keys';
import { benchConfig, startBenchPortal, type BenchPortal } from './bench-portal';
import { compare } from './comparison';
import { employee } from './crowds';
import { onEachEngine, type Engine } from './engines';
import { startRehearsingAgent } from './rehearsing-agent';
import { benchSlug, type BenchTown } from './seeding/bench-town';
import type { Seeded } from './seeding/person-rows';
import { populate } from './seeding/populate';
import type { Case, Round, Suite } from './suite';
import { expectStatus, type Visitor } from './visitor';

const confirmedWithinMs = 30_000;

export const revocations: Suite = {
  names: ['revocation-50k'],
  run: async (round) => {
    const cases = await onEachEngine((engine) => measure(engine, round));
    return [{ name: 'revocation-50k', limit: 1.5, bound: 'at-most', cases }];
  },
};

async function measure(engine: Engine, round: Round): Promise<Case> {
  const few = await startGuarded(engine, round.fewPeers);
  try {
    const many = await startGuarded(engine, round.manyPeers);
    try {
      const compared = await compare({ ...round, a: () => revokeOne(many), b: () => revokeOne(few) });
      return { of: `${engine.name}, click to confirmation`, ...compared };
    } finally {
      await many.close();
    }
  } finally {
    await few.close();
  }
}

type Held = { readonly person: Seeded; readonly deviceId: DeviceId; readonly credentialId: CredentialId };

/** A municipality whose gateway follows, and its devices, each waiting for its turn. */
type Guarded = {
  readonly bench: BenchPortal;
  readonly town: BenchTown;
  readonly admin: Visitor;
  readonly queue: Held[];
  readonly confirmations: EventEmitter;
  readonly close: () => Promise<void>;
};

async function startGuarded(engine: Engine, peers: number): Promise<Guarded> {
  const config = await benchConfig(await engine.newDatabase());
  const { town, people } = await populate(config, { count: peers, protocols: ['wireguard'] });
  const bench = await startBenchPortal(config);
  const endAgent = await startRehearsingAgent(bench, town);
  return {
    bench,
    town,
    admin: await bench.signedIn(town.admin),
    queue: people.map((person) => ({ person, ...person })),
    confirmations: confirmationsAt(bench),
    close: async () => {
      await endAgent();
      await bench.close();
    },
  };
}

/** The moment at which the portal has answered an acknowledgement: what it confirms is stored by then. */
function confirmationsAt({ server }: BenchPortal): EventEmitter {
  const confirmations = new EventEmitter();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/gateway/v1/acks')) return;
    response.on('finish', () => confirmations.emit('answered', performance.now()));
  });
  return confirmations;
}

/** Measures one, and then gives the person a new device, so that the number of peers stays what it is. */
async function revokeOne(guarded: Guarded): Promise<number> {
  const { admin, queue } = guarded;
  const held = queue.shift();
  if (held === undefined) throw new Error('there is no device left to revoke');
  const path = paths.people.deviceAct(benchSlug, held.deviceId, 'revoke');
  const page = await admin.open(path);
  const start = performance.now();
  const confirmed = confirmation(guarded, held.credentialId);
  expectStatus(await admin.submit(path, page, { reason: 'Gerät ausgemustert' }), 303, path);
  const end = await confirmed;
  queue.push(await replace(guarded, held));
  return end - start;
}

/** When the newest order for this credential was confirmed: at one of the next acknowledgements. */
async function confirmation(guarded: Guarded, credential: CredentialId): Promise<number> {
  const { confirmations } = guarded;
  const signal = AbortSignal.timeout(confirmedWithinMs);
  const answered: AsyncIterable<readonly unknown[]> = on(confirmations, 'answered', { signal });
  for await (const [at] of answered) {
    if (typeof at === 'number' && (await isConfirmed(guarded, credential))) return at;
  }
  throw new Error('nothing was confirmed');
}

async function isConfirmed({ bench, town }: Guarded, credential: CredentialId): Promise<boolean> {
  const { credentials } = bench.portal.ports.store.forTenant(town.tenantId);
  const [order] = await credentials.enforcementsOf([credential]);
  return order !== undefined && order.effectiveAt !== null;
}

async function replace(guarded: Guarded, { person }: Held): Promise<Held> {
  const { ports } = guarded.bench.portal;
  const actor = employee(guarded.town, person);
  const input = { name: 'Tablet', system: 'linux', inventoryNumber: null } as const;
  const { id: deviceId } = await addDevice(ports, actor, { grantId: person.grantId, ...input });
  await fileForOwnKey(ports, actor, { deviceId, protocol: 'wireguard' });
  const [credential] = await ports.store.forTenant(guarded.town.tenantId).credentials.ofDevice(deviceId);
  if (credential === undefined) throw new Error('no access file was made');
  await until('the new device to be let in', confirmedWithinMs, () => isConfirmed(guarded, credential.id));
  return { person, deviceId, credentialId: credential.id };
}
