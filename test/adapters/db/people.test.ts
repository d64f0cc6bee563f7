// People: found by their key, by the beginnings of their names, newest first and page by page; and the audit log.
import type { Knex } from 'knex';
import type { AuditEvent } from '../../../src/domain/audit-event';
import { identityRef, personId, type TenantId } from '../../../src/domain/ids';
import { queryTokens } from '../../../src/domain/search-tokens';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import type { Cursor, Page, PageRequest } from '../../../src/domain/paging';
import { personalHash } from '../../../src/adapters/db/audit-events';
import { now } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import { addDevice, addGrant, addPerson, keyOf, newTenant, newTown } from '../../support/town';

const firstPage: PageRequest = { after: null, limit: 10 };
const everything = { action: null, subject: null, objectId: null, from: null, before: null };

describe.each(engines)('people on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  beforeAll(async () => {
    ({ knex, store } = await databases.open());
  });

  it('finds a person by id and by key', async () => {
    const town = await newTenant(store);
    const { id: tenant } = await town.tenant.get();
    const anna = await addPerson(town);
    expect(await town.persons.find(anna.id)).toEqual({ ...anna, tenantId: tenant });
    expect(await town.persons.findByKey(keyOf(anna))).toEqual({ ...anna, tenantId: tenant });
    expect(await town.persons.findByKey({ ...keyOf(anna), issuer: 'https://other.example' })).toBeNull();
    expect(await town.persons.findByKey({ ...keyOf(anna), keyName: 'uid' })).toBeNull();
  });

  it('registers a person once, however many first sign-ins come at once', async () => {
    const town = await newTenant(store);
    const key = { issuer: 'idp', keyName: 'NameID', keyValue: 'anna' };
    const signIn = (index: number) =>
      town.transaction(async (records) => {
        const known = await records.persons.findByKey(key);
        if (known !== null) return known.id;
        const person = { ...template, id: personId(`p${index}`), ref: identityRef(`r${index}`) };
        await records.persons.insert(person, key);
        return person.id;
      });
    const template = await addPerson(town);
    const ids = await Promise.all(Array.from({ length: 10 }, (_, index) => signIn(index)));
    expect(new Set(ids).size).toBe(1);
  });

  it('is refused: a key that exists, outside of a transaction too', async () => {
    const town = await newTenant(store);
    const anna = await addPerson(town);
    const again = town.persons.insert(
      { ...anna, id: personId('again'), ref: identityRef('again') },
      keyOf(anna),
    );
    await expect(again).rejects.toMatchObject({ kind: 'conflict', reason: 'person-registered-meanwhile' });
  });

  it('keeps names of every script and length', async () => {
    const town = await newTenant(store);
    const displayName = `Žofie „Übermut“ <b>O'Brien</b> 你好 ${'x'.repeat(450)}`;
    const person = await addPerson(town, { displayName, mail: null, department: null });
    expect(await town.persons.find(person.id)).toMatchObject({ displayName, mail: null, department: null });
    expect((await town.persons.namesOf([person.ref])).get(person.ref)).toBe(displayName);
  });

  it('finds by the new name after a change, and no longer by the old one; devices too', async () => {
    const town = await newTown(store);
    const anna = await addPerson(town, { displayName: 'Anna Altmann', mail: null });
    const device = await addDevice(town, await addGrant(town, anna), {
      name: 'Laptop 7',
      inventoryNumber: 'INV-4711',
    });
    await town.persons.update({ ...anna, displayName: 'Anna Neumann', department: 'Kämmerei' });
    expect(await namesFound(town, 'alt')).toEqual([]);
    expect(await namesFound(town, 'neum kaemm')).toEqual(['Anna Neumann']);
    expect((await town.devices.list(queryTokens('altmann'), firstPage)).items).toEqual([]);
    for (const words of ['neumann', 'inv-4711', 'lap 7 anna']) {
      const { items } = await town.devices.list(queryTokens(words), firstPage);
      expect(items.map(({ device: { id }, personName }) => [id, personName])).toEqual([
        [device.id, 'Anna Neumann'],
      ]);
    }
    expect((await town.persons.namesOf([anna.ref])).get(anna.ref)).toBe('Anna Neumann');
  });

  it('shows the newest grant that still counts and the devices in use', async () => {
    const town = await newTown(store);
    const anna = await addPerson(town);
    const later = new Date(now.getTime() + 1_000);
    const older = await addGrant(town, anna);
    const newer = await addGrant(town, anna, { createdAt: later, state: 'suspended' });
    await addGrant(town, anna, { createdAt: new Date(later.getTime() + 1_000), state: 'revoked' });
    await addDevice(town, older);
    await addDevice(town, newer);
    await addDevice(town, newer, { state: 'revoked' });
    const { items } = await town.persons.search([], firstPage);
    expect(items).toMatchObject([
      { grant: { id: newer.id, state: 'suspended', until: '2027-06-30' }, devices: 2 },
    ]);
  });

  describe('the search', () => {
    let town: TenantStore;
    const names = ['Li Wei', 'Lisa Müller', 'Jürgen Mueller', 'Änne Groß', 'Müllerin Lia', 'Bernd Liebig'];
    beforeAll(async () => {
      town = await newTenant(store);
      for (const [index, displayName] of names.entries()) {
        await addPerson(town, { displayName, mail: null, department: null, createdAt: at(index) });
      }
    });

    it.each([
      ['li', ['Bernd Liebig', 'Müllerin Lia', 'Lisa Müller', 'Li Wei']],
      ['Mue', ['Müllerin Lia', 'Jürgen Mueller', 'Lisa Müller']],
      ['müller', ['Müllerin Lia', 'Jürgen Mueller', 'Lisa Müller']],
      ['mueller li', ['Müllerin Lia', 'Lisa Müller']],
      ['gross', ['Änne Groß']],
      ['ller', []],
      ['%', [...names].reverse()],
      ['lisa lisa müll', ['Lisa Müller']],
    ])('finds %j', async (query, expected) => {
      expect(await namesFound(town, query)).toEqual(expected);
      expect(await town.persons.countUpTo(queryTokens(query), 100)).toBe(expected.length);
    });
  });

  describe('among many', () => {
    let town: TenantStore;
    let tenant: TenantId;
    beforeAll(async () => {
      town = await newTenant(store);
      tenant = (await town.tenant.get()).id;
      await seed(knex, tenant, 2_500);
    });

    it.each([
      ['nobody in particular', '', 2_500],
      ['a word that a few have', 'rare', 8],
      ['one word that most have', 'often', 1_250],
      ['a beginning of many words', 'n', 2_500],
      ['two words that many have', 'often third', 417],
      ['two beginnings', 'n o', 1_250],
      ['a common and a rare word', 'often rare', 3],
    ])('pages through %s without gap or repetition', async (_what, query, expected) => {
      const words = queryTokens(query);
      const seen: string[] = [];
      let after: Cursor | null = null;
      do {
        const page: Page<{ readonly person: { readonly id: string } }> = await town.persons.search(words, {
          after,
          limit: 300,
        });
        seen.push(...page.items.map(({ person }) => person.id));
        after = page.next;
      } while (after !== null);
      expect(seen).toHaveLength(expected);
      expect(seen).toEqual([...new Set(seen)].sort().reverse());
      expect(await town.persons.countUpTo(words, 1_000)).toBe(Math.min(expected, 1_001));
    });
  });

  describe('the audit log', () => {
    const event: AuditEvent = {
      action: 'grant.revoked',
      actor: identityRef('ref-kim'),
      subject: identityRef('ref-anna'),
      object: { kind: 'grant', id: 'grant-1' },
      data: { until: '2027-06-30', maxDevices: 2, final: true, note: null },
      reason: 'Ausgeschieden – „sofort“',
    };

    it('gives back what was appended, with the names behind the references', async () => {
      const town = await newTenant(store);
      const anna = await addPerson(town, { ref: identityRef('ref-anna'), displayName: 'Anna' });
      await town.audit.append(event, now);
      const { items, nextSeq } = await town.audit.list(everything, { afterSeq: null, limit: 10 });
      const known = { actorName: null, actorIsExternal: false, subjectName: anna.displayName };
      expect(items).toEqual([{ ...event, seq: 1, at: now, ...known }]);
      expect(nextSeq).toBeNull();
    });

    it('keeps typed words apart, under a salted hash', async () => {
      const town = await newTenant(store);
      const { id } = await town.tenant.get();
      await town.audit.append(event, now);
      const [row] = await knex('audit_events').where({ tenant_id: id });
      const [words] = await knex('audit_words').where({ tenant_id: id });
      expect(JSON.stringify(row)).not.toContain('sofort');
      expect(row.personal_hash).toBe(personalHash(words.salt, words.reason));
      expect(Buffer.from(words.salt, 'base64url')).toHaveLength(16);
    });

    it('numbers without gaps in the order of commits, and forgets what was rolled back', async () => {
      const town = await newTenant(store);
      const act = (index: number) =>
        town.transaction(async ({ audit }) => {
          await audit.append({ ...event, object: { kind: 'grant', id: `${index}` } }, now);
          await audit.append({ ...event, object: { kind: 'grant', id: `${index}` } }, now);
          if (index % 3 === 0) throw new Error('changed my mind');
        });
      await Promise.allSettled(Array.from({ length: 15 }, (_, index) => act(index)));
      const { items } = await town.audit.list(everything, { afterSeq: null, limit: 100 });
      expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
      for (let index = 0; index < items.length; index += 2) {
        expect(items[index]?.object.id).toBe(items[index + 1]?.object.id);
      }
    });

    it('filters and pages', async () => {
      const town = await newTenant(store);
      for (let index = 0; index < 9; index += 1) {
        const change =
          index % 2 === 0 ? {} : { action: 'grant.resumed' as const, subject: null, reason: null };
        await town.audit.append(
          { ...event, ...change, object: { kind: 'grant', id: `g${index % 3}` } },
          at(index),
        );
      }
      const seqs = async (filter: object, afterSeq: number | null = null) => {
        const page = await town.audit.list({ ...everything, ...filter }, { afterSeq, limit: 4 });
        return [page.items.map(({ seq }) => seq), page.nextSeq];
      };
      expect(await seqs({})).toEqual([[9, 8, 7, 6], 6]);
      expect(await seqs({}, 6)).toEqual([[5, 4, 3, 2], 2]);
      expect(await seqs({}, 2)).toEqual([[1], null]);
      expect(await seqs({ action: 'grant.resumed' })).toEqual([[8, 6, 4, 2], null]);
      expect(await seqs({ subject: event.subject })).toEqual([[9, 7, 5, 3], 3]);
      expect(await seqs({ objectId: 'g1' })).toEqual([[8, 5, 2], null]);
      expect(await seqs({ from: at(7) })).toEqual([[9, 8], null]);
      expect(await seqs({ before: at(2) })).toEqual([[2, 1], null]);
      expect(await seqs({ from: at(2), before: at(4), action: 'grant.revoked' })).toEqual([[3], null]);
      expect(await seqs({ before: at(0) })).toEqual([[], null]);
    });
  });
});

