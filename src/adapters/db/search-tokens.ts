// The words by which persons and devices are found, kept beside them; a device follows when its holder's name changes.
import type { Person } from '../../domain/person';
import { searchTokens } from '../../domain/search-tokens';
import { addRows, rowsOf, type Scope } from './scope';
import type { SearchIndex } from './search';

type Described = Pick<Person, 'displayName' | 'mail' | 'department'>;

export type NamedDevice = {
  readonly id: string;
  readonly name: string;
  readonly inventory_number: string | null;
  readonly created_at: string;
};

export async function storePersonTokens(scope: Scope, person: Person): Promise<void> {
  const { displayName, mail, department } = person;
  const tokens = searchTokens(displayName, mail ?? '', department ?? '');
  const item = { id: person.id, createdAt: person.createdAt.toISOString() };
  await storeTokens({ scope, kind: 'person' }, item, tokens);
}

export async function storeDeviceTokens(scope: Scope, device: NamedDevice, holder: Described): Promise<void> {
  const { displayName, mail, department } = holder;
  const tokens = searchTokens(
    displayName,
    device.name,
    device.inventory_number ?? '',
    mail ?? '',
    department ?? '',
  );
  await storeTokens({ scope, kind: 'device' }, { id: device.id, createdAt: device.created_at }, tokens);
}

export async function refreshDeviceTokens(scope: Scope, person: Person): Promise<void> {
  const devices = await rowsOf(scope, 'devices')
    .where('person_id', person.id)
    .select<NamedDevice[]>(['id', 'name', 'inventory_number', 'created_at']);
  for (const device of devices) await storeDeviceTokens(scope, device, person);
}

/** The new words of an item replace its old ones. */
async function storeTokens(
  { scope, kind }: SearchIndex,
  item: { readonly id: string; readonly createdAt: string },
  tokens: readonly string[],
): Promise<void> {
  await rowsOf(scope, 'search_tokens').where({ kind, item_id: item.id }).delete();
  const rows = tokens.map((token) => ({ kind, token, created_at: item.createdAt, item_id: item.id }));
  await addRows(scope, 'search_tokens', rows);
}
