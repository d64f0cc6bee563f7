// The provider's pages about municipalities.
import { tenantRoutes } from '../../src/http/tenants/routes';
import { paths } from '../../src/http/kit/paths';
import { settingsRoutes } from '../../src/http/settings/routes';
import { startRoutes } from '../../src/http/start/routes';
import { applied, itRoutes, browserOf, textOf } from '../support/it-pages';
import { memoryToken } from '../support/memory-token';
import { usePortal } from '../support/portal';

const token = memoryToken();

const portalOf = usePortal((ports) => [
  ...tenantRoutes({
    ...ports,
    pki: {
      ...ports.pki,
      // Only while it fails: otherwise keys are sealed here.
      get keyToken() {
        return token.refuses === null ? null : token;
      },
    },
  }),
  ...itRoutes(ports),
  ...startRoutes(ports),
  ...settingsRoutes(ports),
]);

describe('the list of municipalities', () => {
  it('shows all of them to an admin of the provider', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    const { text } = await agent.get(paths.operator.tenants).expect(200);
    expect(textOf(text)).toContain('Stadt Musterstadt');
    expect(textOf(text)).toContain('Gemeinde Nebendorf');
    const [, list = ''] = textOf(text).split('Kommunen dieser Installation');
    expect(list).not.toContain('Kommunales Rechenzentrum');
  });

  it('is refused to others of the provider', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'auditor');
    await agent.get(paths.operator.tenants).expect(403);
  });

  it('leads people of a municipality, whatever their role, to the sign-in of the provider', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin', 'operator-admin');
    const { headers } = await agent.get(paths.operator.tenants).expect(303);
    expect(headers['location']).toBe('/t/betreiber/?return=%2Foperator%2Ftenants');
  });
});

describe('authorities that come to an end', () => {
  const overview = async (): Promise<string> => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    return textOf((await agent.get(paths.operator.tenants).expect(200)).text);
  };
  const inDays = (days: number) => new Date(portalOf().clock.now.getTime() + days * 86_400_000).toISOString();
  const setEnd = (slug: 'musterstadt' | 'nebendorf', id: string, days: number) =>
    portalOf()
      .knex('authorities')
      .where({ tenant_id: portalOf()[slug].id, id })
      .update({ not_after: inDays(days) });

  it('are named where the provider looks first, a root among them, until somebody has acted', async () => {
    expect(await overview()).not.toContain('Zertifizierungsstellen laufen ab');
    await setEnd('musterstadt', 'root', 170);
    await setEnd('nebendorf', 'client-ca', -1);
    expect(await overview()).toMatch(
      /Zertifizierungsstellen laufen ab .*Gemeinde Nebendorf, Zertifikate der Geräte: ist am \d+\.\d+\.\d+, \d+:\d+ Uhr abgelaufen\. Stadt Musterstadt, Wurzel \(Zertifizierungsstellen\): endet am \d/,
    );
    await setEnd('nebendorf', 'client-ca', 1_000);
    await setEnd('musterstadt', 'root', 181);
    expect(await overview()).not.toContain('Zertifizierungsstellen laufen ab');
  });

  it('are not named once they issue nothing any more', async () => {
    const retiring = portalOf()
      .knex('authorities')
      .where({ tenant_id: portalOf().musterstadt.id, id: 'server-ca' });
    await retiring.clone().update({ state: 'retiring', not_after: inDays(3) });
    expect(await overview()).not.toContain('Zertifizierungsstellen laufen ab');
    await retiring.clone().update({ state: 'issuing', not_after: inDays(1_000) });
  });

  it('names five, and says that there are more', async () => {
    for (const slug of ['musterstadt', 'nebendorf'] as const)
      for (const id of ['root', 'client-ca', 'server-ca']) await setEnd(slug, id, 20);
    expect(await overview()).toContain('Das sind noch nicht alle.');
    for (const slug of ['musterstadt', 'nebendorf'] as const)
      for (const id of ['root', 'client-ca', 'server-ca']) await setEnd(slug, id, 1_000);
  });

  it('says that the token with their keys does not work, and what to do', async () => {
    expect(await overview()).not.toContain('Das Token');
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    for (const [reason, advice] of [
      ['token-away', 'angeschlossen und erreichbar'],
      ['token-pin', 'Stellen Sie die PIN richtig'],
      ['token-package', 'Installieren Sie es'],
    ] as const) {
      token.refuses = reason;
      const { text } = await agent.get(paths.operator.tenants).expect(200);
      expect(textOf(text)).toContain(
        'Das Token mit den Schlüsseln der Zertifizierungsstellen arbeitet nicht',
      );
      expect(textOf(text)).toContain(advice);
    }
    token.refuses = null;
  });
});

