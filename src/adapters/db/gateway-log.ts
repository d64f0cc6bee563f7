// What a gateway's agent reads: changes after its position, or a snapshot of everything; and what it confirms.
import { Refusal } from '../../domain/errors';
import type { GatewayState } from '../../domain/gateway';
import {
  accessProfileId,
  credentialId,
  type CredentialId,
  type GatewayGroupId,
  type GatewayId,
} from '../../domain/ids';
import type {
  Confirmation,
  Failures,
  Glance,
  LoggedChange,
  SnapshotPiece,
  SnapshotRow,
} from '../../usecases/ports-of-gateways';
import type { CredentialState } from '../../domain/credential';
import { placeOfPresharedKey } from './credentials';
import { confirmEnforcements, failUnproved } from './enforcements';
import { beliefIn } from './instance-beliefs';
import { timeOrNull } from './rows';
import { rowsOf, sameTenant, type Scope } from './scope';

type ChangeRow = {
  readonly revision: number;
  readonly kind: LoggedChange['kind'];
  readonly credential_id: string | null;
};

export async function changesAfter(
  scope: Scope,
  gateway: GatewayId,
  { revision, limit }: { readonly revision: number; readonly limit: number },
): Promise<readonly LoggedChange[] | null> {
  const rows = await rowsOf(scope, 'gateway_changes')
    .where('gateway_id', gateway)
    .where('revision', '>', revision)
    .orderBy('revision')
    .limit(limit)
    .select<ChangeRow[]>(['revision', 'kind', 'credential_id']);
  // Asked after reading: what was confirmed and dropped in between is noticed.
  const behind: unknown = await rowsOf(scope, 'gateways')
    .where('id', gateway)
    .where('log_from', '>', revision)
    .first('id');
  if (behind !== undefined) return null;
  const credentials = await credentialsOf(scope, rows);
  return rows.map(({ revision: at, kind, credential_id: id }) => ({
    revision: at,
    kind,
    credential: id === null ? null : (credentials.get(credentialId(id)) ?? null),
  }));
}

type GlanceRow = {
  readonly state: GatewayState;
  readonly revision: number;
  readonly log_from: number;
  readonly instances: string | null;
};

export async function glance(scope: Scope, gateway: GatewayId): Promise<Glance | null> {
  const row = await rowsOf(scope, 'gateways')
    .where('id', gateway)
    .first<GlanceRow | undefined>(['state', 'revision', 'log_from', 'instances']);
  if (row === undefined) return null;
  const { state, revision, log_from: logFrom, instances } = row;
  return {
    state,
    revision,
    logFrom,
    instances: beliefIn(instances),
  };
}

async function credentialsOf(scope: Scope, changes: readonly ChangeRow[]) {
  const ids = [...new Set(changes.flatMap((change) => change.credential_id ?? []))];
  if (ids.length === 0) return new Map<CredentialId, SnapshotRow>();
  const found = new Map<CredentialId, SnapshotRow>();
  for (const one of await snapshotRows(scope, await toldRows(scope).whereIn('credentials.id', ids)))
    found.set(one.credential.id, one);
  return found;
}

/**
 * What may connect, and what was revoked: WireGuard keys for ever, certificates until their own end.
 * What is suspended or over is simply absent.
 */
export async function snapshotAfter(
  scope: Scope,
  group: GatewayGroupId,
  piece: SnapshotPiece,
): Promise<readonly SnapshotRow[]> {
  const now = piece.now.toISOString();
  const rows = await toldRows(scope)
    .where('credentials.gateway_group_id', group)
    .where('credentials.id', '>', piece.after ?? '')
    .whereRaw(`credentials.state IN ('active', 'revoked')`)
    .where((either) =>
      either
        .where((active) => active.where('credentials.state', 'active').where('credentials.ends_at', '>', now))
        .orWhere((revoked) =>
          revoked
            .where('credentials.state', 'revoked')
            .where((kept) =>
              kept.whereNull('credentials.not_after').orWhere('credentials.not_after', '>', now),
            ),
        ),
    )
    .orderBy('credentials.id')
    .limit(piece.limit);
  return snapshotRows(scope, rows);
}

