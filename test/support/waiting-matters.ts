// What may wait for people in a municipality's sign-in and administration: a sign-in to be assigned, a change to be
// confirmed, somebody of the provider who acts for it.
import type { CryptoWaiver } from '../../src/domain/crypto-waiver';
import { noAdaptation } from '../../src/domain/adaptation';
import type { AdaptationProposal } from '../../src/domain/adaptation-proposal';
import type { Assignment } from '../../src/domain/assignment';
import type { Delegation } from '../../src/domain/delegation';
import {
  adaptationProposalId,
  cryptoWaiverId,
  assignmentId,
  delegationId,
  identityRef,
  personId,
  signInChangeId,
  type TenantId,
} from '../../src/domain/ids';
import type { Person } from '../../src/domain/person';
import { propose, type SignInChange } from '../../src/domain/sign-in-change';
import type { SignInValues } from '../../src/domain/sign-in-values';
import type { TenantStore } from '../../src/usecases/ports';
import { uuid } from './town';

export type Waiting = { readonly id: TenantId; readonly store: TenantStore; readonly now: Date };

export async function delegated({ id, store, now }: Waiting): Promise<Delegation> {
  const delegation: Delegation = {
    id: delegationId(uuid()),
    tenantId: id,
    operatorPersonId: personId(uuid()),
    personId: personId(uuid()),
    ref: identityRef(uuid()),
    role: 'help-desk',
    grantedBy: identityRef(uuid()),
    grantedAt: now,
    until: '2027-01-31',
    endsAt: new Date('2027-01-31T23:00:00.000Z'),
    revokedAt: null,
  };
  await store.delegations.insert(delegation, 'Petra Provider (extern)');
  return delegation;
}

export async function openChange(
  { id: tenantId, store, now }: Waiting,
  { before, after }: { readonly before: SignInValues; readonly after: SignInValues },
): Promise<SignInChange> {
  const id = signInChangeId(uuid());
  const { state } = propose(
    { id, tenantId, before, after, reason: 'Neues Zertifikat', by: null, origin: 'metadata' },
    now,
  );
  await store.signInChanges.insert(state);
  return state;
}

export async function doubtfulSignIn(
  { id: tenantId, store, now }: Waiting,
  holder: { readonly personId: Person['id']; readonly ref: Person['ref'] },
): Promise<Assignment> {
  const assignment: Assignment = {
    id: assignmentId(uuid()),
    tenantId,
    kind: 'changed-name',
    personId: holder.personId,
    personRef: holder.ref,
    key: { issuer: 'https://idp.example', keyName: 'uid', keyValue: 'anna.neu' },
    brought: { displayName: 'Anna Neu', mail: null, department: 'Bauamt' },
    createdAt: now,
  };
  await store.assignments.insert(assignment);
  await store.signIns.note(holder.ref, now);
  return assignment;
}

/** Private devices are to be allowed. */
export async function openLoosening({ store, now }: Waiting): Promise<AdaptationProposal> {
  const proposal: AdaptationProposal = {
    id: adaptationProposalId(uuid()),
    state: 'open',
    base: (await store.applicationEditions.inForce())?.version ?? 1,
    adaptation: { ...noAdaptation, policy: { 'private-devices': 'allowed' } },
    origin: 'municipality',
    reason: 'Engpass bei Dienstgeräten',
    proposedBy: identityRef(uuid()),
    proposerPersons: [personId(uuid())],
    proposedAt: now,
    decidedBy: null,
    decidedAt: null,
  };
  await store.catalogues.insertProposal(proposal);
  return proposal;
}

/** Another cryptography is allowed for a while. */
export async function openWaiver({ store, now }: Waiting): Promise<CryptoWaiver> {
  const waiver: CryptoWaiver = {
    id: cryptoWaiverId(uuid()),
    profile: 'TLS12-COMPATIBLE-2026',
    state: 'in-force',
    risk: 'Ältere Geräte sprechen nur TLS 1.2',
    residualRisk: 'gering',
    reason: 'Geräte werden bis zum Sommer ersetzt',
    owner: 'Amtsleitung',
    until: '2027-06-30',
    endsAt: new Date('2027-06-30T22:00:00.000Z'),
    proposedBy: identityRef(uuid()),
    proposerPersons: [personId(uuid())],
    proposedAt: now,
    decidedBy: identityRef(uuid()),
    decidedAt: now,
    endedBy: null,
    endedAt: null,
  };
  await store.cryptoWaivers.insert(waiver);
  return waiver;
}
