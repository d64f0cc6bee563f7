// The page in which a key was made says that its file was saved: from now on the page cannot take it back.
import type { Actor } from '../domain/actor';
import type { DeviceId } from '../domain/ids';
import type { Ports } from './ports';
import { ownHandOut } from './steps/own-hand-out';

export type HandOut = { readonly deviceId: DeviceId; readonly token: string };

/** Said twice, or for a file that is gone meanwhile, it changes nothing. */
export async function confirmHandOut(
  { store, ids }: Pick<Ports, 'store' | 'ids'>,
  actor: Actor,
  { deviceId, token }: HandOut,
): Promise<void> {
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const { credential } = await ownHandOut(records, actor, { deviceId, tokenHash: ids.hash(token) });
    if (credential !== null) await records.credentials.endHandOut(credential.id);
  });
}
