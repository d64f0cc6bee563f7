// The start page says where the person stands and what is next, in every standing.
import { denyAccessRequest } from '../../src/usecases/deny-access-request';
import { reportDeviceLost } from '../../src/usecases/report-device-lost';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { revokeGrant } from '../../src/usecases/revoke-grant';
import { suspendGrant } from '../../src/usecases/suspend-grant';
import { startTime, usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import {
  applied,
  employeeRoutes,
  granted,
  visitor,
  withDevice,
  withFile,
  wordsOf,
  type Visitor,
} from '../support/employee';

const portalOf = usePortal(employeeRoutes);

beforeAll(async () => {
  await readyGateway(portalOf(), portalOf().musterstadt);
});
afterEach(() => {
  portalOf().clock.now = startTime;
});

const startOf = async ({ browser }: Visitor, lang = 'de'): Promise<string> =>
  (await browser.agent.get('/t/musterstadt/start').set('Cookie', `fernamt-language=${lang}`).expect(200))
    .text;
const headline = (html: string): string => wordsOf(/<h1>[\s\S]*?<\/h1>/.exec(html)?.[0] ?? '');
const primary = (html: string): readonly string[] =>
  [...html.matchAll(/<a class="kern-btn kern-btn--primary" href="([^"]+)">/g)].map(([, href = '']) => href);

describe('the start page', () => {
  it('offers the application to somebody new', async () => {
    const html = await startOf(await visitor(portalOf()));
    expect(headline(html)).toBe('Sie haben noch keinen Zugang. Beantragen Sie ihn jetzt.');
    expect(primary(html)).toEqual(['/t/musterstadt/requests/new']);
    expect(wordsOf(html)).toContain('Ihr nächster Schritt');
  });

  it('tells somebody without the role that there is nothing to apply for', async () => {
    const portal = portalOf();
    const who = await portal.person(portal.musterstadt, 'Rita Revision');
    const html = await startOf({ who, browser: await portal.signedIn({ ...who, roles: ['auditor'] }) });
    expect(headline(html)).toBe('Ihr Konto ist hier noch nicht für einen Zugang vorgesehen.');
    expect(html).not.toContain('requests/new');
  });

  it('says since when a request waits, with its case number beside the hotline', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const request = await applied(portal, anna.who);
    portal.clock.now = new Date(startTime.getTime() + 3 * 86_400_000);
    const again = { ...anna, browser: await portal.signedIn(anna.who) };
    const html = await startOf(again);
    expect(headline(html)).toBe('Ihr Antrag wartet auf die Entscheidung Ihrer IT.');
    expect(wordsOf(html)).toContain(
      'am 23. November 2026 eingereicht; seitdem liegt er Ihrer IT vor (seit 3 Tagen)',
    );
    expect(wordsOf(html)).toContain(`Nennen Sie Ihre Vorgangsnummer: ${request.caseNumber}`);
    expect(primary(html)).toEqual([`/t/musterstadt/requests/${request.id}`]);
  });

  it('gives the reason of a denial, escaped, and a way on', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const request = await applied(portal, anna.who);
    const admin = await portal.person(portal.musterstadt, 'Ingo', 'it-admin');
    await denyAccessRequest(portal.ports, admin, { id: request.id, reason: 'Nicht nötig <b>& zu teuer</b>' });
    const html = await startOf(anna);
    expect(headline(html)).toBe('Ihr Antrag wurde abgelehnt.');
    expect(html).toContain('Nicht nötig &lt;b&gt;&amp; zu teuer&lt;/b&gt;');
    expect(primary(html)).toEqual(['/t/musterstadt/requests/new']);
  });

  it('leads from the grant to the device, to its file, to the connection', async () => {
    const portal = portalOf();
    const town = portal.musterstadt;
    const ready = await visitor(portal);
    const grant = await granted(portal, ready.who);
    const html = await startOf(ready);
    expect(headline(html)).toBe('Ihr Zugang ist bereit. Richten Sie jetzt Ihr Gerät ein.');
    expect(html).toContain('gilt bis zum <strong>30. Juni 2027</strong> für bis zu 2 Geräte');
    expect(primary(html)).toEqual([`/t/musterstadt/access/${grant.id}/devices/new`]);

    const named = await visitor(portal);
    const device = await withDevice(portal, named.who);
    const fileMissing = await startOf(named);
    expect(headline(fileMissing)).toBe(
      'Fast geschafft: Erstellen Sie die Zugangsdatei für „Notebook Bauamt“.',
    );
    expect(primary(fileMissing)).toEqual([`/t/musterstadt/access/devices/${device.id}`]);

    const filed = await visitor(portal);
    const { credential } = await withFile(portal, filed.who);
    expect(headline(await startOf(filed))).toBe(
      '„Notebook Bauamt“ ist vorbereitet. Prüfen Sie jetzt die Verbindung.',
    );
    await town.store.credentials.markConnected(credential.gatewayGroupId, [credential.id]);
    expect(headline(await startOf(filed))).toBe('Ihr Zugang ist eingerichtet.');
  });

  it('says when an access begins, ends soon, and has ended', async () => {
    const portal = portalOf();
    const early = await visitor(portal);
    await granted(portal, early.who, { from: '2026-12-01', until: '2027-03-31' });
    expect(headline(await startOf(early))).toBe(
      'Ihr Zugang ist freigegeben. Er beginnt am 1. Dezember 2026.',
    );

    const ending = await visitor(portal);
    await withFile(portal, ending.who);
    portal.clock.now = new Date('2027-06-20T10:00:00Z');
    const soon = await startOf({ ...ending, browser: await portal.signedIn(ending.who) });
    expect(headline(soon)).toBe('Ihr Zugang endet am 30. Juni 2027.');
    expect(primary(soon)).toEqual(['/t/musterstadt/requests/new']);
    portal.clock.now = new Date('2027-07-01T10:00:00Z');
    const over = await startOf({ ...ending, browser: await portal.signedIn(ending.who) });
    expect(headline(over)).toBe('Ihr Zugang ist abgelaufen.');
    expect(wordsOf(over)).toContain('Er galt bis zum 30. Juni 2027.');
  });

  it('says that the only device is gone for good, and leads to a new one', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const { device } = await withFile(portal, anna.who);
    const admin = await portal.person(portal.musterstadt, 'Ingo', 'it-admin');
    await revokeDevice(portal.ports, admin, { id: device.id, reason: 'Ausgemustert' });
    const html = await startOf(anna);
    expect(headline(html)).toBe('„Notebook Bauamt“ gehört nicht mehr zu Ihrem Zugang.');
    expect(wordsOf(html)).toContain('Ihr Zugang selbst gilt weiter bis zum 30. Juni 2027');
    expect(html).not.toContain('Ausgemustert');
    expect(primary(html)).toEqual([`/t/musterstadt/access/${device.grantId}/devices/new`]);
    expect(html).toContain(`href="/t/musterstadt/access/devices/${device.id}"`);
  });

  it('says that access or device is held up, and by whom it goes on', async () => {
    const portal = portalOf();
    const town = portal.musterstadt;
    const admin = await portal.person(town, 'Ingo', 'it-admin');
    const held = await visitor(portal);
    const grant = await granted(portal, held.who);
    await suspendGrant(portal.ports, admin, { id: grant.id, reason: 'Klärung' });
    const suspended = await startOf(held);
    expect(headline(suspended)).toBe('Ihr Zugang ist vorübergehend gesperrt.');
    expect(suspended).not.toContain('Klärung');
    await revokeGrant(portal.ports, admin, { id: grant.id, reason: 'Ausgeschieden' });
    expect(headline(await startOf(held))).toBe('Ihr Zugang wurde dauerhaft entzogen.');

    const loser = await visitor(portal);
    const { device } = await withFile(portal, loser.who);
    await reportDeviceLost(portal.ports, loser.who, device.id);
    const lost = await startOf(loser);
    expect(headline(lost)).toBe('„Notebook Bauamt“ ist vorübergehend gesperrt.');
    expect(wordsOf(lost)).toContain('Sie haben es als verloren gemeldet.');
  });

  it('keeps an open request in sight beside an access', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await granted(portal, anna.who);
    const follow = await applied(portal, anna.who, { from: '2027-07-01', until: '2027-12-31' });
    const html = await startOf(anna);
    expect(wordsOf(html)).toContain(
      `Ihr Antrag ${follow.caseNumber} wartet noch auf die Entscheidung Ihrer IT.`,
    );
  });

  it('takes a loss at once: one device directly, several by choice', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    expect(wordsOf(await startOf(anna))).toContain('Sobald Sie ein Gerät eingerichtet haben');
    const device = await withDevice(portal, anna.who);
    expect(await startOf(anna)).toContain(`href="/t/musterstadt/access/devices/${device.id}/lost"`);
  });

  it('says the same in English', async () => {
    expect(headline(await startOf(await visitor(portalOf()), 'en'))).toBe(
      'You have no access yet. Apply for it now.',
    );
  });

  it('is for people who are signed in here', async () => {
    const portal = portalOf();
    await portal
      .stranger()
      .agent.get('/t/musterstadt/start')
      .expect(303)
      .expect('Location', /^\/t\/musterstadt\/\?return=/);
    const dorf = await visitor(portal, portal.nebendorf);
    await dorf.browser.agent.get('/t/musterstadt/start').expect(303);
  });
});
