// Questions and rules: the provider publishes them for everybody, a municipality makes them its own.
import type { Actor } from '../../../src/domain/actor';
import { noAdaptation, type Adaptation } from '../../../src/domain/adaptation';
import { proposalOpenMs } from '../../../src/domain/adaptation-proposal';
import { firstEdition } from '../../../src/domain/application-edition';
import { writeAdaptation, writeTemplate } from '../../../src/domain/catalogue-files';
import { firstTemplate, type CatalogueTemplate } from '../../../src/domain/catalogue-template';
import {
  changeAdaptation,
  discardAdaptationDraft,
  replaceAdaptation,
} from '../../../src/usecases/change-adaptation';
import { createTenant } from '../../../src/usecases/create-tenant';
import {
  confirmAdaptationProposal,
  withdrawAdaptationProposal,
} from '../../../src/usecases/decide-adaptation-proposal';
import { bringTemplates } from '../../../src/usecases/jobs/bring-template';
import { lapseAdaptationProposals } from '../../../src/usecases/jobs/lapse-adaptation-proposals';
import { publishAdaptation, rollBackAdaptation } from '../../../src/usecases/publish-adaptation';
import { publishTemplate, saveTemplateDraft, showTemplates } from '../../../src/usecases/publish-template';
import { listEditions, showCatalogue } from '../../../src/usecases/show-catalogue';
import { useDatabases, type Engine } from '../../support/databases';
import {
  changedTables,
  eventsDuring,
  everyRow,
  outcomesOf,
  reasonOf,
  withoutAudit,
  AuditBroken,
} from './observed';
import { openStage, person, townToCreate, type Stage, type Town } from './stage';

const words = { de: 'Wie?', en: 'How?' };
const stricter: Partial<Adaptation> = { changes: [{ rule: 'R07', stricter: 'case-by-case' }] };
const looser: Partial<Adaptation> = { policy: { 'private-devices': 'allowed' } };

