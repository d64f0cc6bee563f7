// The pictures of the provider: its municipalities, and the emergency account of the installation.
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { paths } from '../../src/http/kit/paths';
import { createEmergencyAccount } from '../../src/usecases/create-emergency-account';
import { enableEmergencyAccount } from '../../src/usecases/enable-emergency-account';
import type { Town } from '../../test/support/stage';
import type { Picture } from './draw';
import { operator, slug } from './people';

const { tenants, newTenant, tenant, emergency } = paths.operator;

export function providerPictures(town: Town): readonly Picture[] {
  const seen = { town, login: operator };
  return [
    { ...seen, file: 'municipalities.png', path: tenants },
    { ...seen, file: 'municipality-new.png', path: newTenant, until: '#field-caseCode' },
    { ...seen, file: 'municipality.png', path: tenant(slug), until: 'main .kern-table + p' },
  ];
}

/** Last of all: while it is on, every page says so. */
export async function emergencyPicture(town: Town, who: string): Promise<Picture> {
  const { ports, now } = town.stage;
  const { passphrase, totpSecret } = await createEmergencyAccount(ports);
  await enableEmergencyAccount(ports, { hours: 4, reason: 'Anmeldung gestört' });
  const totp = new TOTP({ secret: Secret.fromBase32(totpSecret) });
  const act = async (page: Page): Promise<void> => {
    await page.locator('[name=passphrase]').fill(passphrase);
    await page.locator('[name=code]').fill(totp.generate({ timestamp: now().getTime() }));
    await page.locator('main [type=submit]').click();
    await page.locator('[name=town]').fill(slug);
    await page.locator('[name=what]').fill(who);
    await page.locator('main form[method=get] [type=submit]').click();
  };
  return { file: 'emergency.png', path: emergency, login: null, town, act };
}
