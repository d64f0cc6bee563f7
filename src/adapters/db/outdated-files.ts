// Devices whose file was made by another profile or an older template than a new one would be.
import type { Knex } from 'knex';
import type { FileStandard } from '../../domain/file-standard';
import { rowsOf, type Scope } from './scope';

/**
 * Their ids, some more than once. Each branch is a range of the index `credentials_by_file`, whose condition stands here
 * word for word: what is as it should be is not read, however much of it there is.
 */
export function devicesWithOutdatedFiles(
  scope: Scope,
  standards: readonly FileStandard[],
): readonly Knex.QueryBuilder[] {
  return standards.flatMap(({ gatewayGroupId, protocol, profile, template }) => {
    const ofGroup = () =>
      rowsOf(scope, 'credentials')
        .whereRaw(`credentials.state IN ('active', 'suspended')`)
        .where({ gateway_group_id: gatewayGroupId, protocol })
        .whereNull('retire_at')
        .select('device_id');
    if (profile === null)
      return [ofGroup().whereNull('crypto_profile').where('template_version', '<', template)];
    return [
      ofGroup().where('crypto_profile', '<', profile),
      ofGroup().where('crypto_profile', '>', profile),
      ofGroup().where('crypto_profile', profile).where('template_version', '<', template),
    ];
  });
}
