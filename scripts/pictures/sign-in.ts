// The pictures of the guided set-up: a municipality whose sign-in is tried out and not yet switched on.
import type { Page } from 'playwright-core';
import { paths } from '../../src/http/kit/paths';
import { changeSignInDraft } from '../../src/usecases/change-sign-in-draft';
import { makeSignInTestLink } from '../../src/usecases/make-sign-in-test-link';
import { draftSlug } from '../../test/lab/support/staged-upkeep';
import type { Town } from '../../test/support/stage';
import type { Picture } from './draw';
import { beginning, operator } from './people';

export function setUpPictures(provider: Town): readonly Picture[] {
  const seen = { town: provider, login: operator };
  const step = (name: string): string => paths.operator.signInStep(draftSlug, name);
  return [
    { ...seen, file: 'sign-in-set-up.png', path: paths.operator.tenantPart(draftSlug, 'sign-in') },
    { ...seen, file: 'sign-in-ours.png', path: step('ours'), until: '.plain-links' },
    { ...seen, file: 'sign-in-metadata.png', path: step('theirs'), until: 'main .buttons' },
    { ...seen, file: 'sign-in-recognition.png', path: step('recognition') },
    { ...seen, file: 'sign-in-roles.png', path: step('roles') },
    { ...seen, file: 'sign-in-live.png', path: step('live') },
  ];
}

/** Somebody of the municipality has opened the link and signed in; nothing of it is kept. */
export async function testPicture(town: Town): Promise<Picture> {
  const { ports } = town.stage;
  const settings = await town.store.tenant.samlSettings();
  const { idp, identity, wantAssertionsSigned, wantResponseSigned } = settings;
  if (idp === null) throw new Error('the demo has connected no identity provider');
  await town.store.tenant.updateSamlSettings({ ...settings, idp: null });
  const recognition = { identity, wantAssertionsSigned, wantResponseSigned, requiredAttribute: null };
  await changeSignInDraft(ports, 'command-line', {
    slug: beginning,
    change: () => ({ maker: 'other', idp, recognition }),
  });
  const { token } = await makeSignInTestLink(ports, 'command-line', beginning);
  const act = async (page: Page): Promise<void> => {
    await page.locator('[name=login][value="ingo.ilex"]').click();
    await page.locator('[type=submit]').first().click();
  };
  return { file: 'sign-in-test.png', path: paths.signInTest(beginning, token), login: null, town, act };
}
