// What people see at their own municipality's addresses holds nothing of another's: neither in a list nor anywhere else.
import type { Route } from '../../../../src/http/kit/route';
import type { FullTown } from '../../../support/full-town';
import { filled, thingsOf } from './places';
import { visitorOf, type Visitors, type WalledPortal } from './walled-portal';

/** As pages could show them; names are alike in both. */
function marksOf({ town, given, open, gateway, doubtful, delegation, change, ...ids }: FullTown) {
  const { holder, device, credential } = given;
  return Object.entries({
    tenant: town.id,
    slug: `/${town.slug}/`,
    holder: holder.personId,
    ref: holder.ref,
    device: device.id,
    grant: device.grantId,
    credential: credential.id,
    request: open.id,
    applicant: open.personId,
    caseNumber: open.caseNumber,
    gateway: gateway.id,
    assignment: doubtful.id,
    delegation: delegation.id,
    change: change.id,
    profile: ids.profileId,
    group: ids.groupId,
    pool: ids.poolId,
  });
}

export function testOwnPages(walls: () => WalledPortal, visitors: Visitors): void {
  const pages = (): readonly Route[] =>
    walls().routes.filter(
      ({ method, path, guard }) => method === 'get' && guard === 'person' && path.startsWith('/t/'),
    );

  it.each(visitors)('shows nothing of another municipality to %s', async (_, held) => {
    const { portal, ours, theirs } = walls();
    const { agent } = await visitorOf(portal, ours.town, ...held);
    const shown = new Set<string>();
    for (const route of pages()) {
      // What is downloaded as bytes is no page.
      const answer: { readonly text?: string } = await agent.get(filled(route, thingsOf(ours)));
      const text = answer.text ?? '';
      for (const [name, mark] of marksOf(ours)) if (text.includes(mark)) shown.add(name);
      const foreign = marksOf(theirs).filter(([, mark]) => text.includes(mark));
      expect([route.path, foreign]).toEqual([route.path, []]);
    }
    // The marks are such as pages do show.
    expect([...shown]).toEqual(expect.arrayContaining(['slug', 'holder', 'device', 'request', 'gateway']));
  });
}
