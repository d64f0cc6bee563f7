// Draws one page as somebody sees it: signed in, 1280 pixels wide, without what stands below the content.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { LabBrowser } from '../../test/lab/support/browser';
import type { Town } from '../../test/support/stage';
import { withPalette } from './palette';

export const folder = 'docs/pictures';
const width = 1280;
/** A long form goes on below; the picture is to be looked at beside a text. */
const tallest = 1400;
const margin = 32;

export type Picture = {
  readonly file: string;
  readonly path: string;
  /** Null: nobody is signed in. */
  readonly login: string | null;
  /** Where this person signs in. */
  readonly town: Town;
  /** The part to be seen begins above this; otherwise at the top. */
  readonly from?: string;
  /** The last thing to be seen, where the page goes on; otherwise everything. */
  readonly until?: string;
  /** What they do before they are looked at. */
  readonly act?: (page: Page) => Promise<void>;
};

export async function draw(browser: LabBrowser, picture: Picture): Promise<void> {
  const { file, path, login, town, act } = picture;
  const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme: 'light' });
  const { origin } = town.stage.url;
  if (login !== null) await page.context().addCookies(cookiesOf(await town.signIn(login), origin));
  await page.goto(`${origin}${path}`);
  await act?.(page);
  await showExampleAddress(page, origin);
  const drawn = await page.screenshot({ fullPage: true, clip: await partOf(page, picture) });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), withPalette(drawn));
  await page.context().close();
}

async function partOf(page: Page, { from, until = 'main > :last-child' }: Picture) {
  const edges = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { top: top + scrollY, bottom: bottom + scrollY };
      });
  const y = from === undefined ? 0 : Math.floor((await edges(from)).top) - margin;
  const height = Math.min(Math.ceil((await edges(until)).bottom) + margin - y, tallest);
  return { x: 0, y, width, height };
}

function cookiesOf(header: string, url: string) {
  return header.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url };
  });
}

/** As the documents call the portal, rather than by the port that happened to be free. */
async function showExampleAddress(page: Page, origin: string): Promise<void> {
  await page.evaluate((from) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      node.nodeValue = node.nodeValue?.replaceAll(from, 'https://fernamt.example.de') ?? null;
    }
  }, origin);
}
