// The pictures of Musterstadt: what its employees, its IT and its administration see.
import type { Page } from 'playwright-core';
import type { Device } from '../../src/domain/device';
import { paths } from '../../src/http/kit/paths';
import type { Town } from '../../test/support/stage';
import type { Picture } from './draw';
import { admin, employee, leaving, slug } from './people';

export function municipalityPictures(town: Town, device: Device): readonly Picture[] {
  const seen = { town, login: admin };
  const part = (name: string): string => paths.settingsPart(slug, name);
  return [
    { town, login: employee, file: 'start.png', path: paths.start(slug) },
    { ...seen, file: 'queue.png', path: paths.queue.list(slug) },
    { ...seen, file: 'device.png', path: paths.people.device(slug, device.id) },
    { ...seen, file: 'metadata-and-keys.png', path: paths.signInUpkeep.show(slug) },
    { ...seen, file: 'role-rules.png', path: part('roles'), from: triedOut, act: tryOut },
    { ...seen, file: 'separation.png', path: paths.separation(slug) },
    { ...seen, file: 'delegations.png', path: paths.delegations.list(slug) },
  ];
}

/** Once something is proposed, it stands at the top of all the others. */
export function changePictures(town: Town, change: string): readonly Picture[] {
  const seen = { town, login: admin };
  const { show, act } = paths.signInChanges;
  return [
    { ...seen, file: 'change.png', path: show(slug, change) },
    { ...seen, file: 'change-confirm.png', path: act(slug, change, 'confirm') },
  ];
}

export function leavingPictures(town: Town): readonly Picture[] {
  return [{ town, login: 'ingo.ilex', file: 'closing.png', path: paths.leaving.closing(leaving) }];
}

const triedOut = 'form h2:nth-of-type(2)';

/** Who would be what: the picture shows the answer rather than the rules above it. */
async function tryOut(page: Page): Promise<void> {
  await page.locator('[name=sample]').fill('groups = vpn-service\ngroups = vpn-revision');
  await page.locator('main [value=try]').click();
}
