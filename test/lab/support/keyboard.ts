// Somebody without a mouse: goes on with Tab until the wanted thing has the focus, and looks at every stop whether the
// focus can be seen there.
import type { Page } from 'playwright-core';

type Stop = { readonly name: string; readonly kind: string; readonly visible: boolean };

/** More stops than any page has. */
const mostStops = 120;

/** What a reader hears of the element that has the focus, and whether it is framed. */
function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const labelled = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const label = labelled ? element.labels?.[0]?.textContent : null;
    const text = element.getAttribute('aria-label') ?? label ?? element.textContent;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      name: text.replaceAll(/\s+/g, ' ').trim(),
      kind: element.localName,
      visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    };
  });
}

export class Keyboard {
  /** Stops where nobody could have seen the focus. */
  readonly unseen: string[] = [];

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until something whose name begins like this has the focus. */
  async tabTo(name: string): Promise<void> {
    const passed: string[] = [];
    for (let count = 0; count < mostStops; count += 1) {
      await this.page.keyboard.press('Tab');
      const stop = await stopOf(this.page);
      if (stop.kind !== 'body' && !stop.visible)
        this.unseen.push(`${stop.kind} "${stop.name}" of ${await this.page.title()}`);
      if (stop.kind !== 'body' && stop.name.startsWith(name)) return;
      passed.push(stop.name);
    }
    throw new Error(`Tab never came to "${name}" on "${await this.page.title()}": ${passed.join(' | ')}`);
  }

  /** Follows a link or presses a button, and waits for the page behind it. */
  async go(name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(name);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press(key)]);
  }

  async type(label: string, text: string): Promise<void> {
    await this.tabTo(label);
    await this.page.keyboard.type(text);
  }

  /** Leaves one stop with Tab at a time; says where the focus is now. */
  async focused(): Promise<string> {
    return (await stopOf(this.page)).name;
  }
}