export function testCatalogues(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let olga: Actor;
  let town: Town;
  let admin: Actor;
  let count = 0;
  beforeAll(async () => {
    stage = await openStage(databases);
    const { tenant, ...given } = townToCreate('betreiber');
    const create = { ...given, tenant: { ...tenant, kind: 'operator' }, network: null } as const;
    const id = await createTenant(stage.ports, create);
    olga = await person(stage, { id, store: stage.ports.store.forTenant(id) }, 'operator-admin');
  }, 60_000);

  beforeEach(async () => {
    town = await newTown();
    admin = await person(stage, town, 'tenant-admin');
  }, 60_000);

  async function newTown(): Promise<Town> {
    count += 1;
    const slug = `stadt${count}`;
    const created = townToCreate(slug);
    const id = await createTenant(stage.ports, created);
    const store = stage.ports.store.forTenant(id);
    return { ...stage.town, id, slug, store };
  }

  const shown = () => showCatalogue(stage.ports, admin);
  const draft = async (adaptation: Partial<Adaptation>) => {
    const { draft: before } = await shown();
    const text = writeAdaptation({ ...noAdaptation, ...adaptation });
    const kept = await replaceAdaptation(stage.ports, admin, { text, revision: before.revision });
    expect(kept).toEqual({ ok: true });
  };
  const publish = async (adaptation: Partial<Adaptation>, reason = 'Beschluss') => {
    await draft(adaptation);
    const { inForce, draft: made } = await shown();
    return publishAdaptation(stage.ports, admin, {
      shownEdition: inForce.version,
      revision: made.revision,
      reason,
    });
  };
  const outcomeOf = async (rule: string) =>
    (await shown()).inForce.ruleSet.rules.find(({ id }) => id === rule)?.outcome;
  const template = async (
    change: (rules: CatalogueTemplate['ruleSet']['rules']) => CatalogueTemplate['ruleSet']['rules'],
  ) => {
    const { newest } = await showTemplates(stage.ports, olga);
    const text = writeTemplate({ ...newest, ruleSet: { version: 0, rules: change(newest.ruleSet.rules) } });
    expect(await saveTemplateDraft(stage.ports, olga, text)).toEqual({ ok: true });
    const { draft: made } = await showTemplates(stage.ports, olga);
    return publishTemplate(stage.ports, olga, {
      version: newest.version,
      revision: made?.revision ?? 0,
      reason: 'Neue Fassung',
    });
  };
  let added = 0;
  const oneMore = () => {
    added += 1;
    const id = `R9${added}`;
    return template((rules) => [
      ...rules,
      { id, locked: false, when: true, outcome: 'with-conditions', reason: words },
    ]);
  };

  describe('a municipality', () => {
    it('asks and judges as the product does, until it has something of its own', async () => {
      const { inForce, note, draft: none } = await shown();
      expect([inForce, note, none.isThere, none.changes]).toEqual([firstEdition, null, false, []]);
    });

    it('brings what is stricter into force at once, with a line in the log, and the draft is gone', async () => {
      const events = await eventsDuring(town, async () => expect(await publish(stricter)).toBe('published'));
      expect(events.map(({ action, data }) => [action, data])).toEqual([
        [
          'catalogue.published',
          expect.objectContaining({ version: 2, stricter: 1, looser: 0, origin: 'municipality' }),
        ],
      ]);
      expect(await outcomeOf('R07')).toBe('case-by-case');
      expect((await shown()).draft.isThere).toBe(false);
      expect(
        (await listEditions(stage.ports, admin)).notes.map((note) => [
          note.version,
          note.publishedBy,
          note.reason,
        ]),
      ).toEqual([[2, admin.ref, 'Beschluss']]);
    });

    it('has what loosens confirmed by somebody else', async () => {
      expect(await reasonOf(publish(looser, ' '))).toBe('loosening-reason-missing');
      expect(await publish(looser)).toBe('proposed');
      const { proposal, inForce } = await shown();
      if (proposal === null) throw new Error('nothing was proposed');
      const { id } = proposal.proposal;
      expect([inForce.version, proposal.isOwn]).toEqual([1, true]);
      expect(await reasonOf(confirmAdaptationProposal(stage.ports, admin, id))).toBe('own-proposal');
      const other = await person(stage, town, 'security-officer');
      const twin: Actor = { ...other, alsoPersons: [admin.personId] };
      expect(await reasonOf(confirmAdaptationProposal(stage.ports, twin, id))).toBe('own-proposal');
      const employee = await person(stage, town, 'employee', 'it-admin');
      expect(await reasonOf(confirmAdaptationProposal(stage.ports, employee, id))).toBe('role-missing');
      const stranger = await person(stage, await newTown(), 'tenant-admin');
      expect(await reasonOf(confirmAdaptationProposal(stage.ports, stranger, id))).toBe(
        'no-such-adaptation-proposal',
      );
      const both = [1, 2].map(() => confirmAdaptationProposal(stage.ports, other, id));
      expect(await outcomesOf(both)).toEqual({ done: 1, refused: ['adaptation-proposal-decided'] });
      const after = await shown();
      expect(after.inForce.policy['private-devices']).toBe('allowed');
      expect([after.note?.publishedBy, after.note?.confirmedBy, after.draft.isThere]).toEqual([
        admin.ref,
        other.ref,
        false,
      ]);
    });

    it('has an application that was removed and is listed again with a wider way confirmed, too', async () => {
      const akte = {
        id: 'akte',
        name: 'E-Akte',
        protection: 'high',
        data: ['steuer'],
        way: 'on-site',
      } as const;
      const kasse = { ...akte, id: 'kasse', name: 'Kasse' };
      const wider = { ...akte, way: 'vpn' } as const;
      expect(await publish({ applications: [akte, kasse] })).toBe('published');
      expect(await publish({ applications: [kasse] })).toBe('published');
      // Editions in between do not make it forgotten.
      for (const name of ['Kasse 1', 'Kasse 2', 'Kasse 3'])
        expect(await publish({ applications: [{ ...kasse, name }] })).toBe('published');
      await draft({ applications: [wider] });
      expect((await shown()).draft.changes[0]).toMatchObject({ kind: 'looser', applications: [akte, wider] });
      expect(await reasonOf(publish({ applications: [wider] }, ' '))).toBe('loosening-reason-missing');
      const underAnotherId = { ...wider, id: 'akte2' };
      expect(await reasonOf(publish({ applications: [underAnotherId] }, ' '))).toBe(
        'loosening-reason-missing',
      );
      expect(await publish({ applications: [wider] })).toBe('proposed');
      const { proposal } = await shown();
      if (proposal === null) throw new Error('nothing was proposed');
      expect(proposal.changes[0]).toMatchObject({ kind: 'looser', id: 'akte' });
      const officer = await person(stage, town, 'security-officer');
      await confirmAdaptationProposal(stage.ports, officer, proposal.proposal.id);
      // What was confirmed is the last listing: taken out and listed like this again it is no loosening.
      expect(await publish({})).toBe('published');
      expect(await publish({ applications: [wider] })).toBe('published');
    });

    it('tells those who may confirm a loosening, each once, and not whoever proposed it', async () => {
      const people: Actor[] = [admin];
      for (const roles of [
        ['tenant-admin'],
        ['security-officer'],
        ['tenant-admin', 'security-officer'],
        ['auditor'],
      ] as const)
        people.push(await person(stage, town, ...roles));
      for (const [at, who] of people.entries()) {
        await town.store.heldRoles.keep(who.personId, who.roles);
        await stage
          .knex('persons')
          .where({ id: who.personId })
          .update({ mail: `p${at}@${town.slug}.example` });
      }
      await publish(stricter);
      expect(await stage.knex('mails').where({ tenant_id: town.id }).select('kind')).toEqual([]);
      await publish({ ...stricter, ...looser });
      const mails = await stage.knex('mails').where({ tenant_id: town.id }).select(['kind', 'person_id']);
      expect(mails.map(({ kind }) => kind)).toEqual(Array(3).fill('loosening-proposed'));
      expect(mails.map(({ person_id: id }) => id).toSorted()).toEqual(
        people
          .slice(1, 4)
          .map(({ personId }) => personId)
          .toSorted(),
      );
    });

    it('takes a proposal back and keeps the draft; nothing else is published meanwhile', async () => {
      await publish(looser);
      expect(await reasonOf(publish(stricter))).toBe('adaptation-proposal-open');
      const { proposal } = await shown();
      if (proposal === null) throw new Error('nothing was proposed');
      await withdrawAdaptationProposal(stage.ports, admin, proposal.proposal.id);
      expect(await reasonOf(withdrawAdaptationProposal(stage.ports, admin, proposal.proposal.id))).toBe(
        'adaptation-proposal-decided',
      );
      expect([(await shown()).proposal, (await shown()).draft.isThere]).toEqual([null, true]);
    });

    it('finds a proposal lapsed after a fortnight', async () => {
      await publish(looser);
      expect(await lapseAdaptationProposals(stage.ports, town.id)).toBe(false);
      const now = stage.clock.now;
      stage.clock.now = new Date(now.getTime() + proposalOpenMs);
      const other = await person(stage, town, 'security-officer');
      const id = (await shown()).proposal?.proposal.id;
      if (id === undefined) throw new Error('nothing was proposed');
      expect(await reasonOf(confirmAdaptationProposal(stage.ports, other, id))).toBe(
        'adaptation-proposal-stale',
      );
      const events = await eventsDuring(town, () => lapseAdaptationProposals(stage.ports, town.id));
      expect(events.map(({ action }) => action)).toEqual(['catalogue.lapsed']);
      expect((await shown()).proposal).toBeNull();
      stage.clock.now = now;
    });

    it('hears it when two publish at once, or work on one draft', async () => {
      await draft(stricter);
      const { inForce, draft: made } = await shown();
      const once = { shownEdition: inForce.version, revision: made.revision, reason: '' };
      const both = [1, 2].map(() => publishAdaptation(stage.ports, admin, once));
      expect(await outcomesOf(both)).toEqual({ done: 1, refused: ['catalogue-changed-meanwhile'] });
      const edit = { kind: 'policy', policy: { ...firstEdition.policy, 'unsupported-systems': [] } } as const;
      const edits = [1, 2].map(() => changeAdaptation(stage.ports, admin, { edit, revision: 0 }));
      expect(await outcomesOf(edits)).toEqual({ done: 1, refused: ['catalogue-draft-changed'] });
      expect(await reasonOf(discardAdaptationDraft(stage.ports, admin, { revision: 7 }))).toBe(
        'catalogue-draft-changed',
      );
      await discardAdaptationDraft(stage.ports, admin, { revision: 1 });
      expect(await reasonOf(publishAdaptation(stage.ports, admin, { ...once, shownEdition: 2 }))).toBe(
        'catalogue-draft-missing',
      );
    });

    it('goes back to an earlier version, as a new one', async () => {
      await publish({ wording: [{ of: 'question.geraet.label', ...words }] });
      await publish(stricter);
      const back = { shownEdition: 3, version: 2, reason: 'Zu streng' };
      expect(await reasonOf(rollBackAdaptation(stage.ports, admin, { ...back, version: 9 }))).toBe(
        'no-such-edition',
      );
      // Taking one's own strictness back loosens.
      expect(await rollBackAdaptation(stage.ports, admin, back)).toBe('proposed');
      const other = await person(stage, town, 'tenant-admin');
      const id = (await shown()).proposal?.proposal.id;
      if (id === undefined) throw new Error('nothing was proposed');
      await confirmAdaptationProposal(stage.ports, other, id);
      const { inForce, note } = await shown();
      expect([inForce.version, note?.origin, await outcomeOf('R07')]).toEqual([
        4,
        'roll-back',
        'with-conditions',
      ]);
      expect(note?.adaptation.wording).toHaveLength(1);
    });

    it('is left as it was by everybody who may not, and by what cannot be noted', async () => {
      await draft(stricter);
      const before = await everyRow(stage);
      const others = [await person(stage, town, 'it-admin'), olga];
      const rows = await everyRow(stage);
      expect(changedTables(before, rows)).not.toContain('application_editions');
      const shownNow = { shownEdition: 1, revision: 1, reason: '' };
      for (const other of others) {
        expect(await reasonOf(publishAdaptation(stage.ports, other, shownNow))).toBe('role-missing');
        expect(await reasonOf(showCatalogue(stage.ports, other))).toBe('role-missing');
        expect(await reasonOf(replaceAdaptation(stage.ports, other, { text: '{}', revision: 0 }))).toBe(
          'role-missing',
        );
      }
      const officer = await person(stage, town, 'security-officer');
      expect(await reasonOf(publishAdaptation(stage.ports, officer, shownNow))).toBe('role-missing');
      expect((await showCatalogue(stage.ports, officer)).draft.isThere).toBe(true);
      const now = await everyRow(stage);
      await expect(publishAdaptation(withoutAudit(stage.ports), admin, shownNow)).rejects.toThrow(
        AuditBroken,
      );
      expect(changedTables(now, await everyRow(stage))).toEqual([]);
    });
  });

  describe('the provider', () => {
    it('reaches every municipality; who has something of their own keeps it', async () => {
      await publish({ ...stricter, wording: [{ of: 'question.geraet.label', ...words }] });
      const version = await oneMore();
      await bringTemplates(stage.ports);
      const { inForce, note, standing } = await shown();
      expect([inForce.version, note?.origin, note?.template]).toEqual([3, 'provider', version]);
      expect(standing?.faults).toBeNull();
      expect(await outcomeOf('R07')).toBe('case-by-case');
      expect(await outcomeOf(`R9${added}`)).toBe('with-conditions');
      expect(
        inForce.catalogue.steps.flatMap(({ questions }) => questions).find(({ id }) => id === 'geraet')
          ?.label,
      ).toEqual(words);
      expect(await bringTemplates(stage.ports)).toBe(0);
    });

    it('is told with whom it does not go, and they keep what they had', async () => {
      await oneMore();
      await bringTemplates(stage.ports);
      const id = `R9${added}`;
      await publish({ changes: [{ rule: id, stricter: 'case-by-case' }] });
      const events = await eventsDuring(town, async () => {
        await template((rules) => rules.filter((rule) => rule.id !== id));
        await bringTemplates(stage.ports);
      });
      expect(events.map(({ action }) => action)).toEqual(['catalogue.template-unfit']);
      expect(await outcomeOf(id)).toBe('case-by-case');
      const { unfit, behind } = await showTemplates(stage.ports, olga);
      expect(behind).toBe(0);
      expect(unfit).toContainEqual(
        expect.objectContaining({
          slug: town.slug,
          faults: [{ place: 'changes[0].rule', reason: 'rule-unknown' }],
        }),
      );
      expect((await shown()).standing?.faults).toHaveLength(1);
      expect(await publish({})).toBe('proposed');
    });

    it('lets a proposal lapse whose ground is gone', async () => {
      await publish(looser);
      await oneMore();
      await bringTemplates(stage.ports);
      expect(await lapseAdaptationProposals(stage.ports, town.id)).toBe(true);
      expect([(await shown()).proposal, (await shown()).draft.isThere]).toEqual([null, true]);
    });

    it('goes on where it stopped half-way, and brings it to each once', async () => {
      const towns = [await newTown(), await newTown(), await newTown()];
      const version = await oneMore();
      const { behind } = await showTemplates(stage.ports, olga);
      expect(behind).toBeGreaterThan(3);
      // The process dies in the second municipality.
      let written = 0;
      const dying = withoutAudit(stage.ports);
      const { store } = stage.ports;
      const forTenant: typeof store.forTenant = (id) => {
        const isNext = towns.some((one) => one.id === id);
        if (isNext) written += 1;
        return isNext && written > 1 ? dying.store.forTenant(id) : store.forTenant(id);
      };
      await expect(bringTemplates({ ...stage.ports, store: { ...store, forTenant } })).rejects.toThrow(
        AggregateError,
      );
      expect((await showTemplates(stage.ports, olga)).behind).toBeGreaterThan(0);
      await Promise.all([bringTemplates(stage.ports), bringTemplates(stage.ports)]);
      expect((await showTemplates(stage.ports, olga)).behind).toBe(0);
      for (const one of towns) {
        const notes = (await one.store.catalogues.notes(10)).filter((note) => note.template === version);
        expect(notes).toHaveLength(1);
      }
    });

    it('publishes once, only what was shown, and nobody else does', async () => {
      const text = writeTemplate({
        ...firstTemplate,
        ruleSet: { version: 0, rules: firstTemplate.ruleSet.rules.slice(1) },
      });
      const { newest } = await showTemplates(stage.ports, olga);
      await saveTemplateDraft(stage.ports, olga, text);
      const { draft: made } = await showTemplates(stage.ports, olga);
      const what = { version: newest.version, revision: made?.revision ?? 0, reason: 'Neu' };
      expect(await reasonOf(publishTemplate(stage.ports, admin, what))).toBe('role-missing');
      expect(await reasonOf(saveTemplateDraft(stage.ports, admin, text))).toBe('role-missing');
      expect(await reasonOf(publishTemplate(stage.ports, olga, { ...what, revision: 99 }))).toBe(
        'catalogue-draft-changed',
      );
      const both = [1, 2].map(() => publishTemplate(stage.ports, olga, what));
      expect(await outcomesOf(both)).toEqual({ done: 1, refused: ['catalogue-changed-meanwhile'] });
    });
  });

  it('brings a template to two hundred municipalities in rounds of fifty', async () => {
    await bringTemplates(stage.ports, 1_000);
    const rows = Array.from({ length: 200 }, (_, at) => ({
      id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
      slug: `viele${at}`,
    }));
    const like = await stage.knex('tenants').where({ id: town.id }).first<object>();
    await stage.knex.batchInsert(
      'tenants',
      rows.map((row) => ({ ...like, ...row, name: row.slug })),
      40,
    );
    await oneMore();
    const sizes: number[] = [];
    for (let round = await bringTemplates(stage.ports); round > 0; round = await bringTemplates(stage.ports))
      sizes.push(round);
    expect(sizes.slice(0, 4)).toEqual([50, 50, 50, 50]);
    expect((await showTemplates(stage.ports, olga)).behind).toBe(0);
  }, 120_000);
}