const dorf = {
  body: 'municipality',
  name: 'Gemeinde Dorf',
  shortName: 'Dorf',
  slug: 'dorf',
  caseCode: 'DO',
  timeZone: 'Europe/Berlin',
  phone: '',
  hours: '',
  mail: '',
  main: '',
  accent: '',
  serverName: 'vpn.dorf.example',
  openvpnPort: '1194',
  openvpnPools: '10.92.0.0/24\r\nfd00:92::/64',
  wireguardPort: '51820',
  wireguardPools: '',
  dns: '10.2.0.53, fd00:2::53',
  reachable: '10.2.0.0/16',
  adminAttribute: 'groups',
  adminValue: 'it',
  people: '100',
  devices: '',
  gateways: '1',
};

describe('the basics of a municipality', () => {
  const form = paths.operator.tenantPart('nebendorf', 'basics');
  const fields = {
    body: 'municipality',
    name: 'Gemeinde Neudorf',
    shortName: 'Neudorf',
    timeZone: 'Europe/Lisbon',
    federalState: 'DE-SN',
  };
  const operator = () => browserOf(portalOf(), portalOf().operator, 'operator-admin');
  const get = () => portalOf().nebendorf.store.tenant.get();

  it('change, but for the address, and are noted', async () => {
    const before = await get();
    const { agent, submit } = await operator();
    const { status, headers } = await submit(form, form, { ...fields, slug: 'anders', caseCode: 'XX' });
    expect([status, headers['location']]).toEqual([303, paths.operator.tenant('nebendorf')]);
    expect(await get()).toEqual({
      ...before,
      name: 'Gemeinde Neudorf',
      timeZone: 'Europe/Lisbon',
      federalState: 'DE-SN',
    });
    const { text } = await agent.get(paths.operator.tenant('nebendorf')).expect(200);
    expect(textOf(text)).toMatch(
      /Die Angaben sind gespeichert.*Gemeinde Neudorf.*Neudorf.*Europe\/Lisbon.*Sachsen/,
    );
    const filter = { action: null, subject: null, objectId: null, from: null, before: null };
    const { items } = await portalOf().nebendorf.store.audit.list(filter, { afterSeq: null, limit: 1 });
    expect(items[0]).toMatchObject({
      action: 'tenant.basics-changed',
      data: { name: 'Gemeinde Neudorf', formerName: 'Gemeinde Nebendorf', federalState: 'DE-SN' },
    });
    await submit(form, form, {
      ...fields,
      name: 'Gemeinde Nebendorf',
      timeZone: 'Europe/Berlin',
      federalState: '',
    });
    expect((await get()).federalState).toBeNull();
  });

  it.each([
    ['no name', { name: ' ' }, 'Name: Hier fehlt noch eine Angabe.'],
    ['a zone that is none', { timeZone: 'Mars/Base' }, 'Zeitzone: '],
    ['a Land that is none', { federalState: 'DE-XX' }, 'Wählen Sie einen der Vorschläge aus.'],
    ['a kind that is none', { body: 'kingdom' }, 'Art: Wählen Sie einen der Vorschläge aus.'],
  ])('stay with %s, and what was typed stays', async (_, change, sentence) => {
    const before = await get();
    const { submit } = await operator();
    const answer = await submit(form, form, { ...fields, shortName: 'Getippt', ...change });
    expect(answer.status).toBe(422);
    expect(textOf(answer.text)).toContain(sentence);
    expect(answer.text).toContain('value="Getippt"');
    expect(await get()).toEqual(before);
  });

  it('are not for others, nor for the provider itself', async () => {
    const auditor = await browserOf(portalOf(), portalOf().operator, 'auditor');
    await auditor.agent.get(form).expect(403);
    const own = await browserOf(portalOf(), portalOf().nebendorf, 'tenant-admin');
    await own.agent.get(form).expect(303);
    await (await operator()).agent.get(paths.operator.tenantPart('betreiber', 'basics')).expect(404);
  });
});

