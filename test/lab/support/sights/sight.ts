// One look at a page: who looks, where, and what they do before.
import type { Page } from 'playwright-core';
import { busySlug, type Login } from '../staged-people';

export type Sight = {
  readonly name: string;
  readonly slug: string;
  /** Null: signed in as nobody. */
  readonly login: Login | null;
  readonly path: string;
  readonly status: number;
  readonly act: (page: Page) => Promise<void>;
};

type Looking = {
  readonly status?: number;
  readonly act?: (page: Page) => Promise<void>;
  readonly slug?: string;
};

export function seenBy(login: Login | null) {
  return (name: string, path: string, looking: Looking = {}): Sight => {
    const { status = 200, act = async () => undefined, slug = busySlug } = looking;
    return { name, login, path, status, act, slug };
  };
}

/** Sends the form of the page's content that leads to this address, with these fields filled in. */
export function sending(action: string, fields: Readonly<Record<string, string>> = {}) {
  return async (page: Page): Promise<void> => {
    const form = page.locator(`main form[method=post][action$="${action}"]`);
    for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(value);
    await form.locator('[type=submit]').first().click();
  };
}

/** Has the page make keys and files. */
export function making(vpn: 'openvpn' | 'wireguard' | 'both') {
  return async (page: Page): Promise<void> => {
    const form = page.locator('main [data-choice] form');
    await form.locator(`[name=vpn][value=${vpn}]`).check();
    await form.locator('[type=submit]').click();
    await page.locator('main [data-save]').first().waitFor();
  };
}

/** The form is shown again. */
export const again = 422;
