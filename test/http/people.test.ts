// People and devices: search that forgives, views kept in the address, the person's page, the device's page with its proof.
import { addDevice } from '../../src/usecases/add-device';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { removeGateway } from '../../src/usecases/remove-gateway';
import { reportDeviceLost } from '../../src/usecases/report-device-lost';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { issueCredential } from '../../src/usecases/issue-credential';
import { suspendGrant } from '../../src/usecases/suspend-grant';
import { givenAccess, type GivenAccess } from '../support/given-access';
import { startTime, usePortal } from '../support/portal';
import { readyGateway, type ReadyGateway } from '../support/ready-gateway';
import type { Browser } from './support/app';
import { applied, browserOf, itRoutes, textOf } from '../support/it-pages';

const portalOf = usePortal((ports) => itRoutes(ports));
const people = '/t/musterstadt/people';
const town = () => portalOf().musterstadt;
const devicePage = ({ device }: GivenAccess): string => `${people}/devices/${device.id}`;
const later = (seconds: number): Date => new Date(startTime.getTime() + seconds * 1000);

let nord: ReadyGateway;
let sued: ReadyGateway;
let given: GivenAccess;
let admin: Browser;

beforeAll(async () => {
  nord = await readyGateway(portalOf(), town(), 'gateway-nord');
  sued = await readyGateway(portalOf(), town(), 'gateway-sued');
  given = await givenAccess(portalOf(), town());
  admin = await browserOf(portalOf(), town(), 'it-admin');
});

beforeEach(() => {
  portalOf().clock.now = startTime;
});

const read = async (address: string, browser = admin): Promise<string> =>
  textOf((await browser.agent.get(address).expect(200)).text);

describe('the search', () => {
  it.each(['anna müller', 'MUELLER anna', 'mül an', 'Anna  Mu', 'bauamt anna'])(
    'finds Anna Müller by %s',
    async (words) => {
      const page = await admin.agent.get(`${people}?q=${encodeURI(words)}`).expect(200);
      expect(page.text).toContain(`href="${people}/${given.holder.personId}"`);
      expect(textOf(page.text)).toContain('Anna Müller Bauamt aktiv bis 30.06.2027 1');
      expect(textOf(page.text)).toContain('1 Treffer');
    },
  );

  it.each(['xyz', '!!!', '%', "' OR 1=1 --", '<script>alert(1)</script>', '你好'])(
    'finds nobody by %s and says what to try',
    async (words) => {
      const page = await admin.agent.get(people).query({ q: words }).expect(200);
      expect(page.text).not.toContain('<script>alert');
      expect(textOf(page.text)).toContain('Nichts gefunden zu');
      expect(textOf(page.text)).toContain('Prüfen Sie die Schreibweise');
    },
  );

  it('lists everybody for an empty or blank one', async () => {
    expect(await read(people)).toContain('Gabi Gateway');
    expect(await read(`${people}?q=%20%20`)).toContain('Gabi Gateway');
  });

  it('bears a text of any length', async () => {
    await admin.agent
      .get(people)
      .query({ q: 'a'.repeat(5000) })
      .expect(200);
  });

  it('finds devices by their own words and by their holder', async () => {
    for (const words of ['notebook', 'mueller note', 'BAUAMT anna']) {
      const page = await admin.agent.get(people).query({ view: 'devices', q: words }).expect(200);
      expect(page.text).toContain(`href="${devicePage(given)}"`);
      expect(page.text).toContain('name="view" value="devices"');
    }
  });
});

