// Pages that everybody may open, and what goes wrong.
import type { Page } from 'playwright-core';
import { paths, withQuery } from '../../../../src/http/kit/paths';
import { busySlug as slug } from '../staged-people';
import { seenBy, sending, type Sight } from './sight';

export function publicSights(): readonly Sight[] {
  const { information } = paths;
  const open = (name: string, path: string): Sight => seenBy(null)(name, path);
  return [
    open('choice of municipality', paths.home),
    open('choice of municipality without a hit', withQuery(paths.home, { q: 'Entenhausen' })),
    open('welcome', paths.tenant(slug)),
    open('welcome with a way on', withQuery(paths.tenant(slug), { return: paths.start(slug) })),
    open('signed out', paths.signedOut(slug)),
    open('help', paths.help(slug)),
    open('set up elsewhere, before sign-in', paths.handOver.open(slug)),
    open('imprint', information.imprint(slug)),
    open('privacy', information.privacy(slug)),
    open('accessibility statement', information.accessibility(slug)),
    open('report a barrier', information.barrier(slug)),
    open('easy language', information.easyLanguage(slug)),
    open('sign language', information.signLanguage(slug)),
    open('choice of a person at the demo identity provider', paths.signIn(slug)),
  ];
}

export function errorSights(): readonly Sight[] {
  const withoutToken = async (page: Page): Promise<void> => {
    await page.locator('main [name=_csrf]').evaluate((field) => field.remove());
    await page.locator('main form [type=submit]').first().click();
  };
  const tooLong = sending('/step/aufgaben', { aufgaben: 'ä'.repeat(40_000) });
  const apply = paths.requests.step(slug, 'aufgaben');
  return [
    seenBy(null)('no such page', '/nirgendwo', { status: 404 }),
    seenBy('working')('no such page of a municipality', `${paths.start(slug)}/nirgendwo`, { status: 404 }),
    seenBy('nothing')('no such request', paths.requests.show(slug, 'nirgendwo'), { status: 404 }),
    seenBy('working')('page for another role', paths.queue.list(slug), { status: 403 }),
    seenBy('nothing')('form without its token', apply, { status: 403, act: withoutToken }),
    seenBy('nothing')('form that is too large', apply, { status: 413, act: tooLong }),
  ];
}
