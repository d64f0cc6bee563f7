// An application from its first question to the tunnel, in a browser: begun on a phone, finished on a desktop, endorsed
// by way of a mail, asked about and answered, released; and one that is refused, in English.
// Needs: chromium, openvpn, network-tools, network-namespaces, gateway-host
import type { Page } from 'playwright-core';
import { startMailCatcher, type MailCatcher } from '../../src/demo/mails/mail-catcher';
import { demoTenants } from '../../src/demo/demo-tenants';
import { addDays, localDay } from '../../src/domain/local-day';
import { paths } from '../../src/http/kit/paths';
import { translator, type Translate } from '../../src/texts/translate';
import { completeAnswers } from '../domain/support/application-answers';
import { until } from '../support/child-process';
import { startDemoPortal, type DemoPortal } from '../support/demo-portal';
import { answerStep, answerSteps, goOn } from './support/assistant';
import { download, openBrowser, type LabBrowser } from './support/browser';
import {
  networkOfTheDemo,
  startGatewayHost,
  withOffice,
  type GatewayOfTheDemo,
} from './support/gateway-of-the-demo';
import { inspect } from './support/inspection';
import { watchLeftovers, type LeftoverWatch } from './support/leftovers';
import type { Network } from './support/network';
import { untilAnswers } from './support/ping';
import { connect } from './support/tunnel';

const german = translator('de');
const english = translator('en');
const patienceMs = 180_000;
const [musterstadt, beispielgemeinde] = demoTenants;

let mails: MailCatcher;
let demo: DemoPortal;
let browser: LabBrowser;
let leftovers: LeftoverWatch;
let network: Network;
let host: GatewayOfTheDemo;

beforeAll(async () => {
  leftovers = await watchLeftovers();
  mails = await startMailCatcher();
  network = await networkOfTheDemo();
  await leftovers.note([network.gateway, ...network.clients, network.office]);
  const tenants = demoTenants.map((tenant) => withOffice(tenant, network));
  [demo, browser] = await Promise.all([
    startDemoPortal({ tenants, necessity: 'supervisor', mails }),
    openBrowser(),
  ]);
  demo.portal.jobs.start();
  const serverName = musterstadt?.create.network.group.serverName ?? '';
  host = await startGatewayHost(network, { port: Number(demo.url.port), serverName });
}, 180_000);

afterAll(async () => {
  await browser.stop();
  await host.stop();
  await demo.stop();
  await network.stop();
  mails.close();
  expect(await leftovers.find()).toEqual([]);
}, 120_000);

type At = { readonly town: (typeof demoTenants)[number] | undefined; readonly login: string };

const slugOf = ({ town }: Pick<At, 'town'>): string => town?.create.tenant.slug ?? '';
const nameOf = ({ town, login }: At): string =>
  town?.people.find((person) => person.login === login)?.displayName ?? '';
const addressOf = ({ town, login }: At): string =>
  town?.people.find((person) => person.login === login)?.mail ?? '';
const on = (path: string): string => new URL(path, demo.url).href;
const press = (page: Page, name: string) =>
  Promise.all([
    page.waitForEvent('load'),
    page.getByRole('main').getByRole('button', { name, exact: true }).first().click(),
  ]);
const follow = (page: Page, name: string | RegExp) =>
  Promise.all([
    page.waitForEvent('load'),
    page.getByRole('main').getByRole('link', { name }).first().click(),
  ]);
const says = (page: Page, words: string) => page.getByRole('main').getByText(words).first().waitFor();

/** The gateway tells the portal when it next reports. */
async function untilSaid(page: Page, words: string): Promise<void> {
  const said = page.getByRole('main').getByText(words).first();
  await until(`the page says "${words}"`, 120_000, async () => {
    await page.reload();
    return (await said.count()) > 0;
  });
}

/** At the page that asks whoever is not signed in. */
async function signInHere(page: Page, who: At, t: Translate = german): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('link', { name: t('shell.welcome.sign-in') })
    .first()
    .click();
  await page.getByRole('button', { name: nameOf(who) }).click();
  await page.getByRole('button', { name: t('demo-identity-provider.return.continue') }).click();
  await page.getByText(nameOf(who)).first().waitFor();
}

