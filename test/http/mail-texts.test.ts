// The pages on which a municipality's admin writes its mails' words: seen before they count, refused with their place,
// printed as text whatever they look like, and nobody else's.
import { mailKinds } from '../../src/domain/mail';
import { mailRoutes } from '../../src/http/mails/routes';
import { browserOf, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';

const portalOf = usePortal((ports) => mailRoutes(ports));
const list = '/t/musterstadt/settings/mails/texts';
const page = `${list}/access-released`;
const nothing = {
  'de-opening': '',
  'de-text': '',
  'de-closing': '',
  'en-opening': '',
  'en-text': '',
  'en-closing': '',
  seen: '0',
};
const words = { ...nothing, 'de-opening': 'Herzlichen Glückwunsch!', 'en-opening': 'Congratulations!' };

const admin = () => browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
const stored = () => portalOf().musterstadt.store.mails.template('access-released');
beforeEach(() => portalOf().knex('mail_templates').delete());

it('are led to from the mails, and list every kind', async () => {
  const { agent } = await admin();
  expect((await agent.get('/t/musterstadt/settings/mails').expect(200)).text).toContain(`href="${list}"`);
  const { text } = await agent.get(list).expect(200);
  for (const kind of mailKinds) expect(text).toContain(`href="${list}/${kind}"`);
  for (const kind of mailKinds) await agent.get(`${list}/${kind}`).expect(200);
  await agent.get(`${list}/nonsense`).expect(404);
});

it('are shown with invented facts and saved only after that', async () => {
  const { agent, submit } = await admin();
  const seen = await submit(page, page, words);
  expect(seen.status).toBe(200);
  expect(textOf(seen.text)).toContain('Noch ist nichts gespeichert.');
  expect(textOf(seen.text)).toContain('Guten Tag, Herzlichen Glückwunsch! Ihr Antrag MU-2026-0417');
  expect(await stored()).toBeNull();
  const saved = await submit(page, `${page}/save`, words);
  expect([saved.status, saved.headers['location']]).toEqual([303, page]);
  expect(await stored()).toMatchObject({ version: 1, texts: { en: { opening: 'Congratulations!' } } });
  const { text } = await agent.get(page).expect(200);
  expect(textOf(text)).toContain('Der Text gilt ab jetzt.');
  expect(text).toContain('Herzlichen Glückwunsch!</textarea>');
  expect(textOf((await agent.get('/t/musterstadt/settings/mails/preview')).text)).toContain(
    'Herzlichen Glückwunsch!',
  );
});

it.each([
  [
    { 'de-text': 'Gut\n{{name}}', 'en-text': 'x' },
    'In Zeile 2 steht ein Feld, das es in dieser E-Mail nicht gibt: {{name}}',
  ],
  [{ 'de-text': 'Gut {{from', 'en-text': 'x' }, 'passen die geschweiften Klammern nicht zusammen: {{from'],
  [{ 'de-text': '{$t(settings.title)', 'en-text': 'x' }, 'nicht zusammen: {$t(settings.title)'],
  [
    { 'de-text': 'Eins\nhttps://boese.example/x', 'en-text': 'x' },
    'In Zeile 2 steht eine Adresse: https://boese.example/x',
  ],
  [{ 'de-text': 'a\u0007b', 'en-text': 'x' }, 'ein unsichtbares Steuerzeichen (U+0007)'],
  [{ 'de-text': 'ü'.repeat(10_000), 'en-text': 'x' }, 'Möglich sind 2000 Zeichen, das sind 10000.'],
  [{ 'de-text': 'nur deutsch' }, 'Dieser Teil steht nur in der anderen Sprache.'],
])('are refused: %j', async (change, sentence) => {
  const { submit } = await admin();
  for (const to of [page, `${page}/save`]) {
    const answer = await submit(page, to, { ...nothing, 'de-closing': 'Getippt', ...change });
    expect(answer.status).toBe(422);
    expect(textOf(answer.text)).toContain(sentence);
    expect(answer.text).toContain('Getippt</textarea>');
  }
  expect(await stored()).toBeNull();
});

it('are printed as text, never as markup or program', async () => {
  const { agent, submit } = await admin();
  const hostile = {
    ...nothing,
    'de-text': '</textarea><script>alert(1)</script>\n<%= 7 * 7 %> "&',
    'en-text': '<img src=x>',
  };
  const answers = [await submit(page, page, hostile)];
  await submit(page, `${page}/save`, hostile);
  for (const address of [page, list, '/t/musterstadt/settings/mails/preview'])
    answers.push(await agent.get(address));
  for (const { status, text } of answers) {
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script>alert|<img src=x/);
  }
  expect(answers[0]?.text).toContain('&lt;%= 7 * 7 %&gt;');
});

it('written by two at once are lost by neither', async () => {
  const [first, second] = [await admin(), await admin()];
  await first.submit(page, `${page}/save`, words);
  const late = { ...nothing, 'de-opening': 'Meine Worte', 'en-opening': 'My words' };
  const answer = await second.submit(page, `${page}/save`, late);
  expect(answer.status).toBe(409);
  expect(textOf(answer.text)).toContain('Inzwischen hat jemand anderes diesen Text geändert.');
  expect(answer.text).toContain('Meine Worte</textarea>');
  expect(answer.text).toContain('name="seen" value="1"');
  expect(await stored()).toMatchObject({ version: 1 });
  expect((await second.submit(page, `${page}/save`, { ...late, seen: '1' })).status).toBe(303);
  expect(await stored()).toMatchObject({ version: 2, texts: { de: { opening: 'Meine Worte' } } });
});

it('give way to the product’s text after a question, once', async () => {
  const { agent, submit } = await admin();
  await agent.get(`${page}/reset`).expect(303).expect('Location', page);
  await submit(page, `${page}/save`, words);
  const asked = await agent.get(`${page}/reset`).expect(200);
  expect(textOf(asked.text)).toContain('wieder der Text des Portals');
  expect((await submit(`${page}/reset`, `${page}/reset`, { seen: '7' })).status).toBe(409);
  expect((await submit(`${page}/reset`, `${page}/reset`, { seen: '1' })).status).toBe(303);
  expect(await stored()).toMatchObject({ version: 2, texts: null });
  expect((await submit(page, `${page}/reset`, { seen: '1' })).status).toBe(303);
  expect(await stored()).toMatchObject({ version: 2 });
});

it('are nobody’s but the admin’s', async () => {
  const portal = portalOf();
  for (const role of ['it-admin', 'help-desk', 'auditor', 'employee'] as const) {
    const other = await browserOf(portal, portal.musterstadt, role);
    for (const address of [list, page, `${page}/reset`])
      expect((await other.agent.get(address)).status).toBe(403);
  }
  const it = await browserOf(portal, portal.musterstadt, 'it-admin');
  const from = '/t/musterstadt/settings/mails/preview';
  expect((await it.submit(from, `${page}/save`, words)).status).toBe(403);
  const elsewhere = await browserOf(portal, portal.nebendorf, 'tenant-admin');
  expect((await elsewhere.agent.get(page)).status).not.toBe(200);
  expect(await stored()).toBeNull();
});
