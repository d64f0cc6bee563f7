// Two things measured against each other in one run: short blocks in turn, so that whatever else the machine does hits both.

export type Compared = {
  /** Of a to b: the median of the blocks' ratios, and between which two they all lie. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  readonly aMs: number;
  readonly bMs: number;
};

/** Does the thing once and says how long it took; what only prepares it need not count. */
export type Timed = () => Promise<number>;

type Comparison = {
  readonly a: Timed;
  readonly b: Timed;
  readonly blocks: number;
  readonly perBlock: number;
  readonly warmUp: number;
};

export async function compare({ a, b, blocks, perBlock, warmUp }: Comparison): Promise<Compared> {
  await several(a, warmUp);
  await several(b, warmUp);
  const measured: { readonly a: number; readonly b: number }[] = [];
  for (let block = 0; block < blocks; block += 1) {
    // Each goes first in every other block: the second may inherit the first one's garbage.
    const first = await several(block % 2 === 0 ? a : b, perBlock);
    const second = await several(block % 2 === 0 ? b : a, perBlock);
    const [ofA, ofB] = block % 2 === 0 ? [first, second] : [second, first];
    measured.push({ a: median(ofA), b: median(ofB) });
  }
  const ratios = measured.map((block) => block.a / block.b);
  return {
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    aMs: median(measured.map((block) => block.a)),
    bMs: median(measured.map((block) => block.b)),
  };
}

export async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function several(act: Timed, times: number): Promise<readonly number[]> {
  const taken: number[] = [];
  while (taken.length < times) taken.push(await act());
  return taken;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}
