// The pages on which IT sees its gateways, announces one, gives it a new command, and takes it out of service.
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { Refusal } from '../../src/domain/errors';
import { addressPoolId, credentialId } from '../../src/domain/ids';
import { newSigningKey } from '../../src/agent/identity/agent-crypto';
import { agentVersion } from '../../src/domain/agent-version';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { csrfTokenOn, type Browser } from './support/app';
import { agentFile, gatewayList, useGatewayPages } from '../support/gateway-pages';
import { pageWithoutIds } from './support/page-without-ids';
import { givenAccess } from '../support/given-access';
import { newWireguardKey } from '../support/own-keys';
import { startTime } from '../support/portal';
import { enrolmentOf, type TestGateway, type Wire } from '../support/test-gateway';

const pages = useGatewayPages();
const portalOf = () => pages().portal;
let wire: Wire;
let nord: TestGateway;
let dorf: TestGateway;
let admin: Browser;

beforeAll(async () => {
  const { enrol, portal } = pages();
  ({ wire, admin } = pages());
  nord = await enrol('gateway-nord');
  dorf = await enrol('gateway-dorf', portal.nebendorf);
});

async function signedInAs(
  ...roles: Parameters<ReturnType<typeof portalOf>['person']>[2][]
): Promise<Browser> {
  const portal = portalOf();
  return portal.signedIn(await portal.person(portal.musterstadt, 'Ingo Technik', ...roles));
}

const list = gatewayList;
const newPage = `${list}/new`;
const show = (id: string): string => `${list}/${id}`;
const addresses = (id: string): readonly string[] => [
  list,
  newPage,
  show(id),
  `${show(id)}/renew`,
  `${show(id)}/remove`,
  `${show(id)}/upgrade`,
  `${show(id)}/wireguard-key`,
  `${show(id)}/maintenance`,
  `${show(id)}/return`,
  `${show(id)}/tcp`,
  `${show(id)}/notice`,
];

async function tokenOn(text: string): Promise<string> {
  const token = /--token &#39;([\w-]{43})&#39;/.exec(text)?.[1];
  if (token === undefined) throw new Error('the page shows no command');
  return token;
}

async function created(name: string) {
  const answer = await admin.submit(newPage, newPage, {
    name,
    host: 'vpn9.musterstadt.de',
    group: await groupId(),
  });
  const gateways = await portalOf().musterstadt.store.gateways.list();
  const gateway = gateways.find((candidate) => candidate.name === name);
  if (gateway === undefined) throw new Error(`no gateway was made: ${answer.status}`);
  return { gateway, text: answer.text, status: answer.status };
}

async function groupId(): Promise<string> {
  const [group] = await portalOf().musterstadt.store.groups.list();
  return group?.id ?? '';
}

describe('who may', () => {
  it('must be signed in: others are led there and come back', async () => {
    for (const address of addresses(nord.id)) {
      const answer = await portalOf().stranger().agent.get(address);
      expect(answer.status).toBe(303);
      expect(answer.headers['location']).toBe(`/t/musterstadt/?return=${encodeURIComponent(address)}`);
    }
  });

  it.each(['help-desk', 'tenant-admin', 'security-officer', 'auditor'] as const)(
    'must be of IT: not %s',
    async (role) => {
      const { agent } = await signedInAs(role);
      for (const address of addresses(nord.id)) expect((await agent.get(address)).status).toBe(403);
    },
  );

  it("is told nothing of another municipality's gateway: as if it were not there", async () => {
    const { agent } = admin;
    const acts = [
      '/renew',
      '/remove',
      '/upgrade',
      '/wireguard-key',
      '/tcp',
      '/notice',
      '/maintenance',
      '/return',
    ];
    for (const act of ['', ...acts]) {
      const foreign = await agent.get(`${show(dorf.id)}${act}`);
      const missing = await agent.get(`${show('0197a000-0000-7000-8000-00000000ffff')}${act}`);
      expect(foreign.status).toBe(404);
      expect(pageWithoutIds(foreign.text)).toBe(pageWithoutIds(missing.text));
    }
    expect((await agent.get(`/t/nebendorf/gateways/${dorf.id}`)).status).toBe(303);
  });

  it('changes nothing of another municipality', async () => {
    const before = await portalOf().nebendorf.store.gateways.list();
    expect((await admin.submit(newPage, `${show(dorf.id)}/remove`)).status).toBe(404);
    expect((await admin.submit(newPage, `${show(dorf.id)}/renew`)).status).toBe(404);
    expect((await admin.submit(newPage, `${show(dorf.id)}/wireguard-key`)).status).toBe(404);
    const wish = { reason: 'x', last: 'yes' };
    expect((await admin.submit(newPage, `${show(dorf.id)}/maintenance`, wish)).status).toBe(404);
    expect((await admin.submit(newPage, `${show(dorf.id)}/return`)).status).toBe(404);
    expect((await admin.submit(newPage, `${show(dorf.id)}/tcp`)).status).toBe(404);
    expect(await portalOf().nebendorf.store.gateways.list()).toEqual(before);
  });

  it('must send the token of the page with every act', async () => {
    const before = await portalOf().musterstadt.store.gateways.list();
    const acts = ['renew', 'remove', 'wireguard-key', 'tcp', 'notice', 'maintenance', 'return'].map(
      (act) => `${show(nord.id)}/${act}`,
    );
    for (const address of [newPage, ...acts]) {
      const answer = await admin.agent.post(address).type('form').send({ name: 'x', host: 'a.de' });
      expect(answer.status).toBe(403);
    }
    expect(await portalOf().musterstadt.store.gateways.list()).toEqual(before);
  });
});

