// The warning before a session ends, with a browser whose clock is put forward: it comes in time, can be heard, takes
// nothing from whoever is typing, and goes away when the session is made longer.
// Needs: chromium
import type { Page } from 'playwright-core';
import { demoTenants } from '../../src/demo/demo-tenants';
import { paths } from '../../src/http/kit/paths';
import { idleMs } from '../../src/http/kit/session';
import { translator } from '../../src/texts/translate';
import { startDemoPortal, type DemoPortal } from '../support/demo-portal';
import { openBrowser, type LabBrowser } from './support/browser';
import { Keyboard } from './support/keyboard';

const t = translator('de');
const town = demoTenants[0]?.create.tenant;
const patienceMs = 90_000;
const minuteMs = 60_000;

let demo: DemoPortal;
let browser: LabBrowser;
let keyboard: Keyboard;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  demo = await startDemoPortal();
  page = await browser.newPage();
  await page.clock.install();
  keyboard = new Keyboard(page);
  await page.goto(demo.url.origin);
  await keyboard.go(town?.name ?? '');
  await keyboard.go(t('shell.welcome.sign-in'));
  await keyboard.go('Anna Amsel');
  await keyboard.go(t('demo-identity-provider.return.continue'));
}, patienceMs);

afterAll(async () => {
  await browser.stop();
  await demo.stop();
}, 60_000);

const said = () => page.locator('#session-warning [role="status"]').innerText();

it(
  'comes five minutes before the end, and leaves the focus where it is',
  async () => {
    await page.goto(new URL(paths.requests.step(town?.slug ?? '', 'aufgaben'), demo.url).href);
    const field = page.locator('main input:not([type="hidden"]), main textarea').first();
    await field.focus();
    await page.clock.runFor(idleMs - 6 * minuteMs);
    expect(await said()).toBe('');
    await page.clock.runFor(minuteMs + 16_000);
    expect(await said()).toContain(t('shell.session.ends-soon'));
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  },
  patienceMs,
);

it(
  'makes the session longer by one press, and brings the focus back to what was being typed',
  async () => {
    const field = page.locator('main input:not([type="hidden"]), main textarea').first();
    const answered = page.waitForResponse((response) => response.url().endsWith('/session'));
    await page.getByRole('button', { name: t('shell.session.make-longer') }).focus();
    await page.keyboard.press('Enter');
    expect((await answered).status()).toBe(200);
    await page.getByText(t('shell.session.is-longer')).waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  },
  patienceMs,
);

it(
  'warns again, and says when it is too late',
  async () => {
    await page.clock.runFor(idleMs - 4 * minuteMs);
    expect(await said()).toContain(t('shell.session.ends-soon'));
    await page.clock.runFor(5 * minuteMs);
    expect(await said()).toContain(t('shell.session.is-over'));
  },
  patienceMs,
);
