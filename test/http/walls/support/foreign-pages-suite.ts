// Somebody signed in elsewhere opens a municipality's own addresses, or the provider's: they get what a stranger gets,
// to the letter, and whatever they send changes nothing.
import type { Route } from '../../../../src/http/kit/route';
import type { TestPortal, TestTown } from '../../../support/portal';
import { dumpOf } from '../../../support/table-dump';
import { filled, goodFields, thingsOf } from './places';
import {
  ask,
  strangerOf,
  visitorOf,
  type Asked,
  type Said,
  type Visitor,
  type Visitors,
  type WalledPortal,
} from './walled-portal';

export function testForeignPages(walls: () => WalledPortal, visitors: Visitors): void {
  const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

  /** `of`: whose addresses. SAML messages carry what is random and have their own tests. */
  const addressesOf = (of: 'municipality' | 'provider'): readonly Route[] =>
    walls().routes.filter(({ path }) => path.startsWith(of === 'provider' ? '/operator' : '/t/:tenant'));

  const strangers = new Map<string, Promise<Said>>();

  /** The same for everybody, so it is asked for once. */
  function saidToStrangers(route: Route, asked: Asked): Promise<Said> {
    const known = strangers.get(nameOf(route)) ?? ask(strangerOf(walls().portal), asked);
    strangers.set(nameOf(route), known);
    return known;
  }

  async function learnsNothing(visitor: Visitor, routes: readonly Route[]): Promise<void> {
    const { portal, theirs } = walls();
    const before = await dumpOf(portal.knex);
    for (const route of routes) {
      const asked = { method: route.method, address: filled(route, thingsOf(theirs)), fields: goodFields };
      const said = await ask(visitor, asked);
      expect({ route: nameOf(route), said }).toEqual({
        route: nameOf(route),
        said: await saidToStrangers(route, asked),
      });
      if (route.guard === 'person') expect([nameOf(route), said.status]).toEqual([nameOf(route), 303]);
    }
    expect(await dumpOf(portal.knex)).toEqual(before);
  }

  const elsewhere: readonly (readonly [string, (portal: TestPortal) => TestTown])[] = [
    ['another municipality', ({ nebendorf }) => nebendorf],
    ['the provider', ({ operator }) => operator],
  ];

  describe.each(visitors)('%s', (_, held) => {
    it.each(elsewhere)("of %s at a municipality's addresses", async (__, townOf) => {
      const { portal } = walls();
      await learnsNothing(await visitorOf(portal, townOf(portal), ...held), addressesOf('municipality'));
    });

    it("of a municipality at the provider's addresses", async () => {
      const { portal } = walls();
      expect(addressesOf('provider').length).toBeGreaterThan(0);
      await learnsNothing(await visitorOf(portal, portal.nebendorf, ...held), addressesOf('provider'));
    });
  });
}
