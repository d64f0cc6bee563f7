// The words by which a device is found: its own and its holder's; they follow when the holder's name changes.
import type { Person } from '../../domain/person';
import { searchTokens } from '../../domain/search-tokens';
import { rowsOf, type Scope } from './scope';
import { storeTokens } from './search';

type Holder = Pick<Person, 'displayName' | 'mail' | 'department'>;
type Named = {
  readonly id: string;
  readonly name: string;
  readonly inventory_number: string | null;
  readonly created_at: string;
};

export async function storeDeviceTokens(scope: Scope, device: Named, holder: Holder): Promise<void> {
  const { displayName, mail, department } = holder;
  const tokens = searchTokens(displayName, device.name, device.inventory_number ?? '', mail ?? '', department ?? '');
  await storeTokens(scope, 'device', { id: device.id, createdAt: device.created_at }, tokens);
}

export async function refreshDeviceTokens(scope: Scope, person: Person): Promise<void> {
  const devices = await rowsOf(scope, 'devices')
    .where('person_id', person.id)
    .select<Named[]>(['id', 'name', 'inventory_number', 'created_at']);
  for (const device of devices) await storeDeviceTokens(scope, device, person);
}
