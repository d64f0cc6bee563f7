// The audit log's page: who, what, whom, when, why; filters in the address; reading it is itself written down.
import type { AuditEvent } from '../../src/domain/audit-event';
import { identityRef, type IdentityRef } from '../../src/domain/ids';
import { givenAccess, type GivenAccess } from '../support/given-access';
import { startTime, usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import type { Browser } from './support/app';
import { browserOf, itRoutes, textOf } from '../support/it-pages';

const portalOf = usePortal((ports) => itRoutes(ports));
const audit = '/t/musterstadt/audit';
const town = () => portalOf().musterstadt;

let given: GivenAccess;
let auditor: Browser;
let reader: IdentityRef;

beforeAll(async () => {
  const portal = portalOf();
  await readyGateway(portal, town());
  given = await givenAccess(portal, town());
  const rita = await portal.person(town(), 'Rita Revision', 'auditor');
  reader = rita.ref;
  auditor = await portal.signedIn(rita);
});

beforeEach(() => {
  portalOf().clock.now = startTime;
});

const read = async (query: string, browser = auditor): Promise<string> =>
  textOf((await browser.agent.get(audit + query).expect(200)).text);

async function reads(): Promise<readonly AuditEvent['data'][]> {
  const filter = { action: 'audit.read', subject: null, objectId: null, from: null, before: null } as const;
  const { items } = await town().store.audit.list(filter, { afterSeq: null, limit: 100 });
  return items.filter(({ actor }) => actor === reader).map(({ data }) => data);
}

const event = (change: Partial<AuditEvent> = {}): AuditEvent => ({
  action: 'grant.suspended',
  actor: given.admin.ref,
  subject: given.holder.ref,
  object: { kind: 'grant', id: given.device.grantId },
  data: {},
  reason: null,
  ...change,
});

it('says who did what to whom, when and why', async () => {
  await town().store.audit.append(event({ reason: 'Verdacht <b>auf</b>\nMissbrauch' }), startTime);
  const page = await auditor.agent.get(audit).expect(200);
  expect(textOf(page.text)).toContain(
    `Zugang gesperrt Zugang ${given.device.grantId.slice(-8)} 23.11.2026, 14:03:27 Uhr Ingo Technik Anna Müller Verdacht`,
  );
  expect(page.text).toContain('Verdacht &lt;b&gt;auf&lt;/b&gt;\nMissbrauch');
  expect(textOf(page.text)).toMatch(/Antrag genehmigt Antrag MU-2026-0001, 23\.11\.2026–30\.06\.2027/);
  expect(textOf(page.text)).toContain('Gateway angemeldet Gateway gateway-nord');
  expect(textOf(page.text)).toContain('Zugangsdatei ausgegeben');
});

it('names the portal where nobody acted, and says where a name is gone', async () => {
  const erased = identityRef('0197a000-0000-7000-8000-00000000eeee');
  await town().store.audit.append(
    event({ action: 'grant.expired', actor: null, subject: erased }),
    startTime,
  );
  expect(await read('?action=grant.expired')).toContain('Portal (automatisch) Name gelöscht –');
});

describe('filters', () => {
  it('narrow down by action and stay in the form', async () => {
    const page = await auditor.agent.get(`${audit}?action=device.added`).expect(200);
    expect(page.text).toContain('<option value="device.added" selected>Gerät hinzugefügt</option>');
    expect(textOf(page.text)).toContain('Gerät hinzugefügt Gerät');
    expect(textOf(page.text).match(/23\.11\.2026, 14:03:27 Uhr/g)).toHaveLength(1);
  });

  it('narrow down by person, whose name stands above the list', async () => {
    const page = await auditor.agent.get(`${audit}?person=${given.holder.ref}`).expect(200);
    expect(textOf(page.text)).toContain('Nur Einträge zu Anna Müller');
    expect(page.text).toContain(`<input type="hidden" name="person" value="${given.holder.ref}" />`);
    expect(textOf(page.text)).not.toContain('Gateway angemeldet Gateway');
  });

  it('narrow down by thing, and lead to it whoever may open it', async () => {
    const query = `?object=${given.device.id}`;
    const admin = await portalOf().signedIn(given.admin);
    expect((await admin.agent.get(audit + query)).text).toContain(
      `href="/t/musterstadt/people/devices/${given.device.id}"`,
    );
    expect((await auditor.agent.get(audit + query)).text).not.toContain('/people/devices/');
    expect(await read(query)).toContain('Gerät hinzugefügt Gerät');
  });

  it('narrow down by days of the municipality, both included', async () => {
    await town().store.audit.append(
      event({ reason: 'Vor Mitternacht.' }),
      new Date('2026-11-20T22:59:59.000Z'),
    );
    await town().store.audit.append(
      event({ reason: 'Nach Mitternacht.' }),
      new Date('2026-11-20T23:00:00.000Z'),
    );
    const friday = await read('?from=2026-11-20&until=2026-11-20');
    expect(friday).toContain('Vor Mitternacht.');
    expect(friday).not.toContain('Nach Mitternacht.');
    expect(await read('?from=21.11.2026&until=21.11.2026')).toContain('Nach Mitternacht.');
  });

  it.each([
    ['?from=2026-12-01&until=2026-11-01', 'Das Ende liegt vor dem Anfang.'],
    ['?from=1999-12-31', 'Das ist kein gültiger Tag.'],
    ['?from=2000-01-01', 'Das ist kein gültiger Tag.'],
    ['?until=9999-12-31', 'Das ist kein gültiger Tag.'],
    ['?from=2026-02-30', 'Das ist kein gültiges Datum.'],
    ['?until=gestern', 'Das ist kein gültiges Datum.'],
    ['?action=grant.forgotten', 'Wählen Sie einen der Vorschläge aus.'],
    [`?object=${'x'.repeat(65)}`, 'Die Angabe ist zu lang.'],
  ])('that make no sense are shown again with what is wrong, and open nothing: %s', async (query, words) => {
    const before = await reads();
    const response = await auditor.agent.get(audit + query);
    expect(response.status).toBe(422);
    expect(response.text).toContain('<title>Fehler: ');
    expect(textOf(response.text)).toContain(words);
    expect(response.text).not.toContain('<table');
    expect(await reads()).toEqual(before);
  });

  it.each([
    "?person=' OR 1=1 --",
    '?object=<script>alert(1)</script>',
    '?person=0197a000-0000-7000-8000-000000000000',
    '?from=2000-01-02&until=2000-01-03',
    '?until=2100-12-30&action=tenant.sign-in-changed',
  ])('that match nothing say so: %s', async (query) => {
    const page = await auditor.agent.get(encodeURI(audit + query)).expect(200);
    expect(page.text).not.toContain('<script>alert');
    expect(textOf(page.text)).toContain('Kein Eintrag passt zu dieser Auswahl.');
  });

  it('show nothing of another municipality', async () => {
    const foreign = await browserOf(portalOf(), portalOf().nebendorf, 'auditor');
    for (const query of ['', `?person=${given.holder.ref}`, `?object=${given.device.id}`]) {
      const page = await foreign.agent.get(`/t/nebendorf/audit${query}`).expect(200);
      expect(page.text).not.toContain('Anna Müller');
    }
  });
});

describe('pages', () => {
  it('go on by number and keep the filter', async () => {
    for (let count = 0; count < 55; count += 1) {
      await town().store.audit.append(
        event({ action: 'grant.resumed', reason: `Eintrag ${count}.` }),
        startTime,
      );
    }
    const page = await auditor.agent.get(`${audit}?action=grant.resumed`).expect(200);
    const text = textOf(page.text);
    expect(text).toContain('Eintrag 54.');
    expect(text).not.toContain('Eintrag 4.');
    const [, older = ''] = /href="([^"]*after=\d+)"/.exec(page.text) ?? [];
    expect(older).toContain('action=grant.resumed');
    const next = await auditor.agent.get(older.replaceAll('&amp;', '&')).expect(200);
    expect(textOf(next.text)).toContain('Eintrag 4.');
    expect(textOf(next.text)).not.toContain('Eintrag 5.');
  });
});