describe('the views', () => {
  it.each([
    ['', 'Personen'],
    ['?view=devices', 'Geräte'],
    ['?view=ending', 'Enden bald'],
    ['?view=lost', 'Verlust gemeldet'],
    ['?view=unknown', 'Personen'],
  ])('at %s show %s', async (query, tab) => {
    const page = await admin.agent.get(people + query).expect(200);
    expect(
      /aria-current="page">([^<]+)<\/a><\/li>/.exec(page.text.slice(page.text.indexOf('class="tabs"')))?.[1],
    ).toBe(tab);
  });

  it('turn pages and keep the view and the words', async () => {
    for (let count = 0; count < 51; count += 1) await portalOf().person(town(), `Paging Person${count}`);
    const page = await admin.agent.get(`${people}?q=paging`).expect(200);
    expect(textOf(page.text)).toContain('51 Treffer Ältere anzeigen');
    const [, older = ''] = /href="([^"]*after=[^"]*)"/.exec(page.text) ?? [];
    expect(older).toContain('q=paging');
    const text = await read(older.replaceAll('&amp;', '&'));
    expect(text).toContain('Paging Person0 ');
    expect(text).not.toContain('Paging Person50');
    expect(text).toContain('Zum Anfang');
  });

  it('list accesses that end within 30 days, and none that end later', async () => {
    const period = { from: '2026-11-23', until: '2026-12-10' };
    const { request } = await applied(portalOf(), { town: town(), name: 'Peter Kurz' }, { period });
    await approveAccessRequest(portalOf().ports, given.admin, request.id);
    const text = await read(`${people}?view=ending`);
    expect(text).toContain('Peter Kurz Bauamt Homeoffice Standard 10.12.2026 17 Tage');
    expect(text).not.toContain('Anna Müller');
  });

  it('say why a list is empty', async () => {
    const calm = await browserOf(portalOf(), portalOf().nebendorf, 'help-desk');
    for (const [view, words] of [
      ['devices', 'Noch hat niemand ein Gerät eingerichtet.'],
      ['ending', 'In den nächsten 30 Tagen endet kein Zugang.'],
      ['lost', 'Kein Gerät ist als verloren gemeldet.'],
    ] as const) {
      expect(await read(`/t/nebendorf/people?view=${view}`, calm)).toContain(words);
    }
  });
});

describe("a person's page", () => {
  const person = (): string => `${people}/${given.holder.personId}`;

  it('shows accesses, devices, requests and what happened', async () => {
    const text = await read(person());
    expect(text).toContain(
      'Homeoffice Standard aktiv Gültig 23.11.2026–30.06.2027 Geräte 1 von 2 Zugang sperren Zugang widerrufen',
    );
    expect(text).toContain('Notebook Bauamt Windows – aktiv');
    expect(text).toMatch(/MU-2026-\d{4} 23\.11\.2026–30\.06\.2027 23\.11\.2026, 14:03 Uhr freigegeben/);
    expect(text).toContain('Zugangsdatei ausgegeben');
    expect(text).toContain('Ingo Technik');
  });

  it('offers the help desk to suspend, and nothing else', async () => {
    const helper = await browserOf(portalOf(), town(), 'help-desk');
    const page = await helper.agent.get(person()).expect(200);
    expect(page.text).toContain(`/people/grants/${given.device.grantId}/suspend"`);
    expect(page.text).not.toMatch(/\/(revoke|resume)"/);
    expect(page.text).not.toContain('/musterstadt/queue/');
    expect(page.text).not.toContain('/musterstadt/audit');
  });

  it('turns the pages of the history by number', async () => {
    const helper = await browserOf(portalOf(), town(), 'help-desk');
    const { holder } = given;
    for (let count = 0; count < 25; count += 1) {
      await town().store.audit.append(
        {
          action: 'grant.suspended',
          actor: given.admin.ref,
          subject: holder.ref,
          object: { kind: 'grant', id: given.device.grantId },
          data: {},
          reason: `Anlass <${count}>.`,
        },
        startTime,
      );
    }
    const page = await helper.agent.get(person()).expect(200);
    expect(page.text).toContain('Anlass &lt;24&gt;.');
    expect(page.text).not.toContain('Anlass &lt;4&gt;.');
    const [, older = ''] = /href="([^"]*after=\d+#course)"/.exec(page.text) ?? [];
    const next = await helper.agent.get(older).expect(200);
    expect(next.text).toContain('Anlass &lt;4&gt;.');
    expect(next.text).toContain('Zum Anfang');
    for (const odd of ['?after=-1', '?after=x', '?after=999999999999999', '?after=1e9']) {
      await helper.agent.get(person() + odd).expect(200);
    }
  });
});

