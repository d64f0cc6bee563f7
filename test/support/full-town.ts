// A municipality with something of everything: people, requests open and decided, a grant, a device with its file, a
// gateway that follows, a sign-in to be assigned, a change that waits. What the tests of the walls between tenants try to get at.
import type { CryptoWaiver } from '../../src/domain/crypto-waiver';
import type { AdaptationProposal } from '../../src/domain/adaptation-proposal';
import type { AccessRequest } from '../../src/domain/access-request';
import type { Assignment } from '../../src/domain/assignment';
import type { BulkDecision } from '../../src/domain/bulk-decision';
import type { Delegation } from '../../src/domain/delegation';
import { nameDeputy, type Deputy } from '../../src/domain/deputy';
import { deputyId } from '../../src/domain/ids';
import { localDay } from '../../src/domain/local-day';
import { newWatch } from '../../src/domain/metadata-watch';
import type { SignInChange } from '../../src/domain/sign-in-change';
import { beginHandOver } from '../../src/usecases/begin-hand-over';
import { beginBulkDecision } from '../../src/usecases/begin-bulk-decision';
import type { GivenAccess } from './given-access';
import { givenAccess } from './given-access';
import { saveApplicationStep } from '../../src/usecases/save-application-step';
import { completeAnswers } from '../domain/support/application-answers';
import { applied } from './it-pages';
import { connection } from './sign-in-values';
import type { TestPortal, TestTown } from './portal';
import { readyGateway, type ReadyGateway } from './ready-gateway';
import { delegated, doubtfulSignIn, openChange, openLoosening, openWaiver } from './waiting-matters';

export type FullTown = {
  readonly town: TestTown;
  readonly given: GivenAccess;
  readonly open: AccessRequest;
  readonly gateway: ReadyGateway;
  readonly profileId: string;
  readonly groupId: string;
  readonly poolId: string;
  /** Somebody signed in who may be the holder. */
  readonly doubtful: Assignment;
  /** To somebody of the provider. */
  readonly delegation: Delegation;
  readonly change: SignInChange;
  /** Begun by the admin, not carried out. */
  readonly bulk: BulkDecision;
  /** Named by the holder. */
  readonly deputy: Deputy;
  /** Of questions and rules, waits for a second person. */
  readonly loosening: AdaptationProposal;
  /** Of cryptography, in force. */
  readonly waiver: CryptoWaiver;
};

/** Somebody has begun to apply and not sent it. */
async function drafted({ ports, person }: TestPortal, town: TestTown): Promise<void> {
  const applicant = await person(town, 'Dora Draft');
  await saveApplicationStep(ports, applicant, {
    step: 'aufgaben',
    answers: completeAnswers,
    shownLeaflet: 1,
  });
}

export async function fullTown(portal: TestPortal, town: TestTown): Promise<FullTown> {
  const gateway = await readyGateway(portal, town);
  const given = await givenAccess(portal, town);
  await gateway.confirm();
  const { request: open } = await applied(portal, { town });
  await drafted(portal, town);
  const [profile] = await town.store.profiles.list();
  const [group] = await town.store.groups.list();
  const [pool] = await town.store.addresses.allPools();
  if (profile === undefined || group === undefined || pool === undefined)
    throw new Error('the town lacks a profile, a group or a pool');
  const waiting = { id: town.id, store: town.store, now: portal.clock.now };
  const doubtful = await doubtfulSignIn(waiting, given.holder);
  const delegation = await delegated(waiting);
  await town.store.metadataWatch.save(newWatch(`https://idp.${town.slug}.example/`, 0.5, portal.clock.now));
  const { state: deputy } = nameDeputy(given.holder, {
    id: deputyId(portal.ports.ids.uuid()),
    colleague: { id: given.admin.personId, ref: given.admin.ref },
    from: localDay(portal.clock.now),
    until: localDay(portal.clock.now),
    named: [],
    today: localDay(portal.clock.now),
    now: portal.clock.now,
  });
  await town.store.deputies.insert(deputy);
  await beginHandOver(portal.ports, given.holder, given.device.id);
  const many = { kind: 'approve', requests: [open.id], reason: '' } as const;
  return {
    town,
    given,
    deputy,
    bulk: await beginBulkDecision(portal.ports, given.admin, many),
    open,
    gateway,
    profileId: profile.id,
    groupId: group.id,
    poolId: pool.id,
    doubtful,
    delegation,
    loosening: await openLoosening(waiting),
    waiver: await openWaiver(waiting),
    change: await openChange(waiting, {
      before: connection(),
      after: connection({ certificates: ['NEW'] }),
    }),
  };
}
