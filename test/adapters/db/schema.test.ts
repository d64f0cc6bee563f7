// What the tables may not hold, that every list has its index, and that the audit log is only ever appended to.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { migrations } from '../../../src/adapters/db/migrations/all';
import { accessProfileId, authorityId, identityRef } from '../../../src/domain/ids';
import { mailContent } from '../../../src/domain/mail';
import type { Person } from '../../../src/domain/person';
import type { Store } from '../../../src/usecases/ports';
import type { NewMail } from '../../../src/usecases/ports-of-mails';
import { now } from '../../support/builders';
import { engines, useDatabases, type Engine } from '../../support/databases';
import { columnsOfAll } from '../../support/schema';
import { addAccess, addEnrolledGateway, group, newTown, pool } from '../../support/town';

/** BVerwG 6 P 32.84: what is fit to watch staff counts as watching them; so it is not even stored. */
const watching = /last_seen|handshake|bytes|src_ip|endpoint|duration|last_contact|online|login_at/;
const keyedByPeople = /(^|_)(person|grant|device|credential)_(id|ref)$|^(actor|subject)_ref$/;
const tablesOfPeople = ['persons', 'grants', 'devices', 'credentials', 'identities', 'sessions'];

describe.each(engines)('the schema on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  beforeAll(async () => {
    ({ knex, store } = await databases.open());
  });

  it('has no column that could watch staff, in any table about people', async () => {
    const tables = await columnsOfAll(knex, engine);
    const ofPeople = [...tables].filter(
      ([table, columns]) =>
        tablesOfPeople.includes(table) || columns.some((column) => keyedByPeople.test(column)),
    );
    expect(ofPeople.map(([table]) => table)).toEqual(
      expect.arrayContaining(['devices', 'addresses', 'audit_events']),
    );
    for (const [table, columns] of ofPeople) {
      for (const column of columns) expect(`${table}.${column}`).not.toMatch(watching);
    }
  });

  it('keeps every text in an order that does not depend on the server', async () => {
    if (engine === 'sqlite') {
      expect(migrations.flatMap(({ statements }) => statements).join()).not.toMatch(/collate/i);
      return;
    }
    const { rows } = await knex.raw(
      `SELECT table_name, column_name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`,
    );
    expect(rows).toEqual([]);
  });

  it('ties every row of a tenant to that tenant', async () => {
    const withoutTenant = [...(await columnsOfAll(knex, engine))]
      .filter(([, columns]) => !columns.includes('tenant_id'))
      .map(([table]) => table);
    expect(withoutTenant.sort()).toEqual([
      'data_keys',
      'gateway_nonces',
      'installation',
      'migrations',
      'rate_counts',
      'sessions',
      'stray_token_keys',
      'tenants',
    ]);
  });

  it('has an index for everything that is listed, counted or looked up', async () => {
    const town = await newTown(store);
    const { person, grant, device, credential } = await addAccess(town);
    const gateway = await addEnrolledGateway(town);
    const page = { after: { at: now, id: 'x' }, limit: 50 };
    const audit = { action: null, subject: null, objectId: null, from: null, before: null };
    const profileId = accessProfileId('profile-1');
    const statements = await recorded(knex, async () => {
      await town.persons.search([], page);
      await town.persons.search(['an', 'mu'], page);
      await town.persons.countUpTo([], 1_000);
      await town.persons.countUpTo(['an', 'mu'], 1_000);
      await town.persons.namesOf([person.ref]);
      await town.persons.findByKey({ issuer: 'i', keyName: 'k', keyValue: 'v' });
      await town.persons.keyOf(person.id);
      await town.personMarks.ofPerson(person.id);
      await town.personMarks.replace(person.id, [{ kind: 'address', text: 'a' }]);
      await town.personMarks.findSharing('i', [{ kind: 'address', text: 'a' }], 20);
      await town.personMarks.withAddress(['a@b'], 20);
      await town.heldRoles.keep(person.id, ['it-admin', 'dpo']);
      await town.heldRoles.ofPerson(person.id);
      await town.heldRoles.listWithAny([['it-admin', 'dpo']], page);
      await town.heldRoles.forgetSilent(now);
      await town.delegations.employeesOf(person.id);
      await town.emergency.window();
      await town.emergency.find();
      await town.signIns.note(person.ref, now);
      await town.signIns.hasEntrySince(person.ref, now);
      await town.signIns.deleteBefore(now);
      await town.assignments.findByKey({ issuer: 'i', keyName: 'k', keyValue: 'v' });
      await town.assignments.listWaiting(now, page);
      await town.assignments.countWaitingUpTo(now, 1_000);
      await town.assignments.begunBefore(now, 100);
      await town.identityShape.get();
      await town.signInRules.get();
      await town.identityShape.groupsWithheldOn();
      await town.devices.list([], page);
      await town.devices.list(['an', 'note'], page);
      await town.devices.ofPerson(person.id);
      await town.devices.ofGrant(grant.id);
      await town.devices.ofCredentials([credential.id]);
      await town.restores.serialsOfOurs(['1']);
      await town.closings.standing();
      await town.closings.unconfirmed();
      await town.grants.held(100);
      await town.signInChanges.open();
      await town.signInChanges.list(50);
      await town.signInChanges.lastAppliedAt();
      await town.requests.listOpen({ profileId: null }, page);
      await town.requests.listOpen({ profileId }, page);
      await town.requests.countOpenUpTo({ profileId: null }, 1_000);
      await town.requests.countOpenUpTo({ profileId }, 1_000);
      await town.requests.ofPerson(person.id);
      await town.requestQueries.ofRequest(grant.requestId);
      const archived = {
        words: [],
        caseNumber: null,
        state: null,
        profileId: null,
        from: null,
        before: null,
      };
      for (const narrowed of [
        {},
        { words: ['an', 'mu'] },
        { caseNumber: 'MU-2026-0001' },
        { state: 'denied' },
        { profileId },
        { from: now, before: now },
      ] as const) {
        await town.requestArchive.list({ ...archived, ...narrowed }, page);
        await town.requestArchive.countUpTo({ ...archived, ...narrowed }, 1_000);
      }
      await town.audit.about([grant.id, device.id], 100);
      await town.grants.ofRequest(grant.requestId);
      await town.grants.ofPerson(person.id);
      await town.grants.ended(now, 100);
      await town.grants.countEndingUpTo(now, now, 1_000);
      await town.credentials.ofDevice(device.id);
      await town.credentials.ofDevices([device.id]);
      await town.credentials.ofGrant(grant.id);
      await town.credentials.pendingSince(now, 100);
      await town.credentials.enforcementsOf([credential.id]);
      const clientCa = authorityId('client-ca');
      const claimed = { authorityId: clientCa, lease: 'l', number: 1, thisUpdate: null };
      const dates = { number: 2, thisUpdate: now, nextUpdate: now, renewAt: now, restsUntil: now };
      await town.revocationLists.list();
      await town.revocationLists.claim(clientCa, { now, until: now, lease: 'l', always: false });
      for await (const some of town.revocationLists.entries(clientCa, now)) expect(some).toEqual([]);
      await town.revocationLists.publish(claimed, { ...dates, der: Buffer.alloc(9), entries: 0 });
      const [list] = await town.revocationLists.list();
      const found = await store.installation.findRevocationList(list?.authoritySerial ?? '');
      expect(await found?.content()).toHaveLength(9);
      await town.revocationLists.fail({ ...claimed, lease: 'l' }, { reason: 'x', now, restsUntil: now });
      await store.installation.revocationListsEndingBefore(now, now, 5);
      await store.installation.authoritiesEndingBefore(now, 5);
      await store.installation.strayTokenKeys('fernamt', now, 100);
      await town.cryptoWaivers.proposed();
      await store.installation.listRevocationLists(page);
      await town.addresses.take(pool().id, credential.id, now);
      await town.addresses.releaseAll([credential.id], now);
      await town.gateways.order(
        [{ kind: 'set', gatewayGroupId: group.id, credentialId: credential.id }],
        now,
      );
      await town.gateways.glance(gateway.id);
      await town.gateways.changesAfter(gateway.id, 1, 100);
      await town.gateways.snapshotAfter(group.id, { after: credential.id, limit: 100, now: now });
      await town.gateways.acknowledge(gateway.id, {
        upTo: 2,
        verified: 1,
        failed: [],
        isWhole: true,
        now: now,
      });
      await town.gatewayCapacity.quarters(gateway.id, now);
      await town.gatewayCapacity.hours(gateway.id, now);
      await town.gatewayCapacity.deleteBefore(now);
      const orderPlace = { orderedAt: now, credentialId: credential.id, gatewayId: gateway.id };
      await town.unconfirmedOrders.list({ after: orderPlace, limit: 10 }, null);
      await town.unconfirmedOrders.list({ after: null, limit: 10 }, gateway.id);
      await town.unconfirmedOrders.countUpTo(10, null);
      await town.unconfirmedOrders.countUpTo(10, gateway.id);
      await town.unconfirmedOrders.countOrderedBeforeUpTo(now, 10);
      await town.unconfirmedOrders.overdueByGateway(now);
      await town.unconfirmedOrders.isAnyUntold(now);
      await town.unconfirmedOrders.lastTold();
      await town.unconfirmedOrders.tell(now, now);
      await town.credentials.takeBacksOf([{ at: now, objectId: device.id }]);
      await town.audit.list({ ...audit, action: 'grant.created' }, { afterSeq: 9, limit: 50 });
      await town.audit.list({ ...audit, subject: identityRef('s') }, { afterSeq: null, limit: 50 });
      await town.audit.list(
        { ...audit, objectId: 'o', from: now, before: now },
        { afterSeq: null, limit: 50 },
      );
      await town.facts.get();
      await town.quotas.get();
      await town.quotas.countUpTo('people', 1_000);
      await town.quotas.countUpTo('devices', 1_000);
      await town.quotas.countUpTo('gateways', 1_000);
      await town.mails.settings();
      await town.mails.holdersOf('it-admin');
      await town.mails.findByRef(person.ref);
      await town.mails.insertQuietly(quietMail(person), now);
      await town.mails.take('a', { now, until: now, lease: 'l' });
      await town.mails.listUndeliverable(page);
      await town.mails.countUndeliverableUpTo(1_000);
      await town.mails.countWaitingUpTo(1_000);
      await town.mails.beginRound('2026-11-23');
      await town.credentials.listEndingCertificates(now, now, page);
      await store.installation.nextMail(now);
      await store.installation.closingsDue(now);
      await store.installation.findEnrolment('hash', now);
      await store.installation.findGateway(gateway.id);
    });
    expect(statements.length).toBeGreaterThan(50);
    for (const { sql, bindings } of statements) {
      expect({ sql, scans: await fullScans(knex, engine, { sql, bindings }) }).toEqual({ sql, scans: [] });
    }
  }, 30_000);

  // PostgreSQL decides by its statistics, which a test this small does not give it.
  if (engine === 'sqlite') {
    it('finds the grants of a page of people by person, not among all that are active', async () => {
      const town = await newTown(store);
      for (let index = 0; index < 3; index += 1) await addAccess(town);
      const statements = await recorded(knex, () => town.persons.search([], { after: null, limit: 50 }));
      const ofGrants = statements.find(({ sql }) => /from .grants./.test(sql));
      if (ofGrants === undefined) throw new Error('a statement was expected');
      expect(await planOf(knex, engine, ofGrants)).toContain('grants_by_person');
    });
  }

  it.each([
    [
      'persons',
      async (town: Awaited<ReturnType<typeof newTown>>) =>
        town.persons.search([], { after: null, limit: 50 }),
    ],
    [
      'devices',
      async (town: Awaited<ReturnType<typeof newTown>>) => town.devices.list([], { after: null, limit: 50 }),
    ],
    [
      'access_requests',
      async (town: Awaited<ReturnType<typeof newTown>>) =>
        town.requests.listOpen({ profileId: null }, { after: null, limit: 50 }),
    ],
    [
      'audit_events',
      async (town: Awaited<ReturnType<typeof newTown>>) =>
        town.audit.list(
          { action: null, subject: null, objectId: null, from: null, before: null },
          { afterSeq: null, limit: 50 },
        ),
    ],
  ])('reads a page of %s in the order of its index, without sorting', async (table, list) => {
    const town = await newTown(store);
    const [first] = await recorded(knex, () => list(town));
    if (first === undefined) throw new Error('a statement was expected');
    expect(first.sql).toContain(table);
    expect(await planOf(knex, engine, first)).not.toMatch(/TEMP B-TREE|Sort/);
  });
});

