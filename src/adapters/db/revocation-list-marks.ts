// What asks for a new revocation list: a row for each change, so that acts that meet do not wait for each other.
import { randomBytes } from 'node:crypto';
import type { AuthorityId } from '../../domain/ids';
import { addRow, type Scope } from './scope';

/** Something that stands on the list, or did, has changed. */
export async function markRevocationList(scope: Scope, authorityId: AuthorityId): Promise<void> {
  await addRow(scope, 'revocation_list_marks', {
    authority_id: authorityId,
    id: randomBytes(16).toString('hex'),
  });
}
