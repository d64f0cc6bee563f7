// How a lab comes to its end: what was begun last ends first, and a failure in between leaves nothing behind.

type Stopping = () => Promise<void>;

export class Stops {
  private readonly list: Stopping[] = [];

  add<T>(thing: T, stop: (thing: T) => Promise<void>): T {
    this.list.push(() => stop(thing));
    return thing;
  }

  async all(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.list.splice(0).reverse()) {
      await stop().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'the lab does not stop cleanly');
  }
}
