// What a municipality wants to loosen, until somebody else has confirmed it; at most one is open.
import type { Adaptation } from '../../domain/adaptation';
import type { AdaptationProposal } from '../../domain/adaptation-proposal';
import { Refusal } from '../../domain/errors';
import {
  adaptationProposalId,
  identityRef,
  type AdaptationProposalId,
  type PersonId,
} from '../../domain/ids';
import { fromJson, textOfTime, timeOrNull } from './rows';
import { addRowUnlessTaken, changeRow, rowsHeld, rowsOf, type Scope } from './scope';

type ProposalRow = {
  readonly id: string;
  readonly state: AdaptationProposal['state'];
  readonly base_version: number;
  readonly adaptation: string;
  readonly origin: AdaptationProposal['origin'];
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposer_persons: string;
  readonly proposed_at: string;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
};

const columns = [
  'id',
  'state',
  'base_version',
  'adaptation',
  'origin',
  'reason',
  'proposed_by',
  'proposer_persons',
  'proposed_at',
  'decided_by',
  'decided_at',
] as const satisfies readonly (keyof ProposalRow)[];

export function adaptationProposalRecords(scope: Scope) {
  const find = async (which: Partial<ProposalRow>) => {
    const rows = rowsHeld(scope, 'adaptation_proposals').where(which);
    const row = await rows.first<ProposalRow | undefined>([...columns]);
    return row === undefined ? null : proposalOf(row);
  };
  return {
    openProposal: () => find({ state: 'open' }),
    findProposal: (id: AdaptationProposalId) => find({ id }),
    insertProposal: async (proposal: AdaptationProposal) => {
      const added = await addRowUnlessTaken(scope, 'adaptation_proposals', rowOf(proposal));
      if (!added) throw new Refusal('conflict', 'adaptation-proposal-open');
    },
    updateProposal: (proposal: AdaptationProposal) => {
      const open = rowsOf(scope, 'adaptation_proposals').where({ id: proposal.id, state: 'open' });
      return changeRow(open, rowOf(proposal), 'adaptation-proposal-decided');
    },
  };
}

function rowOf(proposal: AdaptationProposal): ProposalRow {
  return {
    id: proposal.id,
    state: proposal.state,
    base_version: proposal.base,
    adaptation: JSON.stringify(proposal.adaptation),
    origin: proposal.origin,
    reason: proposal.reason,
    proposed_by: proposal.proposedBy,
    proposer_persons: JSON.stringify(proposal.proposerPersons),
    proposed_at: proposal.proposedAt.toISOString(),
    decided_by: proposal.decidedBy,
    decided_at: textOfTime(proposal.decidedAt),
  };
}

function proposalOf(row: ProposalRow): AdaptationProposal {
  return {
    id: adaptationProposalId(row.id),
    state: row.state,
    base: row.base_version,
    adaptation: fromJson(row.adaptation) as Adaptation,
    origin: row.origin,
    reason: row.reason,
    proposedBy: identityRef(row.proposed_by),
    proposerPersons: fromJson(row.proposer_persons) as readonly PersonId[],
    proposedAt: new Date(row.proposed_at),
    decidedBy: row.decided_by === null ? null : identityRef(row.decided_by),
    decidedAt: timeOrNull(row.decided_at),
  };
}
