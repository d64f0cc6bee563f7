// `npm run pictures`: draws the pictures of the README and of docs/sign-in anew, or with a word those with it in their name.
// A portal of the demo's, three days of acts by its people, and Debian's Chromium (`npm run lab -- --install` brings it).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoOperator, demoTenants, type DemoTenant } from '../src/demo/demo-tenants';
import type { Device } from '../src/domain/device';
import { paths } from '../src/http/kit/paths';
import { revokeDevice } from '../src/usecases/revoke-device';
import { openBrowser, type LabBrowser } from '../test/lab/support/browser';
import { draftSlug, playDraft } from '../test/lab/support/staged-upkeep';
import { startStage, type Stage, type Town } from '../test/support/stage';
import { apply, confirmed, connected, deviceOf, fileOf, granted, joined } from '../test/support/stage-acts';

const folder = 'docs/pictures';
const slug = 'musterstadt';
const [employee, admin, operator] = ['anna.amsel', 'bernd.buche', 'olga.otter'];
const wanted = process.argv[2] ?? '';
const hourMs = 60 * 60_000;

/** Who applied how many hours ago, and from when on. */
const applicants = [
  { login: 'ida.iltis', name: ['Ida', 'Iltis'], department: 'Ordnungsamt', hoursAgo: 50, inDays: 7 },
  { login: 'jonas.jaeger', name: ['Jonas', 'Jäger'], department: 'Jugendamt', hoursAgo: 27, inDays: 7 },
  { login: 'karla.kiebitz', name: ['Karla', 'Kiebitz'], department: 'Kämmerei', hoursAgo: 5, inDays: 14 },
  { login: 'ludwig.luchs', name: ['Ludwig', 'Luchs'], department: 'Tiefbauamt', hoursAgo: 1, inDays: 1 },
] as const;
const holder = { login: 'mara.marder', name: ['Mara', 'Marder'], department: 'Bauamt' } as const;

function tenants(): readonly DemoTenant[] {
  const [first] = demoTenants;
  if (first === undefined) throw new Error('the demo has no municipality');
  const others = [...applicants, holder].map(({ login, name: [givenName, surname], department }) => ({
    login,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    mail: `${login}@musterverwaltung.example`,
    department,
    // No rule knows it; without any, the demo would let them apply at once.
    groups: ['amt'],
  }));
  return [{ ...first, people: [...first.people, ...others] }];
}

/** Anna's access is ready, Mara's notebook is revoked with proof, and six requests wait. */
async function play(stage: Stage, town: Town, end: Date): Promise<Device> {
  await joined(town, stage.demo.sites[0]?.enrolmentToken ?? '');
  const [gateway] = await town.store.gateways.list();
  if (gateway === undefined) throw new Error('the demo has no gateway');
  await granted(town, { login: employee, admin }, { forDays: 219 });
  const { login: held } = holder;
  const holding = { login: held, grant: await granted(town, { login: held, admin }) };
  const device = await deviceOf(town, holding, { name: 'Notebook Bauamt', inventoryNumber: 'NB-2417' });
  await connected(town, await fileOf(town, held, { device }));
  await confirmed(town, gateway.id);
  for (const { login, hoursAgo, inDays } of applicants) {
    stage.goTo(new Date(end.getTime() - hoursAgo * hourMs));
    await apply(town, login, { inDays, forDays: 182 });
  }
  stage.goTo(new Date(end.getTime() - 20_000));
  await revokeDevice(stage.ports, await town.actor(admin), {
    id: device.id,
    reason: 'Notebook wird ausgemustert',
  });
  stage.goTo(new Date(stage.now().getTime() + 1_000));
  await confirmed(town, gateway.id);
  stage.goTo(end);
  return device;
}

type Sitting = { readonly browser: LabBrowser; readonly town: Town; readonly login: string };

async function draw({ browser, town, login }: Sitting, path: string, file: string): Promise<void> {
  if (!file.includes(wanted)) return;
  const page = await browser.newPage({ viewport: { width: 1280, height: 700 }, colorScheme: 'light' });
  const { origin } = town.stage.url;
  const cookies = (await town.signIn(login)).split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: origin };
  });
  await page.context().addCookies(cookies);
  await page.goto(`${origin}${path}`);
  await page.screenshot({ path: join(folder, file), fullPage: true });
  await page.context().close();
}

/** A municipality's sign-in, tried out and not yet switched on. */
async function drawSetUp(sitting: Sitting): Promise<void> {
  await playDraft(sitting.town.stage);
  const { tenantPart, signInStep } = paths.operator;
  await draw(sitting, tenantPart(draftSlug, 'sign-in'), 'sign-in-set-up.png');
  await draw(sitting, signInStep(draftSlug, 'theirs'), 'sign-in-metadata.png');
}

async function pictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const end = new Date();
  const stage = await startStage(tenants(), new Date(end.getTime() - 72 * hourMs));
  try {
    const town = await stage.town(slug);
    const device = await play(stage, town, end);
    const browser = await openBrowser();
    try {
      await draw({ browser, town, login: employee }, paths.start(slug), 'start.png');
      await draw({ browser, town, login: admin }, paths.today(slug), 'queue.png');
      await draw({ browser, town, login: admin }, paths.people.device(slug, device.id), 'device.png');
      await drawSetUp({ browser, town: await stage.town(demoOperator.create.tenant.slug), login: operator });
    } finally {
      await browser.stop();
    }
  } finally {
    await stage.demo.stop();
  }
}

void pictures();
