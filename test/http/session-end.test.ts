// Everybody signed in can read when their session ends, and make it last without losing what they typed (WCAG 2.2.1).
import { absoluteMs, idleMs } from '../../src/http/kit/session';
import { usePortal } from '../support/portal';
import { wordsOf } from '../support/employee';

const portalOf = usePortal(() => []);
const footerOf = (html: string): string => wordsOf(/<footer[\s\S]*<\/footer>/.exec(html)?.[0] ?? '');

it('stands on every page, an hour from now, with the way to make it later beside the page', async () => {
  const portal = portalOf();
  const { agent } = await portal.signedIn(await portal.person(portal.musterstadt, 'Anna Müller'));
  const { text } = await agent.get('/t/musterstadt/help').expect(200);
  expect(footerOf(text)).toContain(
    'Ihre Sitzung endet am 23.11.2026, 15:03 Uhr, wenn Sie bis dahin keine Seite öffnen.',
  );
  expect(text).toContain('<a href="/t/musterstadt/session" target="_blank">');
});

it('moves on with every page that is opened, as the page for it says', async () => {
  const portal = portalOf();
  const { agent } = await portal.signedIn(await portal.person(portal.musterstadt, 'Anna Müller'));
  const began = portal.clock.now;
  portal.clock.now = new Date(began.getTime() + idleMs / 2);
  const { text } = await agent.get('/t/musterstadt/session').expect(200);
  expect(wordsOf(text)).toContain('Ihre Sitzung ist verlängert.');
  expect(wordsOf(text)).toContain('Sie läuft jetzt bis zum 23.11.2026, 15:33 Uhr');
  portal.clock.now = began;
});

it('cannot be later than ten hours after signing in, and says so an hour before', async () => {
  const portal = portalOf();
  const { agent } = await portal.signedIn(await portal.person(portal.musterstadt, 'Anna Müller'));
  const began = portal.clock.now;
  portal.clock.now = new Date(began.getTime() + absoluteMs - idleMs / 2);
  const { text } = await agent.get('/t/musterstadt/session').expect(200);
  expect(wordsOf(text)).toContain('Ihre Sitzung lässt sich nicht weiter verlängern.');
  expect(footerOf(text)).toContain(
    'Ihre Sitzung endet am 24.11.2026, 00:03 Uhr. Melden Sie sich danach bitte neu an.',
  );
  expect(footerOf(text)).not.toContain('Sitzung verlängern');
  portal.clock.now = new Date(began.getTime() + absoluteMs);
  await agent.get('/t/musterstadt/session').expect(303);
  portal.clock.now = began;
});

it('is nothing to strangers', async () => {
  const { agent } = portalOf().stranger();
  expect((await agent.get('/t/musterstadt/help')).text).not.toContain('Ihre Sitzung endet');
  await agent.get('/t/musterstadt/session').expect(303);
});
