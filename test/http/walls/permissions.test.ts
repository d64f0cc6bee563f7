// Every route of the portal against every role: the portal answers as the route table says, and with it the page
// docs/permissions.md, which is written from that table.
import { roles, type Role } from '../../../src/domain/roles';
import type { PersonRoute } from '../../../src/http/kit/route';
import { filled, goodFields, thingsOf } from './support/places';
import { ask, useWalledPortal, visitorOf } from './support/walled-portal';

const walls = useWalledPortal();

const ofPeople = (): readonly PersonRoute[] =>
  walls().routes.filter((route): route is PersonRoute => route.guard === 'person');

const mayOpen = ({ permission }: PersonRoute, role: Role): boolean =>
  permission === 'signed-in' || permission.some((one) => one === role || one === 'employee');

it.each(roles)('%s', async (role) => {
  const { portal, ours } = walls();
  const atHome = await visitorOf(portal, ours.town, role);
  const atProvider = await visitorOf(portal, portal.operator, role);
  for (const route of ofPeople()) {
    // What a role may send has effects of its own, which the tests of each page look at.
    if (route.method === 'post' && mayOpen(route, role)) continue;
    const visitor = route.path.startsWith('/operator') ? atProvider : atHome;
    const { status } = await ask(visitor, {
      method: route.method,
      address: filled(route, thingsOf(ours)),
      fields: goodFields,
    });
    expect([route.method, route.path, status === 403]).toEqual([
      route.method,
      route.path,
      !mayOpen(route, role),
    ]);
  }
});