function quietMail({ id, ref }: Person): NewMail {
  const content = mailContent('application-waits', {});
  return { content, to: { side: 'municipality', personId: id, ref } };
}

type Statement = { readonly sql: string; readonly bindings: readonly string[] };
/** What Knex tells of a query; `BEGIN` has no bindings. */
type Query = { readonly sql: string; readonly bindings?: readonly unknown[] };

/** The statements with a condition that the work sends. */
async function recorded(knex: Knex, work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const record = ({ sql, bindings }: Query): void =>
    void statements.push({ sql, bindings: (bindings ?? []).map(String) });
  knex.on('query', record);
  await work();
  knex.removeListener('query', record);
  return statements.filter(({ sql }) => /\bwhere\b/i.test(sql));
}

async function planOf(knex: Knex, engine: Engine, { sql, bindings }: Statement): Promise<string> {
  return knex.transaction(async (trx) => {
    if (engine === 'sqlite') {
      const rows = await trx.raw(`EXPLAIN QUERY PLAN ${sql}`, [...bindings]);
      return rows.map(({ detail }: { detail: string }) => detail).join('\n');
    }
    // Tables in a test are so small that reading them whole is cheapest; what matters is whether an index would do.
    await trx.raw('SET LOCAL enable_seqscan = off');
    await trx.raw('SET LOCAL enable_bitmapscan = off');
    const { rows } = await trx.raw(`EXPLAIN ${sql.replace(/\$\d+/g, '?')}`, [...bindings]);
    return rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
  });
}

