// A municipality with something of everything: people, requests open and decided, a grant, a device with its file, a
// gateway that follows. What the tests of the walls between tenants try to get at.
import type { AccessRequest } from '../../src/domain/access-request';
import type { GivenAccess } from './given-access';
import { givenAccess } from './given-access';
import { applied } from './it-pages';
import type { TestPortal, TestTown } from './portal';
import { readyGateway, type ReadyGateway } from './ready-gateway';

export type FullTown = {
  readonly town: TestTown;
  readonly given: GivenAccess;
  readonly open: AccessRequest;
  readonly gateway: ReadyGateway;
  readonly profileId: string;
  readonly groupId: string;
};

export async function fullTown(portal: TestPortal, town: TestTown): Promise<FullTown> {
  const gateway = await readyGateway(portal, town);
  const given = await givenAccess(portal, town);
  await gateway.confirm();
  const { request: open } = await applied(portal, { town });
  const [profile] = await town.store.profiles.list();
  const [group] = await town.store.groups.list();
  if (profile === undefined || group === undefined) throw new Error('the town lacks a profile or a group');
  return { town, given, open, gateway, profileId: profile.id, groupId: group.id };
}
