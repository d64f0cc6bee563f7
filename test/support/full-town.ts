// A municipality with something of everything: people, requests open and decided, a grant, a device with its file, a
// gateway that follows, a sign-in to be assigned, a change that waits. What the tests of the walls between tenants try to get at.
import type { AdaptationProposal } from '../../src/domain/adaptation-proposal';
import type { AccessRequest } from '../../src/domain/access-request';
import type { Assignment } from '../../src/domain/assignment';
import type { Delegation } from '../../src/domain/delegation';
import { newWatch } from '../../src/domain/metadata-watch';
import type { SignInChange } from '../../src/domain/sign-in-change';
import type { GivenAccess } from './given-access';
import { givenAccess } from './given-access';
import { applied } from './it-pages';
import { connection } from './sign-in-values';
import type { TestPortal, TestTown } from './portal';
import { readyGateway, type ReadyGateway } from './ready-gateway';
import { delegated, doubtfulSignIn, openChange, openLoosening } from './waiting-matters';

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
  /** Of questions and rules, waits for a second person. */
  readonly loosening: AdaptationProposal;
};

export async function fullTown(portal: TestPortal, town: TestTown): Promise<FullTown> {
  const gateway = await readyGateway(portal, town);
  const given = await givenAccess(portal, town);
  await gateway.confirm();
  const { request: open } = await applied(portal, { town });
  const [profile] = await town.store.profiles.list();
  const [group] = await town.store.groups.list();
  if (profile === undefined || group === undefined) throw new Error('the town lacks a profile or a group');
  const waiting = { id: town.id, store: town.store, now: portal.clock.now };
  const doubtful = await doubtfulSignIn(waiting, given.holder);
  const delegation = await delegated(waiting);
  await town.store.metadataWatch.save(newWatch(`https://idp.${town.slug}.example/`, 0.5, portal.clock.now));
  return {
    town,
    given,
    open,
    gateway,
    profileId: profile.id,
    groupId: group.id,
    doubtful,
    delegation,
    loosening: await openLoosening(waiting),
    change: await openChange(waiting, {
      before: connection(),
      after: connection({ certificates: ['NEW'] }),
    }),
  };
}
