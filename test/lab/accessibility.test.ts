// Every page, in every state, in both languages, wide and narrow, light and dark: axe finds nothing, nothing runs out of
// the window, and no two pages that a person can open have the same title.
// Needs: chromium
import type { Page } from 'playwright-core';
import { paths } from '../../src/http/kit/paths';
import { languages, type Language } from '../../src/texts/translate';
import { routeAt, routesOf } from '../support/portal-routes';
import { openBrowser, type LabBrowser } from './support/browser';
import { inspect } from './support/inspection';
import type { Sight } from './support/sights/sight';
import { tourPlan } from './support/sights/tour-plan';
import { startTour, tourPage, type Tour } from './support/tour';

let tour: Tour;
let browser: LabBrowser;
let pages: readonly { readonly page: Page; readonly language: Language }[];
/** By language and person: which address said so. */
const titles = new Map<string, string>();

beforeAll(async () => {
  [tour, browser] = await Promise.all([startTour(), openBrowser()]);
  pages = await Promise.all(
    languages.map(async (language) => ({ language, page: await tourPage(browser, language) })),
  );
}, 120_000);

afterAll(async () => {
  await browser.stop();
  await tour.stop();
}, 60_000);

async function findings(
  sight: Sight,
  { page, language }: (typeof pages)[number],
): Promise<readonly string[]> {
  // The two themes differ in colours only, so one language is enough for the dark one.
  const found = await inspect(page, { language, dark: language === 'de' });
  return [...found, ...(await sameTitle(sight, page, language))].map(
    (text) => `${sight.name}, ${language}: ${text}`,
  );
}

/** Lists that differ in their filters are one page; what goes wrong may go wrong anywhere. */
async function sameTitle(sight: Sight, page: Page, language: Language): Promise<readonly string[]> {
  if (sight.status >= 400) return [];
  const title = await page.title();
  const key = [language, sight.slug, sight.login, title].join(' ');
  const { pathname } = new URL(page.url());
  const other = titles.get(key) ?? pathname;
  titles.set(key, pathname);
  return other === pathname ? [] : [`"${title}" is also the title of ${other}`];
}

it.each(Object.entries(tourPlan))(
  'holds for the pages: %s',
  async (_, sightsOf) => {
    const sights = sightsOf(tour.states);
    const found: string[] = [];
    for (const sight of sights) {
      // One after the other, because opening may change something; looking does not.
      for (const { page, language } of pages) await tour.open(page, sight, language);
      found.push(...(await Promise.all(pages.map((one) => findings(sight, one)))).flat());
    }
    expect(sights.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  },
  180_000,
);

/** Files to save, which no browser shows as a page. */
const downloads = [paths.operator.signInStep(':slug', 'metadata')];

it('has been to every page of the route table', () => {
  const routes = routesOf(tour.stage.ports, tour.stage.url);
  const pagesOfPeople = routes.filter(
    ({ method, guard, path }) =>
      method === 'get' && (guard === 'person' || guard === 'public') && !downloads.includes(path),
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