describe('a new municipality', () => {
  const form = paths.operator.newTenant;
  const operator = () => browserOf(portalOf(), portalOf().operator, 'operator-admin');

  it('is added, and its page says what is next', async () => {
    const { agent, submit } = await operator();
    const { status, headers } = await submit(form, form, dorf);
    expect([status, headers['location']]).toEqual([303, paths.operator.tenant('dorf')]);
    const { text } = await agent.get(paths.operator.tenant('dorf')).expect(200);
    expect(textOf(text)).toMatch(/Gemeinde Dorf ist angelegt.*2 Schritte fehlen noch/);
    expect(textOf(text)).toMatch(/Personen mit Zugang 0 100 Geräte 0 unbegrenzt Gateways 0 1/);
    expect(textOf(text)).toContain('10.92.0.0/24, fd00:92::/64');
    const { text: list } = await agent.get(paths.operator.tenants).expect(200);
    expect(textOf(list)).toMatch(/Gemeinde Dorf dorf .{0,8}fehlt noch/);
    const { text: home } = await portalOf().stranger().agent.get(paths.home).expect(200);
    expect(home).toContain('Gemeinde Dorf');
  });

  it.each([
    ['no name', { name: '' }, 'Name: Hier fehlt noch eine Angabe.'],
    ['a faint colour', { main: '#ffff00' }, 'Das Kontrastverhältnis ist 1'],
    ['a name in the address that is taken', { slug: 'nebendorf' }, 'Diesen Kurznamen hat schon'],
    ['a name in the address with capitals', { slug: 'Dorf' }, 'Erlaubt sind 2 bis 31 Kleinbuchstaben'],
    ['the provider’s name in the address', { slug: 'betreiber' }, 'Diesen Kurznamen hat schon'],
    ['a network with host bits', { openvpnPools: '10.92.0.1/24' }, 'Das ist kein gültiges Netz'],
    ['networks that touch', { wireguardPools: '10.92.0.128/25' }, 'überschneiden sich'],
    ['IPv6 alone', { openvpnPools: 'fd00:92::/64' }, 'mindestens ein IPv4-Netz'],
    ['a network that is too small', { openvpnPools: '10.92.0.0/31' }, 'zu klein'],
    [
      'two networks for an OpenVPN server',
      { openvpnPools: '10.92.0.0/24\r\n10.93.0.0/24' },
      'Ein OpenVPN-Server hat je ein Netz',
    ],
    ['a name server that is none', { dns: '10.2.0.53\nevil' }, 'Das ist keine gültige IP-Adresse'],
    [
      'a server name that breaks the line',
      { serverName: 'vpn.dorf.example\npush' },
      'kein gültiger Servername',
    ],
    ['a port out of range', { openvpnPort: '70000' }, 'Die Zahl ist zu groß'],
    ['a zone that is none', { timeZone: 'Mars/Nord' }, 'Diese Zeitzone gibt es nicht'],
    ['a quota in words', { people: 'viele' }, 'Geben Sie eine ganze Zahl ein'],
    ['another kind of body', { body: 'king' }, 'Wählen Sie einen der Vorschläge'],
  ])('is refused with %s; what was typed stays', async (_, change, sentence) => {
    const { agent, submit } = await operator();
    const { status, text } = await submit(form, form, { ...dorf, slug: 'woanders', ...change });
    expect(status).toBe(422);
    expect(textOf(text)).toContain(sentence);
    expect(text).toContain('value="DO"');
    expect(text).toContain('<title>Fehler: Kommune anlegen');
    await agent.get(paths.operator.tenant('woanders')).expect(404);
  });

  it.each([
    ['somebody else of the provider', () => browserOf(portalOf(), portalOf().operator, 'tenant-admin'), 403],
    [
      'an admin of a municipality',
      () => browserOf(portalOf(), portalOf().musterstadt, 'operator-admin'),
      303,
    ],
  ])('is not for %s', async (_, who, status) => {
    const { agent, submit } = await who();
    await agent.get(form).expect(status);
    await agent.get(paths.operator.tenant('musterstadt')).expect(status);
    await agent.get(paths.operator.tenantPart('musterstadt', 'quotas')).expect(status);
    const quotas = paths.operator.tenantPart('musterstadt', 'quotas');
    const own = paths.settingsPart(status === 403 ? 'betreiber' : 'musterstadt', 'general');
    if (status === 403) expect((await submit(own, quotas, { people: '0' })).status).toBe(403);
  });

  it('is no page for the provider or for nobody', async () => {
    const { agent } = await operator();
    await agent.get(paths.operator.tenant('betreiber')).expect(404);
    await agent.get(paths.operator.tenant('gibt-es-nicht')).expect(404);
  });
});