it('changes nothing by looking', async () => {
  const { musterstadt } = portalOf();
  const before = await musterstadt.store.gateways.list();
  for (const address of addresses(nord.id)) {
    // It is not out, so there is nothing to end.
    const isPage = !address.endsWith('/return');
    expect((await admin.agent.get(address)).status).toBe(isPage ? 200 : 303);
  }
  expect(await musterstadt.store.gateways.list()).toEqual(before);
});

describe('the list', () => {
  it('says of each gateway whether it answers, since when, and how far it has followed', async () => {
    const portal = portalOf();
    await nord.ack((await nord.snapshot()).position);
    const { text } = await admin.agent.get(list);
    expect(text).toContain('gateway-nord');
    expect(text).toContain('verbunden');
    expect(text).toContain('23.11.2026, 14:03 Uhr');
    expect(text).toContain('alles bestätigt');
    expect(text).toContain('21.02.2027');
    expect(text).not.toContain('gateway-dorf');
    const given = await givenAccess(portal, portal.musterstadt);
    await revokeDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Verlust' });
    expect((await admin.agent.get(list)).text).toContain('2 Änderungen noch nicht bestätigt');
  });

  it('says so when one does not answer any more', async () => {
    const portal = portalOf();
    portal.clock.now = new Date(startTime.getTime() + 3 * 60_000);
    const { text } = await admin.agent.get(list);
    const detail = await admin.agent.get(show(nord.id));
    portal.clock.now = startTime;
    expect(text).toContain('meldet sich nicht');
    expect(text).toContain('seit 3 Minuten');
    expect(detail.text).toContain('wirken dort erst, wenn es sich wieder meldet');
  });

  it('explains itself while it is empty', async () => {
    const portal = portalOf();
    const there = await portal.signedIn(await portal.person(portal.nebendorf, 'Nele', 'it-admin'));
    expect((await there.agent.get('/t/nebendorf/gateways')).text).not.toContain(
      'Noch ist kein Gateway im Dienst.',
    );
    await there.submit(`/t/nebendorf/gateways/${dorf.id}/remove`, `/t/nebendorf/gateways/${dorf.id}/remove`);
    const { text } = await there.agent.get('/t/nebendorf/gateways');
    expect(text).toContain('Noch ist kein Gateway im Dienst.');
    expect(text).toContain('href="/t/nebendorf/gateways/new"');
    expect(text).toContain('Außer Dienst');
    expect(text).toContain('gateway-dorf');
  });
});

