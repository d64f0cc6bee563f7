// The approval chain: the right people in the right order, deputies, deadlines; and all who are not asked, or not any more.
import type { AccessRequest } from '../../../src/domain/access-request';
import type { Actor } from '../../../src/domain/actor';
import { firstEdition } from '../../../src/domain/application-edition';
import type { StepVerdict } from '../../../src/domain/request-step';
import { answerUnknown } from '../../../src/usecases/answer-unknown';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { answerRequestQuery } from '../../../src/usecases/answer-request-query';
import { confirmObligation } from '../../../src/usecases/confirm-obligation';
import { decideStep } from '../../../src/usecases/decide-step';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { endDeputy } from '../../../src/usecases/end-deputy';
import { handStepOn } from '../../../src/usecases/hand-step-on';
import { watchDeadlines } from '../../../src/usecases/jobs/watch-deadlines';
import { hasInbox, listInbox } from '../../../src/usecases/list-inbox';
import { nameDeputy } from '../../../src/usecases/name-deputy';
import { nameSupervisor } from '../../../src/usecases/name-supervisor';
import { queryAccessRequest } from '../../../src/usecases/query-access-request';
import { queryFromInbox } from '../../../src/usecases/query-from-inbox';
import { showInboxItem } from '../../../src/usecases/show-inbox-item';
import { showQueueItem } from '../../../src/usecases/show-queue-item';
import { takeUpInvitations } from '../../../src/usecases/steps/take-up-invitations';
import { withdrawAccessRequest } from '../../../src/usecases/withdraw-access-request';
import { useDatabases, type Engine } from '../../support/databases';
import { sendApplication } from '../../support/sent-application';
import { application, applied } from './holdings';
import {
  AuditBroken,
  changedTables,
  eventsDuring,
  everyRow,
  outcomesOf,
  reasonOf,
  withoutAudit,
} from './observed';
import { appliesTo, official, placeOf, says, setChain, type Official } from './officials';
import { dayMs, openStage, person, startTime, type Stage, type Town } from './stage';

const page = { after: null, limit: 50 };
const question = 'An welchen Tagen genau?';

