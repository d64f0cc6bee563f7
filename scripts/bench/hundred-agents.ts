// A hundred agents that wait at one portal, and one that waits alone: how long a change takes to reach one of them and to be
// acknowledged. The agents are simulated; what they say and sign is real.
import { setTimeout as sleep } from 'node:timers/promises';
import { newNonce, newSigningKey, signer, verifier } from '../../src/agent/identity/agent-crypto';
import { callPortal, type PortalIdentity } from '../../src/agent/portal/portal-client';
import { ackBody, gatewayPaths, positionText } from '../../src/domain/gateway-protocol';
import type { Position } from '../../src/domain/gateway-protocol';
import type { GatewayId } from '../../src/domain/ids';
import { createGateway } from '../../src/usecases/create-gateway';
import { enrolGateway } from '../../src/usecases/enrol-gateway';
import { enrolmentOf } from '../../test/support/test-gateway';
import { benchConfig, startBenchPortal, type BenchPortal } from './bench-portal';
import { compare, timed } from './comparison';
import { onEachEngine, type Engine } from './engines';
import { createBenchTown, type BenchTown } from './seeding/bench-town';
import type { Case, Round, Suite } from './suite';

const confirmedWithinMs = 30_000;
const hangUpMs = 1_000;

export const hundredAgents: Suite = {
  names: ['delay-100-agents'],
  run: async (round) => {
    const cases = await onEachEngine((engine) => measure(engine, round));
    return [{ name: 'delay-100-agents', limit: 2, bound: 'at-most', cases }];
  },
};

async function measure(engine: Engine, round: Round): Promise<Case> {
  const alone = await startWaiting(engine, 1);
  try {
    const many = await startWaiting(engine, round.agents);
    try {
      const compared = await compare({ ...round, a: () => delayOf(many), b: () => delayOf(alone) });
      return { of: `${engine.name}, ${round.agents} agents, order to acknowledgement`, ...compared };
    } finally {
      await many.close();
    }
  } finally {
    await alone.close();
  }
}

type Waiting = {
  readonly bench: BenchPortal;
  readonly town: BenchTown;
  readonly agents: readonly Agent[];
  /** Whose turn it is. */
  turn: number;
  readonly close: () => Promise<void>;
};

async function startWaiting(engine: Engine, count: number): Promise<Waiting> {
  const config = await benchConfig(await engine.newDatabase());
  const bench = await startBenchPortal(config);
  const town = await createBenchTown(bench.portal.ports);
  const abort = new AbortController();
  const agents: Agent[] = [];
  while (agents.length < count) agents.push(await startAgent(bench, town, agents.length, abort.signal));
  await Promise.all(agents.map(({ caughtUp }) => caughtUp()));
  return {
    bench,
    town,
    agents,
    turn: 0,
    close: async () => {
      abort.abort();
      await Promise.all(agents.map(({ ended }) => ended));
      // The portal notices that they have hung up, and looks into its database once more.
      await sleep(hangUpMs);
      await bench.close();
    },
  };
}

/** A change of its settings concerns one gateway alone, however many its group has. */
async function delayOf(waiting: Waiting): Promise<number> {
  const { bench, town, agents } = waiting;
  waiting.turn += 1;
  const agent = agents[(waiting.turn * 7) % agents.length];
  if (agent === undefined) throw new Error('nobody waits');
  const { store, wakeups } = bench.portal.ports;
  const acknowledged = agent.nextAck();
  return timed(async () => {
    await store.forTenant(town.tenantId).gateways.orderSettings([agent.id]);
    wakeups.notify([agent.id]);
    await acknowledged;
  });
}

type Agent = {
  readonly id: GatewayId;
  readonly caughtUp: () => Promise<void>;
  /** Resolves when the portal has answered the next acknowledgement. */
  readonly nextAck: () => Promise<void>;
  readonly ended: Promise<void>;
};

async function startAgent(
  { portal, config }: BenchPortal,
  town: BenchTown,
  number: number,
  abort: AbortSignal,
): Promise<Agent> {
  const { ports } = portal;
  const order = { name: `gw-${number}`, endpointHost: 'gw.example' };
  const gatewayGroupId = town.profile.gatewayGroupId;
  const { gateway, token } = await createGateway(ports, town.admin, { ...order, gatewayGroupId });
  const key = newSigningKey();
  await enrolGateway(ports, enrolmentOf(token, key), newNonce());
  const { publicKey } = await ports.store.installation.portalKeys(ports.pki.createSigningKey);
  const identity: PortalIdentity = {
    portal: config.publicUrl,
    proxy: null,
    sign: signer(key.privateKey),
    verify: verifier(publicKey),
    keyid: gateway.id,
    gateway: gateway.id,
    instance: newNonce(),
  };
  const listeners = new Set<() => void>();
  const acked = (): void => listeners.forEach((listener) => listener());
  const nextAck = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('nothing was acknowledged')), confirmedWithinMs);
      const listener = (): void => {
        clearTimeout(timer);
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
    });
  const first = nextAck();
  return { id: gateway.id, caughtUp: () => first, nextAck, ended: follow(identity, acked, abort) };
}

/** As the real agent does, without doing anything: snapshot, acknowledgement, then long polls. */
async function follow(identity: PortalIdentity, acked: () => void, abort: AbortSignal): Promise<void> {
  let position: Position | null = null;
  while (!isOver(abort)) {
    try {
      const path = position === null ? gatewayPaths.snapshot : gatewayPaths.changes;
      const query = position === null ? {} : { query: `?after=${positionText(position)}&wait=25` };
      const answer = await callPortal(identity, { method: 'GET', path, timeoutMs: 60_000, ...query }, abort);
      const { epoch, to: revision } = answer.trailer;
      const isNews = position?.revision !== revision;
      position = { epoch, revision };
      if (!isNews) continue;
      const body = ackBody({ position, verified: revision, failed: [] });
      await callPortal(identity, { method: 'POST', path: gatewayPaths.acks, body, timeoutMs: 15_000 }, abort);
      acked();
    } catch (error) {
      if (!isOver(abort)) throw error;
    }
  }
}

const isOver = (abort: AbortSignal): boolean => abort.aborted;
