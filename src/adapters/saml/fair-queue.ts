// A bounded queue of several lanes that are served in turn: whoever fills one lane makes only that lane longer.

export type FairQueueLimits = { readonly most: number; readonly mostInLane: number };

export class FairQueue<Item> {
  /** In the order in which they are served next; a lane without items is forgotten. */
  private readonly lanes = new Map<string, Item[]>();
  private readonly limits: FairQueueLimits;
  private size = 0;

  constructor(limits: FairQueueLimits) {
    this.limits = limits;
  }

  /** False when there is no room. */
  put(lane: string, item: Item): boolean {
    const waiting = this.lanes.get(lane) ?? [];
    if (this.size >= this.limits.most || waiting.length >= this.limits.mostInLane) return false;
    waiting.push(item);
    this.lanes.set(lane, waiting);
    this.size += 1;
    return true;
  }

  take(): Item | undefined {
    const [next] = this.lanes;
    if (next === undefined) return undefined;
    const [lane, waiting] = next;
    const item = waiting.shift();
    // The lane goes to the end of the row, or away.
    this.lanes.delete(lane);
    if (waiting.length > 0) this.lanes.set(lane, waiting);
    this.size -= 1;
    return item;
  }
}
