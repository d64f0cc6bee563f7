// Takes a browser around the staged towns: opens a sight as whoever sees it, in one language.
import type { Page } from 'playwright-core';
import { languageCookie } from '../../../src/http/kit/cookies';
import type { Language } from '../../../src/texts/translate';
import { startStage, type Stage } from '../../support/stage';
import type { LabBrowser } from './browser';
import type { Sight } from './sights/sight';
import { tourPlan } from './sights/tour-plan';
import { busySlug, emptySlug, stagedTenants } from './staged-people';
import { daysPlayed, playQuiet, playStates, type StagedStates } from './staged-states';

export type Tour = {
  readonly stage: Stage;
  readonly states: StagedStates;
  readonly open: (page: Page, sight: Sight, language: Language) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startTour(): Promise<Tour> {
  const end = new Date();
  const stage = await startStage(stagedTenants, new Date(end.getTime() - daysPlayed * 24 * 60 * 60_000));
  const states = await playStates(await stage.town(busySlug), { token: tokenOf(stage, busySlug), end });
  await playQuiet(await stage.town(emptySlug));
  const sights = Object.values(tourPlan).flatMap((sightsOf) => sightsOf(states));
  const sessions = await signInAll(stage, sights);
  return {
    stage,
    states,
    open: async (page, sight, language) => {
      // Time goes on, so that what happens next comes after what happened before.
      stage.goTo(new Date(stage.now().getTime() + 100));
      await become(page, stage.url, `${sessions.get(whoSees(sight)) ?? ''}; ${languageCookie}=${language}`);
      const status = lastStatus(page);
      await page.goto(new URL(sight.path, stage.url).href);
      await sight.act(page);
      if (status() !== sight.status)
        throw new Error(`${sight.name}: answered ${status()}, not ${sight.status}`);
    },
    stop: () => stage.demo.stop(),
  };
}

const whoSees = ({ slug, login }: Sight): string => `${slug} ${login ?? ''}`;

/** All at the beginning, while the clock of the stage still shows the time by which the SAML library goes. */
async function signInAll(stage: Stage, sights: readonly Sight[]): Promise<ReadonlyMap<string, string>> {
  const sessions = new Map<string, string>();
  for (const sight of sights) {
    const { slug, login } = sight;
    if (login === null || sessions.has(whoSees(sight))) continue;
    sessions.set(whoSees(sight), await (await stage.town(slug)).signIn(login));
  }
  return sessions;
}

function tokenOf({ demo }: Stage, wanted: string): string {
  return demo.sites.find(({ slug }) => slug === wanted)?.enrolmentToken ?? '';
}

/** A browser page in a context of its own. */
export function tourPage(browser: LabBrowser, language: Language): Promise<Page> {
  return browser.newPage({ colorScheme: 'light', reducedMotion: 'reduce', locale: language });
}

async function become(page: Page, { origin }: URL, cookieHeader: string): Promise<void> {
  const pairs = cookieHeader.split('; ').filter((pair) => pair !== '');
  const cookies = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: origin };
  });
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
}

function lastStatus(page: Page): () => number {
  let status = 0;
  page.removeAllListeners('response');
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) status = response.status();
  });
  return () => status;
}
