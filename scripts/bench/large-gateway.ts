// A gateway with very many WireGuard peers whose agent has lost everything it knew: how long until all of them are in again,
// against what the engine itself needs for them, and how much memory the agent takes for it. The engine is wireguard-go.
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { rm } from 'node:fs/promises';
import { benchConfig, startBenchPortal } from './bench-portal';
import { median, timed } from './comparison';
import { onEachEngine, type Engine } from './engines';
import { labIsPossible } from './lab-possible';
import { enrolRealAgent, wireguardInterface, type RealAgent } from './real-agent';
import { populate } from './seeding/populate';
import type { Case, Outcome, Round, Suite } from './suite';

export const largeGateway: Suite = {
  names: ['cold-start-50k', 'agent-memory-50k-mib'],
  run: async (round, wanted) => {
    if (!(await labIsPossible(['wireguard-go', 'wg']))) return [];
    const measured = await onEachEngine((engine) => measure(engine, round));
    const outcomes: readonly Outcome[] = [
      { name: 'cold-start-50k', limit: 2, bound: 'at-most', cases: measured.map(({ start }) => start) },
      {
        name: 'agent-memory-50k-mib',
        limit: 300,
        bound: 'at-most',
        unit: 'MiB',
        cases: measured.map(({ memory }) => memory),
      },
    ];
    return outcomes.filter(({ name }) => wanted.includes(name));
  },
};

type Measured = { readonly start: Case; readonly memory: Case };

async function measure(engine: Engine, round: Round): Promise<Measured> {
  const config = await benchConfig(await engine.newDatabase());
  const { town } = await populate(config, { count: round.manyPeers, protocols: ['wireguard'] });
  const bench = await startBenchPortal(config);
  const agent = await enrolRealAgent(bench, town);
  try {
    return await measureStarts(engine, agent, round);
  } finally {
    await agent.close();
    await bench.close();
  }
}

/** The two in turn, so that whatever else the machine does hits both; the first start of all is not counted. */
async function measureStarts(engine: Engine, agent: RealAgent, round: Round): Promise<Measured> {
  const starts: number[] = [];
  const references: number[] = [];
  const memory: number[] = [];
  for (let block = 0; block <= round.coldStarts; block += 1) {
    const startMs = await timed(async () => {
      const acknowledged = agent.acknowledged();
      await agent.start();
      await acknowledged;
    });
    memory.push(agent.highWaterMib());
    const configuration = await agent.machine.mustExec(['wg', 'showconf', wireguardInterface]);
    await agent.stop();
    await agent.loseState();
    if (block === 0) continue;
    starts.push(startMs);
    references.push(await setConfiguration(agent, configuration));
  }
  const ratios = starts.map((ms, index) => ms / (references[index] ?? NaN)).toSorted((a, b) => a - b);
  const most = Math.max(...memory);
  const of = `${engine.name}, ${round.manyPeers} peers`;
  const start = {
    of: `${of}, until acknowledged, against wg setconf`,
    ratio: median(ratios),
    lowest: ratios[0] ?? NaN,
    highest: ratios.at(-1) ?? NaN,
    aMs: median(starts),
    bMs: median(references),
  };
  const held = {
    of: `${of}, VmHWM`,
    ratio: most,
    lowest: Math.min(...memory),
    highest: most,
    aMs: 0,
    bMs: 0,
  };
  return { start, memory: held };
}

/** On an interface that is up and has no peers. */
async function setConfiguration({ machine }: RealAgent, configuration: string): Promise<number> {
  const file = join(tmpdir(), `fernamt-bench-${process.pid}.conf`);
  const withoutPort = configuration.replace(/^ListenPort.*\n/m, '');
  await machine.mustExec(['tee', file], { input: withoutPort });
  try {
    await machine.mustExec(['wireguard-go', 'wgref']);
    await machine.mustExec(['ip', 'link', 'set', 'wgref', 'up']);
    return await timed(() => machine.mustExec(['wg', 'setconf', 'wgref', file], { timeoutMs: 300_000 }));
  } finally {
    await machine.exec(['ip', 'link', 'del', 'dev', 'wgref']);
    await rm(file, { force: true });
  }
}
