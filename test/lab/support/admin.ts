// What IT admins do in the portal, click by click: announce a gateway, decide, take a device back, see that it took effect.
import { expectVisible, reloadUntil } from './visible';
import { paths } from '../../../src/http/kit/paths';
import { choose, follow, press, t, type PortalPerson } from './portal-person';

/** The command for the gateway's host, as the page shows it. */
export async function announceGateway(admin: PortalPerson, name: string): Promise<string> {
  const { page, town } = admin;
  await choose(admin, t('shell.navigation.gateways'));
  await follow(admin, t('gateways.list.new'));
  await page.getByLabel(t('gateways.new.name'), { exact: true }).fill(name);
  await page.getByLabel(t('gateways.new.host'), { exact: true }).fill(town.serverName);
  await press(admin, t('gateways.new.submit'));
  return page.locator('pre code').innerText();
}

export async function approve(admin: PortalPerson, caseNumber: string): Promise<void> {
  await choose(admin, t('shell.navigation.queue'));
  await follow(admin, caseNumber);
  await press(admin, t('queue.decide.approve'));
  await expectVisible(admin, t('queue.approved', { caseNumber }));
}

export async function openDevice(admin: PortalPerson, name: string): Promise<void> {
  await choose(admin, t('shell.navigation.people'));
  await follow(admin, t('people.views.devices'));
  await follow(admin, name);
}

export type DeviceAct = 'suspend' | 'resume' | 'revoke';

/** Leaves the page of the device open. Gives the time at which the browser sent the order, as `Date.now()` tells it. */
export async function actOnDevice(admin: PortalPerson, name: string, act: DeviceAct): Promise<number> {
  await openDevice(admin, name);
  await follow(admin, t(`people.act.device.${act}`));
  return confirmAct(admin, act);
}

/** Like `actOnDevice`, by the address of the page that asks first. */
export async function revokeAt(admin: PortalPerson, device: string): Promise<number> {
  const { page, origin, town } = admin;
  await page.goto(`${origin}${paths.people.deviceAct(town.slug, device, 'revoke')}`);
  return confirmAct(admin, 'revoke');
}

async function confirmAct(admin: PortalPerson, act: DeviceAct): Promise<number> {
  const { page } = admin;
  if (act !== 'resume') await page.getByLabel(t('people.act.reason')).fill('Gerät wird abgegeben');
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.method() === 'POST'),
    press(admin, t(`people.act.device.${act}`)),
  ]);
  await expectVisible(admin, t(`people.act.ordered.${act}`));
  const { startTime, requestStart } = request.timing();
  return startTime + Math.max(requestStart, 0);
}

/** Whether the open page of a device says that every gateway has confirmed. */
export async function isEffective({ page }: PortalPerson): Promise<boolean> {
  const badges = await page.locator('.title-row').innerText();
  return badges.includes(t('status.enforcement.effective-since', { time: '' }).trim());
}

/** Waits on the device's page for the gateways' proof. */
export async function untilEffective(admin: PortalPerson, name: string): Promise<void> {
  await openDevice(admin, name);
  await reloadUntil(admin, () => isEffective(admin));
}
