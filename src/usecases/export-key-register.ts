// The key register as a whole, taken along piece by piece while it leaves; who took it is on record before.
import type { Actor } from '../domain/actor';
import { keysExportedEvent, type DeviceKey, type KeyRegisterView } from '../domain/key-register';
import type { Cursor } from '../domain/paging';
import type { Ports, TenantStore } from './ports';
import type { KeyRegisterFilter } from './ports-of-the-key-register';
import { keyRegisterFilterOf } from './steps/key-register-filter';
import { keysOfTheHouse, type HouseKey } from './steps/keys-of-the-house';

export type TakenRegister = {
  readonly ofTheHouse: readonly HouseKey[];
  readonly pieces: AsyncIterable<readonly DeviceKey[]>;
};

const keysAtOnce = 500;

export async function exportKeyRegister(
  ports: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>,
  actor: Actor,
  view: KeyRegisterView,
): Promise<TakenRegister> {
  const event = keysExportedEvent(view, actor);
  const records = ports.store.forTenant(actor.tenantId);
  const now = ports.clock();
  const ofTheHouse = await keysOfTheHouse(ports, records);
  await records.audit.append(event, now);
  return { ofTheHouse, pieces: piecesOf(records, keyRegisterFilterOf(view, now)) };
}

/** A number that is none yields an empty list. */
async function* piecesOf(
  { keyRegister }: TenantStore,
  filter: KeyRegisterFilter | null,
): AsyncGenerator<readonly DeviceKey[]> {
  if (filter === null) return;
  let after: Cursor | null = null;
  do {
    const page = await keyRegister.list(filter, { after, limit: keysAtOnce });
    if (page.items.length > 0) yield page.items;
    after = page.next;
  } while (after !== null);
}