describe('reading the log', () => {
  it('writes one entry for each view that is opened, saying what was looked for', async () => {
    const before = (await reads()).length;
    await read(`?person=${given.holder.ref}&from=2026-11-01`);
    const after = await reads();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toEqual({
      action: null,
      person: given.holder.ref,
      objectId: null,
      from: '2026-11-01',
      until: null,
    });
    expect(await read('?action=audit.read')).toContain(
      'Protokoll gelesen Protokoll 23.11.2026, 14:03:27 Uhr Rita Revision',
    );
  });

  it('does not lengthen the list of the person that was looked for', async () => {
    const count = async () => (await read(`?person=${given.holder.ref}`)).match(/Anna Müller/g)?.length;
    expect(await count()).toBe(await count());
  });

  it('writes nothing when its pages are turned, unless the view was never opened', async () => {
    await read('?action=device.added');
    const opened = (await reads()).length;
    await read('?action=device.added&after=999999');
    expect(await reads()).toHaveLength(opened);
    await read('?action=credential.issued&after=999999');
    expect(await reads()).toHaveLength(opened + 1);
    portalOf().clock.now = new Date(startTime.getTime() + 3_600_000);
    await read('?action=device.added&after=999999');
    expect(await reads()).toHaveLength(opened + 2);
  });
});

it('reads in English, too', async () => {
  const english = await portalOf().signedIn(await portalOf().person(town(), 'Dora Datenschutz', 'dpo'));
  await english.agent.get(`${audit}?lang=en`);
  expect(await read('?action=device.added', english)).toContain('Device added Device');
});