describe('a new gateway', () => {
  it('is answered with one command, with which its host enrols', async () => {
    const portal = portalOf();
    const { gateway, text, status } = await created('gateway-süd');
    expect(status).toBe(200);
    const { publicKey } = await portal.ports.store.installation.portalKeys(portal.ports.pki.createSigningKey);
    expect(text).toContain(`${portal.publicUrl.origin}/gateway/v1/agent`);
    expect(text).toContain(agentFile.sha256);
    expect(text).toContain(publicKey);
    expect(text).toContain('23.11.2026, 14:18 Uhr');
    const key = newSigningKey();
    const body = JSON.stringify(enrolmentOf(await tokenOn(text), key));
    const enrolled = await wire.send(
      { key, keyid: 'enrol' },
      { method: 'POST', path: gatewayPaths.enrol, body },
    );
    expect(enrolled.status).toBe(200);
    expect((await admin.agent.get(show(gateway.id))).text).toContain('verbunden');
  });

  it('shows its command once: no page has the token afterwards, nor does the database', async () => {
    const { gateway, text } = await created('gateway-ost');
    const token = await tokenOn(text);
    for (const address of addresses(gateway.id))
      expect((await admin.agent.get(address)).text).not.toContain(token);
    const detail = await admin.agent.get(show(gateway.id));
    expect(detail.text).toContain('wartet auf Einrichtung');
    expect(detail.text).toContain('Der erste ist abgelaufen oder nicht mehr zu sehen?');
  });

  it('is not kept on the way', async () => {
    const answer = await admin.submit(newPage, newPage, {
      name: 'flüchtig',
      host: 'a.de',
      group: await groupId(),
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is made once by two clicks, and the second one is told how to go on', async () => {
    const fields = { name: 'gateway-doppelt', host: 'vpn.musterstadt.de', group: await groupId() };
    expect((await admin.submit(newPage, newPage, fields)).status).toBe(200);
    const second = await admin.submit(newPage, newPage, fields);
    expect(second.status).toBe(422);
    expect(second.text).toContain('schon im Dienst');
    const all = await portalOf().musterstadt.store.gateways.list();
    expect(all.filter(({ name }) => name === 'gateway-doppelt')).toHaveLength(1);
  });

  it.each([
    ['no name', { name: ' ' }, 'Hier fehlt noch eine Angabe.'],
    [
      'a name of 500 characters',
      { name: 'ä'.repeat(500) },
      'Die Angabe ist zu lang. Möglich sind 60 Zeichen.',
    ],
    ['no address', { host: '' }, 'Hier fehlt noch eine Angabe.'],
    ['an address with a blank', { host: 'vpn musterstadt.de' }, 'Geben Sie einen DNS-Namen'],
    ['an address with a command', { host: 'a.de;reboot' }, 'Geben Sie einen DNS-Namen'],
    ['an address with umlauts', { host: 'vpn.müsterstadt.de' }, 'Geben Sie einen DNS-Namen'],
    ['an IPv6 address', { host: '2001:db8::1' }, 'Geben Sie einen DNS-Namen'],
    [
      'a group that is none',
      { group: 'group-of-somebody-else' },
      'Diesen Gateway-Verbund gibt es nicht mehr.',
    ],
  ])('is refused with %s, and what was typed stays', async (_, wrong, sentence) => {
    const fields = { name: 'gateway-neu', host: 'vpn.musterstadt.de', group: await groupId(), ...wrong };
    const answer = await admin.submit(newPage, newPage, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Fehler:');
    expect(answer.text).toContain(sentence);
    expect(answer.text).toContain(`value="${fields.host}"`);
    const all = await portalOf().musterstadt.store.gateways.list();
    expect(all.map(({ name }) => name)).not.toContain('gateway-neu');
  });

  it('shows a name as text, whatever it looks like, on one line', async () => {
    const { gateway, text } = await created('<b>Süd</b> "1"');
    expect(text).toContain('&lt;b&gt;Süd&lt;/b&gt;');
    expect(text).not.toContain('<b>Süd');
    expect((await admin.agent.get(show(gateway.id))).text).not.toContain('<b>Süd');
    const broken = await admin.submit(newPage, newPage, {
      name: 'West\r\nII',
      host: 'B.De',
      group: await groupId(),
    });
    expect(broken.status).toBe(200);
    const all = await portalOf().musterstadt.store.gateways.list();
    expect(all.find(({ name }) => name === 'West II')).toMatchObject({ endpointHost: 'b.de' });
  });

  it('is refused when the form is too large', async () => {
    const token = await csrfTokenOn(admin.agent, newPage);
    const answer = await admin.agent
      .post(newPage)
      .type('form')
      .send({ _csrf: token, name: 'x'.repeat(70_000) });
    expect(answer.status).toBe(413);
  });
});

describe('the detail', () => {
  it('lists what the gateway has not confirmed, with the person concerned, and how full its pools are', async () => {
    const portal = portalOf();
    const { position } = await nord.snapshot();
    await nord.ack(position);
    const given = await givenAccess(portal, portal.musterstadt);
    await revokeDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Verlust' });
    const { text } = await admin.agent.get(show(nord.id));
    expect(text).toContain('Von diesem Gateway noch nicht bestätigt: 1');
    expect(text).toContain(`/t/musterstadt/people/devices/${given.device.id}`);
    expect(text).toContain('Widerruf');
    expect(text).toContain('veranlasst');
    expect(text).toContain('10.92.0.0/24');
    expect(text).toMatch(/\d+ von 253/);
    await nord.ack((await nord.snapshot()).position);
    expect((await admin.agent.get(show(nord.id))).text).not.toContain('noch nicht bestätigt:');
  });

  it('says what the gateway says is wrong with itself, until it is right again', async () => {
    const { position } = await nord.snapshot();
    const failed = (reason: string) => [{ revision: position.revision, id: 'gateway', reason }];
    await nord.ack(position, failed('openvpn-not-running'));
    for (const address of [list, show(nord.id)]) {
      expect((await admin.agent.get(address)).text).toContain('OpenVPN läuft nicht.');
    }
    await nord.ack(position, failed('something-new'));
    expect((await admin.agent.get(show(nord.id))).text).toContain(
      'Das Gateway meldet einen Fehler: something-new',
    );
    await nord.ack(position);
    const { text } = await admin.agent.get(show(nord.id));
    expect(text).not.toContain('läuft nicht');
    expect(text).not.toContain('meldet einen Fehler');
  });

  it('hands nothing out for a server that does not comply with the crypto profile, until it does', async () => {
    const portal = portalOf();
    const { position } = await nord.snapshot();
    await nord.ack(position, [{ revision: position.revision, id: 'gateway', reason: 'server-file-groups' }]);
    expect((await admin.agent.get(show(nord.id))).text).toContain(
      'entspricht nicht dem Kryptoprofil (groups)',
    );
    await expect(givenAccess(portal, portal.musterstadt)).rejects.toEqual(
      new Refusal('unavailable', 'gateway-not-compliant'),
    );
    await nord.ack(position);
    await expect(givenAccess(portal, portal.musterstadt)).resolves.toBeDefined();
    await nord.ack((await nord.snapshot()).position);
  });

  it('warns in red once the gateway has let the time pass', async () => {
    const portal = portalOf();
    const given = await givenAccess(portal, portal.musterstadt);
    await revokeDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Verlust' });
    portal.clock.now = new Date(startTime.getTime() + 61_000);
    const { text } = await admin.agent.get(show(nord.id));
    portal.clock.now = startTime;
    expect(text).toMatch(
      /kern-badge--danger"><span[^>]*><\/span><span class="kern-label">noch nicht bestätigt/,
    );
    await nord.ack((await nord.snapshot()).position);
  });

  it('says when addresses run short and when there are none left', async () => {
    const portal = portalOf();
    const town = portal.nebendorf;
    const gateway = await pages().enrol('gateway-voll', town);
    const there = await portal.signedIn(await portal.person(town, 'Nele', 'it-admin'));
    const textOf = async () => (await there.agent.get(`/t/nebendorf/gateways/${gateway.id}`)).text;
    const pool = (await town.store.addresses.allPools()).find(({ cidr }) => cidr === '10.90.0.0/24');
    const take = async (count: number): Promise<void> => {
      for (let taken = 0; taken < count; taken += 1) {
        const credential = credentialId(portal.ports.ids.random());
        await town.store.addresses.take(pool?.id ?? addressPoolId(''), credential, startTime);
      }
    };
    expect(await textOf()).not.toContain('knapp');
    await take(Math.ceil(253 * 0.85));
    expect(await textOf()).toContain('Die Adressen werden knapp: 10.90.0.0/24');
    await take(253 - Math.ceil(253 * 0.85));
    expect(await textOf()).toContain('Keine freie Adresse mehr: 10.90.0.0/24');
  });
});

describe('a new command', () => {
  it('is given after a page that says what it means', async () => {
    const { text } = await admin.agent.get(`${show(nord.id)}/renew`);
    expect(text).toContain('tritt an die Stelle des jetzigen');
    const answer = await admin.submit(`${show(nord.id)}/renew`, `${show(nord.id)}/renew`);
    expect(answer.status).toBe(200);
    expect(await tokenOn(answer.text)).toHaveLength(43);
    expect(answer.text).toContain(`--gateway &#39;${nord.id}&#39;`);
    expect(answer.text).not.toContain('--new-wireguard-key');
    expect((await nord.send({ path: gatewayPaths.snapshot })).status).toBe(200);
  });

  it('takes the place of the one before, also when it is asked for twice', async () => {
    const { gateway, text } = await created('gateway-neu-bestellt');
    const first = await tokenOn(text);
    const renewPage = `${show(gateway.id)}/renew`;
    const second = await tokenOn((await admin.submit(renewPage, renewPage)).text);
    const third = await tokenOn((await admin.submit(renewPage, renewPage)).text);
    expect(new Set([first, second, third]).size).toBe(3);
    const enrol = (token: string, key = newSigningKey()) => {
      const body = JSON.stringify(enrolmentOf(token, key));
      return wire.send({ key, keyid: 'enrol' }, { method: 'POST', path: gatewayPaths.enrol, body });
    };
    expect((await enrol(second)).status).toBe(410);
    expect((await enrol(third)).status).toBe(200);
  });
});

describe('an update of the agent', () => {
  it('is offered with both versions and one command that compares before it installs', async () => {
    const detail = (await admin.agent.get(show(nord.id))).text;
    expect(detail).toContain(`Das Portal bietet ${agentVersion} an.`);
    expect(detail).toContain(`${show(nord.id)}/upgrade`);
    const { text } = await admin.agent.get(`${show(nord.id)}/upgrade`);
    expect(text).toContain(`Auf dem Gateway läuft Version 1.0.0, das Portal bietet ${agentVersion} an.`);
    expect(text).toContain(`${agentFile.sha256}  $agent&#34; | sha256sum -c -`);
    expect(text).toContain('fernamt agent service');
    expect(text).not.toContain('--token');
  });

  it('is not pressed upon a gateway that has it, and not offered to one without an agent', async () => {
    const report = { firstConnected: [], tombstones: [], openvpnCsr: null, agentVersion };
    await nord.send({ method: 'POST', path: gatewayPaths.report, body: JSON.stringify(report) });
    expect((await admin.agent.get(show(nord.id))).text).not.toContain('Das Portal bietet');
    expect((await admin.agent.get(`${show(nord.id)}/upgrade`)).text).toContain('läuft schon die Version');
    const { gateway } = await created('gateway-leer');
    expect((await admin.agent.get(show(gateway.id))).text).not.toContain('/upgrade');
  });
});

describe('a new WireGuard key', () => {
  it('is counted out first, changes nothing before the command runs, and leaves a count of former files', async () => {
    const portal = portalOf();
    const town = portal.musterstadt;
    // WireGuard files name the first ones of a group, by name.
    const gateway = await pages().enrol('a-gateway', town);
    const page = show(gateway.id);
    expect((await admin.agent.get(`${page}/wireguard-key`)).text).toContain('Kein Gerät hat');
    await givenAccess(portal, town, 'wireguard');
    expect((await admin.agent.get(`${page}/wireguard-key`)).text).toContain(
      '1 Gerät hat eine WireGuard-Zugangsdatei mit diesem Schlüssel.',
    );
    const before = await town.store.gateways.find(gateway.id);
    const { text } = await admin.submit(`${page}/wireguard-key`, `${page}/wireguard-key`);
    expect(text).toContain('--new-wireguard-key');
    expect((await town.store.gateways.find(gateway.id))?.wireguardPublicKey).toBe(before?.wireguardPublicKey);
    expect((await admin.agent.get(page)).text).not.toContain('mit dem früheren Schlüssel');

    portal.clock.now = new Date(startTime.getTime() + 60_000);
    const key = newSigningKey();
    const enrolment = { ...enrolmentOf(await tokenOn(text), key), wireguardPublicKey: newWireguardKey() };
    const sent = { method: 'POST', path: gatewayPaths.enrol, body: JSON.stringify(enrolment) } as const;
    expect((await wire.send({ key, keyid: 'enrol' }, sent)).status).toBe(200);
    expect((await admin.agent.get(page)).text).toContain(
      '1 Gerät hat eine WireGuard-Zugangsdatei mit dem früheren Schlüssel dieses Gateways.',
    );
    portal.clock.now = startTime;
  });

  it('is not for a gateway that has none, or is out of service', async () => {
    const { gateway } = await created('gateway-ohne-schlüssel');
    const page = `${show(gateway.id)}/wireguard-key`;
    expect((await admin.agent.get(page)).headers['location']).toBe(show(gateway.id));
    expect((await admin.submit(newPage, page)).headers['location']).toBe(show(gateway.id));
  });
});

describe('out of service', () => {
  it('asks first, then refuses the gateway, and says so', async () => {
    const going = await pages().enrol('gateway-alt');
    const removePage = `${show(going.id)}/remove`;
    const question = await admin.agent.get(removePage);
    expect(question.text).toContain('Das lässt sich nicht rückgängig machen.');
    expect((await going.send({ path: gatewayPaths.snapshot })).status).toBe(200);
    const answer = await admin.submit(removePage, removePage);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(show(going.id));
    const after = (await admin.agent.get(show(going.id))).text;
    expect(after).toContain('gateway-alt ist außer Dienst.');
    expect(after).toContain(`fernamt agent remove --gateway &#39;${going.id}&#39;`);
    expect((await going.send({ path: gatewayPaths.snapshot })).status).toBe(401);
    expect((await admin.agent.get(show(going.id))).text).toContain('Dieses Gateway ist außer Dienst.');
  });

  it('is left alone by a second click, by going back and by a stale page', async () => {
    const { gateway } = await created('gateway-kurz');
    const [renewPage, removePage] = [`${show(gateway.id)}/renew`, `${show(gateway.id)}/remove`];
    const token = await csrfTokenOn(admin.agent, removePage);
    await admin.agent.post(removePage).type('form').send({ _csrf: token });
    for (const address of [removePage, renewPage]) {
      const answer = await admin.agent.post(address).type('form').send({ _csrf: token });
      expect(answer.headers['location']).toBe(show(gateway.id));
      expect((await admin.agent.get(show(gateway.id))).text).toContain(
        'Dieses Gateway ist schon außer Dienst.',
      );
      expect((await admin.agent.get(address)).status).toBe(303);
    }
  });

  it('frees the name for a new gateway', async () => {
    const { gateway } = await created('gateway-wieder');
    await admin.submit(`${show(gateway.id)}/remove`, `${show(gateway.id)}/remove`);
    expect((await created('gateway-wieder')).status).toBe(200);
  });
});

it('speaks English too', async () => {
  const browser = await signedInAs('it-admin');
  browser.agent.jar.setCookie('fernamt-language=en');
  for (const address of [list, show(nord.id), newPage]) {
    const { text, status } = await browser.agent.get(address);
    expect(status).toBe(200);
    expect(text).toContain('<html lang="en">');
  }
  expect((await browser.agent.get(list)).text).toContain('Gateways');
});

describe('what a gateway has found changed by hand', () => {
  const pageText = async (): Promise<string> => {
    const { text } = await admin.agent.get(show(nord.id));
    return pageWithoutIds(text).replace(/\s+/g, ' ');
  };
  const report = (drift: object) =>
    nord.send({
      method: 'POST',
      path: gatewayPaths.report,
      body: JSON.stringify({
        firstConnected: [],
        tombstones: [],
        openvpnCsr: null,
        agentVersion: '1.0.0',
        drift,
      }),
    });

  it('is not spoken of before there is any', async () => {
    const text = await pageText();
    expect(text).toContain('keine gefunden');
    expect(text).not.toContain('von Hand geändert');
  });

  it('is said with its time, its kinds and numbers; a kind from a later agent is left out', async () => {
    const answer = await report({ 'peer-added': 2, 'entry-changed': 1, 'moon-moved': 3 });
    expect(answer.status).toBe(200);
    const text = await pageText();
    expect(text).toContain('Auf diesem Gateway wurde etwas von Hand geändert.');
    expect(text).toContain('WireGuard-Schlüssel hinzugefügt (2), OpenVPN-Eintrag geändert (1).');
    expect(text).toContain('bisher 3');
  });

  it('is refused when it is not as agreed, and changes nothing', async () => {
    expect((await report({ 'peer-added': '<b>' })).status).toBe(400);
    expect(await pageText()).toContain('bisher 3');
  });

  it('is a matter of the past after a week', async () => {
    const portal = portalOf();
    portal.clock.now = new Date(startTime.getTime() + 8 * 86_400_000);
    admin = await signedInAs('it-admin');
    const text = await pageText();
    expect(text).not.toContain('von Hand geändert');
    expect(text).toContain('bisher 3');
    portal.clock.now = startTime;
    admin = await signedInAs('it-admin');
  });
});

describe('what was found changed by hand, once somebody has seen it', () => {
  const found = async (at: number): Promise<string> => {
    const { store } = portalOf().musterstadt;
    const time = new Date(startTime.getTime() + at);
    await store.gateways.noteDrift(nord.id, { 'peer-added': 1 }, time);
    return time.toISOString();
  };
  const mark = (seen: string, browser = admin) =>
    browser.submit(show(nord.id), `${show(nord.id)}/drift-seen`, { seen });
  const words = async () =>
    pageWithoutIds((await admin.agent.get(show(nord.id)).expect(200)).text).replace(/\s+/g, ' ');
  const notes = async () => {
    const view = {
      action: 'gateway.drift-seen',
      subject: null,
      objectId: nord.id,
      from: null,
      before: null,
    } as const;
    return (await portalOf().musterstadt.store.audit.list(view, { afterSeq: null, limit: 10 })).items.length;
  };

  it('is spoken of no longer, but for the log and the number', async () => {
    const seen = await found(0);
    const { text } = await admin.agent.get(show(nord.id));
    expect(text).toContain(`name="seen" value="${seen}"`);
    const answer = await mark(seen);
    expect([answer.status, answer.headers['location']]).toEqual([303, show(nord.id)]);
    const after = await words();
    expect(after).toContain('Die Abweichungen sind als gesehen vermerkt.');
    expect(after).not.toContain('von Hand geändert');
    expect(after).toMatch(/als gesehen vermerkt<\/span> <span class="cell-note">bisher \d/);
    expect(await notes()).toBe(1);
  });

  it('a second click, and what came since or was never found, change nothing', async () => {
    const old = await found(1000);
    await found(2000);
    for (const seen of [old, '', 'gestern', 'x'.repeat(10_000)]) {
      expect((await mark(seen)).status).toBe(303);
      expect(await words()).toContain('von Hand geändert');
    }
    const twice = await found(3000);
    await mark(twice);
    await mark(twice);
    expect(await notes()).toBe(2);
  });

  it('is marked by IT of the own town alone', async () => {
    const seen = await found(4000);
    for (const role of ['help-desk', 'tenant-admin', 'auditor'] as const) {
      const browser = await signedInAs(role);
      const answer = await browser.submit('/t/musterstadt/start', `${show(nord.id)}/drift-seen`, { seen });
      expect(answer.status).toBe(403);
    }
    expect(await words()).toContain('von Hand geändert');
  });
});

describe('the limit of WireGuard accesses', () => {
  it.each([
    [50_999, null],
    [51_000, 'Dieser Verbund nähert sich der Grenze für WireGuard-Zugänge.'],
    [60_000, 'Dieser Verbund nimmt keine weiteren WireGuard-Zugänge auf.'],
  ])('is spoken of with %i', async (taken, sentence) => {
    const portal = portalOf();
    const pools = () =>
      portal
        .knex('address_pools')
        .where({ tenant_id: portal.musterstadt.id, protocol: 'wireguard', family: 4 });
    const before: readonly { in_use: number }[] = await pools().select('in_use');
    await pools().update({ in_use: taken });
    const { text } = await admin.agent.get(show(nord.id));
    expect(text.includes('60.000')).toBe(sentence !== null);
    if (sentence !== null) expect(text).toContain(sentence);
    await pools().update({ in_use: before[0]?.in_use ?? 0 });
  });
});

describe('maintenance', () => {
  const act = (id: string) => `${show(id)}/maintenance`;
  const back = (id: string) => `${show(id)}/return`;

  it('asks for a reason, and for a word where nobody could connect meanwhile, and loses nothing', async () => {
    const there = await pages().enrol('gateway-allein', portalOf().nebendorf);
    const nele = await portalOf().signedIn(await portalOf().person(portalOf().nebendorf, 'Nele', 'it-admin'));
    for (const { id, name } of await portalOf().nebendorf.store.gateways.list())
      if (name === 'gateway-voll')
        await nele.submit(`/t/nebendorf/gateways/${id}/remove`, `/t/nebendorf/gateways/${id}/remove`);
    const page = `/t/nebendorf/gateways/${there.id}/maintenance`;
    const asked = (await nele.agent.get(page)).text;
    expect(asked).toContain('Kein anderes Gateway des Verbundes nimmt gerade Geräte an.');
    expect(asked).toContain('name="last"');
    const without = await nele.submit(page, page, { reason: ' ' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('Hier fehlt noch eine Angabe.');
    const unaware = await nele.submit(page, page, { reason: 'Neue <b>Platte</b>' });
    expect(unaware.status).toBe(422);
    expect(unaware.text).toContain('Bestätigen Sie, dass Sie das wissen.');
    expect(unaware.text).toContain('Neue &lt;b&gt;Platte&lt;/b&gt;');
    const long = await nele.submit(page, page, { reason: 'x'.repeat(10_000), last: 'on' });
    expect(long.status).toBe(422);
    expect(long.text).toContain('Die Angabe ist zu lang.');
    expect((await nele.submit(page, page, { reason: 'Neue Platte', last: 'on' })).status).toBe(303);
    const { text } = await nele.agent.get(`/t/nebendorf/gateways/${there.id}`);
    expect(text).toContain('In Wartung seit 23.11.2026, 14:03 Uhr');
    expect(text).toContain('Grund: Neue Platte');
  });

  it('is shown while it lasts, with how far the gateway is, and comes back by the same page', async () => {
    const name = 'gateway-wartung';
    const gateway = await pages().enrol(name);
    const asked = (await admin.agent.get(act(gateway.id))).text;
    expect(asked).toContain('wechseln in den nächsten Minuten zu einem anderen Gateway');
    expect(asked).not.toContain('name="last"');
    expect(asked).toContain('ist zu alt, um Geräte zum Wechseln aufzufordern');
    const report = (more: object) =>
      gateway.send({
        method: 'POST',
        path: gatewayPaths.report,
        body: JSON.stringify({ firstConnected: [], tombstones: [], openvpnCsr: null, agentVersion, ...more }),
      });
    expect((await report({})).status).toBe(200);
    expect((await admin.agent.get(act(gateway.id))).text).not.toContain('zu alt');
    const done = await admin.submit(act(gateway.id), act(gateway.id), { reason: 'Neuer Kernel' });
    expect([done.status, done.headers['location']]).toEqual([303, show(gateway.id)]);
    expect((await admin.agent.get(list)).text).toContain('in Wartung');
    const page = async () => (await admin.agent.get(show(gateway.id))).text;
    expect(await page()).toContain('Die Geräte werden gerade zum Wechseln aufgefordert.');
    expect(await page()).toContain('WireGuard kennt keine Nachricht zum Wechseln');
    await report({ isEmpty: true });
    expect(await page()).toContain('Seit 23.11.2026, 14:03 Uhr ist niemand mehr verbunden');
    expect((await admin.agent.get(act(gateway.id))).headers['location']).toBe(show(gateway.id));
    expect((await admin.submit(back(gateway.id), act(gateway.id), { reason: 'x' })).status).toBe(409);
    expect((await admin.submit(back(gateway.id), back(gateway.id))).status).toBe(303);
    expect(await page()).not.toContain('in Wartung');
    expect((await admin.agent.get(back(gateway.id))).headers['location']).toBe(show(gateway.id));
    expect((await admin.submit(act(gateway.id), back(gateway.id))).status).toBe(409);
    await admin.submit(`${show(gateway.id)}/remove`, `${show(gateway.id)}/remove`);
    expect((await admin.submit(show(nord.id), act(gateway.id), { reason: 'x', last: 'on' })).status).toBe(
      409,
    );
  });

  it('names nobody: counts alone', async () => {
    const { text } = await admin.agent.get(act(nord.id));
    const people = await portalOf().musterstadt.store.unconfirmedOrders.list(
      { after: null, limit: 50 },
      null,
    );
    for (const { personName } of people.items) expect(text).not.toContain(personName);
  });
});

it('warns where office or tunnel have networks that people have at home, and keeps working', async () => {
  const { knex, musterstadt } = portalOf();
  const page = async () => (await admin.agent.get(show(nord.id))).text;
  expect(await page()).not.toContain('die viele auch zu Hause haben');
  const groups = () => knex('gateway_groups').where({ tenant_id: musterstadt.id });
  const before: { readonly reachable: string } = await groups().first('reachable');
  await groups().update({ reachable: '["192.168.2.0/24"]' });
  expect(await page()).toContain('192.168.2.0/24: Speedport, EasyBox');
  await groups().update(before);
  const pool = () => knex('address_pools').where({ tenant_id: musterstadt.id, cidr: '10.92.0.0/24' });
  const { id }: { readonly id: string } = await pool().first('id');
  await pool().update({ cidr: '192.168.178.0/24' });
  const text = await page();
  expect(text).toContain('Adressen des VPN, die viele auch zu Hause haben');
  expect(text).toContain('192.168.178.0/24: FRITZ!Box');
  await knex('address_pools').where({ id }).update({ cidr: '10.92.0.0/24' });
});
