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

/** To the page that makes keys, with the kind of VPN chosen there. */
export async function openMaker(person: PortalPerson, vpn: VpnProtocol | 'both'): Promise<void> {
  await follow(person, t('devices.steps.make-button'));
  await person.page.getByLabel(t(`access-file.make.vpn-${vpn}`), { exact: true }).check();
}

export async function takeAccessFile(
  person: PortalPerson,
  { protocol }: Pick<WantedDevice, 'protocol'>,
): Promise<Download> {
  await openMaker(person, protocol);
  await press(person, t('access-file.make.button'));
  await expectVisible(person, t('access-file.made.title-one'));
  const file = await download(person.page, () => press(person, t('access-file.made.save')));
  await follow(person, t('access-file.made.done-one'));
  await person.page.getByRole('heading', { level: 2, name: t('devices.steps.heading') }).waitFor();
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
