// The IT admin's first page: calm when nothing is due, and otherwise what, how much, since when and where to.
import { reportDeviceLost } from '../../src/usecases/report-device-lost';
import { checkedPool } from '../../src/domain/address-pool';
import { addressPoolId } from '../../src/domain/ids';
import { resumeDevice } from '../../src/usecases/resume-device';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { givenAccess } from '../support/given-access';
import { startTime, usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import { applied, browserOf, itRoutes, textOf } from '../support/it-pages';

const portalOf = usePortal((ports) => itRoutes(ports));
const today = '/t/musterstadt/today';
const town = () => portalOf().musterstadt;
const later = (seconds: number): Date => new Date(startTime.getTime() + seconds * 1000);

async function read(): Promise<{ readonly html: string; readonly text: string }> {
  const { agent } = await browserOf(portalOf(), town(), 'it-admin');
  const { text: html } = await agent.get(today).expect(200);
  return { html, text: textOf(html) };
}

beforeEach(() => {
  portalOf().clock.now = startTime;
});

// In the order of a day: each test begins where the one before ended.
it('tells a new municipality what to do first', async () => {
  const { html, text } = await read();
  expect(text).toContain('Noch ist kein Gateway in Betrieb.');
  expect(html).toContain('href="/t/musterstadt/gateways"');
  expect(text).not.toContain('Es liegt nichts an.');
});

it('is calm, not empty, when nothing is due', async () => {
  await readyGateway(portalOf(), town());
  const { text } = await read();
  expect(text).toContain('Es liegt nichts an.');
  expect(text).toContain('0 Anträge warten');
  expect(text).toContain('0 Bestätigungen von Gateways stehen aus');
  expect(text).toContain('Kein Antrag wartet.');
});

it('shows the first ten requests that wait, how many there are, and for how long', async () => {
  portalOf().clock.now = later(-2 * 86_400);
  const { request } = await applied(portalOf(), { town: town(), name: '<i>Älteste</i> Person' });
  portalOf().clock.now = startTime;
  expect((await read()).text).toContain('1 Antrag wartet, seit 2 Tagen');
  for (let count = 0; count < 11; count += 1)
    await applied(portalOf(), { town: town(), name: `Person ${count}.` });
  const { html, text } = await read();
  expect(text).toContain('12 Anträge warten, der älteste seit 2 Tagen');
  expect(html).toContain(`href="/t/musterstadt/queue/${request.id}"`);
  expect(html).toContain('&lt;i&gt;Älteste&lt;/i&gt;');
  expect(text).toContain('Person 8.');
  expect(text).not.toContain('Person 9.');
  expect(text).toContain('Alle Anträge anzeigen');
  expect(text).not.toContain('Es liegt nichts an.');
});

it('shows a taking back that is not confirmed, red only after the limit', async () => {
  const access = await givenAccess(portalOf(), town());
  await revokeDevice(portalOf().ports, access.admin, { id: access.device.id, reason: 'Test' });
  const soon = await read();
  expect(soon.text).toContain('1 Bestätigung eines Gateways steht aus');
  expect(soon.text).toContain(
    'Notebook Bauamt Anna Müller gateway-nord Widerruf 23.11.2026, 14:03:27 Uhr gerade eben noch nichts veranlasst Nichts: Es liegt noch in der üblichen Zeit.',
  );
  expect(soon.text).not.toContain('nicht rechtzeitig bestätigt');
  expect(soon.html).not.toContain('tile--danger');
  portalOf().clock.now = later(61);
  const overdue = await read();
  expect(overdue.text).toContain('noch nicht bestätigt');
  expect(overdue.text).toContain('Ein Entzug ist nicht rechtzeitig bestätigt. Vorgesehen sind 60 Sekunden.');
  expect(overdue.text).toContain('Das Gateway ist erreichbar, hat aber noch nicht ausgeführt.');
  expect(overdue.html).toContain('tile--danger');
  expect(overdue.html).toContain(`href="/t/musterstadt/people/devices/${access.device.id}"`);
});

it('names a gateway that is silent', async () => {
  portalOf().clock.now = later(91);
  const { html, text } = await read();
  expect(text).toContain('gateway-nord meldet sich seit 23.11.2026, 14:03 Uhr nicht.');
  expect(text).toContain('1 Gateway meldet sich nicht');
  const [gateway] = await town().store.gateways.list();
  expect(html).toContain(`href="/t/musterstadt/gateways/${gateway?.id ?? 'none'}"`);
});

it('counts devices reported lost and accesses that end soon, and leads to them', async () => {
  const access = await givenAccess(portalOf(), town());
  await reportDeviceLost(portalOf().ports, access.holder, access.device.id);
  portalOf().clock.now = new Date('2027-06-10T10:00:00.000Z');
  const { html, text } = await read();
  expect(text).toContain('1 Gerät ist als verloren gemeldet');
  expect(text).toContain('2 Zugänge enden in den nächsten 30 Tagen');
  expect(html).toContain('href="/t/musterstadt/people?view=lost"');
  expect(html).toContain('href="/t/musterstadt/people?view=ending"');
});

it.each([
  [[21, 25], '84 % der Adressen vergeben im vollsten Bereich (10.80.0.0/24)', 'tile"'],
  [[17, 20], '85 % der Adressen vergeben: Bereich 10.81.0.0/24 wird knapp', 'tile--warning'],
  [[199, 200], '99 % der Adressen vergeben: Bereich 10.82.0.0/24 wird knapp', 'tile--warning'],
  [[20, 20], '100 % der Adressen vergeben: Bereich 10.83.0.0/24 ist voll', 'tile--danger'],
] as const)('warns about pools: %p taken', async ([taken, capacity], words, tone) => {
  const [group] = await town().store.groups.list();
  if (group === undefined) throw new Error('no group');
  const cidr = /10\.8\d\.0\.0\/24/.exec(words)?.[0] ?? '';
  const id = addressPoolId(`pool-${cidr}`);
  const pool = { id, tenantId: town().id, gatewayGroupId: group.id, protocol: 'openvpn', family: 4 } as const;
  await town().store.addresses.insertPool({ ...pool, cidr: checkedPool(cidr), allocated: 0, capacity });
  const access = await givenAccess(portalOf(), town());
  for (let count = 0; count < taken; count += 1) {
    await town().store.addresses.take(id, access.credential.id, new Date(0));
  }
  const { html, text } = await read();
  expect(text).toContain(words);
  expect(html).toContain(tone);
});

it('says what the gateway said and what to do, and turns red by the limit of the municipality', async () => {
  const { store } = town();
  const [gateway] = await store.gateways.list();
  const [open] = (await store.unconfirmedOrders.list({ after: null, limit: 1 }, null)).items;
  if (gateway === undefined || open === undefined) throw new Error('an open order was expected');
  const said = async (verified: number, ...reasons: readonly string[]) => {
    const failed = reasons.map((reason) => ({ id: open.credentialId, reason }));
    const { revision: upTo } = (await store.gateways.find(gateway.id)) ?? gateway;
    const { now } = portalOf().clock;
    await store.gateways.acknowledge(gateway.id, { upTo, verified, failed, isWhole: true, now });
    await store.gateways.heard(gateway.id, now);
    return (await read()).text;
  };
  portalOf().clock.now = later(61);
  expect(await said(0, 'peer-still-there')).toContain(
    'Bei der Prüfung war der Schlüssel noch eingetragen. noch nicht bestätigt Sehen Sie auf dem Gateway nach',
  );
  expect(await said(0)).toContain('Ausgeführt um 14:04:28; die Prüfung steht aus. noch nicht bestätigt');
  await store.tenant.update({ ...(await store.tenant.get()), confirmWithinSeconds: 3600 });
  expect((await read()).text).not.toContain('nicht rechtzeitig bestätigt');
  await store.tenant.update({ ...(await store.tenant.get()), confirmWithinSeconds: 60 });
});

it('turns the pages of what is not confirmed, oldest first, wherever an address leads', async () => {
  const given = await givenAccess(portalOf(), town());
  for (let count = 0; count < 11; count += 1) {
    portalOf().clock.now = later(-600 + count);
    await suspendDevice(portalOf().ports, given.admin, { id: given.device.id, reason: 'Test' });
    await givenAccess(portalOf(), town()).then(({ admin, device }) =>
      revokeDevice(portalOf().ports, admin, { id: device.id, reason: 'Test' }),
    );
    await resumeDevice(portalOf().ports, given.admin, given.device.id);
  }
  portalOf().clock.now = startTime;
  const { html } = await read();
  const [, more = ''] = /href="([^"]*after=[^"]*)#unconfirmed"/.exec(html) ?? [];
  const { agent } = await browserOf(portalOf(), town(), 'it-admin');
  const next = textOf((await agent.get(more.replaceAll('&amp;', '&')).expect(200)).text);
  expect(next).toContain('23.11.2026, 14:03:27 Uhr');
  expect(next).not.toContain('13:53:27');
  for (const nonsense of ['x', '~', 'kz2.a~b~c', '%00', "'--~1", '🙂'.repeat(500)])
    await agent.get(`${today}?after=${encodeURIComponent(nonsense)}`).expect(200);
});
