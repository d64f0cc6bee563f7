// Which gateways access files name, so that it can be counted who has another way in: counts only, never who.
import type { Knex } from 'knex';
import type { FileGatewayRecords, FilesAtGateway } from '../../usecases/ports-of-gateways';
import { countRows } from './page';
import { addRows, rowsOf, type Scope } from './scope';

export function fileGatewayRecords(scope: Scope): FileGatewayRecords {
  return {
    note: ({ id, protocol }, gateways) =>
      addRows(
        scope,
        'file_gateways',
        gateways.map((gateway) => ({ credential_id: id, gateway_id: gateway, protocol })),
      ),
    countDevicesUpTo: (files, limit) => countDevices(scope, filesAt(scope, files), limit),
    countOnlyHereUpTo: (files, limit) =>
      countDevices(scope, filesAt(scope, files).whereNotExists(anotherPlace(scope, files)), limit),
  };
}

/** Files that may be used now or again. */
function filesAt(scope: Scope, { gateway, protocol, before }: FilesAtGateway): Knex.QueryBuilder {
  const files = rowsOf(scope, 'file_gateways')
    .where({ gateway_id: gateway, 'file_gateways.protocol': protocol })
    .join('credentials', (join) => {
      join.on('credentials.tenant_id', 'file_gateways.tenant_id');
      join.on('credentials.id', 'file_gateways.credential_id');
    })
    .whereIn('credentials.state', ['active', 'suspended']);
  return before === null ? files : files.where('credentials.created_at', '<', before.toISOString());
}

/** Named by the same file, in service, and not out for maintenance. */
function anotherPlace({ db }: Scope, { gateway }: FilesAtGateway): Knex.QueryBuilder {
  return db('file_gateways as others')
    .whereRaw('others.tenant_id = file_gateways.tenant_id')
    .whereRaw('others.credential_id = file_gateways.credential_id')
    .whereNot('others.gateway_id', gateway)
    .join('gateways', (join) => {
      join.on('gateways.tenant_id', 'others.tenant_id');
      join.on('gateways.id', 'others.gateway_id');
    })
    .where('gateways.state', 'enrolled')
    .whereNull('gateways.maintenance_since')
    .select(db.raw('1'));
}

function countDevices(scope: Scope, files: Knex.QueryBuilder, limit: number): Promise<number> {
  return countRows(scope.db, files.distinct('credentials.device_id'), limit + 1);
}