describe('quotas', () => {
  const page = paths.operator.tenantPart('nebendorf', 'quotas');

  it('are changed, shown, and told to whoever meets them', async () => {
    const { agent, submit } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    expect((await submit(page, page, { people: '0', devices: '3', gateways: '' })).status).toBe(303);
    const { text } = await agent.get(paths.operator.tenant('nebendorf')).expect(200);
    expect(textOf(text)).toMatch(/Personen mit Zugang 0 0 .{0,8}ausgeschöpft/);
    const town = portalOf().nebendorf;
    const { request } = await applied(portalOf(), { town });
    const admin = await browserOf(portalOf(), town, 'it-admin');
    const item = paths.queue.show('nebendorf', request.id);
    const refused = await admin.submit(item, paths.queue.approve('nebendorf', request.id), {});
    expect(refused.status).toBe(409);
    expect(textOf(refused.text)).toContain('vereinbarte Zahl von Personen mit Zugang ist erreicht');
  });

  it('are refused below nothing; what was typed stays', async () => {
    const { submit } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    const { status, text } = await submit(page, page, { people: '-1', devices: '12', gateways: '' });
    expect(status).toBe(422);
    expect(textOf(text)).toContain('Die Zahl ist zu klein');
    expect(text).toContain('value="12"');
  });
});

describe('the provider as a tenant', () => {
  it('is not among the municipalities to choose from, but has its quiet way in', async () => {
    const { text } = await portalOf().stranger().agent.get(paths.home).expect(200);
    expect(text).toMatch(/Sie betreiben dieses Portal\? Anmeldung: Kommunales Rechenzentrum/);
    expect(text.match(/\/t\/betreiber\//g)).toHaveLength(1);
  });

  it('greets its people as the provider', async () => {
    const { text } = await portalOf().stranger().agent.get(paths.tenant('betreiber')).expect(200);
    expect(textOf(text)).toContain('Anmeldung für den Betreiber');
    expect(textOf(text)).not.toContain('Zugang beantragen');
  });

  it('begins with the list of municipalities', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    const { headers } = await agent.get(paths.tenant('betreiber')).expect(303);
    expect(headers['location']).toBe(paths.operator.tenants);
  });

  it('tells whoever has no task there', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator);
    const { headers } = await agent.get(paths.tenant('betreiber')).expect(303);
    expect(headers['location']).toBe(paths.operator.queue);
    const { text } = await agent.get(paths.start('betreiber')).expect(403);
    expect(textOf(text)).toContain('noch keine Aufgabe');
  });

  it.each([
    ['today', paths.today('betreiber')],
    ['requests to decide', paths.queue.list('betreiber')],
    ['one of them', paths.queue.show('betreiber', 'x')],
    ['a leaflet', paths.settingsPart('betreiber', 'leaflet')],
    ['WireGuard', paths.settingsPart('betreiber', 'wireguard')],
  ])('has no page for %s, whatever the role', async (_, path) => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'it-admin', 'tenant-admin');
    const { text } = await agent.get(path).expect(404);
    expect(textOf(text)).toContain('keine eigenen Zugänge');
  });

  it('sends people of a municipality to its sign-in first', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin', 'operator-admin');
    const { headers } = await agent.get(paths.queue.list('betreiber')).expect(303);
    expect(headers['location']).toBe('/t/betreiber/?return=%2Ft%2Fbetreiber%2Fqueue');
  });

  it('has settings for contact and sign-in only', async () => {
    const { agent, submit } = await browserOf(portalOf(), portalOf().operator, 'tenant-admin');
    const { text } = await agent.get(paths.settings('betreiber')).expect(200);
    expect(textOf(text)).not.toMatch(/Merkblatt|WireGuard|Zugangsprofil|Längster/);
    const general = paths.settingsPart('betreiber', 'general');
    const times = { maxGrantDays: '365', handOverMinutes: '60', confirmWithinSeconds: '60' };
    const fields = { phone: '0000 115', hours: '', mail: '', ...times };
    expect((await submit(general, general, fields)).status).toBe(303);
  });
});
