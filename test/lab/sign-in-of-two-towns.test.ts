// Two municipalities with an identity provider each, and two that share one: nobody comes in at the other's door.
// Needs: simplesamlphp
import { Visitor, type Answered } from '../../src/demo/visitor';
import { answered, isInside, signedIn } from './support/at-simplesamlphp';
import { startConnectedPortal, type ConnectedPortal, type ConnectedTown } from './support/connected-portal';
import { startSimpleSamlPhp, type SimpleSamlPhp } from './support/simplesamlphp';

const person = (login: string, displayName: string) => ({
  name: login,
  password: 'geheim',
  attributes: { uid: [login], displayName: [displayName], groups: ['alle'] },
});
// The same login in both, as it happens.
const inTown = person('anna', 'Anna aus der Stadt');
const inVillage = person('anna', 'Anna vom Dorf');

let portal: ConnectedPortal;
let town: ConnectedTown;
let village: ConnectedTown;
let townProvider: SimpleSamlPhp;
let villageProvider: SimpleSamlPhp;
beforeAll(async () => {
  portal = await startConnectedPortal();
  town = await portal.addTown('musterstadt');
  village = await portal.addTown('nachbardorf');
  [townProvider, villageProvider] = await Promise.all([
    startSimpleSamlPhp({ spMetadataXml: town.metadataXml, users: [inTown] }),
    startSimpleSamlPhp({ spMetadataXml: village.metadataXml, users: [inVillage] }),
  ]);
}, 90_000);
afterAll(async () => {
  await villageProvider.stop();
  await townProvider.stop();
  await portal.stop();
});

const wayTo = ({ slug }: ConnectedTown, visitor = new Visitor()) => ({ visitor, portal: portal.url, slug });

/** The same answer, sent to the other municipality, in a browser that is signing in there as well. */
async function sendOn(page: Answered, visitor: Visitor, to: ConnectedTown) {
  const html = page.html.replaceAll(/\/saml\/[a-z]+\/acs/g, `/saml/${to.slug}/acs`);
  return portal.reasonsDuring(() => visitor.send({ ...page, html }, '/acs'));
}

async function expectRefusedAt(to: ConnectedTown, from: ConnectedTown, reason: string): Promise<void> {
  const visitor = new Visitor();
  await answered(wayTo(to, visitor), inTown);
  const page = await answered(wayTo(from, visitor), inTown);
  const [landed, refusals] = await sendOn(page, visitor, to);
  expect([landed.status, refusals.map((one) => one.reason)]).toEqual([401, [reason]]);
  expect([await isInside(wayTo(to, visitor)), await isInside(wayTo(from, visitor))]).toEqual([false, false]);
  // At home it still counts: nothing was used up.
  expect((await visitor.send(page, '/acs')).status).toBe(200);
  expect([await isInside(wayTo(to, visitor)), await isInside(wayTo(from, visitor))]).toEqual([false, true]);
}

describe('with an identity provider each', () => {
  beforeAll(async () => {
    await portal.connect(town, { metadataXml: townProvider.metadataXml });
    await portal.connect(village, { metadataXml: villageProvider.metadataXml });
  });

  it('everybody signs in at their own, at the same time', async () => {
    const [one, other] = [wayTo(town), wayTo(village)];
    const [here, there] = await Promise.all([signedIn(one, inTown), signedIn(other, inVillage)]);
    expect([here.status, there.status]).toEqual([200, 200]);
    expect(here.html).toContain('Anna aus der Stadt');
    expect(there.html).toContain('Anna vom Dorf');
    expect([await isInside({ ...one, slug: village.slug }), await isInside(one)]).toEqual([false, true]);
  });

  it('each person is known in one municipality only', async () => {
    for (const { id } of [town, village]) {
      const { items } = await portal.ports.store
        .forTenant(id)
        .persons.search(['anna'], { after: null, limit: 3 });
      expect(items).toHaveLength(1);
    }
  });

  it('an answer of one is refused at the other', async () => {
    await expectRefusedAt(village, town, 'saml-destination');
    await expectRefusedAt(town, village, 'saml-destination');
  });

  it('an identity provider that has the other’s metadata answers in its own name only', async () => {
    await townProvider.setServiceProvider(town.metadataXml, village.metadataXml);
    const visitor = new Visitor();
    const asked = await portal.reasonsDuring(async () => {
      // The village's request, taken to the town's identity provider.
      const { ports } = portal;
      const { tenant } = ports.store.forTenant(village.id);
      const settings = await tenant.samlSettings();
      if (settings.idp === null) throw new Error('not connected');
      await tenant.updateSamlSettings({ ...settings, idp: { ...settings.idp, ssoUrl: townProvider.ssoUrl } });
      return signedIn(wayTo(village, visitor), inTown);
    });
    const [landed, refusals] = asked;
    expect([landed.status, refusals.map((one) => one.reason)]).toEqual([401, ['saml-issuer']]);
    expect(await isInside(wayTo(village, visitor))).toBe(false);
  });
});

describe('with one identity provider for both', () => {
  beforeAll(async () => {
    await townProvider.setServiceProvider(town.metadataXml, village.metadataXml);
    await portal.connect(town, { metadataXml: townProvider.metadataXml });
    await portal.connect(village, { metadataXml: townProvider.metadataXml });
  });

  it('somebody signs in at each, one after the other', async () => {
    const visitor = new Visitor();
    for (const one of [town, village]) {
      expect((await signedIn(wayTo(one, visitor), inTown)).status).toBe(200);
      expect(await isInside(wayTo(one, visitor))).toBe(true);
    }
    expect(await isInside(wayTo(town, visitor))).toBe(false);
  });

  it('an answer for one is refused at the other, both ways', async () => {
    await expectRefusedAt(village, town, 'saml-destination');
    await expectRefusedAt(town, village, 'saml-destination');
  });

  it('an answer that names another service, with the right address, is refused', async () => {
    // Its metadata for us are wrong: the town's entityID with the village's address.
    const acs = (slug: string): string => `/saml/${slug}/acs`;
    const crossed = village.metadataXml.replaceAll(acs(village.slug), acs(town.slug));
    await townProvider.setServiceProvider(crossed, town.metadataXml);
    const visitor = new Visitor();
    const page = await answered(wayTo(village, visitor), inTown);
    expect(page.html).not.toContain(acs(village.slug));
    const [landed, refusals] = await portal.reasonsDuring(() => visitor.send(page, '/acs'));
    // Its own request is the village's, so the town does not know it.
    expect([landed.status, refusals.map((one) => one.reason)]).toEqual([
      401,
      [expect.stringMatching(/^saml-/)],
    ]);
    expect([await isInside(wayTo(town, visitor)), await isInside(wayTo(village, visitor))]).toEqual([
      false,
      false,
    ]);
  });
});
