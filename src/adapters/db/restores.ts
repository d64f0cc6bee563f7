// Restores that a municipality has to go through, and what its gateways found: rows that only ever come, until it is closed.
import { credentialId, deviceId, gatewayId } from '../../domain/ids';
import type { Restore, RestoreFinding } from '../../domain/restore';
import type { FoundAfterRestore, ListedFinding, RestoreRecords } from '../../usecases/ports-of-restores';
import { timeOrNull } from './rows';
import {
  addRowsUnlessTaken,
  addRowUnlessTaken,
  piecesOf,
  rowsHeld,
  rowsOf,
  sameTenant,
  type Scope,
} from './scope';

export function restoreRecords(scope: Scope): RestoreRecords {
  return {
    latest: () => latest(scope),
    compared: async (epoch) => {
      const rows = rowsOf(scope, 'restore_reports').where({ epoch });
      return new Set((await rows.pluck<string[]>('gateway_id')).map(gatewayId));
    },
    noteCompared: async (epoch, gateway, now) => {
      const row = { epoch, gateway_id: gateway, compared_at: now.toISOString() };
      await addRowUnlessTaken(scope, 'restore_reports', row);
    },
    noteFindings: (epoch, found) => scope.atomically((inside) => noteFindings(inside, epoch, found)),
    openFindings: (limit) => openFindings(scope, limit),
    close: async (now) => {
      await rowsOf(scope, 'restores').update({ closed_at: now.toISOString() });
    },
    serialsOfOurs: async (serials) => {
      const ours = new Set<string>();
      for (const table of ['credentials', 'server_certificates'])
        for (const some of piecesOf(serials))
          for (const serial of await scope.db(table).whereIn('serial', some).pluck<string[]>('serial'))
            ours.add(serial);
      return ours;
    },
  };
}

type RestoreRow = { readonly epoch: string; readonly restored_at: string; readonly closed_at: string | null };

async function latest(scope: Scope): Promise<Restore | null> {
  const row = await rowsHeld(scope, 'restores')
    .orderBy('restored_at', 'desc')
    .first<RestoreRow | undefined>(['epoch', 'restored_at', 'closed_at']);
  if (row === undefined) return null;
  const found = await rowsOf(scope, 'restore_findings')
    .max<{ readonly last: string | null }[]>('found_at as last')
    .first();
  return {
    epoch: row.epoch,
    restoredAt: new Date(row.restored_at),
    closedAt: timeOrNull(row.closed_at),
    lastFoundAt: timeOrNull(found?.last ?? null),
  };
}

type AddedRow = Pick<FindingRow, 'gateway_id' | 'finding' | 'finding_key'>;

async function noteFindings(
  scope: Scope,
  epoch: string,
  found: readonly FoundAfterRestore[],
): Promise<readonly FoundAfterRestore[]> {
  const added = await addRowsUnlessTaken<AddedRow>(scope, 'restore_findings', {
    rows: found.map((one) => rowFor(epoch, one)),
    returning: ['gateway_id', 'finding', 'finding_key'],
  });
  const isNew = new Set(added.map((row) => `${row.gateway_id} ${row.finding} ${row.finding_key}`));
  return found.filter(({ gatewayId: id, finding, key }) => isNew.has(`${id} ${finding} ${key}`));
}

function rowFor(epoch: string, found: FoundAfterRestore): object {
  return {
    epoch,
    gateway_id: found.gatewayId,
    finding: found.finding,
    protocol: found.protocol,
    finding_key: found.key,
    credential_id: found.credentialId,
    known_until: found.knownUntil?.toISOString() ?? null,
    found_at: found.foundAt.toISOString(),
  };
}

type FindingRow = {
  readonly gateway_id: string;
  readonly finding: RestoreFinding;
  readonly protocol: 'peer' | 'client';
  readonly finding_key: string;
  readonly credential_id: string;
  readonly known_until: string | null;
  readonly found_at: string;
  readonly device_id: string | null;
  readonly device_name: string | null;
  readonly ends_at: string | null;
  readonly grant_ends_at: string | null;
};

async function openFindings(scope: Scope, limit: number) {
  const open = () =>
    rowsOf(scope, 'restore_findings')
      .join('restores', sameTenant('restores', 'restore_findings', [['epoch', 'epoch']]))
      .where((row) =>
        row
          .whereNull('restores.closed_at')
          .orWhere('restore_findings.found_at', '>', scope.db.ref('restores.closed_at')),
      );
  const rows = await open()
    .leftJoin('credentials', sameTenant('credentials', 'restore_findings', [['id', 'credential_id']]))
    .leftJoin('devices', sameTenant('devices', 'credentials', [['id', 'device_id']]))
    .leftJoin('grants', sameTenant('grants', 'credentials', [['id', 'grant_id']]))
    .orderBy(['restore_findings.finding', 'restore_findings.credential_id', 'restore_findings.gateway_id'])
    .limit(limit)
    .select<FindingRow[]>([
      'restore_findings.gateway_id',
      'finding',
      'restore_findings.protocol',
      'finding_key',
      'restore_findings.credential_id',
      'known_until',
      'found_at',
      'devices.id as device_id',
      'devices.name as device_name',
      'credentials.ends_at',
      'grants.ends_at as grant_ends_at',
    ]);
  const counted = await open().count<{ readonly number: number | string }[]>('* as number').first();
  return { items: rows.map(findingOf), count: Number(counted?.number ?? 0) };
}

function findingOf(row: FindingRow): ListedFinding {
  return {
    gatewayId: gatewayId(row.gateway_id),
    finding: row.finding,
    protocol: row.protocol,
    key: row.finding_key,
    credentialId: credentialId(row.credential_id),
    knownUntil: timeOrNull(row.known_until),
    foundAt: new Date(row.found_at),
    device:
      row.device_id === null || row.device_name === null
        ? null
        : { id: deviceId(row.device_id), name: row.device_name },
    until: timeOrNull(row.ends_at),
    grantEndsAt: timeOrNull(row.grant_ends_at),
  };
}