/** Steps that read a whole table. Helper tables of the query itself, and few pools or gateways of a tenant, do not count. */
async function fullScans(knex: Knex, engine: Engine, statement: Statement): Promise<readonly string[]> {
  const lines = (await planOf(knex, engine, statement)).split('\n');
  if (engine === 'sqlite') {
    return lines.filter((line) => /^SCAN (?!leaps|some|merged|entries|newest|\(|CONSTANT|\d)/.test(line));
  }
  return lines.filter((line) => line.includes('Seq Scan'));
}

describe('the source', () => {
  const root = join(__dirname, '../../../src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );

  it('appends to the audit log and never changes or deletes a line of it', () => {
    const mentioning = files.filter((file) =>
      readFileSync(join(root, file), 'utf8').includes('audit_events'),
    );
    expect(mentioning).toContain(join('adapters', 'db', 'audit-events.ts'));
    // Decision 26: it goes as a whole with its municipality, in this one file, and nowhere else.
    expect(files.filter((file) => readFileSync(join(root, file), 'utf8').includes('deleteSome('))).toEqual([
      join('adapters', 'db', 'dialect.ts'),
      join('adapters', 'db', 'erasure.ts'),
    ]);
    expect(files.filter((file) => readFileSync(join(root, file), 'utf8').includes('.removeSome('))).toEqual([
      join('usecases', 'jobs', 'carry-out-closings.ts'),
    ]);
    for (const file of mentioning) {
      for (const statement of readFileSync(join(root, file), 'utf8').split(';')) {
        if (!statement.includes('audit_events')) continue;
        expect(`${file}: ${statement}`).not.toMatch(
          /\.(update|delete|del|truncate|merge|increment|decrement)\(/,
        );
        expect(`${file}: ${statement}`).not.toMatch(
          /\b(UPDATE|DELETE FROM|TRUNCATE|DROP TABLE|REPLACE INTO)\s+["'`]?audit_events/i,
        );
      }
    }
  });

  it('lists columns instead of asking for all of them', () => {
    for (const file of files.filter((name) => name.startsWith(join('adapters', 'db')))) {
      expect(`${file}: ${readFileSync(join(root, file), 'utf8')}`).not.toMatch(
        /select\(\s*\)|select \*|'\*'\]/i,
      );
    }
  });

  it('begins every query of a tenant in its scope', () => {
    const naming = /(?:\bdb|\bknex|\btrx)\(\s*'(\w+)'/g;
    const allowed = [
      'tenants',
      'counters',
      'search_tokens',
      'identities',
      'sessions',
      'data_keys',
      'installation',
      'gateways',
      'gateway_nonces',
      'saml_requests',
      'saml_test_requests',
      'migrations',
      'rate_counts',
      'metadata_watches',
      'mails',
      'pg_stat_activity',
      'closings',
      'revocation_lists',
      'revocation_list_pieces',
      'authorities',
      'restores',
    ];
    for (const file of files.filter((name) => name.startsWith(join('adapters', 'db')))) {
      for (const [, table] of readFileSync(join(root, file), 'utf8').matchAll(naming))
        expect(allowed).toContain(table);
    }
  });
});
