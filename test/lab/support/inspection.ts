// What every page must stand: axe, one headline, a title, the right language, no sideways scrolling at 320 pixels.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/texts/translate';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Light and dark differ in colours only. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Says what is wrong, line by line; nothing when all is well. */
export type Findings = readonly string[];

async function axe(page: Page, where: string, rules: readonly string[] | null = null): Promise<Findings> {
  // No page has frames, so one run in the page itself is all.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (
    rules === null ? builder.withTags(tags) : builder.withRules([...rules])
  ).analyze();
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

/** Leaves the page as it found it: wide and light. */
export async function inspect(
  page: Page,
  { language, dark }: { readonly language: Language; readonly dark: boolean },
): Promise<Findings> {
  const findings = [
    ...(await structure(page, language)),
    ...(await width(page, 'wide')),
    ...(await axe(page, 'wide')),
  ];
  if (dark) {
    await page.emulateMedia({ colorScheme: 'dark' });
    findings.push(...(await axe(page, 'dark', colourRules)));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize({ width: 320, height: 800 });
  findings.push(...(await width(page, 'narrow')), ...(await axe(page, 'narrow')));
  await page.setViewportSize({ width: 1280, height: 900 });
  return findings;
}
