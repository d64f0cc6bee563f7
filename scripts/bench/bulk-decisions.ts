// Many applications decided at one go over HTTP: how many a second, and what an ordinary page costs meanwhile.
import { paths } from '../../src/http/kit/paths';
import { benchConfig, startBenchPortal, type BenchPortal } from './bench-portal';
import { compare, timed } from './comparison';
import { onEachEngine, type Engine } from './engines';
import { benchSlug, createBenchTown, type BenchTown } from './seeding/bench-town';
import { measuredOn, type Case, type Outcome, type Round, type Suite } from './suite';
import { expectStatus, type Visitor } from './visitor';
import { newRequests } from './waiting-requests';

type Desk = {
  readonly bench: BenchPortal;
  readonly town: BenchTown;
  readonly admin: Visitor;
};

const measures: Readonly<Record<string, (desk: Desk, round: Round) => Promise<readonly Case[]>>> = {
  'bulk-decisions-per-second': measureSpeed,
  'page-under-bulk': measurePage,
};

const bounds = {
  'bulk-decisions-per-second': { limit: 100, bound: 'at-least', unit: '/s' },
  'page-under-bulk': { limit: 2, bound: 'at-most' },
} as const;

export const bulkDecisions: Suite = {
  names: Object.keys(measures),
  run: async (round, wanted) => {
    const perEngine = await onEachEngine((engine) => measureOn(engine, round, wanted));
    return Object.entries(bounds)
      .filter(([name]) => wanted.includes(name))
      .map(([name, bound]): Outcome => ({
        name,
        ...bound,
        cases: perEngine.flatMap((measured) => measured.get(name) ?? []),
      }));
  },
};

async function measureOn(engine: Engine, round: Round, wanted: readonly string[]) {
  const bench = await startBenchPortal(await benchConfig(await engine.newDatabase()));
  try {
    const town = await createBenchTown(bench.portal.ports);
    const desk = { bench, town, admin: await bench.signedIn(town.admin) };
    return await measuredOn(engine, measures, { prepared: desk, round, wanted });
  } finally {
    await bench.close();
  }
}

/** From the click until the page says that all are done. */
async function measureSpeed(desk: Desk, round: Round): Promise<readonly Case[]> {
  const perSecond: number[] = [];
  const taken: number[] = [];
  for (let block = 0; block < (round.blocks > 5 ? 5 : 1); block += 1) {
    const begin = await prepare(desk, round.decided);
    const ms = await timed(async () => finished(desk, await begin()));
    perSecond.push((round.decided * 1000) / ms);
    taken.push(ms);
  }
  const sorted = perSecond.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const spread = { lowest: sorted[0] ?? 0, highest: sorted.at(-1) ?? 0 };
  const of = `${round.decided} applications, each approved, stored and audited`;
  return [{ of, ratio: median, ...spread, aMs: taken[0] ?? 0, bMs: 0 }];
}

/** The page of an admin's day, which counts and lists what waits. */
async function measurePage(desk: Desk, round: Round): Promise<readonly Case[]> {
  const page = () => timed(() => desk.admin.open(paths.today(benchSlug)));
  const progress: { underWay: string | null } = { underWay: null };
  const compared = await compare({
    ...round,
    a: async () => {
      for (;;) {
        if (progress.underWay === null || (await isFinished(desk, progress.underWay)))
          progress.underWay = await (await prepare(desk, round.decided))();
        const ms = await page();
        // A page that was opened after the end has measured nothing.
        if (!(await isFinished(desk, progress.underWay))) return ms;
      }
    },
    b: async () => {
      if (progress.underWay !== null) await finished(desk, progress.underWay);
      progress.underWay = null;
      return page();
    },
  });
  if (progress.underWay !== null) await finished(desk, progress.underWay);
  return [{ of: 'the page of the day', ...compared }];
}

/** Everything but the last click; returns it. It hands back the address of the progress. */
async function prepare({ bench, town, admin }: Desk, count: number): Promise<() => Promise<string>> {
  const chosen = await newRequests(bench.portal.ports, town, count);
  const page = await admin.open(paths.queue.list(benchSlug));
  const path = paths.queue.decideMany(benchSlug);
  const fields = { kind: 'approve', reason: '', chosen: chosen.join(' ') };
  return async () => expectStatus(await admin.submit(path, page, fields), 303, path).location;
}

const lookEveryMs = 100;

async function finished(desk: Desk, progress: string): Promise<void> {
  while (!(await isFinished(desk, progress)))
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}

/** Any that was refused would make the figure worthless. */
async function isFinished({ admin }: Desk, progress: string): Promise<boolean> {
  const html = await admin.open(progress);
  if (html.includes('nicht entschieden')) throw new Error('some applications were not decided');
  return !html.includes('data-running');
}
