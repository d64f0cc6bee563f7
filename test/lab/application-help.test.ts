// The help of the assistant's script: a question appears with the answer that brings it up, what the rules will say is
// said at once, and neither is needed.
// Needs: chromium
import type { Page } from 'playwright-core';
import { demoTenants } from '../../src/demo/demo-tenants';
import { paths } from '../../src/http/kit/paths';
import { answerFor, startDemoPortal, type DemoPortal } from '../support/demo-portal';
import { Visitor } from '../../src/demo/visitor';
import { openBrowser, type LabBrowser } from './support/browser';

const slug = demoTenants[0]?.create.tenant.slug ?? '';
const patienceMs = 90_000;

let demo: DemoPortal;
let browser: LabBrowser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
}, patienceMs);

afterAll(async () => {
  await browser.stop();
  await demo.stop();
}, 60_000);

async function pageAt(step: string, javaScriptEnabled: boolean): Promise<Page> {
  const visitor = new Visitor();
  const answer = await answerFor(visitor, new URL(paths.signIn(slug), demo.url), 'anna.amsel');
  await visitor.send(answer, '/acs');
  const page = await browser.newPage({ javaScriptEnabled });
  const cookies = visitor
    .cookieHeader()
    .split('; ')
    .map((cookie) => {
      const at = cookie.indexOf('=');
      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: demo.url.origin };
    });
  await page.context().addCookies(cookies);
  const errors: string[] = [];
  page.on('pageerror', (error) => void errors.push(error.message));
  await page.goto(new URL(paths.requests.step(slug, step), demo.url).href);
  if (javaScriptEnabled) await page.waitForLoadState('networkidle');
  expect(errors).toEqual([]);
  return page;
}

it(
  'brings a question up and takes it away again',
  async () => {
    const page = await pageAt('geraet', true);
    const encrypted = page.locator('[name=platte_verschluesselt]').first();
    expect(await encrypted.count()).toBe(0);
    await page.locator('[name=geraet][value=dienstlich_verwaltet]').check();
    await encrypted.waitFor();
    expect(await page.locator('[name="shown-questions"]').inputValue()).toContain('platte_verschluesselt');
    await page.locator('[name=geraet][value=privat]').check();
    expect(await encrypted.isVisible()).toBe(false);
    expect(await encrypted.isDisabled()).toBe(true);
    await page.locator('[name=geraet][value=dienstlich_unverwaltet]').check();
    expect(await encrypted.isVisible()).toBe(true);
  },
  patienceMs,
);

it(
  'says at once what the rules will say, and takes it back with the answer',
  async () => {
    const page = await pageAt('arbeitsplatz', true);
    const outlook = page.locator('[data-outlook]');
    expect(await outlook.getAttribute('role')).toBe('status');
    expect(await outlook.innerText()).toBe('');
    await page.locator('[name=ort][value=drittland]').check();
    expect(await outlook.innerText()).toContain(
      'Aus Ländern außerhalb der EU darf der Zugang nicht genutzt werden.',
    );
    expect(await outlook.innerText()).toContain('R10');
    await page.locator('[name=ort][value=inland]').check();
    expect(await outlook.innerText()).toBe('');
  },
  patienceMs,
);

it(
  'is not needed: without scripts the question comes with the next page',
  async () => {
    const page = await pageAt('geraet', false);
    await page.locator('[name=geraet][value=dienstlich_verwaltet]').check();
    await page.locator('main form button[type=submit]').first().click();
    await page.locator('[name=platte_verschluesselt]').first().waitFor();
    expect(page.url()).toContain('/step/geraet');
  },
  patienceMs,
);
