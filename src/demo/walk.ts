// The main job once, as three people would click it: sign in, request, endorse, approve, mail, device, file, revoke, confirmed.
import { readHandedOutFiles } from '../domain/handed-out-file';
import { addDays, localDay } from '../domain/local-day';
import { paths } from '../http/kit/paths';
import { publicPartsOfNewKeys } from './device-keys';
import { applicationByStep } from './filled-in-application';
import { mailsPath } from './mails/mail-pages';
import { linkIn, titleOf, Visitor, type Answered } from './visitor';

const slug = 'musterstadt';
const employee = 'anna.amsel';
const admin = 'bernd.buche';
const supervisor = 'viola.vogel';
const confirmedWithinMs = 30_000;
/** A step may come back once, with questions that its answers have brought up. */
const mostSteps = 40;
const mailedWithinMs = 30_000;

type Print = (line: string) => void;

/** Throws at the first step that did not happen. */
export async function walk(publicUrl: URL, print: Print): Promise<void> {
  const at = (path: string): URL => new URL(path, publicUrl);
  const [anna, bernd] = [new Visitor(), new Visitor()];

  await signIn(anna, at(paths.signIn(slug)), employee);
  print('signed in as an employee');

  const requested = await request(anna, at(paths.requests.new(slug)));
  print(`requested: ${titleOf(requested.html)}`);

  await endorse({ at, visitor: new Visitor() }, lastSegment(requested.url));
  print('endorsed by the supervisor');

  await signIn(bernd, at(paths.signIn(slug)), admin);
  const item = await bernd.open(at(paths.queue.show(slug, lastSegment(requested.url))));
  expectSuccess(await bernd.send(item, '/approve'), 'approve');
  print('approved by another person');

  await untilMailed(anna, at(mailsPath));
  print('mail about the released access arrived');

  const device = await addDevice(anna, at(paths.access(slug)));
  await handInKeys(anna, at(paths.devices.file(slug, lastSegment(device.url))));
  print('device added, keys made here, access files handed out for both kinds of VPN');

  const deviceId = lastSegment(device.url);
  const confirm = await bernd.open(at(paths.people.deviceAct(slug, deviceId, 'revoke')));
  expectSuccess(await bernd.send(confirm, '/revoke', { reason: 'Vorführung beendet' }), 'revoke');
  print('revocation ordered');

  await untilConfirmed(bernd, at(paths.people.device(slug, deviceId)));
  print('revocation confirmed by the gateway');
}

/** At the demo's identity provider one chooses a name, then goes back with its signed answer. */
async function signIn(visitor: Visitor, login: URL, account: string): Promise<void> {
  const choice = await visitor.open(login);
  const answer = await visitor.send(choice, '/choose', { login: account });
  expectSuccess(await visitor.send(answer, '/acs'), 'sign-in');
}

/** Step by step as the assistant asks, until its summary can be sent. */
async function request(visitor: Visitor, address: URL): Promise<Answered> {
  const today = localDay(new Date());
  const answers = applicationByStep({
    from: today,
    until: addDays(today, 90),
    purpose: 'Bauanträge an zwei Tagen in der Woche von zu Hause bearbeiten',
  });
  let page = await visitor.open(linkIn(await visitor.open(address), /\/requests\/new\/step\//));
  for (let steps = 0; /\/step\//.test(page.url.pathname); steps += 1) {
    const step = lastSegment(page.url);
    if (steps > mostSteps) throw new Error(`the assistant does not leave the step ${step}`);
    page = expectSuccess(await visitor.send(page, `/step/${step}`, answers(step)), `step ${step}`);
  }
  return expectSuccess(await visitor.send(page, '/summary'), 'request');
}

type Endorsing = { readonly at: (path: string) => URL; readonly visitor: Visitor };

/** The supervisor is asked first; theirs is the first step of the application. */
async function endorse({ at, visitor }: Endorsing, requestId: string): Promise<void> {
  await signIn(visitor, at(paths.signIn(slug)), supervisor);
  const asked = await visitor.open(at(paths.inbox.show(slug, requestId, '1')));
  expectSuccess(await visitor.send(asked, '/endorse'), 'endorse');
}

async function addDevice(visitor: Visitor, access: URL): Promise<Answered> {
  const form = await visitor.open(linkIn(await visitor.open(access), /\/devices\/new$/));
  const fields = { name: 'Notebook Bauamt', system: 'windows', inventoryNumber: '' };
  return expectSuccess(await visitor.send(form, '/devices/new', fields), 'device');
}

/** As the script of the page does: public parts go there, and files without keys come back. */
async function handInKeys(visitor: Visitor, maker: URL): Promise<void> {
  const page = expectSuccess(await visitor.open(maker), 'page that makes keys');
  const answer = expectSuccess(await visitor.send(page, '/keys', publicPartsOfNewKeys()), 'access files');
  const files = readHandedOutFiles(JSON.parse(answer.html), ['openvpn', 'wireguard']);
  for (const { handOut } of files) {
    const said = await visitor.post(page, new URL(`${maker.href}-saved`), { token: handOut });
    if (said.status !== 204) throw new Error(`that a file was saved: ${said.status}`);
  }
}

/** Among what the portal has really sent: to this person, about the access, with the way on. */
async function untilMailed(visitor: Visitor, mails: URL): Promise<void> {
  const released = new RegExp(
    `Ihr Homeoffice-Zugang ist freigegeben(?:(?!</article>).)*${employee}@(?:(?!</article>).)*${paths.access(slug)}`,
    's',
  );
  const deadline = Date.now() + mailedWithinMs;
  for (;;) {
    const page = expectSuccess(await visitor.open(mails), 'mails');
    if (released.test(page.html)) return;
    if (Date.now() > deadline) throw new Error('no mail about the released access has arrived');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function untilConfirmed(visitor: Visitor, device: URL): Promise<void> {
  const deadline = Date.now() + confirmedWithinMs;
  for (;;) {
    const page = expectSuccess(await visitor.open(device), 'device page');
    if (page.html.includes('wirksam seit')) return;
    if (Date.now() > deadline) throw new Error('the gateway has not confirmed the revocation');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function expectSuccess(page: Answered, step: string): Answered {
  if (page.status !== 200)
    throw new Error(`${step}: ${page.status} "${titleOf(page.html)}" at ${page.url.pathname}`);
  return page;
}

function lastSegment(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
}
