// By what a new file of each of the municipality's gateway groups would be made at this moment.
import { fileStandards, type FileStandard } from '../../domain/file-standard';
import type { TenantRecords } from '../ports';

export async function currentStandards(
  { groups, cryptoWaivers }: Pick<TenantRecords, 'groups' | 'cryptoWaivers'>,
  now: Date,
): Promise<readonly FileStandard[]> {
  return fileStandards(await groups.list(), await cryptoWaivers.allInForce(), now);
}
