// Waivers of the recommended cryptography: of each profile at most one proposed and one in force.
import type { CryptoProfileId } from '../../domain/crypto-profile';
import type { CryptoWaiver } from '../../domain/crypto-waiver';
import { Refusal } from '../../domain/errors';
import { cryptoWaiverId, identityRef, type PersonId } from '../../domain/ids';
import type { CryptoWaiverRecords } from '../../usecases/ports-of-crypto';
import { fromJson, textOfTime, timeOrNull } from './rows';
import { addRowUnlessTaken, changeRow, rowsHeld, rowsOf, type Scope } from './scope';

type WaiverRow = {
  readonly id: string;
  readonly profile: CryptoProfileId;
  readonly state: CryptoWaiver['state'];
  readonly risk: string;
  readonly residual_risk: string;
  readonly reason: string;
  readonly owner: string;
  readonly until_day: string;
  readonly ends_at: string;
  readonly proposed_by: string;
  readonly proposer_persons: string;
  readonly proposed_at: string;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly ended_by: string | null;
  readonly ended_at: string | null;
};

const columns = [
  'id',
  'profile',
  'state',
  'risk',
  'residual_risk',
  'reason',
  'owner',
  'until_day',
  'ends_at',
  'proposed_by',
  'proposer_persons',
  'proposed_at',
  'decided_by',
  'decided_at',
  'ended_by',
  'ended_at',
] as const satisfies readonly (keyof WaiverRow)[];

export function cryptoWaiverRecords(scope: Scope): CryptoWaiverRecords {
  const inForce = () => rowsOf(scope, 'crypto_waivers').whereRaw(`state = 'in-force'`);
  const read = async (rows: ReturnType<typeof rowsOf>): Promise<readonly CryptoWaiver[]> =>
    (await rows.select<WaiverRow[]>([...columns])).map(waiverOf);
  return {
    find: async (id) => (await read(rowsHeld(scope, 'crypto_waivers').where({ id })))[0] ?? null,
    inForce: async (profile) => (await read(inForce().where({ profile })))[0] ?? null,
    allInForce: () => read(inForce()),
    endedBefore: (now) => read(inForce().where('ends_at', '<=', now.toISOString())),
    proposed: () => read(rowsOf(scope, 'crypto_waivers').whereRaw(`state = 'proposed'`)),
    newest: (limit) =>
      read(
        rowsOf(scope, 'crypto_waivers')
          .orderBy([
            { column: 'proposed_at', order: 'desc' },
            { column: 'id', order: 'desc' },
          ])
          .limit(limit),
      ),
    insert: async (waiver) => {
      if (!(await addRowUnlessTaken(scope, 'crypto_waivers', rowOf(waiver)))) {
        throw new Refusal('conflict', 'crypto-waiver-open');
      }
    },
    update: (waiver, from) => {
      const { state, decided_by, decided_at, ended_by, ended_at } = rowOf(waiver);
      const row = rowsOf(scope, 'crypto_waivers').where({ id: waiver.id, state: from });
      return changeRow(row, { state, decided_by, decided_at, ended_by, ended_at }, 'crypto-waiver-decided');
    },
  };
}

function rowOf(waiver: CryptoWaiver): WaiverRow {
  return {
    id: waiver.id,
    profile: waiver.profile,
    state: waiver.state,
    risk: waiver.risk,
    residual_risk: waiver.residualRisk,
    reason: waiver.reason,
    owner: waiver.owner,
    until_day: waiver.until,
    ends_at: waiver.endsAt.toISOString(),
    proposed_by: waiver.proposedBy,
    proposer_persons: JSON.stringify(waiver.proposerPersons),
    proposed_at: waiver.proposedAt.toISOString(),
    decided_by: waiver.decidedBy,
    decided_at: textOfTime(waiver.decidedAt),
    ended_by: waiver.endedBy,
    ended_at: textOfTime(waiver.endedAt),
  };
}

function waiverOf(row: WaiverRow): CryptoWaiver {
  return {
    id: cryptoWaiverId(row.id),
    profile: row.profile,
    state: row.state,
    risk: row.risk,
    residualRisk: row.residual_risk,
    reason: row.reason,
    owner: row.owner,
    until: row.until_day,
    endsAt: new Date(row.ends_at),
    proposedBy: identityRef(row.proposed_by),
    proposerPersons: fromJson(row.proposer_persons) as readonly PersonId[],
    proposedAt: new Date(row.proposed_at),
    decidedBy: row.decided_by === null ? null : identityRef(row.decided_by),
    decidedAt: timeOrNull(row.decided_at),
    endedBy: row.ended_by === null ? null : identityRef(row.ended_by),
    endedAt: timeOrNull(row.ended_at),
  };
}