describe('the explanation for the telephone', () => {
  const said = async (personId: string): Promise<string> => {
    const desk = await browserOf(portalOf(), town(), 'help-desk');
    const text = await read(`${people}/${personId}`, desk);
    return text.slice(text.indexOf('Warum geht es nicht?'), text.indexOf('Zugänge'));
  };

  it('says what stands in the way, since when, by whom, and what helps', async () => {
    const { holder, request } = await applied(portalOf(), { town: town(), name: 'Paul Wartend' });
    expect(await said(holder.personId)).toMatch(/wartet auf die Entscheidung der IT\. seit 23\.11\.2026/);
    const ingo = await portalOf().person(town(), 'Ingo Sperrt', 'it-admin');
    await approveAccessRequest(portalOf().ports, ingo, request.id);
    expect(await said(holder.personId)).toContain('Der Zugang beginnt erst am 01.12.2026.');
    const [grant] = await town().store.grants.ofPerson(holder.personId);
    if (grant === undefined) throw new Error('a grant was expected');
    await suspendGrant(portalOf().ports, ingo, { id: grant.id, reason: 'Verdacht' });
    expect(await said(holder.personId)).toMatch(/gesperrt\. seit .*, durch Ingo Sperrt Nur die IT hebt/);
    const nobody = await portalOf().person(town(), 'Nora Nichts');
    expect(await said(nobody.personId)).toContain('Es gibt keinen Antrag. Die Person stellt');
  });
});

