// Adding a device and looking at it over HTTP: systems, places, hostile names, double clicks, isolation.
import { resumeGrant } from '../../src/usecases/resume-grant';
import { suspendGrant } from '../../src/usecases/suspend-grant';
import { startTime, usePortal } from '../support/portal';
import { employeeRoutes, granted, visitor, withDevice, wordsOf, type Visitor } from '../support/employee';

const portalOf = usePortal(employeeRoutes);
const access = '/t/musterstadt/access';
const notebook = { name: 'Notebook Bauamt', system: 'windows', inventoryNumber: '' };

afterEach(() => {
  portalOf().clock.now = startTime;
});

async function holder(name = 'Anna Müller') {
  const portal = portalOf();
  const anna = await visitor(portal, portal.musterstadt, name);
  const grant = await granted(portal, anna.who);
  return { ...anna, grant, form: `${access}/${grant.id}/devices/new` };
}
const devicesOf = ({ who }: Visitor) => portalOf().musterstadt.store.devices.ofPerson(who.personId);

describe('a new device', () => {
  it('is added, shown, and leads on to its file', async () => {
    const anna = await holder();
    const answer = await anna.browser.submit(anna.form, anna.form, {
      ...notebook,
      inventoryNumber: 'MU-4711',
    });
    const [device] = await devicesOf(anna);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`${access}/devices/${device?.id}`);
    expect(device).toMatchObject({
      name: 'Notebook Bauamt',
      system: 'windows',
      inventoryNumber: 'MU-4711',
      state: 'active',
    });
    const { text } = await anna.browser.agent.get(`${access}/devices/${device?.id}`).expect(200);
    const words = wordsOf(text);
    expect(words).toContain('„Notebook Bauamt“ ist angemeldet.');
    expect(words).toContain('MU-4711');
    expect(words).toContain('Ihre Verwaltung hat noch kein Gateway in Betrieb');
    expect(text).not.toContain('name="replaces"');
  });

  it.each([
    [{ name: '' }, 'field-name', 'Hier fehlt noch eine Angabe.'],
    [{ name: 'x'.repeat(500) }, 'field-name', 'Die Angabe ist zu lang. Möglich sind 60 Zeichen.'],
    [{ name: 'a\u0007b' }, 'field-name', 'Zeichen, die hier nicht möglich sind'],
    [{ inventoryNumber: 'y'.repeat(41) }, 'field-inventoryNumber', 'Die Angabe ist zu lang.'],
    [{ system: 'amiga' }, 'field-system-1', 'Wählen Sie einen der Vorschläge aus.'],
    [{ system: '' }, 'field-system-1', 'Wählen Sie einen der Vorschläge aus.'],
  ])('is not taken: %#', async (change, anchor, sentence) => {
    const anna = await holder();
    const answer = await anna.browser.submit(anna.form, anna.form, { ...notebook, ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`href="#${anchor}"`);
    expect(wordsOf(answer.text)).toContain(sentence);
    expect(await devicesOf(anna)).toEqual([]);
  });

  it('may be called what people call things; markup and line breaks come out harmless', async () => {
    const anna = await holder();
    const name = '<img src=x onerror=alert(1)>\r\n"Gerät" & ß';
    await anna.browser.submit(anna.form, anna.form, { ...notebook, name });
    const [device] = await devicesOf(anna);
    expect(device?.name).toBe('<img src=x onerror=alert(1)> "Gerät" & ß');
    for (const path of [`${access}/devices/${device?.id}`, access, `${access}/devices/${device?.id}/lost`]) {
      const { text } = await anna.browser.agent.get(path).expect(200);
      expect(text).not.toContain('<img src=x');
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    }
  });

  it('sent twice is one device, and the second answer leads to it', async () => {
    const anna = await holder();
    const { agent } = anna.browser;
    const token = /name="_csrf" value="([^"]+)"/.exec((await agent.get(anna.form)).text)?.[1];
    const send = () =>
      agent
        .post(anna.form)
        .type('form')
        .send({ ...notebook, _csrf: token });
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([303, 303]);
    const devices = await devicesOf(anna);
    expect(devices).toHaveLength(1);
    const third = await send();
    expect(third.headers['location']).toBe(`${access}/devices/${devices[0]?.id}`);
  });

  it('needs a name of its own', async () => {
    const anna = await holder();
    await anna.browser.submit(anna.form, anna.form, notebook);
    const answer = await anna.browser.submit(anna.form, anna.form, {
      ...notebook,
      name: 'NOTEBOOK Bauamt',
      system: 'linux',
    });
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.text)).toContain('So heißt schon eines Ihrer Geräte.');
    expect(await devicesOf(anna)).toHaveLength(1);
  });

  it('finds no form where there is no place left, and is refused when it comes too late', async () => {
    const anna = await holder();
    const stale = /name="_csrf" value="([^"]+)"/.exec((await anna.browser.agent.get(anna.form)).text)?.[1];
    for (const name of ['Eins', 'Zwei'])
      await anna.browser.submit(anna.form, anna.form, { ...notebook, name });
    const { text } = await anna.browser.agent.get(anna.form).expect(200);
    expect(wordsOf(text)).toContain('Alle Plätze für Geräte sind belegt.');
    expect(text).not.toContain('name="system"');
    const late = await anna.browser.agent
      .post(anna.form)
      .type('form')
      .send({ ...notebook, name: 'Drei', _csrf: stale });
    expect(late.status).toBe(303);
    const next = await anna.browser.agent.get(String(late.headers['location']));
    expect(wordsOf(next.text)).toContain('Alle Plätze für Geräte sind belegt.');
    expect(await devicesOf(anna)).toHaveLength(2);
  });

  it('waits for the end of a suspension and for the first day', async () => {
    const portal = portalOf();
    const anna = await holder();
    const admin = await portal.person(portal.musterstadt, 'Ingo', 'it-admin');
    await suspendGrant(portal.ports, admin, { id: anna.grant.id, reason: 'Klärung' });
    expect(wordsOf((await anna.browser.agent.get(anna.form)).text)).toContain(
      'Ihr Zugang ist vorübergehend gesperrt.',
    );
    const refused = await anna.browser.submit('/t/musterstadt/start', anna.form, notebook);
    expect([refused.status, refused.headers['location']]).toEqual([303, access]);
    expect(await devicesOf(anna)).toEqual([]);
    await resumeGrant(portal.ports, admin, anna.grant.id);
    const early = await visitor(portal);
    const later = await granted(portal, early.who, { from: '2026-12-01', until: '2027-01-31' });
    const { text } = await early.browser.agent.get(`${access}/${later.id}/devices/new`).expect(200);
    expect(wordsOf(text)).toContain('Ihr Zugang beginnt am 1. Dezember 2026.');
  });
});

