// Somebody signed in to one municipality writes another's ids into their own addresses: it must be as if those ids had
// never been given out, and nothing may move.
import type { PersonRoute, Route } from '../../../../src/http/kit/route';
import { dumpOf } from '../../../support/table-dump';
import { filled, goodFields, namesIn, nothing, thingsOf } from './places';
import { ask, visitorOf, type Visitors, type WalledPortal } from './walled-portal';

export function testForeignIds(walls: () => WalledPortal, visitors: Visitors): void {
  const ofPeople = (): readonly PersonRoute[] =>
    walls().routes.filter(
      (route): route is PersonRoute => route.guard === 'person' && route.path.startsWith('/t/'),
    );
  // Steps of the catalogue and kinds of mails are nobody's: each municipality has the like.
  const alike = ['step', 'kind'];
  const withIds = (): readonly PersonRoute[] =>
    ofPeople().filter((route) => namesIn(route).filter((name) => !alike.includes(name)).length > 1);
  const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

  it('finds routes with ids', () => {
    expect(withIds().length).toBeGreaterThan(20);
  });

  it.each(visitors)('in addresses, %s', async (_, held) => {
    const { portal, theirs, ours } = walls();
    const visitor = await visitorOf(portal, ours.town, ...held);
    const before = await dumpOf(portal.knex);
    for (const route of withIds()) {
      const ofOthers = filled(route, { ...thingsOf(theirs), tenant: ours.town.slug });
      const ofNobody = filled(route, { ...nothing, tenant: ours.town.slug });
      const asked = { method: route.method, fields: { ...goodFields, replaces: '' } };
      const said = await ask(visitor, { ...asked, address: ofOthers });
      expect({ route: nameOf(route), said }).toEqual({
        route: nameOf(route),
        said: await ask(visitor, { ...asked, address: ofNobody }),
      });
      // A redirect without looking is what GET on the address of a form may do.
      const expected = route.method === 'get' ? [303, 403, 404] : [403, 404];
      expect([nameOf(route), said.status, expected.includes(said.status)]).toEqual([
        nameOf(route),
        said.status,
        true,
      ]);
    }
    expect(await dumpOf(portal.knex)).toEqual(before);
  });
}
