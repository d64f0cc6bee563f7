// Links by which a device is set up elsewhere: hashes only, one for each device.
import { deviceId, personId } from '../../domain/ids';
import type { HandOver } from '../../domain/hand-over';
import type { HandOverRecords } from '../../usecases/ports-of-hand-overs';
import { textOfTime, timeOrNull } from './rows';
import { changeRow, replaceRows, rowsHeld, rowsOf, type Scope } from './scope';

type Row = {
  readonly device_id: string;
  readonly token_hash: string;
  readonly person_id: string;
  readonly expires_at: string;
  readonly used_at: string | null;
};

const columns = ['device_id', 'token_hash', 'person_id', 'expires_at', 'used_at'] as const;

export function handOverRecords(scope: Scope): HandOverRecords {
  return {
    find: async (tokenHash) => {
      const row = await rowsHeld(scope, 'hand_overs')
        .where({ token_hash: tokenHash })
        .first<Row | undefined>([...columns]);
      return row === undefined ? null : handOverOf(row);
    },
    replace: (handOver) =>
      replaceRows(scope, {
        table: 'hand_overs',
        rows: [rowOf(handOver)],
        key: ['tenant_id', 'device_id'],
      }),
    use: ({ tokenHash, usedAt }) =>
      changeRow(
        rowsOf(scope, 'hand_overs').where({ token_hash: tokenHash }).whereNull('used_at'),
        { used_at: textOfTime(usedAt) },
        'hand-over-used',
      ),
    deleteExpiredBefore: async (time) =>
      await rowsOf(scope, 'hand_overs').where('expires_at', '<', time.toISOString()).delete(),
  };
}

function rowOf({ deviceId: device, personId: person, tokenHash, expiresAt, usedAt }: HandOver): Row {
  return {
    device_id: device,
    token_hash: tokenHash,
    person_id: person,
    expires_at: expiresAt.toISOString(),
    used_at: textOfTime(usedAt),
  };
}

function handOverOf(row: Row): HandOver {
  return {
    deviceId: deviceId(row.device_id),
    tokenHash: row.token_hash,
    personId: personId(row.person_id),
    expiresAt: new Date(row.expires_at),
    usedAt: timeOrNull(row.used_at),
  };
}
