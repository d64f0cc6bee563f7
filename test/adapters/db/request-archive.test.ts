// Questions to applicants, and all requests looked through: by words, number, state, profile and time, page by page.
import type { Knex } from 'knex';
import type { AccessRequest } from '../../../src/domain/access-request';
import { accessProfileId, accessRequestId } from '../../../src/domain/ids';
import type { Cursor } from '../../../src/domain/paging';
import type { RequestQuery } from '../../../src/domain/request-query';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import type { ArchiveFilter } from '../../../src/usecases/ports-of-accesses';
import { accessRequest, now, profile } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import { addAccess, addPerson, newTown, uuid } from '../../support/town';

const everything: ArchiveFilter = {
  words: [],
  caseNumber: null,
  state: null,
  profileId: null,
  from: null,
  before: null,
};
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);

describe.each(engines)('looking back on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  let town: TenantStore;
  beforeAll(async () => {
    ({ knex, store } = await databases.open());
  });
  beforeEach(async () => {
    town = await newTown(store);
  });

  async function add(name: string, change: Partial<AccessRequest> = {}): Promise<AccessRequest> {
    const person = await addPerson(town, { displayName: name, mail: null });
    const id = accessRequestId(uuid());
    const { id: tenantId } = await town.tenant.get();
    const of = { id, tenantId, caseNumber: id, personId: person.id, personRef: person.ref };
    const added = accessRequest({ ...of, ...change });
    await town.requests.insert(added);
    return added;
  }

  const found = async (filter: Partial<ArchiveFilter>, in_: TenantStore = town) => {
    const page = await in_.requestArchive.list({ ...everything, ...filter }, { after: null, limit: 50 });
    const counted = await in_.requestArchive.countUpTo({ ...everything, ...filter }, 1_000);
    expect(counted).toBe(page.items.length);
    return page.items.map(({ personName }) => personName);
  };

  describe('all requests', () => {
    it('come newest first with the names of people and profiles, ended ones included, drafts left out', async () => {
      const older = await add('Anna Müller', { state: 'withdrawn', decidedAt: now });
      const newer = await add('Bernd Buche', { submittedAt: minutes(1) });
      await add('Clara Entwurf', { state: 'draft' });
      const { items } = await town.requestArchive.list(everything, { after: null, limit: 50 });
      const named = { department: 'Bauamt', profileName: 'Homeoffice Standard' };
      expect(items).toEqual([
        { request: newer, personName: 'Bernd Buche', ...named },
        { request: older, personName: 'Anna Müller', ...named },
      ]);
    });

    it('are narrowed down by each filter and by all at once', async () => {
      const other = accessProfileId('profile-2');
      await town.profiles.insert(profile({ id: other, name: 'Notdienst' }));
      const denied = { state: 'denied', decidedAt: now, decisionReason: 'Grund' } as const;
      await add('Anna Müller', { ...denied, caseNumber: 'MU-2026-0001' });
      await add('Bernd Müller', { profileId: other, submittedAt: minutes(10) });
      await add('Clara Buche', { ...denied, profileId: other, submittedAt: minutes(20) });
      expect(await found({ words: ['mue'] })).toEqual(['Bernd Müller', 'Anna Müller']);
      expect(await found({ words: ['mue', 'an'] })).toEqual(['Anna Müller']);
      expect(await found({ words: ['bauamt', 'cl'] })).toEqual(['Clara Buche']);
      expect(await found({ words: ['zz'] })).toEqual([]);
      expect(await found({ caseNumber: 'MU-2026-0001' })).toEqual(['Anna Müller']);
      expect(await found({ caseNumber: 'MU-2026-%' })).toEqual([]);
      expect(await found({ state: 'denied' })).toEqual(['Clara Buche', 'Anna Müller']);
      expect(await found({ profileId: other })).toEqual(['Clara Buche', 'Bernd Müller']);
      expect(await found({ from: minutes(10) })).toEqual(['Clara Buche', 'Bernd Müller']);
      expect(await found({ before: minutes(10) })).toEqual(['Anna Müller']);
      expect(
        await found({ words: ['buche'], state: 'denied', profileId: other, from: now, before: minutes(21) }),
      ).toEqual(['Clara Buche']);
    });

    it('are not another municipality’s', async () => {
      await add('Anna Müller', { caseNumber: 'MU-2026-0009' });
      const elsewhere = await newTown(store);
      for (const filter of [
        {},
        { words: ['anna'] },
        { caseNumber: 'MU-2026-0009' },
        { state: 'submitted' },
      ] as const)
        expect(await found(filter, elsewhere)).toEqual([]);
    });

    it('are paged without a gap or a double, many of the same moment among them', async () => {
      const names: string[] = [];
      for (let count = 0; count < 23; count += 1) {
        names.push(`Person ${count}`);
        await add(`Person ${count}`, { submittedAt: minutes(count % 2) });
      }
      const seen: string[] = [];
      let after: Cursor | null = null;
      do {
        const page = await town.requestArchive.list(
          { ...everything, words: ['person'] },
          { after, limit: 5 },
        );
        expect(page.items.length).toBeLessThanOrEqual(5);
        seen.push(...page.items.map(({ personName }) => personName));
        after = page.next;
      } while (after !== null);
      expect(seen.toSorted()).toEqual(names.toSorted());
      expect(await town.requestArchive.countUpTo(everything, 10)).toBe(11);
    });

    it('are found alike whether a word is rare or most people have it', async () => {
      const rare = await add('Xaver Selten', { submittedAt: minutes(-1) });
      const many = Array.from({ length: 1_001 }, (_, index) => index);
      const template = await knex('persons').where({ id: rare.personId }).first();
      const request = await knex('access_requests').where({ id: rare.id }).first();
      const rows = many.map((index) => ({ id: `p${index}`, ref: `r${index}`, key_value: `k${index}` }));
      await knex.batchInsert(
        'persons',
        rows.map((row) => ({ ...template, ...row, display_name: 'Haupt Viele' })),
        50,
      );
      const token = { tenant_id: template.tenant_id, kind: 'person', created_at: template.created_at };
      const tokens = rows.flatMap(({ id }) =>
        ['haupt', 'viele', 'haus'].map((word) => ({ ...token, token: word, item_id: id })),
      );
      await knex.batchInsert('search_tokens', tokens, 100);
      const asked = rows.map(({ id, ref }) => ({
        ...request,
        id,
        case_number: id,
        person_id: id,
        person_ref: ref,
      }));
      await knex.batchInsert('access_requests', asked, 50);
      const page = await town.requestArchive.list(
        { ...everything, words: ['hau'] },
        { after: null, limit: 50 },
      );
      expect(page.items.map(({ personName }) => personName)).toEqual(Array(50).fill('Haupt Viele'));
      expect(await town.requestArchive.countUpTo({ ...everything, words: ['hau'] }, 1_000)).toBe(1_001);
      expect(await found({ words: ['hau', 'sel'] })).toEqual([]);
      expect(await found({ words: ['xav'] })).toEqual(['Xaver Selten']);
    });
  });

  describe('questions', () => {
    const query = (request: AccessRequest, change: Partial<RequestQuery> = {}): RequestQuery => ({
      requestId: request.id,
      round: 1,
      question: 'Mit welchem Gerät?',
      askedAt: now,
      stateBefore: 'submitted',
      answer: null,
      answeredAt: null,
      ...change,
    });

    it('give back what was asked and answered, oldest first', async () => {
      const request = await add('Anna Müller', { state: 'query' });
      const first = query(request, { answer: 'Notebook', answeredAt: minutes(1) });
      await town.requestQueries.insert(query(request));
      await town.requestQueries.answer(first);
      const second = query(request, { round: 2, stateBefore: 'in-review' });
      await town.requestQueries.insert(second);
      expect(await town.requestQueries.ofRequest(request.id)).toEqual([first, second]);
      const elsewhere = await newTown(store);
      expect(await elsewhere.requestQueries.ofRequest(request.id)).toEqual([]);
    });

    it('wait one at a time and are answered once', async () => {
      const request = await add('Anna Müller', { state: 'query' });
      await town.requestQueries.insert(query(request));
      await expect(town.requestQueries.insert(query(request, { round: 2 }))).rejects.toMatchObject({
        kind: 'conflict',
        reason: 'query-open',
      });
      const answered = query(request, { answer: 'Ja', answeredAt: now });
      await town.requestQueries.answer(answered);
      await expect(town.requestQueries.answer(answered)).rejects.toMatchObject({
        kind: 'conflict',
        reason: 'no-query-open',
      });
    });
  });

  it('finds the grant of a request, and what the log says about several things, oldest first', async () => {
    const { grant, device, person } = await addAccess(town);
    expect((await town.grants.ofRequest(grant.requestId))?.id).toBe(grant.id);
    expect(await town.grants.ofRequest(accessRequestId('nothing'))).toBeNull();
    const event = (action: 'grant.created' | 'device.added', kind: 'grant' | 'device', id: string) =>
      town.audit.append(
        { action, actor: person.ref, subject: person.ref, object: { kind, id }, data: {}, reason: 'Wort' },
        now,
      );
    await event('grant.created', 'grant', grant.id);
    await event('device.added', 'device', device.id);
    await event('device.added', 'device', 'another');
    const about = await town.audit.about([grant.id, device.id], 10);
    expect(about.map(({ action, actorName, reason }) => [action, actorName, reason])).toEqual([
      ['grant.created', 'Anna Müller', 'Wort'],
      ['device.added', 'Anna Müller', 'Wort'],
    ]);
    expect(await town.audit.about([grant.id, device.id], 1)).toHaveLength(1);
    expect(await town.audit.about([], 10)).toEqual([]);
  });
});
