// Lanes in turn: whoever fills one waits there, and the others pass.
import { FairQueue } from '../../../src/adapters/saml/fair-queue';

function filled(limits: { most: number; mostInLane: number }, items: readonly (readonly [string, string])[]) {
  const queue = new FairQueue<string>(limits);
  const taken = items.map(([lane, item]) => queue.put(lane, item));
  return { queue, taken };
}

function emptied(queue: FairQueue<string>): readonly string[] {
  const items: string[] = [];
  for (let item = queue.take(); item !== undefined; item = queue.take()) items.push(item);
  return items;
}

it('serves the lanes in turn, each in its order', () => {
  const { queue } = filled({ most: 10, mostInLane: 5 }, [
    ['flood', 'f1'],
    ['flood', 'f2'],
    ['flood', 'f3'],
    ['anna', 'a1'],
    ['bernd', 'b1'],
  ]);
  expect(emptied(queue)).toEqual(['f1', 'a1', 'b1', 'f2', 'f3']);
});

it('is full by lane before it is full altogether', () => {
  const { taken } = filled({ most: 4, mostInLane: 2 }, [
    ['flood', '1'],
    ['flood', '2'],
    ['flood', '3'],
    ['anna', '4'],
    ['bernd', '5'],
    ['carla', '6'],
  ]);
  expect(taken).toEqual([true, true, false, true, true, false]);
});

it('has room again for what was taken', () => {
  const { queue } = filled({ most: 2, mostInLane: 1 }, [['anna', '1']]);
  expect([queue.put('anna', '2'), queue.take(), queue.put('anna', '3'), queue.take(), queue.take()]).toEqual([
    false,
    '1',
    true,
    '3',
    undefined,
  ]);
});
