// By time, and after an authority has gone: keys in the token for which no authority stands are destroyed there.
import type { Ports } from '../ports';

const atOnce = 100;

/** Returns how many were. What the token does not answer is tried again: the record of a key goes after the key. */
export async function destroyStrayKeys({
  store,
  clock,
  pki,
}: Pick<Ports, 'store' | 'clock' | 'pki'>): Promise<number> {
  const { keyToken } = pki;
  if (keyToken === null) return 0;
  const ids = await store.installation.strayTokenKeys(keyToken.label, clock(), atOnce);
  for (const id of ids) {
    await keyToken.destroy(id);
    await store.installation.forgetTokenKey(id);
  }
  return ids.length;
}