describe('an access and its devices', () => {
  it('are listed with what the employer can and cannot see', async () => {
    const anna = await holder();
    await anna.browser.submit(anna.form, anna.form, notebook);
    const words = wordsOf((await anna.browser.agent.get(access).expect(200)).text);
    expect(words).toContain('Gültig 23.11.2026–30.06.2027');
    expect(words).toContain('1 von 2 eingerichtet');
    expect(words).toContain('Notebook Bauamt Windows aktiv Zugangsdatei fehlt noch');
    expect(words).toContain('Das sieht niemand, auch Ihre IT nicht');
    expect(words).toContain('wann, wie oft und wie lange Sie verbunden sind');
  });

  it('say how to go on when there is none, and when it is over', async () => {
    const portal = portalOf();
    const nobody = await visitor(portal);
    expect(wordsOf((await nobody.browser.agent.get(access)).text)).toContain(
      'Sie haben im Moment keinen Zugang.',
    );
    const anna = await holder();
    portal.clock.now = new Date('2027-07-01T08:00:00Z');
    const browser = await portal.signedIn(anna.who);
    const words = wordsOf((await browser.agent.get(access)).text);
    expect(words).toContain('Frühere Zugänge');
    expect(words).toContain('abgelaufen');
    expect(words).toContain('Brauchen Sie wieder einen Zugang? Stellen Sie einen neuen Antrag.');
    expect(wordsOf((await browser.agent.get(anna.form)).text)).toContain('Dieser Zugang ist abgelaufen.');
  });

  it('are nobody else’s: other people, admins and other municipalities find nothing there', async () => {
    const portal = portalOf();
    const anna = await holder();
    await anna.browser.submit(anna.form, anna.form, notebook);
    const [device] = await devicesOf(anna);
    const admin = await portal.person(portal.musterstadt, 'Ingo', 'it-admin');
    const others = [
      await visitor(portal, portal.musterstadt, 'Eve'),
      { who: admin, browser: await portal.signedIn(admin) },
    ];
    const own = [
      anna.form,
      `${access}/devices/${device?.id}`,
      ...['file', 'lost', 'remove'].map((act) => `${access}/devices/${device?.id}/${act}`),
    ];
    for (const { browser } of others) {
      for (const path of own) await browser.agent.get(path).expect(404);
      for (const act of ['file', 'lost', 'remove']) {
        const answer = await browser.submit(
          '/t/musterstadt/start',
          `${access}/devices/${device?.id}/${act}`,
          { protocol: 'openvpn', replaces: '' },
        );
        expect(answer.status).toBe(404);
      }
      expect((await browser.submit('/t/musterstadt/start', anna.form, notebook)).status).toBe(404);
    }
    const dorf = await visitor(portal, portal.nebendorf);
    const strange = `/t/nebendorf/access/devices/${device?.id}`;
    const there = await dorf.browser.agent.get(strange).expect(404);
    const missing = await dorf.browser.agent
      .get('/t/nebendorf/access/devices/0197a000-0000-7000-8000-00000000dead')
      .expect(404);
    const plain = (text: string): string => wordsOf(text).replace(/die Nummer .*/, '');
    expect(plain(there.text)).toBe(plain(missing.text));
    await dorf.browser.agent.get(`${access}/devices/${device?.id}`).expect(303);
    expect(await devicesOf(anna)).toMatchObject([{ state: 'active', lost: false }]);
  });
});

