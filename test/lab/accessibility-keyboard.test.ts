// The main job with nothing but Tab, Space, Enter and letters: sign in, apply, approve, set a device up, revoke it; the
// focus is seen at every stop.
// Needs: chromium
import { demoTenants } from '../../src/demo/demo-tenants';
import { addDays, localDay } from '../../src/domain/local-day';
import { paths, withQuery } from '../../src/http/kit/paths';
import { translator } from '../../src/texts/translate';
import { startDemoPortal, type DemoPortal } from '../support/demo-portal';
import { joined } from '../support/stage-acts';
import { openBrowser, type LabBrowser } from './support/browser';
import { Keyboard } from './support/keyboard';

const t = translator('de');
const town = demoTenants[0]?.create.tenant;
const patienceMs = 90_000;

let demo: DemoPortal;
let browser: LabBrowser;
let employee: Keyboard;
let admin: Keyboard;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
  await joined({ stage: demo.portal }, demo.sites[0]?.enrolmentToken ?? '');
  employee = new Keyboard(await browser.newPage());
  admin = new Keyboard(await browser.newPage());
}, 60_000);

afterAll(async () => {
  await browser.stop();
  await demo.stop();
}, 60_000);

/** The date's parts come in an order that the browser's language decides: a day whose number is its month's fits all. */
function typedDay(earliest: string): string {
  const days = Array.from({ length: 120 }, (_, index) => addDays(earliest, index));
  const [year = '', month = '', day = ''] = (
    days.find((one) => one.slice(5, 7) === one.slice(8)) ?? ''
  ).split('-');
  return `${day}${month}${year}`;
}

async function signIn(person: Keyboard, name: string): Promise<void> {
  await person.page.goto(demo.url.origin);
  await person.go(town?.name ?? '');
  await person.go(t('shell.welcome.sign-in'));
  await person.go(name);
  await person.go(t('demo-identity-provider.return.continue'));
}

it(
  'skips to the content',
  async () => {
    const { page } = employee;
    await page.goto(`${demo.url.origin}${paths.help(town?.slug ?? '')}`);
    await employee.tabTo(t('shell.skip-to-content'));
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('main');
  },
  patienceMs,
);

it(
  'signs in, and is led to what is missing in an application',
  async () => {
    const { page } = employee;
    await signIn(employee, 'Anna Amsel');
    await employee.go(t('start.button.apply'));
    await employee.go(t('application.begin.start'));
    await employee.go(t('application.step.next'));
    expect(await employee.focused()).toContain(t('form.summary.heading', { count: 1 }));
    await employee.tabTo('Wie arbeiten Sie');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-arbeitsform-1');
  },
  patienceMs,
);

/** By the words with which each begins, in their order: choices are taken with Space, the second one with an arrow. */
const steps: readonly (readonly (readonly [words: string, keys: readonly string[]])[])[] = [
  [],
  [['Bis wann?', typedDay(addDays(localDay(new Date()), 20)).split(/(?=.)/)]],
  [
    ['Amt oder Fachbereich', ['A']],
    ['Wer ist Ihre Führungskraft?', ['v', '.', 'v', 'o', 'g', 'e', 'l']],
  ],
  [
    ['Wofür brauchen Sie', ['B', 'a', 'u']],
    ['Ja', ['Space']],
  ],
  [['Gewöhnliche Daten', ['Space']]],
  [
    ['Dienstgerät', ['Space']],
    ['Windows 11', ['Space']],
    ['Ja', ['Space']],
    ['Ja', ['Space', 'ArrowDown']],
  ],
  [
    ['Festnetz, 16', ['Space']],
    ['Ja', ['Space']],
    ['Aus Deutschland', ['Space']],
    ['Ja', ['Space']],
  ],
  [
    ['Ich habe die Dienstvereinbarung', ['Space']],
    ['Ich habe das Merkblatt', ['Space']],
    ['Ich nutze', ['Space']],
    ['Ich gebe', ['Space']],
    ['Einen Verlust', ['Space']],
    ['Ich speichere', ['Space']],
    ['Ich achte', ['Space']],
    ['Wann war Ihre Unterweisung?', typedDay(localDay(new Date())).split(/(?=.)/)],
    ['Ich habe die Datenschutzhinweise', ['Space']],
  ],
];

it(
  'applies',
  async () => {
    const { page } = employee;
    await page.keyboard.press('Space');
    for (const fields of steps) {
      await page.waitForLoadState('networkidle');
      for (const [words, keys] of fields) {
        await employee.tabTo(words);
        for (const key of keys) await page.keyboard.press(key);
      }
      await employee.go(t('application.step.next'), 'Space');
    }
    await employee.go(t('application.summary.send'), 'Space');
    expect(await employee.focused()).toContain(t('application.sent'));
  },
  patienceMs,
);

it(
  'approves',
  async () => {
    const { page } = admin;
    const caseNumber = /MU-\d+-\d+/.exec(await employee.page.innerText('h1'))?.[0] ?? '';
    await signIn(admin, 'Bernd Buche');
    await admin.go(t('shell.navigation.queue'));
    await admin.go(caseNumber);
    await admin.go(t('queue.decide.approve'), 'Space');
    expect(await admin.focused()).toContain(t('queue.approved', { caseNumber }));
    expect(await page.innerText('.title-row')).toContain(t('status.request.released'));
  },
  patienceMs,
);

const deviceName = 'Notebook mit Tastatur';

it(
  'sets a device up, and opens its file as text',
  async () => {
    const { page } = employee;
    await page.goto(`${demo.url.origin}${paths.start(town?.slug ?? '')}`);
    await employee.go(t('start.button.add-device'));
    await employee.type(t('devices.new.name-label'), deviceName);
    await employee.tabTo(t('devices.system.windows'));
    await page.keyboard.press('Space');
    await employee.go(t('devices.new.submit'));
    await employee.go(t('devices.steps.make'));
    await employee.tabTo(t('access-file.make.button'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: t('access-file.made.title-one') }).waitFor();
    expect(await employee.focused()).toContain(t('access-file.made.title-one'));
    await employee.tabTo(t('access-file.made.text-summary'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const content = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused instanceof HTMLTextAreaElement ? focused.value : '';
    });
    expect(content).toContain('BEGIN CERTIFICATE');
  },
  patienceMs,
);

it(
  'revokes it, and is led to the reason that was left out',
  async () => {
    const { page } = admin;
    const list = withQuery(paths.people.list(town?.slug ?? ''), { view: 'devices' });
    await page.goto(`${demo.url.origin}${list}`);
    await admin.go(deviceName);
    await admin.go(t('people.act.device.revoke'));
    await admin.go(t('people.act.device.revoke'), 'Space');
    expect(await admin.focused()).toContain(t('form.summary.heading', { count: 1 }));
    await admin.tabTo(t('people.act.reason'));
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('textarea');
    await page.keyboard.type('Ausgemustert');
    await admin.go(t('people.act.device.revoke'));
    expect(await admin.focused()).toContain(t('people.act.ordered.revoke'));
  },
  patienceMs,
);

it(
  'signs out',
  async () => {
    await employee.go(t('shell.header.sign-out'));
    expect(await employee.page.innerText('h1')).toBe(t('shell.signed-out.title'));
  },
  patienceMs,
);

it('has seen the focus at every stop', () => {
  expect([...employee.unseen, ...admin.unseen]).toEqual([]);
});