async function arrive(who: At, options: Parameters<LabBrowser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(on(paths.tenant(slugOf(who))));
  await signInHere(page, who);
  return page;
}

async function mailTo(who: At, about: string) {
  const found = () =>
    mails.caught().find(({ to, subject }) => to === addressOf(who) && subject.includes(about));
  await until(`a mail to ${who.login} about "${about}"`, 60_000, async () => found() !== undefined);
  const mail = found();
  if (mail === undefined) throw new Error('the mail is gone');
  return mail;
}

/** As somebody would copy it out of the mail. */
const linkIn = (text: string): string => /https?:\/\/localhost:\d+\/t\/\S+/.exec(text)?.[0] ?? '';

const today = localDay(new Date());
const wishes = {
  ...completeAnswers,
  von: today,
  bis: addDays(today, 120),
  unterweisung_am: today,
  aufgaben: 'Bauanträge an zwei Tagen in der Woche von zu Hause bearbeiten',
};

describe('an application in German', () => {
  const anna = { town: musterstadt, login: 'anna.amsel' };
  const viola = { town: musterstadt, login: 'viola.vogel' };
  const bernd = { town: musterstadt, login: 'bernd.buche' };
  const answers = { ...wishes, vorgesetzte_person: 'viola.vogel' };
  let desktop: Page;
  let caseNumber = '';

  it(
    'is begun on a phone and kept there',
    async () => {
      const phone = await arrive(anna, {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
      });
      await phone.goto(on(paths.requests.new(slugOf(anna))));
      await follow(phone, german('application.begin.start'));
      for (let steps = 0; steps < 3; steps += 1) {
        await answerStep(phone, answers);
        await goOn(phone);
      }
      await press(phone, german('application.step.later'));
      await says(phone, german('application.step.saved'));
      await phone.context().close();
    },
    patienceMs,
  );

  it(
    'goes on at a desktop, every step without a finding of axe, and says its outcome before it is sent',
    async () => {
      desktop = await arrive(anna);
      expect(await desktop.getByRole('heading', { level: 1 }).innerText()).toBe(german('start.title.draft'));
      await follow(desktop, german('start.button.resume'));
      await follow(desktop, german('application.begin.resume'));
      const findings: string[] = [];
      const look = async (): Promise<void> => {
        const found = await inspect(desktop, {
          language: 'de',
          thoroughly: 'narrow',
          withStyleSheets: false,
        });
        findings.push(...found.map((one) => `${desktop.url()}: ${one}`));
      };
      for (let steps = 0; desktop.url().includes('/step/'); steps += 1) {
        if (steps > 20) throw new Error(`the assistant does not leave ${desktop.url()}`);
        await look();
        await answerStep(desktop, answers);
        await goOn(desktop);
      }
      await look();
      expect(findings).toEqual([]);
      await says(desktop, german('application.summary.title.admissible'));
      await press(desktop, german('application.summary.send'));
      await says(desktop, german('application.sent'));
      caseNumber = /[A-ZÄÖÜ]+-\d{4}-\d{4,}/.exec(await desktop.getByRole('main').innerText())?.[0] ?? '';
      expect(caseNumber).not.toBe('');
    },
    patienceMs,
  );

  it(
    'reaches the supervisor by mail, who signs in, asks, and endorses after the answer',
    async () => {
      const mail = await mailTo(viola, caseNumber);
      const inbox = await browser.newPage();
      await inbox.goto(linkIn(mail.text));
      await signInHere(inbox, viola);
      await follow(inbox, new RegExp(caseNumber));
      await says(inbox, german('inbox.item.necessity'));
      await inbox.locator('textarea[name=question]').fill('An welchen Tagen arbeiten Sie zu Hause?');
      await press(inbox, german('queue.decide.query'));
      await says(inbox, german('inbox.done.asked', { caseNumber }));

      expect((await mailTo(anna, caseNumber)).text).not.toContain('An welchen Tagen');
      await desktop.goto(on(paths.start(slugOf(anna))));
      await desktop.goto(on(paths.requests.list(slugOf(anna))));
      await follow(desktop, new RegExp(caseNumber));
      await desktop.locator('textarea[name=answer]').fill('Dienstags und donnerstags.');
      await desktop.locator('main form:has(textarea[name=answer]) [type=submit]').click();
      await says(desktop, german('access-requests.query.done'));

      await inbox.goto(on(paths.inbox.list(slugOf(viola))));
      await follow(inbox, new RegExp(caseNumber));
      await says(inbox, 'Dienstags und donnerstags.');
      await press(inbox, german('inbox.say.endorse'));
      await says(inbox, german('inbox.done.endorsed', { caseNumber }));
    },
    patienceMs,
  );

  it(
    'is released by IT, and its applicant sets a device up',
    async () => {
      const queue = await arrive(bernd);
      await queue.goto(on(paths.gateways.list(slugOf(bernd))));
      await follow(queue, german('gateways.list.new'));
      await queue.getByLabel(german('gateways.new.name'), { exact: true }).fill('gateway-ost');
      const serverName = musterstadt?.create.network.group.serverName ?? '';
      await queue.getByLabel(german('gateways.new.host'), { exact: true }).fill(serverName);
      await press(queue, german('gateways.new.submit'));
      await host.join(await queue.locator('pre code').innerText());

      await queue.goto(on(paths.queue.list(slugOf(bernd))));
      await follow(queue, new RegExp(caseNumber));
      await press(queue, german('queue.decide.approve'));
      await says(queue, german('queue.approved', { caseNumber }));

      const released = await mailTo(anna, 'Zugang');
      expect(linkIn(released.text)).toContain(paths.access(slugOf(anna)));
      await desktop.goto(on(paths.access(slugOf(anna))));
      await follow(desktop, german('access.add-device'));
      await desktop.getByLabel(german('devices.new.name-label')).fill('Notebook Bauamt');
      await desktop.getByLabel(german('devices.system.windows')).check();
      await press(desktop, german('devices.new.submit'));
      await follow(desktop, german('devices.steps.make-button'));
      await desktop
        .getByRole('main')
        .getByRole('button', { name: german('access-file.make.button'), exact: true })
        .click();
      await says(desktop, german('access-file.made.once-title'));
      const file = await download(desktop, () =>
        desktop
          .getByRole('main')
          .getByRole('button', { name: german('access-file.made.save'), exact: true })
          .click(),
      );

      const tunnel = await connect(host.client, file);
      await untilAnswers(host.client, network.office.address4);
      await desktop.goto(on(paths.access(slugOf(anna))));
      await follow(desktop, 'Notebook Bauamt');
      await untilSaid(desktop, german('devices.show.lead-connected'));
      await tunnel.stop();
    },
    2 * patienceMs,
  );
});