describe('the doors', () => {
  it('are closed without a session and without the token, and a GET opens nothing', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const device = await withDevice(portal, anna.who);
    const base = `${access}/devices/${device.id}`;
    const paths = [
      `${access}/${device.grantId}/devices/new`,
      `${base}/server-file`,
      `${base}/lost`,
      `${base}/remove`,
    ];
    for (const path of paths) {
      await portal.stranger().agent.get(path).expect(303);
      await portal.stranger().agent.post(path).type('form').send(notebook).expect(303);
      await anna.browser.agent.post(path).type('form').send(notebook).expect(403);
      await anna.browser.agent.get(`${path}?protocol=openvpn&replaces=&name=x&system=linux`);
    }
    expect(await devicesOf(anna)).toMatchObject([{ state: 'active', lost: false }]);
    expect(await portal.musterstadt.store.credentials.ofDevice(device.id)).toEqual([]);
  });

  it('do not open to an oversized body', async () => {
    const anna = await holder();
    expect(
      (await anna.browser.submit(anna.form, anna.form, { ...notebook, name: 'x'.repeat(70_000) })).status,
    ).toBe(413);
  });
});

it('outside the times of use says why nothing is reached, on the device’s page and on "my access"', async () => {
  const portal = portalOf();
  const anna = await visitor(portal, portal.musterstadt, 'Anna Abend');
  const device = await withDevice(portal, anna.who);
  const { profiles } = portal.musterstadt.store;
  const [profile] = await profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const { id, reach, reachRevision } = profile;
  const pages = [access, `${access}/devices/${device.id}`];
  const texts = async () =>
    Promise.all(pages.map(async (page) => wordsOf((await anna.browser.agent.get(page)).text)));
  for (const text of await texts()) expect(text).not.toContain('Nutzungszeiten');
  await profiles.setReach(id, { ...reach, times: { days: [1], from: '06:00', to: '14:04' } }, reachRevision);
  try {
    for (const text of await texts()) {
      expect(text).toContain('Mo, 06:00 bis 14:04 Uhr');
      expect(text).not.toContain('Außerhalb der Nutzungszeiten');
    }
    portal.clock.now = new Date(startTime.getTime() + 60_000);
    for (const text of await texts()) {
      expect(text).toContain('Außerhalb der Nutzungszeiten');
      expect(text).toContain('Zurzeit erreichen Sie darüber nichts.');
    }
  } finally {
    await profiles.setReach(id, reach, reachRevision + 1);
  }
});
