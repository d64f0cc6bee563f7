// An office that nobody can answer for: whom IT names in its place, for one step, and who must not be named, or approve then.
import type { AccessRequest } from '../../../src/domain/access-request';
import type { Actor } from '../../../src/domain/actor';
import type { StepVerdict } from '../../../src/domain/request-step';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { decideStep } from '../../../src/usecases/decide-step';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { hasInbox, listInbox } from '../../../src/usecases/list-inbox';
import { nameDeputy } from '../../../src/usecases/name-deputy';
import { nameStandIn } from '../../../src/usecases/name-stand-in';
import { showInboxItem } from '../../../src/usecases/show-inbox-item';
import { showQueueItem } from '../../../src/usecases/show-queue-item';
import { useDatabases, type Engine } from '../../support/databases';
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
import { openStage, startTime, type Stage, type Town } from './stage';

const page = { after: null, limit: 50 };
const why = 'Der einzige Datenschutzbeauftragte stellt den Antrag selbst.';

export function testStandIns(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let town: Town;
  let boss: Official;
  let admin: Official;
  let other: Official;
  let dora: Official;
  let vera: Official;
  beforeAll(async () => {
    stage = await openStage(databases);
    town = stage.town;
  }, 60_000);
  beforeEach(async () => {
    stage.clock.now = startTime;
    await setChain(town, { necessity: 'supervisor' });
    // Nobody of an earlier test holds an office.
    await stage.knex('held_roles').delete();
    boss = await official(stage, town);
    admin = await official(stage, town, 'it-admin');
    other = await official(stage, town, 'it-admin');
    dora = await official(stage, town, 'dpo');
    vera = await official(stage, town);
  });

  const unchanged = async (act: () => Promise<unknown>, reason: string) => {
    const before = await everyRow(stage);
    expect(await reasonOf(act())).toBe(reason);
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
  };
  const stored = ({ id }: AccessRequest) => town.store.requests.find(id);
  const stepOf = async (request: AccessRequest, office = 'dpo') =>
    (await town.store.requestSteps.ofRequest(request.id)).find((step) => step.office === office);

  /** Waits for data protection, which the applicant holds alone. */
  async function waiting(by: Actor = dora, answers: Readonly<Record<string, string[]>> = {}) {
    const { request } = await appliesTo(stage, town, {
      supervisor: boss.mail,
      by,
      answers: { datenarten: ['sozialdaten'], ...answers },
    });
    await says(stage, town, { by: boss, request, office: 'supervisor', verdict: 'endorsed' });
    return request;
  }
  const name = async (request: AccessRequest, by: Actor, colleague: string, reason = why) =>
    nameStandIn(stage.ports, by, {
      id: request.id,
      place: await placeOf(town, request, 'dpo'),
      colleague,
      reason,
    });
  const opine = (request: AccessRequest, by: Actor, verdict: StepVerdict = 'no-concerns') =>
    says(stage, town, { by, request, office: 'dpo', verdict });
  const approve = ({ id }: AccessRequest, by: Actor) => approveAccessRequest(stage.ports, by, id);

  it('is represented in this step by whom IT names, and approved by somebody else of IT', async () => {
    const request = await waiting();
    await unchanged(() => opine(request, vera), 'not-asked');
    expect(await hasInbox(stage.ports, vera)).toBe(false);
    const { approval } = await showQueueItem(stage.ports, admin, request.id);
    expect(approval.unanswerable.map(({ office }) => office)).toEqual(['dpo']);
    const [named] = await eventsDuring(town, () => name(request, admin, vera.mail));
    expect(named).toMatchObject({
      action: 'access-request.stand-in-named',
      actor: admin.ref,
      subject: dora.ref,
      reason: why,
      data: { caseNumber: request.caseNumber, office: 'dpo', standIn: vera.ref },
    });
    expect(await hasInbox(stage.ports, vera)).toBe(true);
    const { items } = (await listInbox(stage.ports, vera, page)).page;
    expect(items.map(({ request: { id } }) => id)).toEqual([request.id]);
    const place = await placeOf(town, request, 'dpo');
    expect(await showInboxItem(stage.ports, vera, { id: request.id, place })).toMatchObject({
      barred: null,
      inPlaceOf: null,
    });
    await unchanged(() => approve(request, other), 'not-its-turn');
    await opine(request, vera);
    expect(await stepOf(request)).toMatchObject({
      verdict: 'no-concerns',
      decidedBy: { personId: vera.personId },
      standIn: { party: { personId: vera.personId }, namedBy: { personId: admin.personId } },
      inPlaceOf: null,
    });
    await unchanged(() => approve(request, admin), 'named-stand-in');
    expect(await showQueueItem(stage.ports, admin, request.id)).toMatchObject({
      mayApprove: false,
      mayDecide: true,
    });
    expect(await showQueueItem(stage.ports, other, request.id)).toMatchObject({ mayApprove: true });
    await approve(request, other);
    expect((await stored(request))?.state).toBe('approved');
  });

  it('leaves a no to whoever has named', async () => {
    const request = await waiting();
    await name(request, admin, vera.mail);
    await opine(request, vera);
    await denyAccessRequest(stage.ports, admin, { id: request.id, reason: 'Nicht nötig' });
    expect((await stored(request))?.state).toBe('denied');
  });

  it('is named in this step and in no other, of this application and of no other', async () => {
    const request = await waiting();
    const second = await waiting(await official(stage, town));
    await name(request, admin, vera.mail);
    await unchanged(() => opine(second, vera), 'not-asked');
    const place = await placeOf(town, request, 'it-admin');
    const elsewhere = decideStep(stage.ports, vera, {
      id: request.id,
      place,
      verdict: 'no-concerns',
      words: '',
    });
    expect(await reasonOf(elsewhere)).toBe('no-such-access-request');
    const deputy = await official(stage, town);
    await nameDeputy(stage.ports, vera, { colleague: deputy.mail, from: '2026-11-23', until: '2026-11-30' });
    await unchanged(() => opine(request, deputy), 'not-asked');
  });

  it('is not needed where somebody of the office, or their deputy, can answer', async () => {
    const request = await waiting();
    const second = await official(stage, town, 'dpo');
    await unchanged(() => name(request, admin, vera.mail), 'office-can-answer');
    await town.store.heldRoles.keep(second.personId, ['employee']);
    await nameDeputy(stage.ports, dora, { colleague: vera.mail, from: '2026-11-23', until: '2026-11-30' });
    // Nobody answers in the applicant's place.
    await name(request, admin, vera.mail);
    const asked = await waiting(await official(stage, town));
    await unchanged(() => name(asked, admin, boss.mail), 'office-can-answer');
  });

  it('counts a deputy of somebody who has had their say, and nobody who gave up their key', async () => {
    const both = await official(stage, town, 'dpo');
    await town.store.heldRoles.keep(dora.personId, ['employee']);
    const { request } = await appliesTo(stage, town, {
      supervisor: both.mail,
      answers: { datenarten: ['sozialdaten'] },
    });
    await says(stage, town, { by: both, request, office: 'supervisor', verdict: 'endorsed' });
    await unchanged(() => opine(request, both), 'acted-before');
    const days = { from: '2026-11-24', until: '2026-11-25' };
    await nameDeputy(stage.ports, both, { colleague: boss.mail, ...days });
    stage.clock.now = new Date('2026-11-24T12:00:00.000Z');
    await unchanged(() => name(request, admin, vera.mail), 'office-can-answer');
    stage.clock.now = new Date('2026-11-26T12:00:00.000Z');
    await town.store.heldRoles.keep(dora.personId, ['employee', 'dpo']);
    await unchanged(() => name(request, admin, vera.mail), 'office-can-answer');
    await stage.knex('persons').where({ id: dora.personId }).update({ issuer: '', key_value: dora.personId });
    await name(request, admin, vera.mail);
    await opine(request, vera);
  });

  it('is never the applicant, IT itself, somebody who has had their say, or is asked already', async () => {
    const request = await waiting();
    await unchanged(() => name(request, admin, dora.mail), 'supervisor-is-applicant');
    await unchanged(() => name(request, admin, admin.mail), 'stand-in-is-namer');
    await unchanged(() => name(request, admin, boss.mail), 'colleague-acted-before');
    await unchanged(() => name(request, admin, 'niemand@musterstadt.example'), 'colleague-unknown');
    await unchanged(() => name(request, admin, 'neu@musterstadt.example'), 'colleague-unknown');
    await unchanged(() => name(request, admin, vera.mail, '  '), 'reason-missing');
    await unchanged(() => name(request, admin, vera.mail, 'x'.repeat(10_000)), 'words-too-long');
    const stranger = await official(stage, stage.otherTown);
    await unchanged(() => name(request, admin, stranger.mail), 'colleague-unknown');
    await name(request, admin, vera.mail);
    await unchanged(() => name(request, admin, vera.mail), 'colleague-is-asked-already');
  });

  it('is named by an IT admin of this municipality, and not about their own application', async () => {
    const request = await waiting();
    await unchanged(() => name(request, vera, boss.mail), 'role-missing');
    await unchanged(() => name(request, dora, vera.mail), 'role-missing');
    const foreign = await official(stage, stage.otherTown, 'it-admin');
    await unchanged(() => name(request, foreign, vera.mail), 'no-such-access-request');
    await town.store.heldRoles.keep(dora.personId, ['employee', 'dpo', 'it-admin']);
    const self: Actor = { ...dora, roles: ['employee', 'dpo', 'it-admin'] };
    await unchanged(() => name(request, self, vera.mail), 'own-request');
  });

  it('is named while the step waits: not before, not afterwards, and for no supervisor', async () => {
    const { request } = await appliesTo(stage, town, {
      supervisor: boss.mail,
      by: dora,
      answers: { datenarten: ['sozialdaten'] },
    });
    await unchanged(() => name(request, admin, vera.mail), 'not-its-turn');
    const ofSupervisor = () =>
      nameStandIn(stage.ports, admin, { id: request.id, place: 1, colleague: vera.mail, reason: why });
    await unchanged(ofSupervisor, 'step-of-a-person');
    await says(stage, town, { by: boss, request, office: 'supervisor', verdict: 'endorsed' });
    await name(request, admin, vera.mail);
    await opine(request, vera);
    await unchanged(() => name(request, admin, boss.mail), 'step-decided');
    await denyAccessRequest(stage.ports, other, { id: request.id, reason: 'Nein' });
    await unchanged(() => name(request, admin, boss.mail), 'already-decided');
  });

  it('can be another one when the first is missing, too, and then only this one', async () => {
    const request = await waiting();
    const next = await official(stage, town);
    await name(request, admin, vera.mail);
    await name(request, other, next.mail);
    await unchanged(() => opine(request, vera), 'not-asked');
    await opine(request, next);
    // Whoever has named the one that did not answer is free.
    await unchanged(() => approve(request, other), 'named-stand-in');
    await approve(request, admin);
  });

  it('takes nothing from the office: whoever holds it again may answer, and anybody of IT approve', async () => {
    const request = await waiting();
    await name(request, admin, vera.mail);
    const second = await official(stage, town, 'dpo');
    await opine(request, second);
    await unchanged(() => opine(request, vera), 'step-decided');
    await approve(request, admin);
  });

  it('is named once by two clicks at once, and not at all where the log cannot be written', async () => {
    const request = await waiting();
    const before = await everyRow(stage);
    const place = await placeOf(town, request, 'dpo');
    const act = (ports: Stage['ports']) =>
      nameStandIn(ports, admin, { id: request.id, place, colleague: vera.mail, reason: why });
    await expect(act(withoutAudit(stage.ports))).rejects.toThrow(AuditBroken);
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
    expect(await outcomesOf([act(stage.ports), act(stage.ports)])).toEqual({
      done: 1,
      refused: ['colleague-is-asked-already'],
    });
  });
}
