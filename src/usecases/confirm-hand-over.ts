// The page in which a key was made says that its file was saved: from now on the page cannot take it back.
import type { Actor } from '../domain/actor';
import type { DeviceId } from '../domain/ids';
import type { Ports } from './ports';
import { ownHandOver } from './steps/own-hand-over';

export type HandOver = { readonly deviceId: DeviceId; readonly token: string };

/** Said twice, or for a file that is gone meanwhile, it changes nothing. */
export async function confirmHandOver(
  { store, ids }: Pick<Ports, 'store' | 'ids'>,
  actor: Actor,
  { deviceId, token }: HandOver,
): Promise<void> {
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const { credential } = await ownHandOver(records, actor, { deviceId, tokenHash: ids.hash(token) });
    if (credential !== null) await records.credentials.endHandOver(credential.id);
  });
}