export function testApprovals(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let town: Town;
  let boss: Official;
  let admin: Official;
  beforeAll(async () => {
    stage = await openStage(databases);
    town = stage.town;
  }, 60_000);
  beforeEach(async () => {
    stage.clock.now = startTime;
    await setChain(town, { necessity: 'supervisor' });
    boss = await official(stage, town, 'supervisor');
    admin = await official(stage, town, 'it-admin');
  });

  const sent = () => appliesTo(stage, town, { supervisor: boss.mail });
  const stored = ({ id }: AccessRequest) => town.store.requests.find(id);
  const grantsOf = ({ personId }: Actor) => town.store.grants.ofPerson(personId);
  const endorse = (request: AccessRequest, by: Actor = boss, verdict: StepVerdict = 'endorsed') =>
    says(stage, town, { by, request, office: 'supervisor', verdict });
  const approve = ({ id }: AccessRequest, by: Actor = admin) => approveAccessRequest(stage.ports, by, id);
  const unchanged = async (act: () => Promise<unknown>, reason: string) => {
    const before = await everyRow(stage);
    expect(await reasonOf(act())).toBe(reason);
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
  };

  describe('an application with a supervisor', () => {
    it('is endorsed first, then released by IT, each with their line in the log', async () => {
      const { holder, request } = await sent();
      const events = await eventsDuring(town, async () => {
        await endorse(request);
        expect(await stored(request)).toMatchObject({ state: 'in-review', endorsed: true });
        await approve(request);
      });
      expect(events.map(({ action, actor, data }) => [action, actor, data['office']])).toEqual([
        ['access-request.endorsed', boss.ref, 'supervisor'],
        ['access-request.approved', admin.ref, undefined],
        ['grant.created', admin.ref, undefined],
      ]);
      expect(await grantsOf(holder)).toHaveLength(1);
    });

    it('waits for them: IT decides, denies and asks nothing before, whatever is posted', async () => {
      const { request } = await sent();
      await unchanged(() => approve(request), 'not-its-turn');
      await unchanged(
        () => denyAccessRequest(stage.ports, admin, { id: request.id, reason: 'Nein' }),
        'not-its-turn',
      );
      await unchanged(
        () => queryAccessRequest(stage.ports, admin, { id: request.id, question }),
        'not-its-turn',
      );
      const itPlace = await placeOf(town, request, 'it-admin');
      const forged = { id: request.id, place: itPlace, verdict: 'approved', words: '' } as const;
      await unchanged(() => decideStep(stage.ports, admin, forged), 'no-such-access-request');
      await unchanged(
        () => decideStep(stage.ports, boss, { ...forged, place: 99 }),
        'no-such-access-request',
      );
    });

    it.each(['approved', 'agreed', 'no-concerns', 'concerns'] as const)(
      'is never answered by %s',
      async (verdict) => {
        const { request } = await sent();
        await unchanged(() => endorse(request, boss, verdict), 'verdict-not-offered');
      },
    );

    it('is decided by nobody else: a colleague, another supervisor, IT, somebody of another town', async () => {
      const { holder, request } = await sent();
      const place = await placeOf(town, request, 'supervisor');
      const saying = { id: request.id, place, verdict: 'endorsed', words: '' } as const;
      for (const other of [
        await official(stage, town),
        await official(stage, town, 'supervisor', 'hr', 'dpo'),
        admin,
      ]) {
        await unchanged(() => decideStep(stage.ports, other, saying), 'not-asked');
        expect(await reasonOf(showInboxItem(stage.ports, other, saying))).toBe('no-such-access-request');
        expect((await listInbox(stage.ports, other, page)).page.items).toEqual([]);
      }
      await unchanged(() => decideStep(stage.ports, holder, saying), 'own-request');
      const foreign = await official(stage, stage.otherTown, 'supervisor');
      await unchanged(() => decideStep(stage.ports, foreign, saying), 'no-such-access-request');
      // Nor by somebody whose account has no role any more.
      await unchanged(() => decideStep(stage.ports, { ...boss, roles: [] }, saying), 'not-asked');
    });

    it('is decided once: twice, and by two clicks at once', async () => {
      const { request } = await sent();
      expect(await outcomesOf([endorse(request), endorse(request)])).toEqual({
        done: 1,
        refused: ['step-decided'],
      });
      await unchanged(() => endorse(request, boss), 'step-decided');
    });

    it('is not decided after it was withdrawn', async () => {
      const { holder, request } = await sent();
      await withdrawAccessRequest(stage.ports, holder, request.id);
      await unchanged(() => endorse(request), 'already-decided');
      expect((await listInbox(stage.ports, boss, page)).page.items).toEqual([]);
      const steps = await town.store.requestSteps.ofRequest(request.id);
      expect(steps.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    });

    it('ends with their no, for a reason that the applicant reads', async () => {
      const { request } = await sent();
      await unchanged(() => endorse(request, boss, 'refused'), 'reason-missing');
      await says(stage, town, {
        by: boss,
        request,
        office: 'supervisor',
        verdict: 'refused',
        words: 'Nicht nötig',
      });
      expect(await stored(request)).toMatchObject({ state: 'denied', decisionReason: 'Nicht nötig' });
      await unchanged(() => approve(request), 'already-decided');
    });

    it('comes back to them with the answer to their question', async () => {
      const { holder, request } = await sent();
      const place = await placeOf(town, request, 'supervisor');
      await queryFromInbox(stage.ports, boss, { id: request.id, place, question });
      await unchanged(() => endorse(request), 'query-open');
      await unchanged(
        () => queryFromInbox(stage.ports, admin, { id: request.id, place, question }),
        'not-asked',
      );
      await answerRequestQuery(stage.ports, holder, { id: request.id, round: 1, answer: 'Montags' });
      expect((await stored(request))?.state).toBe('submitted');
      await endorse(request);
    });

    it('is left as it was when the log cannot be written', async () => {
      const { request } = await sent();
      const place = await placeOf(town, request, 'supervisor');
      const saying = { id: request.id, place, verdict: 'endorsed', words: '' } as const;
      const before = await everyRow(stage);
      await expect(decideStep(withoutAudit(stage.ports), boss, saying)).rejects.toBeInstanceOf(AuditBroken);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });

    it('needs another person from IT where the supervisor is of IT', async () => {
      const both = await official(stage, town, 'it-admin');
      const { request } = await appliesTo(stage, town, { supervisor: both.mail });
      await endorse(request, both);
      await unchanged(() => approve(request, both), 'acted-before');
      // Also where the two only count as one.
      const delegate: Actor = { ...(await person(stage, town, 'it-admin')), alsoPersons: [both.personId] };
      await unchanged(() => approve(request, delegate), 'acted-before');
      expect(await showQueueItem(stage.ports, both, request.id)).toMatchObject({ mayDecide: false });
      await approve(request);
    });

    it('goes on as it was sent, whatever is set, published or retired meanwhile', async () => {
      const { holder, request } = await sent();
      await setChain(town, { necessity: 'nobody' });
      await stage.knex('access_profiles').where({ id: town.profile.id }).update({ state: 'retired' });
      await town.store.applicationEditions.insert(
        { ...firstEdition, version: 2, ruleSet: { version: 2, rules: [] } },
        stage.clock.now,
      );
      try {
        await unchanged(() => approve(request), 'not-its-turn');
        await endorse(request);
        await approve(request);
        expect(await grantsOf(holder)).toHaveLength(1);
      } finally {
        await stage.knex('access_profiles').where({ id: town.profile.id }).update({ state: 'active' });
        await stage.knex('application_editions').where({ version: 2 }).delete();
      }
    });
  });

  describe('the supervisor', () => {
    it('is never the applicant, who keeps what they had written', async () => {
      const holder = await official(stage, town);
      const apply = () => appliesTo(stage, town, { supervisor: ` ${holder.mail.toUpperCase()}`, by: holder });
      expect(await reasonOf(apply())).toBe('supervisor-is-self');
      expect(await town.store.applicationDrafts.find(holder.personId)).not.toBeNull();
      expect(await town.store.requests.ofPerson(holder.personId)).toEqual([]);
    });

    it.each([
      ['nobody', 'supervisor-unknown'],
      ['jemand@fremd.example', 'supervisor-unknown'],
      ['a@b@musterstadt.example', 'supervisor-unknown'],
      ["' OR 1=1 --", 'supervisor-unknown'],
    ])('is nobody under %s', async (supervisor, reason) => {
      expect(await reasonOf(appliesTo(stage, town, { supervisor }))).toBe(reason);
    });

    it('of another municipality is a stranger here', async () => {
      const foreign = await official(stage, stage.otherTown);
      expect(await reasonOf(appliesTo(stage, town, { supervisor: foreign.mail }))).toBe('supervisor-unknown');
    });

    it('is asked for another name where two have this one', async () => {
      const twin = await official(stage, town);
      await town.store.personMarks.replace(twin.personId, [{ kind: 'address', text: boss.mail }]);
      expect(await reasonOf(sent())).toBe('supervisor-unclear');
    });

    it('who is not known is invited in our own domains, and asked from the first sign-in on', async () => {
      const address = `neu-${Date.now()}@musterstadt.example`;
      const { holder, request } = await appliesTo(stage, town, { supervisor: address });
      const [step] = await town.store.requestSteps.ofRequest(request.id);
      expect(step).toMatchObject({ invited: address, assignee: null, state: 'open' });
      const arrived = await official(stage, town);
      await town.store.personMarks.replace(arrived.personId, [{ kind: 'address', text: address }]);
      await town.store.personMarks.replace(holder.personId, [{ kind: 'address', text: address }]);
      const arrive = (who: Actor) =>
        town.store.transaction((records) =>
          takeUpInvitations(records, { id: who.personId, ref: who.ref }, stage.clock.now),
        );
      await arrive(holder);
      expect((await town.store.requestSteps.ofRequest(request.id))[0]?.assignee).toBeNull();
      const events = await eventsDuring(town, () => arrive(arrived));
      expect(events.map(({ action, actor }) => [action, actor])).toEqual([
        ['access-request.taken-up', arrived.ref],
      ]);
      await endorse(request, arrived);
    });

    it('hands it on once, to somebody known, and never to the applicant', async () => {
      const { holder, request } = await sent();
      const place = await placeOf(town, request, 'supervisor');
      const next = await official(stage, town);
      const hand = (by: Actor, colleague: string) =>
        handStepOn(stage.ports, by, { id: request.id, place, colleague, reason: '' });
      const applicant = (await town.store.persons.find(holder.personId))?.mail ?? '';
      await unchanged(() => hand(boss, applicant), 'supervisor-is-applicant');
      await unchanged(() => hand(boss, boss.mail), 'colleague-is-asked-already');
      await unchanged(() => hand(boss, 'unbekannt@fremd.example'), 'colleague-unknown');
      await unchanged(() => hand(next, next.mail), 'not-asked');
      await hand(boss, next.mail);
      await unchanged(() => endorse(request, boss), 'not-asked');
      await unchanged(() => hand(next, boss.mail), 'handed-on-before');
      await endorse(request, next);
    });

    it('is named anew by IT, never IT itself, and only while the step waits', async () => {
      const { holder, request } = await sent();
      const place = await placeOf(town, request, 'supervisor');
      const next = await official(stage, town);
      const name = (by: Actor, colleague: string) =>
        nameSupervisor(stage.ports, by, { id: request.id, place, colleague, reason: 'Krank' });
      const applicant = (await town.store.persons.find(holder.personId))?.mail ?? '';
      await unchanged(() => name(boss, next.mail), 'role-missing');
      await unchanged(() => name(admin, admin.mail), 'supervisor-is-namer');
      await unchanged(() => name(admin, applicant), 'supervisor-is-applicant');
      await name(admin, next.mail);
      await unchanged(() => endorse(request, boss), 'not-asked');
      await endorse(request, next);
      await unchanged(() => name(admin, boss.mail), 'step-decided');
    });
  });

  describe('an office', () => {
    it('is asked by the roles of now: whoever lost theirs a minute ago is not', async () => {
      await setChain(town, { necessity: 'hr' });
      const clerk = await official(stage, town, 'hr');
      const { request } = await applied(stage, town);
      const say = (by: Actor) => says(stage, town, { by, request, office: 'hr', verdict: 'endorsed' });
      expect((await listInbox(stage.ports, clerk, page)).page.items).toHaveLength(1);
      await town.store.heldRoles.keep(clerk.personId, ['employee']);
      await unchanged(() => say(clerk), 'not-asked');
      await unchanged(() => say({ ...clerk, roles: ['employee'] }), 'not-asked');
      await town.store.heldRoles.keep(clerk.personId, ['employee', 'hr']);
      await say(clerk);
      await approve(request);
    });

    it('of the applicant’s own says nothing about them', async () => {
      await setChain(town, { necessity: 'crisis-team' });
      const member = await official(stage, town, 'crisis-team');
      const sending = { profileId: town.profile.id, application };
      const request = await sendApplication(stage.ports, member, sending);
      const say = (by: Actor) =>
        says(stage, town, { by, request, office: 'crisis-team', verdict: 'endorsed' });
      await unchanged(() => say(member), 'own-request');
      const standIn = await official(stage, town);
      const days = { from: '2026-11-23', until: '2026-11-30' };
      await nameDeputy(stage.ports, member, { colleague: standIn.mail, ...days });
      await unchanged(() => say(standIn), 'own-request');
      expect((await listInbox(stage.ports, standIn, page)).page.items).toEqual([]);
    });

    it('for data protection gives an opinion, which stops nobody but asks IT for a reason', async () => {
      const dpo = await official(stage, town, 'dpo');
      const { holder, request } = await appliesTo(stage, town, {
        supervisor: boss.mail,
        answers: { datenarten: ['sozialdaten'] },
      });
      const opine = (verdict: StepVerdict, words = '') =>
        says(stage, town, { by: dpo, request, office: 'dpo', verdict, words });
      await unchanged(() => opine('no-concerns'), 'not-its-turn');
      await endorse(request);
      await unchanged(() => opine('refused', 'Nein'), 'verdict-not-offered');
      await unchanged(() => opine('concerns'), 'reason-missing');
      await unchanged(() => approve(request), 'not-its-turn');
      await opine('concerns', 'Der Raum ist offen.');
      expect((await stored(request))?.state).toBe('in-review');
      await unchanged(() => approve(request), 'reason-despite-concerns');
      await approveAccessRequest(stage.ports, admin, request.id, { reason: 'Sichtschutz vorhanden' });
      // With the conditions of the same rule nothing is issued yet.
      expect((await stored(request))?.openObligations).toBeGreaterThan(0);
      expect(await grantsOf(holder)).toEqual([]);
    });

    it('for security agrees, at the same time as data protection, or ends it', async () => {
      const dpo = await official(stage, town, 'dpo');
      const officer = await official(stage, town, 'security-officer');
      const abroad = () => appliesTo(stage, town, { supervisor: boss.mail, answers: { ort: 'eu' } });
      const { request } = await abroad();
      await endorse(request);
      const agree = (verdict: StepVerdict, words = '', of = request) =>
        says(stage, town, { by: officer, request: of, office: 'security-officer', verdict, words });
      await Promise.all([
        agree('agreed'),
        says(stage, town, { by: dpo, request, office: 'dpo', verdict: 'no-concerns' }),
      ]);
      await approve(request);
      const { request: other } = await abroad();
      await endorse(other);
      await agree('refused', 'Nicht aus dem Ausland', other);
      expect((await stored(other))?.state).toBe('denied');
      const late = says(stage, town, { by: dpo, request: other, office: 'dpo', verdict: 'no-concerns' });
      expect(await reasonOf(late)).toBe('already-decided');
    });

    it('held twice by one person is answered once by them', async () => {
      const both = await official(stage, town, 'dpo', 'security-officer');
      const { request } = await appliesTo(stage, town, { supervisor: boss.mail, answers: { ort: 'eu' } });
      await endorse(request);
      await says(stage, town, { by: both, request, office: 'dpo', verdict: 'no-concerns' });
      await unchanged(
        () => says(stage, town, { by: both, request, office: 'security-officer', verdict: 'agreed' }),
        'acted-before',
      );
    });
  });

  describe('a deputy', () => {
    const days = { from: '2026-11-24', until: '2026-11-27' };
    const at = (time: string) => (stage.clock.now = new Date(time));

    it('answers from the first day to the last, both named in the log, and may be sent back before', async () => {
      const standIn = await official(stage, town);
      const { request } = await sent();
      const { request: next } = await sent();
      await nameDeputy(stage.ports, boss, { colleague: standIn.mail, ...days });
      await unchanged(() => endorse(request, standIn), 'not-asked');
      at('2026-11-27T22:59:59.000Z');
      expect((await listInbox(stage.ports, standIn, page)).page.items).toHaveLength(2);
      at('2026-11-27T23:00:00.000Z');
      await unchanged(() => endorse(request, standIn), 'not-asked');
      at('2026-11-24T08:00:00.000Z');
      const [named] = await town.store.deputies.namedBy(boss.personId);
      if (named === undefined) throw new Error('nobody is named');
      const [event] = await eventsDuring(town, () => endorse(request, standIn));
      expect([event?.actor, event?.data['inPlaceOf']]).toEqual([standIn.ref, boss.ref]);
      await unchanged(() => endDeputy(stage.ports, standIn, named.deputy.id), 'no-such-deputy');
      await endDeputy(stage.ports, boss, named.deputy.id);
      await unchanged(() => endDeputy(stage.ports, boss, named.deputy.id), 'deputy-over');
      await unchanged(() => endorse(next, standIn), 'not-asked');
      expect(await hasInbox(stage.ports, standIn)).toBe(false);
    });

    it('of a deputy is none', async () => {
      const [second, third] = [await official(stage, town), await official(stage, town)];
      const today = { from: '2026-11-23', until: '2026-11-30' };
      await nameDeputy(stage.ports, boss, { colleague: second.mail, ...today });
      await nameDeputy(stage.ports, second, { colleague: third.mail, ...today });
      const { request } = await sent();
      await unchanged(() => endorse(request, third), 'not-asked');
    });

    it('never answers about their own application', async () => {
      const holder = await official(stage, town);
      await nameDeputy(stage.ports, boss, {
        colleague: holder.mail,
        from: '2026-11-23',
        until: '2026-11-30',
      });
      const { request } = await appliesTo(stage, town, { supervisor: boss.mail, by: holder });
      await unchanged(() => endorse(request, holder), 'own-request');
      expect((await listInbox(stage.ports, holder, page)).page.items).toEqual([]);
    });

    it.each([
      [{ from: '2026-11-23', until: '2026-11-22' }, 'period-ends-before-it-begins'],
      [{ from: '2026-11-22', until: '2026-11-30' }, 'period-in-the-past'],
      [{ from: '2026-11-23', until: '2027-11-25' }, 'deputy-too-long'],
      [{ from: '2026-02-30', until: '2026-11-30' }, 'period-not-a-day'],
    ])('is not named for %j', async (period, reason) => {
      const standIn = await official(stage, town);
      await unchanged(() => nameDeputy(stage.ports, boss, { colleague: standIn.mail, ...period }), reason);
    });

    it('is nobody unknown, of another town, or oneself; and there are at most ten', async () => {
      const name = (colleague: string) => nameDeputy(stage.ports, boss, { colleague, ...days });
      await unchanged(() => name(boss.mail), 'deputy-is-self');
      await unchanged(() => name('niemand@musterstadt.example'), 'colleague-unknown');
      const foreign = await official(stage, stage.otherTown);
      await unchanged(() => name(foreign.mail), 'colleague-unknown');
      const standIn = await official(stage, town);
      for (let n = 0; n < 10; n += 1) await name(standIn.mail);
      await unchanged(() => name(standIn.mail), 'deputies-too-many');
    });
  });

  describe('an approval with obligations', () => {
    const obliged = async () => {
      const result = await appliesTo(stage, town, {
        supervisor: boss.mail,
        answers: { platte_verschluesselt: 'nein', internet: 'mobilfunk' },
      });
      await endorse(result.request);
      await approve(result.request);
      const obligations = await town.store.requestObligations.ofRequest(result.request.id);
      const idBy = (side: string) => obligations.find(({ by }) => by === side)?.id ?? '';
      return { ...result, byIt: idBy('it-admin'), own: idBy('applicant') };
    };
    const confirm = (by: Actor, { id }: AccessRequest, obligation: string) =>
      confirmObligation(stage.ports, by, { id, obligation });

    it('is released with the last one, in the name of who approved it', async () => {
      const { holder, request, byIt, own } = await obliged();
      expect(await stored(request)).toMatchObject({ state: 'approved', openObligations: 2 });
      const other = await official(stage, town, 'it-admin');
      await unchanged(() => confirm(holder, request, byIt), 'own-request');
      await unchanged(() => confirm(boss, request, byIt), 'role-missing');
      await unchanged(() => confirm(other, request, own), 'no-such-access-request');
      await unchanged(() => confirm(holder, request, 'unbekannt'), 'no-such-obligation');
      await confirm(other, request, byIt);
      await unchanged(() => confirm(other, request, byIt), 'obligation-confirmed');
      expect(await grantsOf(holder)).toEqual([]);
      const events = await eventsDuring(town, () => confirm(holder, request, own));
      expect(events.map(({ action, actor }) => [action, actor])).toEqual([
        ['access-request.obligation-confirmed', holder.ref],
        ['access-request.released', holder.ref],
        ['grant.created', admin.ref],
      ]);
      expect(await grantsOf(holder)).toHaveLength(1);
    });

    it('is released once by two clicks at once, and not at all where the log is full', async () => {
      const { holder, request, byIt, own } = await obliged();
      await confirm(admin, request, byIt);
      const before = await everyRow(stage);
      const broken = confirmObligation(withoutAudit(stage.ports), holder, {
        id: request.id,
        obligation: own,
      });
      await expect(broken).rejects.toBeInstanceOf(AuditBroken);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
      const outcome = await outcomesOf([confirm(holder, request, own), confirm(holder, request, own)]);
      expect(outcome.done).toBe(1);
      expect(await grantsOf(holder)).toHaveLength(1);
    });

    it('can be withdrawn, lapses, and stands in the way of a second one meanwhile', async () => {
      const { holder, request, own } = await obliged();
      const again = () => appliesTo(stage, town, { supervisor: boss.mail, by: holder });
      expect(await reasonOf(again())).toBe('request-already-open');
      await withdrawAccessRequest(stage.ports, holder, request.id);
      await unchanged(() => confirm(holder, request, own), 'nothing-to-confirm');
      const other = await obliged();
      stage.clock.now = new Date(startTime.getTime() + 31 * dayMs);
      await watchDeadlines(stage.ports, town.id);
      expect((await stored(other.request))?.state).toBe('lapsed');
    });
  });

  describe('what the applicant does not know', () => {
    const unknown = (answers: Record<string, string>) =>
      appliesTo(stage, town, { supervisor: boss.mail, answers });
    const find = ({ id }: AccessRequest, found: Record<string, string>, by: Actor = admin) =>
      answerUnknown(stage.ports, by, { id, found });

    it('IT finds out before it approves; the rules are asked again and what follows is added', async () => {
      const { holder, request } = await unknown({ platte_verschluesselt: 'weiss_nicht' });
      await endorse(request);
      await unchanged(() => approve(request), 'answers-to-find-out');
      await unchanged(() => find(request, { platte_verschluesselt: 'nein' }, boss), 'role-missing');
      await unchanged(() => find(request, { platte_verschluesselt: 'weiss_nicht' }), 'answer-not-offered');
      await unchanged(
        () => find(request, { platte_verschluesselt: 'x'.repeat(10_000) }),
        'answer-not-offered',
      );
      await unchanged(() => find(request, { ort: 'drittland' }), 'answer-missing');
      await find(request, { platte_verschluesselt: 'nein' });
      const assessments = await town.store.assessments.ofRequest(request.id);
      expect(assessments.map(({ round, answers }) => [round, answers['platte_verschluesselt']])).toEqual([
        [1, 'weiss_nicht'],
        [2, 'nein'],
      ]);
      await unchanged(() => find(request, { platte_verschluesselt: 'ja' }), 'nothing-to-find-out');
      await approve(request);
      expect((await stored(request))?.openObligations).toBe(1);
      expect(await grantsOf(holder)).toEqual([]);
    });

    it('may exclude it: then it cannot be approved, only denied', async () => {
      const { request } = await unknown({ os: 'weiss_nicht' });
      await endorse(request);
      await find(request, { os: 'windows_10' });
      await unchanged(() => approve(request), 'rules-exclude');
      await denyAccessRequest(stage.ports, admin, { id: request.id, reason: 'Altes System' });
    });

    it('is found out by nobody about themselves', async () => {
      const holder = await official(stage, town, 'it-admin');
      const answers = { platte_verschluesselt: 'weiss_nicht' };
      const { request } = await appliesTo(stage, town, { supervisor: boss.mail, answers, by: holder });
      await unchanged(() => find(request, { platte_verschluesselt: 'ja' }, holder), 'own-request');
    });
  });

  describe('time', () => {
    const watch = () => watchDeadlines(stage.ports, town.id);
    const later = (days: number) => (stage.clock.now = new Date(startTime.getTime() + days * dayMs));

    it('tells IT after five working days, once, and gives the step to another', async () => {
      const { request } = await sent();
      later(6);
      await watch();
      const [before] = await town.store.requestSteps.ofRequest(request.id);
      expect(before?.escalatedAt).toBeNull();
      later(7);
      const events = await eventsDuring(town, watch);
      expect(events.filter(({ object }) => object.id === request.id).map(({ action }) => action)).toEqual([
        'access-request.escalated',
      ]);
      expect((await eventsDuring(town, watch)).length).toBe(0);
      const next = await official(stage, town);
      const place = await placeOf(town, request, 'supervisor');
      await nameSupervisor(stage.ports, admin, { id: request.id, place, colleague: next.mail, reason: '' });
      const [step] = await town.store.requestSteps.ofRequest(request.id);
      expect(step).toMatchObject({ escalatedAt: null, openedAt: stage.clock.now, isHandedOn: false });
    });

    it('is not looked at again and again while the applicant is asked, so that nobody else has to wait', async () => {
      const { request } = await sent();
      const late = async () =>
        (await town.store.requestSteps.openSince(later(9), 1_000)).map(({ requestId }) => requestId);
      expect(await late()).toContain(request.id);
      const place = await placeOf(town, request, 'supervisor');
      await queryFromInbox(stage.ports, boss, { id: request.id, place, question });
      expect(await late()).not.toContain(request.id);
    });

    it('lets it lapse after thirty days, never approves it, and keeps the answers', async () => {
      const { holder, request } = await sent();
      later(30);
      await watch();
      expect((await stored(request))?.state).toBe('submitted');
      later(31);
      await watch();
      expect((await stored(request))?.state).toBe('lapsed');
      expect(await grantsOf(holder)).toEqual([]);
      const draft = await town.store.applicationDrafts.find(holder.personId);
      expect(draft?.answers).toMatchObject({ vorgesetzte_person: boss.mail });
      expect(draft?.answers).not.toHaveProperty('merkblatt');
      await unchanged(() => endorse(request), 'already-decided');
      await unchanged(() => approve(request), 'already-decided');
    });

    it('keeps a draft that was begun meanwhile, and goes by the municipality’s own term', async () => {
      await setChain(town, { necessity: 'supervisor', lapseDays: 14 });
      const { holder, request } = await sent();
      const begun = {
        personId: holder.personId,
        profileId: null,
        grantId: null,
        answers: { antragsart: 'neu' },
        leafletVersion: null,
        savedAt: startTime,
      };
      await town.store.applicationDrafts.save(begun);
      later(15);
      await watch();
      expect((await stored(request))?.state).toBe('lapsed');
      expect((await town.store.applicationDrafts.find(holder.personId))?.answers).toEqual(begun.answers);
    });

    it('beside a decision at the same moment lets one of the two win', async () => {
      const { request } = await sent();
      later(31);
      const [decided] = await Promise.allSettled([endorse(request), watch()]);
      const state = (await stored(request))?.state;
      expect(state).toBe('lapsed');
      const steps = await town.store.requestSteps.ofRequest(request.id);
      // Endorsed and then lapsed, or lapsed at once: never half of both.
      expect(steps[0]?.state).toBe(decided.status === 'fulfilled' ? 'done' : 'dropped');
    });
  });
}
