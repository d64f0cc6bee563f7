// Waits for words on a page, and for a page to turn to them.
import { until } from '../../support/child-process';
import type { PortalPerson } from './portal-person';

/** Waits until the page's own content says so. */
export async function expectVisible({ page }: PortalPerson, words: string): Promise<void> {
  await page.getByRole('main').getByText(words).first().waitFor();
}

/** Reloads the page, as its reader would, until the condition holds. */
export async function reloadUntil(
  { page }: PortalPerson,
  condition: () => Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  await until(`${page.url()} to turn`, timeoutMs, async () => {
    await page.reload();
    return condition();
  });
}
