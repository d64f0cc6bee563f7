// The administrator of a SimpleSAMLphp at the browser: turns metadata in XML into what its own files hold.
import type { Page } from 'playwright-core';
import type { SimpleSamlPhp } from './simplesamlphp';

/** As its pages call them; ours name the same. */
export const wayToConverter = ['Föderation', 'XML zu SimpleSAMLphp Metadaten Konvertierer'] as const;

/** By its menu: federation, converter; the text for `metadata/saml20-sp-remote.php`. */
export async function convertedMetadata(
  page: Page,
  { baseUrl, adminPassword }: Pick<SimpleSamlPhp, 'baseUrl' | 'adminPassword'>,
  xml: string,
): Promise<string> {
  await page.goto(`${baseUrl}/module.php/core/frontpage_welcome.php`);
  for (const name of wayToConverter) await page.getByRole('link', { name, exact: true }).click();
  await page.locator('#password').fill(adminPassword);
  await page.locator('#submit_button, [type=submit]').first().click();
  await page.locator('textarea[name=xmldata]').fill(xml);
  await page.locator('form:has(textarea[name=xmldata]) [type=submit]').click();
  const converted = page.locator('.metadatabox, pre').filter({ hasText: '$metadata[' }).first();
  return (await converted.textContent()) ?? '';
}
