// The key register page by page, with the keys of authorities and gateways before the devices'.
import { requireRole, type Actor } from '../domain/actor';
import { keyRegisterReaders, type DeviceKey, type KeyRegisterView } from '../domain/key-register';
import { countLimit, pageSize, type Cursor, type Listed } from '../domain/paging';
import type { Ports } from './ports';
import { keyRegisterFilterOf } from './steps/key-register-filter';
import { keysOfTheHouse, type HouseKey } from './steps/keys-of-the-house';

export type KeyRegister = Listed<DeviceKey> & { readonly ofTheHouse: readonly HouseKey[] };

export async function listKeyRegister(
  ports: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>,
  actor: Actor,
  { view, after }: { readonly view: KeyRegisterView; readonly after: Cursor | null },
): Promise<KeyRegister> {
  requireRole(actor, ...keyRegisterReaders);
  const records = ports.store.forTenant(actor.tenantId);
  const ofTheHouse = await keysOfTheHouse(ports, records);
  const filter = keyRegisterFilterOf(view, ports.clock());
  if (filter === null) return { page: { items: [], next: null }, hits: 0, ofTheHouse };
  return {
    page: await records.keyRegister.list(filter, { after, limit: pageSize }),
    hits: await records.keyRegister.countUpTo(filter, countLimit),
    ofTheHouse,
  };
}
