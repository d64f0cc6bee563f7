// Files whose key was made in a page: until the page says that they were saved, it can take them back by a token.
import { credentialId, type CredentialId } from '../../domain/ids';
import { rowsOf, type Scope } from './scope';

export async function endHandOut(scope: Scope, id: CredentialId): Promise<void> {
  await rowsOf(scope, 'credentials').where({ id }).update({ hand_out: null });
}

export async function idOfHandOut(scope: Scope, tokenHash: string): Promise<CredentialId | null> {
  const row = await rowsOf(scope, 'credentials')
    .where({ hand_out: tokenHash })
    .first<{ readonly id: string } | undefined>(['id']);
  return row === undefined ? null : credentialId(row.id);
}