it(
  'is refused in English, with a reason that its applicant reads',
  async () => {
    const hanna = { town: beispielgemeinde, login: 'hanna.habicht' };
    const karl = { town: beispielgemeinde, login: 'karl.kranich' };
    const page = await arrive(hanna);
    await page.goto(`${on(paths.requests.new(slugOf(hanna)))}?lang=en`);
    await follow(page, english('application.begin.start'));
    await answerSteps(page, { ...wishes, vorgesetzte_person: 'karl.kranich' });
    await says(page, english('application.summary.title.admissible'));
    await press(page, english('application.summary.send'));
    await says(page, english('application.sent'));
    const own = page.url();
    const caseNumber = /[A-Z]+-\d{4}-\d{4,}/.exec(await page.getByRole('main').innerText())?.[0] ?? '';

    const mail = await mailTo(karl, caseNumber);
    const inbox = await browser.newPage({ locale: 'en-GB' });
    await inbox.goto(`${linkIn(mail.text)}?lang=en`);
    await signInHere(inbox, karl, english);
    await follow(inbox, new RegExp(caseNumber));
    await inbox.locator('textarea[name=reason]').fill('Your tasks can only be done at the counter.');
    await press(inbox, english('inbox.say.refuse'));
    await says(inbox, english('inbox.done.refused', { caseNumber }));

    await page.goto(own);
    await says(page, 'Your tasks can only be done at the counter.');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect((await mailTo(hanna, caseNumber)).text).not.toContain('at the counter');
  },
  patienceMs,
);
