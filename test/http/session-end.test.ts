// Everybody signed in can read when their session ends, and make it last without losing what they typed (WCAG 2.2.1).
import { usualAssurance } from '../../src/domain/assurance';
import { idleMs } from '../../src/http/kit/session';
import { usePortal } from '../support/portal';
import { wordsOf } from '../support/employee';

const portalOf = usePortal(() => []);
const absoluteMs = usualAssurance.longestHours * 3_600_000;
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

it('is counted down by a script of our own, which nobody gets who is not signed in', async () => {
  const portal = portalOf();
  const { agent } = await portal.signedIn(await portal.person(portal.musterstadt, 'Anna Müller'));
  const { text } = await agent.get('/t/musterstadt/help').expect(200);
  expect(text).toContain('id="session-warning" data-seconds-left="3600"');
  const [, script = ''] = /<script src="([^"]+)" defer><\/script>/.exec(text) ?? [];
  const served = await agent.get(script).expect(200);
  expect(served.headers['content-type']).toContain('javascript');
  const stranger = await portal.stranger().agent.get('/t/musterstadt/help').expect(200);
  expect(stranger.text).not.toMatch(/<script|session-warning/);
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

describe('the limits of a municipality', () => {
  const settle = (change: Partial<typeof usualAssurance>) =>
    portalOf().musterstadt.store.assurance.set({ ...usualAssurance, ...change });
  afterEach(async () => {
    jest.restoreAllMocks();
    await settle({});
  });

  /** The library's own clock, by which it counts how long a session was left alone. */
  const leaveAlone = (minutes: number): void => {
    const later = Date.now() + minutes * 60_000;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
  };

  it('end a session that began before they were set: left alone for too long, also for the pages after', async () => {
    const { agent } = await portalOf().signedIn(
      await portalOf().person(portalOf().musterstadt, 'Anna Müller'),
    );
    await agent.get('/t/musterstadt/session').expect(200);
    await settle({ idleMinutes: 10 });
    leaveAlone(9);
    await agent.get('/t/musterstadt/session').expect(200);
    jest.restoreAllMocks();
    leaveAlone(9 + 11);
    await agent.get('/t/musterstadt/session').expect(303);
    await agent.get('/t/musterstadt/session').expect(303);
    await settle({ idleMinutes: 480 });
    await agent.get('/t/musterstadt/session').expect(303);
  });

  it('end a session that began before they were set: lasting for too long, however much it is used', async () => {
    const portal = portalOf();
    const began = portal.clock.now;
    const { agent } = await portal.signedIn(await portal.person(portal.musterstadt, 'Anna Müller'));
    await settle({ longestHours: 1, idleMinutes: 30 });
    portal.clock.now = new Date(began.getTime() + 59 * 60_000);
    const { text } = await agent.get('/t/musterstadt/session').expect(200);
    expect(footerOf(text)).toContain('Ihre Sitzung endet am 23.11.2026, 15:03 Uhr.');
    portal.clock.now = new Date(began.getTime() + 60 * 60_000);
    await agent.get('/t/musterstadt/session').expect(303);
    portal.clock.now = began;
    await agent.get('/t/musterstadt/session').expect(303);
  });

  it('are those of the municipality that somebody belongs to, and of no other', async () => {
    await settle({ longestHours: 1, idleMinutes: 10 });
    const portal = portalOf();
    const { agent } = await portal.signedIn(await portal.person(portal.nebendorf, 'Nora Nachbar'));
    leaveAlone(30);
    await agent.get('/t/nebendorf/session').expect(200);
  });
});
