// What a measurement is: names that it answers for, how large its round is, and what it hands back to be printed.
import type { Figure } from '../figures';
import type { Compared } from './comparison';
import type { Engine } from './engines';

/** How much of everything; the small round only shows that all of it still works. */
export type Round = {
  readonly many: number;
  readonly few: number;
  readonly manyPeers: number;
  readonly fewPeers: number;
  readonly pairs: number;
  readonly blocks: number;
  readonly perBlock: number;
  readonly warmUp: number;
  /** How many municipalities one portal serves, and how many people each has. */
  readonly tenants: number;
  readonly townPeople: number;
  /** How many forgeries and how many mutants are made. */
  readonly forged: number;
  readonly mutants: number;
  /** Applications that are decided at one go. */
  readonly decided: number;
  /** Certificates on a revocation list, and on a very long one. */
  readonly listed: number;
  readonly listedMost: number;
  /** Starts of an agent that has lost its state; agents that wait at one portal. */
  readonly coldStarts: number;
  readonly agents: number;
  /** Others that have access, of each protocol; sessions of OpenVPN; devices cut; credentials revoked at once. */
  readonly otherPeers: number;
  readonly sessions: number;
  readonly cuts: number;
  readonly revoked: number;
};

export const fullRound: Round = {
  many: 100_000,
  few: 1_000,
  manyPeers: 50_000,
  fewPeers: 10,
  pairs: 1_000,
  blocks: 25,
  perBlock: 3,
  warmUp: 8,
  tenants: 200,
  townPeople: 500,
  forged: 400,
  mutants: 300,
  decided: 500,
  listed: 10_000,
  listedMost: 100_000,
  coldStarts: 3,
  agents: 100,
  otherPeers: 10_000,
  sessions: 50,
  cuts: 20,
  revoked: 1_000,
};

/** The fewest people still fill a page. */
export const smokeRound: Round = {
  many: 800,
  few: 600,
  manyPeers: 30,
  fewPeers: 10,
  pairs: 20,
  blocks: 2,
  perBlock: 1,
  warmUp: 1,
  tenants: 4,
  townPeople: 60,
  forged: 20,
  mutants: 10,
  decided: 60,
  listed: 600,
  listedMost: 800,
  coldStarts: 1,
  agents: 10,
  otherPeers: 20,
  sessions: 2,
  cuts: 2,
  revoked: 20,
};

/** One figure may cover several cases, such as both engines; the worst of them is its value. */
export type Outcome = {
  readonly name: string;
  readonly limit: number;
  readonly bound: 'at-most' | 'at-least';
  /** Of a figure that is no ratio. */
  readonly unit?: string;
  readonly cases: readonly Case[];
};

export type Case = Compared & { readonly of: string };

export type Suite = {
  readonly names: readonly string[];
  /** Measures those of its names that are wanted. */
  readonly run: (round: Round, wanted: readonly string[]) => Promise<readonly Outcome[]>;
};

/** What each wanted name measures on what was prepared on one engine; its cases bear the engine's name. */
export async function measuredOn<Prepared>(
  engine: Engine,
  measures: Readonly<Record<string, (prepared: Prepared, round: Round) => Promise<readonly Case[]>>>,
  { prepared, round, wanted }: { prepared: Prepared; round: Round; wanted: readonly string[] },
): Promise<ReadonlyMap<string, readonly Case[]>> {
  const measured = new Map<string, readonly Case[]>();
  for (const name of wanted) {
    const cases = (await measures[name]?.(prepared, round)) ?? [];
    measured.set(
      name,
      cases.map((one) => ({ ...one, of: `${engine.name}, ${one.of}` })),
    );
  }
  return measured;
}

export function figureOf({ name, limit, bound, unit = 'x', cases }: Outcome): Figure {
  const ratios = cases.map(({ ratio }) => ratio);
  const value = bound === 'at-most' ? Math.max(...ratios) : Math.min(...ratios);
  const holds = ratios.length > 0 && (bound === 'at-most' ? value <= limit : value >= limit);
  return { name, value, unit, limit, holds };
}

/** What the bare figure does not tell: every case with its range and its times. */
export function detailsOf({ name, unit = 'x', cases }: Outcome): readonly string[] {
  return cases.map(({ of, ratio, lowest, highest, aMs, bMs }) => {
    const range = `${ratio.toFixed(2)} ${unit} (${lowest.toFixed(2)} to ${highest.toFixed(2)})`;
    return `${name}, ${of}: ${range}, ${aMs.toFixed(2)} ms against ${bMs.toFixed(2)} ms`;
  });
}
