// Every page, in every state: axe finds nothing, in German wide, light and dark, nor in English narrow; in neither language
// does anything run out of a wide or narrow window; and no two pages that a person can open have the same title.
// Needs: chromium
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { documentKinds } from '../../src/domain/document';
import { paths } from '../../src/http/kit/paths';
import { languages, type Language } from '../../src/texts/translate';
import { createEmergencyAccount } from '../../src/usecases/create-emergency-account';
import { disableEmergencyAccount } from '../../src/usecases/disable-emergency-account';
import { enableEmergencyAccount } from '../../src/usecases/enable-emergency-account';
import { routeAt, routesOf } from '../support/portal-routes';
import { openBrowser, type LabBrowser } from './support/browser';
import { inspect, type Inspection } from './support/inspection';
import type { Sight } from './support/sights/sight';
import { tourPlan } from './support/sights/tour-plan';
import { busySlug } from './support/staged-people';
import { startTour, tourPage, type Tour } from './support/tour';

let tour: Tour;
let browser: LabBrowser;
type Pages = readonly { readonly page: Page; readonly language: Language }[];
/** Two of each language: while one is looked at, the next sight is opened in the other. */
let desks: readonly Pages[];
/** By language and person: which address said so. */
const titles = new Map<string, string>();

beforeAll(async () => {
  // Not at once: setting the stage keeps this thread busy for longer than a browser waits for it to answer.
  browser = await openBrowser();
  tour = await startTour();
  const desk = (): Promise<Pages> =>
    Promise.all(languages.map(async (language) => ({ language, page: await tourPage(browser, language) })));
  desks = await Promise.all([desk(), desk()]);
}, 180_000);

afterAll(async () => {
  await browser.stop();
  await tour.stop();
}, 60_000);

/** The two languages differ in words only, so that each is looked at by every rule in one width. */
function inspectionIn(language: Language): Inspection {
  return { language, thoroughly: language === 'de' ? 'wide' : 'narrow', withStyleSheets: false };
}

async function findings(sight: Sight, pages: Pages, withStyleSheets: boolean): Promise<readonly string[]> {
  const all = pages.map(async ({ page, language }) => {
    const found = await inspect(page, { ...inspectionIn(language), withStyleSheets });
    return [...found, ...(await sameTitle(sight, page, language))].map(
      (text) => `${sight.name}, ${language}: ${text}`,
    );
  });
  return (await Promise.all(all)).flat();
}

/**
 * Lists that differ in their filters are one page, and so are decisions about several, named by how far they are; what goes
 * wrong may go wrong anywhere.
 */
async function sameTitle(sight: Sight, page: Page, language: Language): Promise<readonly string[]> {
  if (sight.status >= 400) return [];
  const title = await page.title();
  const key = [language, sight.slug, sight.login, title].join(' ');
  const pathname = new URL(page.url()).pathname.replace(/(\/queue-many\/).*/, '$1…');
  const other = titles.get(key) ?? pathname;
  titles.set(key, pathname);
  return other === pathname ? [] : [`"${title}" is also the title of ${other}`];
}

it.each(Object.entries(tourPlan))(
  'holds for the pages: %s',
  async (_, sightsOf) => {
    const sights = sightsOf(tour.states);
    const looks: Promise<readonly string[]>[] = [];
    for (const [index, sight] of sights.entries()) {
      const pages = desks[index % desks.length] ?? [];
      await looks[index - desks.length];
      // One after the other, because opening may change something; looking does not.
      for (const { page, language } of pages) await tour.open(page, sight, language);
      looks.push(findings(sight, pages, index === 0));
    }
    expect(looks.length).toBeGreaterThan(0);
    expect((await Promise.all(looks)).flat()).toEqual([]);
  },
  180_000,
);

/** Files to save, which no browser shows as a page. */
const downloads = [
  paths.devices.connection(':tenant', ':device'),
  paths.requests.rules(':tenant'),
  paths.questions.part(':tenant', 'download'),
  paths.operator.questionsVersion(':version'),
  paths.operator.signInStep(':slug', 'metadata'),
  ...documentKinds.flatMap((kind) => [
    paths.documents.inForce(':tenant', kind),
    paths.documents.version(':tenant', kind, ':version'),
  ]),
];

const { emergency, emergencyDesk, emergencyAct } = paths.operator;
/** There only while the account is on, which all the others would see. */
const inAnEmergency = [emergency, emergencyDesk, emergencyAct(':slug', ':kind', [':thing', ':act'])];

it('holds for the emergency account, from its envelope to an act', async () => {
  const { ports } = tour.stage;
  const [one] = desks[0] ?? [];
  if (one === undefined) throw new Error('a page was expected');
  const { page, language } = one;
  const { passphrase, totpSecret } = await createEmergencyAccount(ports);
  await enableEmergencyAccount(ports, { hours: 1, reason: 'Anmeldung gestört' });
  await page.context().clearCookies();
  const found: string[] = [];
  const look = async (): Promise<void> => void found.push(...(await inspect(page, inspectionIn(language))));
  await page.goto(new URL(emergency, tour.stage.url).href);
  await look();
  const timestamp = ports.clock().getTime();
  await page.locator('[name=passphrase]').fill(passphrase);
  await page
    .locator('[name=code]')
    .fill(new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp }));
  await page.locator('main [type=submit]').click();
  const { device } = tour.states.working;
  await page.locator('[name=town]').fill(busySlug);
  await page.locator('[name=what]').fill(device.id);
  await page.locator('main form[method=get] [type=submit]').click();
  await look();
  await page.locator('.grant-card a').first().click();
  await look();
  expect(found).toEqual([]);
  await disableEmergencyAccount(ports, 'command-line');
}, 60_000);

it('has been to every page of the route table', () => {
  const routes = routesOf(tour.stage.ports, tour.stage.url);
  const pagesOfPeople = routes.filter(
    ({ method, guard, path }) =>
      method === 'get' &&
      (guard === 'person' || guard === 'public') &&
      ![...downloads, ...inAnEmergency].includes(path),
  );
  const seen = new Set(
    Object.values(tourPlan)
      .flatMap((sightsOf) => sightsOf(tour.states))
      .filter(({ status }) => status < 400)
      .map(({ path }) => routeAt(routes, 'get', new URL(path, tour.stage.url).pathname)),
  );
  expect(pagesOfPeople.length).toBeGreaterThan(0);
  expect(pagesOfPeople.filter((route) => !seen.has(route)).map(({ path }) => path)).toEqual([]);
});
