// The restore that a municipality has still to go through, for those who show it.
import { isOpen, type Restore } from '../../domain/restore';
import type { TenantRecords } from '../ports';

/** Null: there was none, or all of it has been gone through. */
export async function openRestore({ restores }: Pick<TenantRecords, 'restores'>): Promise<Restore | null> {
  const restore = await restores.latest();
  return restore !== null && isOpen(restore) ? restore : null;
}
