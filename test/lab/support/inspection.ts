// What every page must stand: axe, one headline, a title, the right language, no sideways scrolling at 320 pixels.
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/texts/translate';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const everything: Only = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** Wide and narrow differ in these, whatever the words are. */
const layout: Only = { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] };
/** Light and dark differ in nothing else. */
const colours: Only = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Says what is wrong, line by line; nothing when all is well. */
export type Findings = readonly string[];

type Only = {
  readonly type: 'tag' | 'rule';
  readonly values: readonly string[];
  /** Reads the style sheets again, which all pages share, for one rule: about a locked orientation. */
  readonly preload?: boolean;
};

async function axe(page: Page, where: string, { preload = false, ...only }: Only): Promise<Findings> {
  const options = JSON.stringify({ runOnly: only, resultTypes: ['violations'], preload });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${where}: ${id} (${help}) ${html} ${failureSummary ?? ''}`),
  );
}

async function structure(page: Page, language: Language): Promise<Findings> {
  const { lang, title, headings } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.innerText.trim()),
  }));
  return [
    ...(lang === language ? [] : [`the language is "${lang}"`]),
    ...(title === '' ? ['the title is empty'] : []),
    ...(headings.length === 1 && headings[0] !== ''
      ? []
      : [`${headings.length} headlines: ${headings.join(' | ')}`]),
  ];
}

async function width(page: Page, where: string): Promise<Findings> {
  const { content, window: room } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: window.innerWidth,
  }));
  return content <= room ? [] : [`${where}: scrolls sideways, ${content} pixels in ${room}`];
}

/** Everything that Tab comes to is framed when it does, itself or the row that it fills. */
async function focus(page: Page): Promise<Findings> {
  // From now on the browser takes the person for one with a keyboard.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const isFramed = (element: Element, pseudo?: string): boolean => {
      const { outlineStyle, outlineWidth, content } = getComputedStyle(element, pseudo);
      const isThere = pseudo === undefined || content !== 'none';
      return isThere && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    };
    const stops = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
    );
    return [...stops].flatMap((stop) => {
      if (!stop.checkVisibility()) return [];
      stop.focus();
      const row = stop.closest('li, tr');
      const framed = isFramed(stop) || isFramed(stop, '::after') || (row !== null && isFramed(row));
      return framed ? [] : [`no focus to be seen on ${stop.outerHTML.slice(0, 200)}`];
    });
  });
}

export type Inspection = {
  readonly language: Language;
  /**
   * How the page is looked at by every rule; in the other width by those of the layout. Contrast alone is two thirds of
   * the time that axe takes.
   */
  readonly thoroughly: 'wide' | 'narrow';
  readonly withStyleSheets: boolean;
};

/** Leaves the page as it found it: wide and light. */
export async function inspect(
  page: Page,
  { language, thoroughly, withStyleSheets }: Inspection,
): Promise<Findings> {
  await page.evaluate(axeSource);
  const findings = [...(await structure(page, language)), ...(await width(page, 'wide'))];
  if (thoroughly === 'wide') {
    findings.push(
      ...(await axe(page, 'wide', { ...everything, preload: withStyleSheets })),
      ...(await focus(page)),
    );
    await page.emulateMedia({ colorScheme: 'dark' });
    findings.push(...(await axe(page, 'dark', colours)));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize({ width: 320, height: 800 });
  findings.push(
    ...(await width(page, 'narrow')),
    ...(await axe(page, 'narrow', thoroughly === 'narrow' ? everything : layout)),
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  return findings;
}
