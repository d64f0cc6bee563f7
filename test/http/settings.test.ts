// The settings: who may see and change what, what a change means, and what is answered to wrong and stale forms.
import { settingsRoutes } from '../../src/http/settings/routes';
import type { Role } from '../../src/domain/roles';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { csrfTokenOn, type Browser } from './support/app';
import { startTime, usePortal } from '../support/portal';

const portalOf = usePortal((ports) => settingsRoutes(ports));

const overview = '/t/musterstadt/settings';
const part = (name: string): string => `${overview}/${name}`;
const pages = [overview, ...['general', 'leaflet', 'wireguard', 'wireguard-off', 'sign-in'].map(part)];

async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  return portal.signedIn(await portal.person(portal.musterstadt, 'Ines Leitung', ...roles));
}

const tenantNow = () => portalOf().musterstadt.store.tenant.get();

async function auditedActions(): Promise<readonly string[]> {
  const filter = { action: null, subject: null, objectId: null, from: null, before: null };
  const { items } = await portalOf().musterstadt.store.audit.list(filter, { afterSeq: null, limit: 100 });
  return items.map(({ action }) => action);
}

describe('who may', () => {
  it('must be signed in', async () => {
    for (const address of pages) {
      const { status, headers } = await portalOf().stranger().agent.get(address);
      expect(status).toBe(303);
      expect(headers['location']).toContain('/t/musterstadt/?return=');
    }
  });

  it.each<readonly [Role, readonly string[]]>([
    ['employee', []],
    ['help-desk', []],
    ['auditor', []],
    ['it-admin', [overview, ...['general', 'leaflet', 'wireguard', 'sign-in'].map(part)]],
    ['security-officer', [overview, part('wireguard'), part('wireguard-off')]],
    ['tenant-admin', pages],
  ])('as %s see just these: %p', async (role, allowed) => {
    const { agent } = await signedInAs(role);
    for (const address of pages) {
      expect([address, (await agent.get(address)).status]).toEqual([
        address,
        allowed.includes(address) ? 200 : 403,
      ]);
    }
  });

  it('may change nothing that they may not: IT decides nothing about WireGuard, security nothing else', async () => {
    const before = await tenantNow();
    const it = await signedInAs('it-admin');
    const security = await signedInAs('security-officer');
    const token = await csrfTokenOn(it.agent, overview);
    for (const address of [part('wireguard'), part('wireguard-off')]) {
      expect((await it.agent.post(address).type('form').send({ _csrf: token })).status).toBe(403);
    }
    const other = await csrfTokenOn(security.agent, overview);
    for (const address of [part('general'), part('leaflet')]) {
      expect((await security.agent.post(address).type('form').send({ _csrf: other })).status).toBe(403);
    }
    expect(await tenantNow()).toEqual(before);
  });

  it('cannot do so without the token of the page, nor in another municipality', async () => {
    const before = await portalOf().nebendorf.store.tenant.get();
    const { agent, submit } = await signedInAs('tenant-admin');
    const fields = { phone: '1', hours: '', mail: '', maxGrantDays: '1', handOverMinutes: '60' };
    expect((await agent.post(part('general')).type('form').send(fields)).status).toBe(403);
    const foreign = await submit(part('general'), '/t/nebendorf/settings/general', fields);
    expect(foreign.headers['location']).toBe('/t/nebendorf/?ended=1');
    expect(await portalOf().nebendorf.store.tenant.get()).toEqual(before);
  });
});

it('changes nothing by looking', async () => {
  const before = [await tenantNow(), await auditedActions()];
  const { agent } = await signedInAs('tenant-admin');
  for (const address of pages) await agent.get(address).expect(200);
  expect([await tenantNow(), await auditedActions()]).toEqual(before);
});

it('shows it all at a glance', async () => {
  const { text } = await (await signedInAs('tenant-admin')).agent.get(overview);
  for (const shown of ['0000 115-42', '365 Tage', 'Es gilt Fassung', 'Amtsleitung IT', 'Zugangsprofile']) {
    expect(text).toContain(shown);
  }
  for (const name of ['general', 'leaflet', 'wireguard', 'sign-in'])
    expect(text).toContain(`href="${part(name)}"`);
});

it('offers no change to whoever may only read', async () => {
  const { text } = await (await signedInAs('security-officer')).agent.get(overview);
  for (const name of ['general', 'leaflet', 'sign-in']) expect(text).not.toContain(`href="${part(name)}"`);
});