describe("a device's page", () => {
  it('says what it is, and that the gateways have it', async () => {
    await nord.confirm();
    await sued.confirm();
    const text = await read(devicePage(given));
    expect(text).toContain('Notebook Bauamt aktiv');
    expect(text).toContain('Freigabe an den Gateways');
    expect(text).toContain('gateway-nord 14:03:27 14:03:27 14:03:27 wirksam');
    expect(text).toContain('Zugang Homeoffice Standard, bis 30. Juni 2027');
    expect(text).toContain('VPN-Art OpenVPN, Zertifikat bis 23. November 2027');
    expect(text).toContain(
      `Gerätenummer ${given.credential.id.slice(0, 8)} vollständig: ${given.credential.id}`,
    );
    expect(text).not.toContain('Aktualisieren');
  });

  it('shows a revocation as ordered, then overdue, then in effect, and never sooner', async () => {
    const access = await givenAccess(portalOf(), town());
    await nord.confirm();
    await sued.confirm();
    await revokeDevice(portalOf().ports, access.admin, { id: access.device.id, reason: 'Gerät abgegeben' });
    const ordered = await read(devicePage(access));
    expect(ordered).toContain('Notebook Bauamt Widerruf: 0 von 2 Gateways bestätigt');
    expect(ordered).toContain('gateway-nord 14:03:27 – – veranlasst');
    expect(ordered).not.toMatch(/widerrufen W|wirksam seit/);
    expect(ordered).toContain('Aktualisieren');

    portalOf().clock.now = later(30);
    await nord.confirm();
    await town().store.gateways.heard(nord.id, later(30));
    const half = await read(devicePage(access));
    expect(half).toContain('Widerruf: 1 von 2 Gateways bestätigt');
    expect(half).toContain('gateway-nord 14:03:27 14:03:57 14:03:57 wirksam');
    expect(half).toContain('gateway-sued 14:03:27 – – veranlasst');

    portalOf().clock.now = later(120);
    const overdue = await admin.agent.get(devicePage(access)).expect(200);
    expect(overdue.text).toMatch(/kern-badge--danger">.*Widerruf: 1 von 2 Gateways bestätigt/);
    expect(textOf(overdue.text)).toContain('Der Widerruf ist noch nicht überall wirksam.');
    expect(textOf(overdue.text)).toContain('gateway-sued antwortet seit 14:03:27 Uhr nicht.');
    expect(textOf(overdue.text)).toContain('gateway-sued 14:03:27 – – noch nicht bestätigt');

    await sued.confirm();
    const effective = await read(devicePage(access));
    expect(effective).toContain('Notebook Bauamt widerrufen wirksam seit 14:05:27');
    expect(effective).not.toContain('Aktualisieren');
    expect(effective).toContain('Widerrufen ist endgültig.');
    expect(effective).toContain('Gerät widerrufen 23.11.2026, 14:03 Uhr Ingo Technik Gerät abgegeben');
  });

  it('says what a gateway reports that did not succeed, and which can be reached but is slow', async () => {
    const access = await givenAccess(portalOf(), town());
    await nord.confirm();
    await sued.confirm();
    await revokeDevice(portalOf().ports, access.admin, { id: access.device.id, reason: 'Test' });
    await nord.confirm(access.credential.id);
    portalOf().clock.now = later(61);
    await town().store.gateways.heard(sued.id, later(61));
    const text = await read(devicePage(access));
    expect(text).toContain(
      'gateway-nord meldet, dass es nicht gelungen ist: Fehler: management-socket-away.',
    );
    expect(text).toContain('gateway-sued ist erreichbar, hat aber noch nicht bestätigt.');
  });

  it('takes nothing that a gateway confirmed before it was removed for proof of what came later', async () => {
    const west = await readyGateway(portalOf(), town(), 'gateway-west');
    const access = await givenAccess(portalOf(), town());
    for (const gateway of [nord, sued, west]) await gateway.confirm();
    await removeGateway(portalOf().ports, access.admin, west.id);
    await revokeDevice(portalOf().ports, access.admin, { id: access.device.id, reason: 'Test' });
    const text = await read(devicePage(access));
    expect(text).toContain('Widerruf: 0 von 2 Gateways bestätigt');
    expect(text).not.toContain('gateway-west');
    expect(text).not.toContain('wirksam seit');
  });

  it('says of a gateway that was removed without confirming what is left to do', async () => {
    const west = await readyGateway(portalOf(), town(), 'gateway-west-2');
    const access = await givenAccess(portalOf(), town());
    for (const gateway of [nord, sued, west]) await gateway.confirm();
    await revokeDevice(portalOf().ports, access.admin, { id: access.device.id, reason: 'Test' });
    await removeGateway(portalOf().ports, access.admin, west.id);
    for (const gateway of [nord, sued]) await gateway.confirm();
    portalOf().clock.now = later(61);
    const text = await read(devicePage(access));
    expect(text).toContain('Widerruf: 2 von 3 Gateways bestätigt');
    expect(text).toContain('gateway-west-2 wurde aus dem Portal entfernt, bevor es bestätigt hat.');
  });

  it('never overlooks an earlier access file that a gateway has not given up', async () => {
    const access = await givenAccess(portalOf(), town());
    await nord.confirm();
    await sued.confirm();
    const { ports } = portalOf();
    const replacing = {
      deviceId: access.device.id,
      protocol: 'wireguard',
      replaces: access.credential.id,
    } as const;
    await issueCredential(ports, access.holder, replacing);
    await nord.confirm();
    portalOf().clock.now = later(61);
    const text = await read(devicePage(access));
    expect(text).toContain(`Frühere Zugangsdatei ${access.credential.id.slice(0, 8)}: Widerruf noch offen`);
    expect(text).toContain('gateway-sued 14:03:27 – – noch nicht bestätigt');
    await sued.confirm();
    expect(await read(devicePage(access))).not.toContain('Frühere Zugangsdatei');
  });

  it('is suspended under a suspended access, and says why', async () => {
    const access = await givenAccess(portalOf(), town());
    await suspendGrant(portalOf().ports, access.admin, { id: access.device.grantId, reason: '' });
    await nord.confirm();
    await sued.confirm();
    const text = await read(devicePage(access));
    expect(text).toContain('Notebook Bauamt gesperrt wirksam seit');
    expect(text).toContain('Über den Zugang gesperrt');
    expect(await read(`${people}?view=devices&q=notebook`)).toContain('gesperrt');
  });

  it('reported lost is marked everywhere', async () => {
    const access = await givenAccess(portalOf(), town());
    await reportDeviceLost(portalOf().ports, access.holder, access.device.id);
    expect(await read(devicePage(access))).toContain('Verlust gemeldet');
    expect(await read(`${people}?view=lost`)).toContain(
      'Notebook Bauamt Windows Anna Müller Bauamt – gesperrt Verlust gemeldet',
    );
    expect(await read(`${people}/${access.holder.personId}`)).toContain('gesperrt Verlust gemeldet');
  });

  it('without an access file has nothing to prove', async () => {
    const tablet = { name: 'Tablet <neu>', system: 'android', inventoryNumber: 'INV-4711' } as const;
    const added = await addDevice(portalOf().ports, given.holder, {
      grantId: given.device.grantId,
      ...tablet,
    });
    const page = await admin.agent.get(`${people}/devices/${added.id}`).expect(200);
    expect(page.text).toContain('Tablet &lt;neu&gt;');
    expect(textOf(page.text)).toContain('Noch keine Zugangsdatei erstellt.');
    expect(textOf(page.text)).not.toMatch(/Wirksam|Freigabe/);
  });
});

it('shows nothing about when or how long somebody was connected', async () => {
  const pages = [devicePage(given), `${people}/${given.holder.personId}`, people, `${people}?view=devices`];
  for (const address of pages) {
    const { text } = await admin.agent.get(address).expect(200);
    expect(text).not.toMatch(
      /zuletzt (verbunden|gesehen|online)|Sitzungsdauer|gerade online|handshake|10\.92\.\d|Byte/i,
    );
  }
});