type ToldRow = {
  readonly id: string;
  readonly state: CredentialState;
  readonly public_key: string | null;
  readonly serial: string | null;
  readonly address4: string;
  readonly address6: string | null;
  readonly ends_at: string;
  readonly not_after: string | null;
  readonly preshared_key: string | null;
  readonly profile_id: string;
};

/** No other column: a gateway may be told of tens of thousands at a time. */
function toldRows(scope: Scope) {
  return rowsOf(scope, 'credentials')
    .join('grants', sameTenant('credentials', 'grants', [['grant_id', 'id']]))
    .select<ToldRow[]>([
      'credentials.id',
      'credentials.state',
      'credentials.public_key',
      'credentials.serial',
      'credentials.address4',
      'credentials.address6',
      'credentials.ends_at',
      'credentials.not_after',
      'credentials.preshared_key',
      'grants.profile_id',
    ]);
}

async function snapshotRows({ vault, db }: Scope, rows: readonly ToldRow[]): Promise<readonly SnapshotRow[]> {
  const open = await vault.opener(
    db,
    rows.flatMap((row) => row.preshared_key ?? []),
  );
  return rows.map((row) => ({
    credential: {
      id: credentialId(row.id),
      state: row.state,
      publicKey: row.public_key,
      serial: row.serial,
      address4: row.address4,
      address6: row.address6,
      until: new Date(row.ends_at),
      notAfter: timeOrNull(row.not_after),
    },
    presharedKey: row.preshared_key === null ? null : open(placeOfPresharedKey(row.id), row.preshared_key),
    profileId: accessProfileId(row.profile_id),
  }));
}

/** What concerns the gateway as a whole goes by the id `gateway`. */
async function noteProblem(
  scope: Scope,
  gateway: GatewayId,
  { failed, isWhole }: Pick<Confirmation, 'failed' | 'isWhole'>,
): Promise<void> {
  const problem = failed.find(({ id }) => id === 'gateway')?.reason ?? null;
  if (problem !== null || isWhole) await rowsOf(scope, 'gateways').where('id', gateway).update({ problem });
}

export async function noteFailures(scope: Scope, gateway: GatewayId, failures: Failures): Promise<void> {
  await noteProblem(scope, gateway, { ...failures, isWhole: false });
  await failUnproved(scope, gateway, failures);
}

/** A position never goes back: an acknowledgement that arrives late or twice changes nothing. */
export async function acknowledge(scope: Scope, gateway: GatewayId, confirmed: Confirmation): Promise<void> {
  const { upTo } = confirmed;
  const raised = scope.db.raw('CASE WHEN log_from < ? THEN ? ELSE log_from END', [upTo, upTo]);
  await rowsOf(scope, 'gateways')
    .where('id', gateway)
    .where('acknowledged', '<', upTo)
    .where('revision', '>=', upTo)
    .update({ acknowledged: upTo, log_from: raised });
  await noteProblem(scope, gateway, confirmed);
  await confirmEnforcements(scope, gateway, confirmed);
  await rowsOf(scope, 'gateway_changes').where('gateway_id', gateway).where('revision', '<=', upTo).delete();
}

/** The log begins behind everything ordered so far: whoever asks has to take a snapshot, which has this revision. */
export async function beginAnew(scope: Scope, gateway: GatewayId): Promise<number> {
  const next = scope.db.raw('revision + 1');
  const [row]: readonly { readonly revision: number }[] = await rowsOf(scope, 'gateways')
    .where('id', gateway)
    .update({ revision: next, log_from: next })
    .returning('revision');
  await rowsOf(scope, 'gateway_changes').where('gateway_id', gateway).delete();
  if (row === undefined) throw new Refusal('not-found', 'no-such-gateway');
  return row.revision;
}
