// What employees do in the portal, click by click: apply, add a device, make its access file, report it lost.
import type { DeviceSystem, VpnProtocol } from '../../../src/domain/access-profile';
import { download, type Download } from './browser';
import type { Answers } from '../../../src/domain/question';
import { localDay } from '../../../src/domain/local-day';
import { completeAnswers } from '../../domain/support/application-answers';
import { answerSteps } from './assistant';
import { choose, follow, heading, press, t, type PortalPerson } from './portal-person';
import { expectVisible } from './visible';

const today = localDay(new Date());
const answers: Answers = {
  ...completeAnswers,
  von: today,
  unterweisung_am: today,
  aufgaben: 'Bauanträge von zu Hause bearbeiten',
};

/** The case number that the portal gives. */
export async function apply(person: PortalPerson, { until }: { readonly until: string }): Promise<string> {
  const { page } = person;
  await choose(person, t('shell.navigation.my-requests'));
  await follow(person, t('access-requests.list.new'));
  await follow(person, t('application.begin.start'));
  await answerSteps(page, { ...answers, bis: until });
  await press(person, t('application.summary.send'));
  await expectVisible(person, t('application.sent'));
  return (await heading(person)).replace(/^\S+ /, '');
}

export type WantedDevice = {
  readonly name: string;
  readonly system: DeviceSystem;
  readonly protocol: VpnProtocol;
};

/** Adds a device and takes its access file home. Leaves the page of the device open. */
export async function setUpDevice(person: PortalPerson, device: WantedDevice): Promise<Download> {
  await addDevice(person, device);
  return takeAccessFile(person, device);
}

export async function addDevice(person: PortalPerson, { name, system }: WantedDevice): Promise<void> {
  const { page } = person;
  await choose(person, t('shell.navigation.my-access'));
  const isFirst = page.getByRole('main').getByRole('link', { name: t('access.add-device'), exact: true });
  const isNext = page.getByRole('main').getByRole('link', { name: t('access.add-another'), exact: true });
  await isFirst.or(isNext).first().click();
  await page.getByLabel(t('devices.new.name-label')).fill(name);
  await page.getByLabel(t(`devices.system.${system}`)).check();
  await press(person, t('devices.new.submit'));
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

export async function takeAccessFile(
  person: PortalPerson,
  { protocol }: Pick<WantedDevice, 'protocol'>,
): Promise<Download> {
  const { page } = person;
  const chosen = page
    .getByRole('navigation', { name: t('devices.steps.protocol-label') })
    .getByRole('link', { name: t(`devices.protocol.${protocol}`), exact: true });
  await chosen.click();
  await press(person, t('devices.steps.make-button'));
  await expectVisible(person, t('devices.file.once-title'));
  const file = await download(page, () => follow(person, t('devices.file.download')));
  await follow(person, t('devices.file.continue'));
  return file;
}

export async function openOwnDevice(person: PortalPerson, name: string): Promise<void> {
  await choose(person, t('shell.navigation.my-access'));
  await follow(person, name);
}

export async function reportLost(person: PortalPerson, name: string): Promise<void> {
  await openOwnDevice(person, name);
  await follow(person, t('devices.lost.button-short'));
  await press(person, t('devices.lost.button'));
  await expectVisible(person, t('devices.lost.done'));
}
