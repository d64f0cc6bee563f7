// The key register as a whole, taken along piece by piece while it leaves; who took it is on record before.
import type { Actor } from '../domain/actor';
import { keysExportedEvent, type DeviceKey, type KeyRegisterView } from '../domain/key-register';
import type { Ports } from './ports';
import { keyRegisterFilterOf } from './steps/key-register-filter';
import { keysOfTheHouse, type HouseKey } from './steps/keys-of-the-house';
import { nothing, pieceByPiece } from './steps/piece-by-piece';

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
  const filter = keyRegisterFilterOf(view, now);
  // A number that is none yields an empty list.
  if (filter === null) return { ofTheHouse, pieces: nothing() };
  return { ofTheHouse, pieces: pieceByPiece((page) => records.keyRegister.list(filter, page), keysAtOnce) };
}
