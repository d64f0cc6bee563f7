// The pages about a municipality's mails: IT reads them, its admin changes them, nobody sees another municipality's.
import { mailKinds } from '../../src/domain/mail';
import { mailRoutes } from '../../src/http/mails/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { sendMails } from '../../src/usecases/jobs/send-mails';
import { translator } from '../../src/texts/translate';
import { browserOf, itRoutes, textOf } from '../support/it-pages';
import { usePortal, type TestTown } from '../support/portal';

const portalOf = usePortal((ports) => [...mailRoutes(ports), ...settingsRoutes(ports), ...itRoutes(ports)]);
const page = '/t/musterstadt/settings/mails';
const preview = `${page}/preview`;

const present = () => portalOf().musterstadt.store.mails.settings();

async function refusedMail(town: TestTown, name: string): Promise<void> {
  const portal = portalOf();
  const { personId, ref } = await portal.person(town, name);
  await portal
    .knex('persons')
    .where({ id: personId })
    .update({ mail: `${personId}@weg.example` });
  const to = { side: 'municipality', personId, ref } as const;
  await town.store.mails.insert([{ to, content: { kind: 'access-revoked', fields: {} } }], portal.clock.now);
  portal.mail.answer = async () => ({ is: 'refused', answer: '550 5.1.1' });
  await sendMails(portal.ports);
}

it('stands among the settings', async () => {
  const browser = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
  expect(textOf((await browser.agent.get('/t/musterstadt/settings')).text)).toContain('E-Mails ansehen');
});

it('is switched off and on by the municipality’s admin, and stands in the log', async () => {
  const portal = portalOf();
  const admin = await browserOf(portal, portal.musterstadt, 'tenant-admin');
  expect(textOf((await admin.agent.get(page)).text)).toContain('eingeschaltet');
  const off = await admin.submit(page, page, { replyTo: 'hilfe@musterstadt.example' });
  expect(off.headers['location']).toBe(page);
  expect(await present()).toEqual({ enabled: false, replyTo: 'hilfe@musterstadt.example' });
  expect(textOf((await admin.agent.get(page)).text)).toContain('ausgeschaltet');
  await admin.submit(page, page, { enabled: 'yes', replyTo: '' });
  expect(await present()).toEqual({ enabled: true, replyTo: null });
  const { items } = await portal.musterstadt.store.audit.list(
    { action: 'tenant.mails-changed', subject: null, objectId: null, from: null, before: null },
    { afterSeq: null, limit: 5 },
  );
  expect(items.map(({ data }) => data)).toEqual([{ enabled: true }, { enabled: false }]);
  expect(await portal.nebendorf.store.mails.settings()).toEqual({ enabled: true, replyTo: null });
});

it.each([
  'kein Postfach',
  'a@b',
  'a@b.example, c@d.example',
  'a@b.example\r\nBcc: c@d.example',
  'ä..x@b.example',
])('refuses %j as the address for answers', async (replyTo) => {
  const admin = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
  const before = await present();
  const { status } = await admin.submit(page, page, { enabled: 'yes', replyTo });
  expect(status).toBe(422);
  expect(await present()).toEqual(before);
});

it('is read by IT, which changes nothing, and not by others', async () => {
  const portal = portalOf();
  const it = await browserOf(portal, portal.musterstadt, 'it-admin');
  const read = await it.agent.get(page);
  expect(read.status).toBe(200);
  expect(read.text).not.toContain('name="replyTo"');
  expect((await it.submit('/t/musterstadt/settings/general', page, { replyTo: 'x@y.example' })).status).toBe(
    403,
  );
  for (const role of ['help-desk', 'auditor', 'employee'] as const) {
    const other = await browserOf(portal, portal.musterstadt, role);
    expect((await other.agent.get(page)).status).toBe(403);
    expect((await other.agent.get(preview)).status).toBe(403);
  }
  expect((await (await browserOf(portal, portal.nebendorf, 'tenant-admin')).agent.get(page)).status).not.toBe(
    200,
  );
});

it('shows every mail with invented facts', async () => {
  const portal = portalOf();
  const { agent } = await browserOf(portal, portal.musterstadt, 'it-admin');
  const shown = textOf((await agent.get(preview)).text);
  for (const kind of mailKinds) expect(shown).toContain(translator('de')(`mails.kind.${kind}`));
  expect(shown).toContain('Stadt Musterstadt');
  expect(shown).toContain('MU-2026-0417');
  expect(shown).toContain('0000 115-42');
  expect(shown).toContain('http://localhost:3000/t/musterstadt/access');
});

it('lists what could not be delivered, of this municipality only', async () => {
  const portal = portalOf();
  const browser = await browserOf(portal, portal.musterstadt, 'it-admin');
  expect(textOf((await browser.agent.get(page)).text)).toContain('Alles ist zugestellt.');
  await refusedMail(portal.musterstadt, 'Karla Käfer');
  await refusedMail(portal.nebendorf, 'Detlef Dorf');
  const shown = textOf((await browser.agent.get(page)).text);
  expect(shown).toContain('Karla Käfer');
  expect(shown).toContain('Zugang widerrufen');
  expect(shown).toContain('550 5.1.1');
  expect(shown).not.toContain('Detlef Dorf');
  expect(shown).not.toContain('@weg.example');
});

describe('where there is no mail server', () => {
  const without = usePortal((ports) => mailRoutes({ ...ports, mail: { ...ports.mail, send: null } }));

  it('says so, and lets the admin choose all the same', async () => {
    const admin = await browserOf(without(), without().musterstadt, 'tenant-admin');
    const text = textOf((await admin.agent.get(page)).text);
    expect(text).toContain('Dieses Portal verschickt keine E-Mails.');
    // Nothing is claimed of mails that nobody sends.
    expect(text).not.toContain('Alles ist zugestellt.');
    expect((await admin.submit(page, page, { replyTo: '' })).status).toBe(303);
  });
});
