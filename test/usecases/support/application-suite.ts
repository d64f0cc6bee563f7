// An application that is being filled in: kept step by step, by several devices at once, forgotten in time, and seen by
// nobody else.
import { firstEdition } from '../../../src/domain/application-edition';
import type { Actor } from '../../../src/domain/actor';
import type { Answers } from '../../../src/domain/question';
import { discardApplication } from '../../../src/usecases/discard-application';
import { forgetDrafts } from '../../../src/usecases/jobs/forget-drafts';
import { saveApplicationStep } from '../../../src/usecases/save-application-step';
import { showApplication } from '../../../src/usecases/show-application';
import { submitAccessRequest } from '../../../src/usecases/submit-access-request';
import { useDatabases, type Engine } from '../../support/databases';
import { completeAnswers } from '../../domain/support/application-answers';
import { everyRow, reasonOf } from './observed';
import { dayMs, openStage, person, startTime, type Stage } from './stage';

export function testApplications(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
  }, 60_000);
  afterEach(() => {
    stage.clock.now = startTime;
  });

  const save = (by: Actor, step: string, answers: Answers = completeAnswers) =>
    saveApplicationStep(stage.ports, by, { step, answers, shownLeaflet: 1 });
  const steps = firstEdition.catalogue.steps.map(({ id }) => id);

  it('is complete after its last step, and can be sent once', async () => {
    const { ports, town } = stage;
    const anna = await person(stage, town);
    for (const step of steps) expect(await save(anna, step)).toEqual({ faults: [] });
    const shown = await showApplication(ports, anna);
    expect([shown.open, shown.obstacle, shown.outlook?.evaluation.outcome]).toEqual([[], null, 'admissible']);
    const { answers } = shown.draft;
    const both = await Promise.allSettled([
      submitAccessRequest(ports, anna, { shownEdition: 1 }),
      submitAccessRequest(ports, anna, { shownEdition: 1 }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [request] = await town.store.requests.ofPerson(anna.personId);
    if (request === undefined) throw new Error('nothing was sent');
    const [assessment] = await town.store.assessments.ofRequest(request.id);
    expect(assessment?.answers).toEqual(answers);
    expect(await town.store.applicationDrafts.find(anna.personId)).toBeNull();
  });

  it('filled in on several devices at once, also from the beginning, loses no step', async () => {
    const anna = await person(stage, stage.town);
    await Promise.all(steps.map((step) => save(anna, step)));
    const draft = await stage.town.store.applicationDrafts.find(anna.personId);
    expect(draft?.answers).toEqual(completeAnswers);
  });

  it('is refused without a trace: an unknown step, one that is not asked, nobody employed here', async () => {
    const { ports, town } = stage;
    const anna = await person(stage, town);
    const auditor: Actor = { ...(await person(stage, town)), roles: ['auditor'] };
    const before = await everyRow(stage);
    expect(await reasonOf(save(anna, 'nirgendwo'))).toBe('no-such-step');
    expect(await reasonOf(save(auditor, 'daten'))).toBe('role-missing');
    expect(await reasonOf(discardApplication(ports, auditor))).toBe('role-missing');
    expect(await reasonOf(showApplication(ports, auditor))).toBe('role-missing');
    expect(await everyRow(stage)).toEqual(before);
  });

  it('is refused while there is nothing to apply for', async () => {
    const anna = await person(stage, stage.town);
    for (const step of steps) await save(anna, step);
    await submitAccessRequest(stage.ports, anna, { shownEdition: 1 });
    expect(await reasonOf(save(anna, 'anliegen'))).toBe('nothing-to-apply-for');
    expect(await stage.town.store.applicationDrafts.find(anna.personId)).toBeNull();
  });

  it('can be thrown away, and is nobody else’s', async () => {
    const { ports, town } = stage;
    const [anna, bert] = [await person(stage, town), await person(stage, town)];
    await save(anna, 'aufgaben');
    await save(bert, 'aufgaben', { ...completeAnswers, aufgaben: 'Etwas anderes' });
    expect((await showApplication(ports, bert)).draft.answers['aufgaben']).toBe('Etwas anderes');
    await discardApplication(ports, anna);
    await discardApplication(ports, anna);
    expect((await showApplication(ports, anna)).isBegun).toBe(false);
    expect((await showApplication(ports, bert)).isBegun).toBe(true);
  });

  it('is forgotten 90 days after it was last saved, and not sooner', async () => {
    const { ports, town, otherTown, clock } = stage;
    const [anna, bert] = [await person(stage, town), await person(stage, town)];
    const elsewhere = await person(stage, otherTown);
    for (const by of [anna, bert, elsewhere]) await save(by, 'aufgaben');
    clock.now = new Date(startTime.getTime() + dayMs);
    await save(bert, 'aufgaben');
    clock.now = new Date(startTime.getTime() + 90 * dayMs);
    await forgetDrafts(ports, town.id);
    expect((await showApplication(ports, anna)).isBegun).toBe(true);
    clock.now = new Date(startTime.getTime() + 90 * dayMs + 1);
    expect(await forgetDrafts(ports, town.id)).toBeGreaterThanOrEqual(1);
    expect((await showApplication(ports, anna)).isBegun).toBe(false);
    expect((await showApplication(ports, bert)).isBegun).toBe(true);
    expect((await showApplication(ports, elsewhere)).isBegun).toBe(true);
  });
}