function at(minute: number): Date {
  return new Date(now.getTime() + minute * 60_000);
}

async function namesFound(town: TenantStore, query: string): Promise<readonly string[]> {
  const { items } = await town.persons.search(queryTokens(query), firstPage);
  return items.map(({ person }) => person.displayName);
}

/** Every one is "n…", every second "often", every third "third", every 500th "rare"; straight into the tables. */
async function seed(knex: Knex, tenant: TenantId, count: number): Promise<void> {
  const persons = Array.from({ length: count }, (_, index) => ({
    tenant_id: tenant,
    id: `p${String(index).padStart(6, '0')}`,
    ref: `r${index}`,
    display_name: `n${index}`,
    issuer: 'idp',
    key_name: 'NameID',
    key_value: `${index}`,
    created_at: at(index).toISOString(),
  }));
  const tokens = persons.flatMap(({ id, created_at }, index) => {
    const words = [`n${index}`, ...(index % 2 === 0 ? ['often'] : []), ...(index % 3 === 0 ? ['third'] : [])];
    const all = index % 500 === 1 || index % 1_000 === 0 ? [...words, 'rare'] : words;
    return all.map((token) => ({ tenant_id: tenant, kind: 'person', token, created_at, item_id: id }));
  });
  await knex.batchInsert('persons', persons, 500);
  await knex.batchInsert('search_tokens', tokens, 500);
}
