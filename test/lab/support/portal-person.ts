/**
 * A person at the browser who finds their way by what the pages say, in German: signs in where their municipality does,
 * follows links, fills in forms.
 */
import type { Page } from 'playwright-core';
import type { DemoAccount } from '../../../src/demo/identity-provider/demo-account';
import { translator } from '../../../src/texts/translate';
import { paths } from '../../../src/http/kit/paths';
import type { LabBrowser } from './browser';
import { labPassword, type LabTown } from './lab-towns';

export const t = translator('de');

export interface PortalPerson {
  readonly page: Page;
  readonly town: LabTown;
  readonly account: DemoAccount;
  readonly origin: string;
}

type AtPage = Pick<PortalPerson, 'page'>;

export type Place = { readonly browser: LabBrowser; readonly origin: string; readonly town: LabTown };

/** Presses a button of the page's own content. */
export async function press({ page }: AtPage, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
}

/** Follows a link of the page's own content; KERN's buttons that lead somewhere are links too. */
export async function follow({ page }: AtPage, name: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
}

/** Goes on by the main menu. */
export async function choose({ page }: PortalPerson, name: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: t('shell.navigation.label') });
  // Behind the name a number may stand.
  await menu.getByRole('link', { name: new RegExp(`^${name}( |$)`) }).click();
}

export async function heading({ page }: AtPage): Promise<string> {
  return (await page.getByRole('heading', { level: 1 }).innerText()).trim();
}

export async function mainText({ page }: AtPage): Promise<string> {
  return page.getByRole('main').innerText();
}

/** Whoever is still signed in there is not asked again. */
async function atSimpleSamlPhp(page: Page, { login, displayName }: DemoAccount): Promise<void> {
  const form = page.locator('#username');
  await form.or(page.getByText(displayName)).first().waitFor();
  if (!(await form.isVisible())) return;
  await form.fill(login);
  await page.locator('#password').fill(labPassword);
  await page.locator('#submit_button, [type=submit]').first().click();
}

async function atDemo(page: Page, { displayName }: DemoAccount): Promise<void> {
  await page.getByRole('button', { name: displayName }).click();
  await page.getByRole('button', { name: t('demo-identity-provider.return.continue') }).click();
}

/** From the municipality's welcome page through its identity provider to the person's own first page. */
export async function signIn(person: PortalPerson): Promise<void> {
  await person.page.goto(`${person.origin}${paths.tenant(person.town.slug)}`);
  await signInHere(person);
}

/** At the welcome page, wherever it leads on to. */
export async function signInHere(person: PortalPerson): Promise<void> {
  const { page, town, account } = person;
  await follow(person, t('shell.welcome.sign-in'));
  await (town.signInAt === 'simplesamlphp' ? atSimpleSamlPhp : atDemo)(page, account);
  await page.getByText(account.displayName).first().waitFor();
}

export async function signedIn({ browser, origin, town }: Place, login: string): Promise<PortalPerson> {
  const account = town.people.find((person) => person.login === login);
  if (account === undefined) throw new Error(`nobody in ${town.name} is called ${login}`);
  const person = { page: await browser.newPage(), town, account, origin };
  await signIn(person);
  return person;
}