describe('contact and limits', () => {
  const fields = {
    phone: '0711 115-42',
    hours: 'Mo–Fr 7–18 Uhr',
    mail: 'hilfe@müsterstadt.de',
    maxGrantDays: '200',
    handOverMinutes: '30',
    confirmWithinSeconds: '120',
    federalState: 'DE-NI',
  };
  const send = async (changed: object) => {
    const { submit } = await signedInAs('it-admin');
    return submit(part('general'), part('general'), { ...fields, ...changed });
  };

  it('are saved, shown everywhere, and noted in the audit log', async () => {
    const { submit, agent } = await signedInAs('it-admin');
    const answer = await submit(part('general'), part('general'), fields);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(overview);
    const { text } = await agent.get(overview);
    expect(text).toContain('Die Einstellungen sind gespeichert.');
    expect(text).toContain('Niedersachsen');
    expect(text).toContain('Benutzerservice: 0711 115-42 (Mo–Fr 7–18 Uhr)');
    expect(await tenantNow()).toMatchObject({
      federalState: 'DE-NI',
      maxGrantDays: 200,
      handOverMinutes: 30,
      confirmWithinSeconds: 120,
      hotline: { mail: 'hilfe@müsterstadt.de' },
    });
    expect(await auditedActions()).toContain('tenant.settings-changed');
  });

  it('may be without a help desk', async () => {
    expect((await send({ phone: '', hours: ' ', mail: '' })).status).toBe(303);
    expect(await tenantNow()).toMatchObject({ hotline: null });
  });

  it.each([
    ['maxGrantDays', '0', 'Möglich ist mindestens 1.'],
    ['maxGrantDays', '-5', 'Möglich ist mindestens 1.'],
    ['maxGrantDays', '3661', 'Möglich ist höchstens 3660.'],
    ['maxGrantDays', '999999999999', 'Möglich ist höchstens 3660.'],
    ['maxGrantDays', '1e3', 'Geben Sie eine ganze Zahl ein.'],
    ['maxGrantDays', '', 'Hier fehlt noch eine Angabe.'],
    ['confirmWithinSeconds', '9', 'Möglich ist mindestens 10.'],
    ['confirmWithinSeconds', '3601', 'Möglich ist höchstens 3600.'],
    ['confirmWithinSeconds', '1 Minute', 'Geben Sie eine ganze Zahl ein.'],
    ['phone', 'fragen Sie Anna', 'Eine Telefonnummer besteht aus Ziffern'],
    ['phone', '"><script>alert(1)</script>', 'Eine Telefonnummer besteht aus Ziffern'],
    ['phone', '0'.repeat(500), 'Möglich sind 40 Zeichen.'],
    ['hours', 'ü'.repeat(500), 'Möglich sind 80 Zeichen.'],
    ['federalState', 'DE-XX', 'Wählen Sie einen der Vorschläge aus.'],
    ['mail', 'nirgends', 'Das ist keine E-Mail-Adresse.'],
    ['mail', 'a@b.de\nBcc: c@d.de', 'Das ist keine E-Mail-Adresse.'],
  ])('are refused with %s %p, and what was typed stays', async (name, value, sentence) => {
    const before = await tenantNow();
    const answer = await send({ [name]: value, hours: name === 'hours' ? value : 'nach Vereinbarung' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Fehler:');
    expect(answer.text).toContain(sentence);
    expect(answer.text).not.toContain('<script>alert');
    if (name !== 'hours') expect(answer.text).toContain('value="nach Vereinbarung"');
    expect(await tenantNow()).toEqual(before);
  });

  it('are shown as text, whatever they look like', async () => {
    expect((await send({ hours: '<b>immer</b>\r\nauch nachts' })).status).toBe(303);
    const { text } = await (await signedInAs('it-admin')).agent.get(overview);
    expect(text).toContain('&lt;b&gt;immer&lt;/b&gt; auch nachts');
    expect(text).not.toContain('<b>immer');
  });
});

describe('the leaflet', () => {
  const send = async (text: string, seen?: number) => {
    const { submit, agent } = await signedInAs('tenant-admin');
    const { leafletVersion } = await tenantNow();
    const answer = await submit(part('leaflet'), part('leaflet'), {
      text,
      seen: String(seen ?? leafletVersion),
    });
    return { answer, agent };
  };

  it('becomes a new version with a new text', async () => {
    const { leafletVersion } = await tenantNow();
    const { answer, agent } = await send('Neue Regeln.\nNoch eine – mit „Umlauten“ äöüß.');
    expect(answer.status).toBe(303);
    expect(await tenantNow()).toMatchObject({
      leafletVersion: leafletVersion + 1,
      leafletText: 'Neue Regeln.\nNoch eine – mit „Umlauten“ äöüß.',
    });
    expect((await agent.get(overview)).text).toContain(
      `Ab jetzt gilt das Merkblatt in Fassung ${leafletVersion + 1}.`,
    );
  });

  it('stays what it is with the same text, also after a second click', async () => {
    const { leafletText, leafletVersion } = await tenantNow();
    const { answer, agent } = await send(leafletText.replaceAll('\n', '\r\n'), leafletVersion - 1);
    expect(answer.status).toBe(303);
    expect((await tenantNow()).leafletVersion).toBe(leafletVersion);
    expect((await agent.get(overview)).text).toContain('Der Text ist derselbe.');
  });

  it('is not written over unseen: a stale form comes back with both texts', async () => {
    const { leafletVersion, leafletText } = await tenantNow();
    const { answer } = await send('Mein Entwurf von gestern.', leafletVersion - 1);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Inzwischen hat jemand anderes das Merkblatt geändert.');
    expect(answer.text).toContain('Mein Entwurf von gestern.');
    expect(answer.text).toContain(leafletText.split('\n')[0]);
    expect(answer.text).toContain(`name="seen" value="${leafletVersion}"`);
    expect((await tenantNow()).leafletText).toBe(leafletText);
    expect((await send('Mein Entwurf von gestern.')).answer.status).toBe(303);
  });

  it.each([
    ['nothing', '  \n ', 'Hier fehlt noch eine Angabe.'],
    ['too much', 'a'.repeat(8001), 'Möglich sind 8000 Zeichen.'],
    ['characters that disguise', 'gut\u202Etug', 'Zeichen, die hier nicht möglich sind'],
  ])('is refused with %s', async (_, text, sentence) => {
    const before = await tenantNow();
    const { answer } = await send(text);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(await tenantNow()).toEqual(before);
  });

  it('is refused when the form is too large to be read', async () => {
    expect((await send('ä'.repeat(20_000))).answer.status).toBe(413);
  });

  it('is shown as text, whatever it looks like', async () => {
    await send('<img src=x onerror=alert(1)>');
    const { agent } = await signedInAs('tenant-admin');
    for (const address of [overview, part('leaflet')]) {
      const { text } = await agent.get(address);
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(text).not.toContain('<img src=x');
    }
  });
});

describe('WireGuard', () => {
  const decision = {
    decidedBy: 'Ines Leitung, ISB',
    reason: 'Telefone im Außendienst.',
    reviewOn: '2027-06-01',
  };
  const send = async (changed: object = {}, role: Role = 'security-officer') => {
    const browser = await signedInAs(role);
    const answer = await browser.submit(part('wireguard'), part('wireguard'), { ...decision, ...changed });
    return { ...browser, answer };
  };
  const switchOff = async () => {
    const browser = await signedInAs('tenant-admin');
    return browser.submit(part('wireguard'), part('wireguard-off'));
  };

  it('says honestly what the guideline says, and what it does not', async () => {
    const { text } = await (await signedInAs('it-admin')).agent.get(part('wireguard'));
    expect(text).toContain('stehen nicht in der Technischen Richtlinie TR-02102');
    expect(text).toContain('Das heißt nicht, dass WireGuard unsicher ist.');
    expect(text).not.toContain('<form class="form"');
    expect(text).not.toContain(part('wireguard-off'));
  });

  it.each(['security-officer', 'tenant-admin'] as const)(
    'is decided by %s, with name, reason and review',
    async (role) => {
      const { answer, agent } = await send({}, role);
      expect(answer.status).toBe(303);
      expect(await tenantNow()).toMatchObject({ wireguard: { ...decision, decidedOn: '2026-11-23' } });
      const { text } = await agent.get(part('wireguard'));
      expect(text).toContain('Die Entscheidung für WireGuard ist festgehalten.');
      expect(text).toContain('01.06.2027');
      expect(await auditedActions()).toContain('tenant.wireguard-decided');
    },
  );

  it.each([
    [{ decidedBy: '' }, 'Hier fehlt noch eine Angabe.'],
    [{ decidedBy: 'x'.repeat(101) }, 'Möglich sind 100 Zeichen.'],
    [{ reason: ' ' }, 'Hier fehlt noch eine Angabe.'],
    [{ reason: 'ß'.repeat(1001) }, 'Möglich sind 1000 Zeichen.'],
    [{ reviewOn: '' }, 'Hier fehlt noch eine Angabe.'],
    [{ reviewOn: 'morgen' }, 'Das ist kein gültiges Datum.'],
    [{ reviewOn: '31.02.2027' }, 'Das ist kein gültiges Datum.'],
    [{ reviewOn: '2026-11-23' }, 'Wählen Sie einen Tag in der Zukunft.'],
    [{ reviewOn: '0001-01-01' }, 'Wählen Sie einen Tag in der Zukunft.'],
    [{ reviewOn: '9999-12-31' }, 'Wählen Sie einen Tag innerhalb der nächsten fünf Jahre.'],
  ])('is not decided with %p', async (changed, sentence) => {
    const before = await tenantNow();
    const { answer } = await send({ reason: 'Bleibt stehen.', ...changed });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    if (!('reason' in changed)) expect(answer.text).toContain('Bleibt stehen.');
    expect(await tenantNow()).toEqual(before);
  });

  it('is switched off after a page that says what that means, once', async () => {
    await send();
    const { agent, submit } = await signedInAs('tenant-admin');
    const question = await agent.get(part('wireguard-off'));
    expect(question.text).toContain('gibt das Portal keine WireGuard-Zugangsdateien mehr aus');
    expect(await tenantNow()).not.toMatchObject({ wireguard: null });
    const answer = await submit(part('wireguard-off'), part('wireguard-off'));
    expect(answer.headers['location']).toBe(part('wireguard'));
    expect(await tenantNow()).toMatchObject({ wireguard: null });
    const { text } = await agent.get(part('wireguard'));
    expect(text).toContain('WireGuard ist ausgeschaltet.');
    expect(text).toContain('Eingerichtete Geräte bleiben verbunden');
    const actions = await auditedActions();
    expect((await switchOff()).headers['location']).toBe(part('wireguard'));
    expect((await agent.get(part('wireguard-off'))).status).toBe(303);
    expect(await auditedActions()).toEqual(actions);
    expect((await agent.get(overview)).text).toContain('Das Portal gibt nur OpenVPN aus.');
  });

  it('has its like for keys from the server: off at first, decided, taken back', async () => {
    const { store } = portalOf().musterstadt;
    await store.tenant.update({ ...(await store.tenant.get()), serverKeys: null });
    const { agent, submit } = await signedInAs('security-officer');
    const page = part('server-keys');
    const { text } = await agent.get(page).expect(200);
    expect(text).toContain('ausgeschaltet');
    expect(text).toContain('Für diesen Augenblick kennt ihn der Server.');
    expect((await submit(page, page, { ...decision, reason: ' ' })).status).toBe(422);
    expect((await submit(page, page, decision)).headers['location']).toBe(page);
    expect(await tenantNow()).toMatchObject({ serverKeys: { ...decision, decidedOn: '2026-11-23' } });
    expect(await auditedActions()).toContain('tenant.server-keys-decided');
    expect((await (await signedInAs('it-admin')).submit(part('general'), page, decision)).status).toBe(403);
    await submit(part('server-keys-off'), part('server-keys-off'));
    expect(await tenantNow()).toMatchObject({ serverKeys: null });
    expect((await agent.get(part('server-keys-off'))).headers['location']).toBe(page);
  });

  it('asks to be looked at again when the day has come', async () => {
    const portal = portalOf();
    await send();
    portal.clock.now = new Date('2027-06-01T10:00:00.000Z');
    const { text } = await (await signedInAs('it-admin')).agent.get(part('wireguard'));
    portal.clock.now = startTime;
    expect(text).toContain('Die Überprüfung war am 01.06.2027 fällig.');
  });
});

describe('sign-in', () => {
  it('says where our metadata are, and that nobody can sign in yet', async () => {
    const { text } = await (await signedInAs('it-admin')).agent.get(part('sign-in'));
    expect(text).toContain('href="http://localhost:3000/saml/musterstadt/metadata"');
    expect(text).toContain('Noch ist kein Identitätsanbieter verbunden.');
    expect(text).toContain('IT-Administration');
    expect(text).toContain('vpn-admins');
  });

  it('says whose word counts and until when, and holds no key', async () => {
    const portal = portalOf();
    const { spCertificatePem } = await portal.musterstadt.store.tenant.samlSettings();
    await connectIdentityProvider(portal.ports, portal.musterstadt.id, {
      idp: {
        entityId: 'https://anmeldung.musterstadt.de/idp',
        ssoUrl: 'https://anmeldung.musterstadt.de/sso',
        sloUrl: null,
        signingCertificates: [
          spCertificatePem,
          '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
        ],
      },
      identity: { kind: 'attribute', name: 'employeeNumber' },
      wantAssertionsSigned: true,
      wantResponseSigned: false,
    });
    const { text } = await (await signedInAs('tenant-admin')).agent.get(part('sign-in'));
    for (const shown of [
      'https://anmeldung.musterstadt.de/idp',
      'employeeNumber',
      '23.11.2031',
      'nicht lesbar',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain('PRIVATE KEY');
    expect(text).not.toContain('BEGIN CERTIFICATE');
  });

  it('warns before a certificate ends', async () => {
    const portal = portalOf();
    portal.clock.now = new Date('2031-11-10T10:00:00.000Z');
    const { text } = await (await signedInAs('tenant-admin')).agent.get(part('sign-in'));
    portal.clock.now = startTime;
    expect(text).toContain('läuft bald ab');
  });
});

it('speaks English too', async () => {
  const { agent } = await signedInAs('tenant-admin');
  agent.jar.setCookie('fernamt-language=en');
  for (const address of pages) {
    const { text, headers } = await agent.get(address);
    if (headers['location'] === undefined) expect(text).toContain('<html lang="en">');
  }
});
