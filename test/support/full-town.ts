// A municipality with something of everything: people, requests open and decided, a grant, a device with its file, a
// gateway that follows, a sign-in to be assigned, a change that waits. What the tests of the walls between tenants try to get at.
import type { AccessRequest } from '../../src/domain/access-request';
import type { Assignment } from '../../src/domain/assignment';
import type { Delegation } from '../../src/domain/delegation';
import { propose, type SignInChange } from '../../src/domain/sign-in-change';
import { assignmentId, delegationId, identityRef, personId, signInChangeId } from '../../src/domain/ids';
import type { GivenAccess } from './given-access';
import { givenAccess } from './given-access';
import { applied } from './it-pages';
import { connection } from './sign-in-values';
import type { TestPortal, TestTown } from './portal';
import { readyGateway, type ReadyGateway } from './ready-gateway';

export type FullTown = {
  readonly town: TestTown;
  readonly given: GivenAccess;
  readonly open: AccessRequest;
  readonly gateway: ReadyGateway;
  readonly profileId: string;
  readonly groupId: string;
  /** Somebody signed in who may be the holder. */
  readonly doubtful: Assignment;
  /** To somebody of the provider. */
  readonly delegation: Delegation;
  readonly change: SignInChange;
};

export async function fullTown(portal: TestPortal, town: TestTown): Promise<FullTown> {
  const gateway = await readyGateway(portal, town);
  const given = await givenAccess(portal, town);
  await gateway.confirm();
  const { request: open } = await applied(portal, { town });
  const [profile] = await town.store.profiles.list();
  const [group] = await town.store.groups.list();
  if (profile === undefined || group === undefined) throw new Error('the town lacks a profile or a group');
  const doubtful = await doubtfulSignIn(portal, town, given);
  const delegation = await delegated(portal, town);
  return {
    town,
    given,
    open,
    gateway,
    profileId: profile.id,
    groupId: group.id,
    doubtful,
    delegation,
    change: await openChange(portal, town),
  };
}

async function delegated({ ports, clock }: TestPortal, { id, store }: TestTown): Promise<Delegation> {
  const delegation: Delegation = {
    id: delegationId(ports.ids.uuid()),
    tenantId: id,
    operatorPersonId: personId(ports.ids.uuid()),
    personId: personId(ports.ids.uuid()),
    ref: identityRef(ports.ids.uuid()),
    role: 'help-desk',
    grantedBy: identityRef(ports.ids.uuid()),
    grantedAt: clock.now,
    until: '2027-01-31',
    endsAt: new Date('2027-01-31T23:00:00.000Z'),
    revokedAt: null,
  };
  await store.delegations.insert(delegation, 'Petra Provider (extern)');
  return delegation;
}

async function openChange(
  { ports, clock }: TestPortal,
  { id: tenantId, store }: TestTown,
): Promise<SignInChange> {
  const { state } = propose(
    {
      id: signInChangeId(ports.ids.uuid()),
      tenantId,
      before: connection(),
      after: connection({ certificates: ['NEW'] }),
      reason: 'Neues Zertifikat',
      by: null,
      origin: 'metadata',
    },
    clock.now,
  );
  await store.signInChanges.insert(state);
  return state;
}

async function doubtfulSignIn(
  { ports, clock }: TestPortal,
  { id: tenantId, store }: TestTown,
  { holder }: GivenAccess,
): Promise<Assignment> {
  const assignment: Assignment = {
    id: assignmentId(ports.ids.uuid()),
    tenantId,
    kind: 'changed-name',
    personId: holder.personId,
    personRef: holder.ref,
    key: { issuer: 'https://idp.example', keyName: 'uid', keyValue: 'anna.neu' },
    brought: { displayName: 'Anna Neu', mail: null, department: 'Bauamt' },
    createdAt: clock.now,
  };
  await store.assignments.insert(assignment);
  await store.signIns.note(holder.ref, clock.now);
  return assignment;
}
