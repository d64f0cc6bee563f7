// The step that makes keys for new authorities: in the token where one is configured, otherwise to be sealed in the database.
import { strayKeyMs } from '../../domain/authority-key';
import type { Ports } from '../ports';
import type { NewAuthorityKey } from '../ports-of-authority-keys';

export type KeyMakingPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>;

/**
 * Before the transaction that takes it up, since a token takes no part in one. Its name is on record before it is made: a
 * crash in between leaves a key in the token that is known as nobody's, and destroyed. There is no other way where the token
 * does not answer: nothing is made in the database instead.
 */
export async function newAuthorityKey(ports: KeyMakingPorts, label: string): Promise<NewAuthorityKey> {
  const { store, clock, ids, pki } = ports;
  const { keyToken } = pki;
  if (keyToken === null) return pki.createAuthorityKey();
  const name = { token: keyToken.label, id: ids.hash(ids.token()).slice(0, 32) };
  await store.installation.noteTokenKey(name, new Date(clock().getTime() + strayKeyMs));
  const publicKey = await keyToken.create({ id: name.id, label });
  return { key: { place: 'token', ...name }, publicKey };
}
