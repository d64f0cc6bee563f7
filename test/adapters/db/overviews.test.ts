// The lists IT works from: accesses that end soon, devices reported lost, devices found by words; counted and page by page.
import { queryTokens } from '../../../src/domain/search-tokens';
import type { Cursor, Page } from '../../../src/domain/paging';
import type { Store } from '../../../src/usecases/ports';
import { now } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import { addDevice, addGrant, addPerson, newTown } from '../../support/town';

const dayMs = 86_400_000;
const inDays = (days: number): Date => new Date(now.getTime() + days * dayMs);

async function throughPages<Item>(
  list: (after: Cursor | null) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: Cursor | null = null;
  do {
    const page: Page<Item> = await list(after);
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

describe.each(engines)('overviews on %s', (engine) => {
  const databases = useDatabases(engine);
  let store: Store;
  beforeAll(async () => {
    ({ store } = await databases.open());
  });

  it('lists accesses that end soon, the soonest first, with their holders', async () => {
    const town = await newTown(store);
    const anna = await addPerson(town, { displayName: 'Anna Müller', department: 'Bauamt' });
    const ends = {
      later: inDays(31),
      last: inDays(30),
      first: inDays(1),
      over: inDays(0),
      middle: inDays(2),
    };
    for (const endsAt of Object.values(ends)) await addGrant(town, anna, { endsAt });
    await addGrant(town, anna, { endsAt: inDays(3), state: 'suspended' });
    const elsewhere = await newTown(store);
    await addGrant(elsewhere, await addPerson(elsewhere), { endsAt: inDays(1) });
    const ending = await throughPages((after) =>
      town.grants.listEnding(now, inDays(30), { after, limit: 1 }),
    );
    expect(ending.map(({ grant }) => grant.endsAt)).toEqual([ends.first, ends.middle, ends.last]);
    expect(ending[0]).toMatchObject({
      personName: 'Anna Müller',
      department: 'Bauamt',
      profileName: 'Homeoffice Standard',
      grant: { personId: anna.id },
    });
    expect(await town.grants.countEndingUpTo(now, inDays(30), 10)).toBe(3);
    expect(await town.grants.countEndingUpTo(now, inDays(30), 2)).toBe(2);
  });

  it('lists devices reported lost until somebody has followed them up', async () => {
    const town = await newTown(store);
    const granted = await addGrant(town, await addPerson(town));
    const lost = { lost: true, state: 'suspended' } as const;
    const older = await addDevice(town, granted, { ...lost, createdAt: inDays(-2) });
    const newer = await addDevice(town, granted, { ...lost, createdAt: inDays(-1) });
    await addDevice(town, granted, { lost: true, state: 'revoked' });
    await addDevice(town, granted, { state: 'suspended' });
    const listed = await throughPages((after) => town.devices.listLost({ after, limit: 1 }));
    expect(listed.map(({ device }) => device.id)).toEqual([newer.id, older.id]);
    expect(listed[0]).toMatchObject({
      personName: 'Anna Müller',
      grant: { state: 'active', endsAt: granted.endsAt },
    });
    expect(await town.devices.countLostUpTo(1000)).toBe(2);
    expect(await town.devices.countLostUpTo(0)).toBe(1);
  });

  it('counts devices found by words, and says what their access allows', async () => {
    const town = await newTown(store);
    const anna = await addPerson(town, { displayName: 'Anna Müller' });
    const suspended = await addGrant(town, anna, { state: 'suspended' });
    await addDevice(town, suspended, { name: 'Notebook' });
    await addDevice(town, suspended, { name: 'Tablet' });
    expect(await town.devices.countUpTo(queryTokens('MUELLER'), 1000)).toBe(2);
    expect(await town.devices.countUpTo(queryTokens('muller tab'), 1000)).toBe(0);
    expect(await town.devices.countUpTo([], 1)).toBe(2);
    const { items } = await town.devices.list(queryTokens('tab müller'), { after: null, limit: 10 });
    expect(items.map(({ device, grant }) => [device.name, grant.state])).toEqual([['Tablet', 'suspended']]);
  });
});
