// Mails of the approval chain: whoever is asked is told, and their deputies; reminders go to whom a step waits for; an
// invitation goes to the address in the step alone.
import { confirmObligation } from '../../../src/usecases/confirm-obligation';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { answerRequestQuery } from '../../../src/usecases/answer-request-query';
import { remindByMail } from '../../../src/usecases/jobs/remind-by-mail';
import { watchDeadlines } from '../../../src/usecases/jobs/watch-deadlines';
import { nameDeputy } from '../../../src/usecases/name-deputy';
import { nameStandIn } from '../../../src/usecases/name-stand-in';
import { queryFromInbox } from '../../../src/usecases/query-from-inbox';
import { withdrawAccessRequest } from '../../../src/usecases/withdraw-access-request';
import { useDatabases, type Engine } from '../../support/databases';
import { taken } from '../../support/test-mail';
import { outbox, sentNow } from './mail-stage';
import { appliesTo, official, says, setChain, type Official } from './officials';
import { dayMs, openStage, startTime, type Stage, type Town } from './stage';

export function testApprovalMails(engine: Engine): void {
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
    for (const table of ['mails', 'mail_rounds', 'mail_settings', 'held_roles', 'deputies'])
      await stage.knex(table).delete();
    await stage
      .knex('access_requests')
      .whereIn('state', ['submitted', 'in-review', 'query'])
      .update({ state: 'withdrawn' });
    stage.clock.now = startTime;
    stage.mail.answer = async () => taken;
    await setChain(town, { necessity: 'supervisor' });
    boss = await official(stage, town);
    admin = await official(stage, town, 'it-admin');
  });
  const later = (days: number) => (stage.clock.now = new Date(startTime.getTime() + days * dayMs));
  const toldTo = async ({ mail }: Official) =>
    (await sentNow(stage)).filter(([to]) => to === mail).map(([, subject]) => subject);

  it('the supervisor and who answers for them are asked, then data protection, then IT', async () => {
    const [standIn, dpo] = [await official(stage, town), await official(stage, town, 'dpo')];
    await nameDeputy(stage.ports, boss, { colleague: standIn.mail, from: '2026-11-23', until: '2026-11-30' });
    const { request } = await appliesTo(stage, town, {
      supervisor: boss.mail,
      answers: { datenarten: ['sozialdaten'] },
    });
    const asked = `Sie sind zu einem Antrag gefragt (${request.caseNumber})`;
    const first = await sentNow(stage);
    expect(first.filter(([, subject]) => subject === asked).map(([to]) => to)).toEqual(
      [boss.mail, standIn.mail].toSorted(),
    );
    expect(first.map(([to]) => to)).not.toContain(admin.mail);
    await says(stage, town, { by: boss, request, office: 'supervisor', verdict: 'endorsed' });
    expect(await sentNow(stage)).toEqual([
      [dpo.mail, `Ein Antrag braucht Ihre Beteiligung (${request.caseNumber})`],
    ]);
    await says(stage, town, { by: dpo, request, office: 'dpo', verdict: 'no-concerns' });
    expect(await sentNow(stage)).toEqual([[admin.mail, 'Ein Antrag wartet auf Ihre Entscheidung']]);
  });

  it('a stand-in is asked in words of their own, and reminded in place of the office', async () => {
    const [dpo, standIn] = [await official(stage, town, 'dpo'), await official(stage, town)];
    const { request } = await appliesTo(stage, town, {
      supervisor: boss.mail,
      by: dpo,
      answers: { datenarten: ['sozialdaten'] },
    });
    await says(stage, town, { by: boss, request, office: 'supervisor', verdict: 'endorsed' });
    await sentNow(stage);
    const place = (await town.store.requestSteps.ofRequest(request.id)).find(
      ({ office }) => office === 'dpo',
    )?.place;
    await nameStandIn(stage.ports, admin, {
      id: request.id,
      place: place ?? 0,
      colleague: standIn.mail,
      reason: 'Eigener Antrag',
    });
    expect(await sentNow(stage)).toEqual([
      [standIn.mail, `Ein Antrag wartet auf Sie als Vertretung (${request.caseNumber})`],
    ]);
    await remindByMail(stage.ports, town.id);
    await sentNow(stage);
    later(2);
    await remindByMail(stage.ports, town.id);
    expect(await sentNow(stage)).toEqual([[standIn.mail, 'Anfragen warten seit 2 Arbeitstagen auf Sie']]);
  });

  it('an answer goes back to who asked; what was withdrawn meanwhile is told to nobody', async () => {
    const { holder, request } = await appliesTo(stage, town, { supervisor: boss.mail });
    await queryFromInbox(stage.ports, boss, { id: request.id, place: 1, question: 'An welchen Tagen?' });
    await sentNow(stage);
    await answerRequestQuery(stage.ports, holder, { id: request.id, round: 1, answer: 'Montags' });
    expect(await toldTo(boss)).toHaveLength(1);
    const { holder: other, request: second } = await appliesTo(stage, town, { supervisor: boss.mail });
    await withdrawAccessRequest(stage.ports, holder, request.id);
    await withdrawAccessRequest(stage.ports, other, second.id);
    expect(await toldTo(boss)).toEqual([]);
  });

  it('an invitation goes to its address, once it is no longer so to nobody, and no row holds it', async () => {
    const address = 'neue.leitung@musterstadt.example';
    const { holder, request } = await appliesTo(stage, town, { supervisor: address });
    expect(JSON.stringify(await outbox(stage))).not.toContain('@');
    const sent = await sentNow(stage);
    expect(sent).toContainEqual([
      address,
      `Eine Kollegin oder ein Kollege bittet um Ihre Bestätigung (${request.caseNumber})`,
    ]);
    const mail = stage.mail.given.find(({ to }) => to === address);
    expect(mail?.text).toContain('/t/musterstadt/inbox');
    expect(mail?.text).not.toContain('Anna Müller');
    const { holder: other, request: second } = await appliesTo(stage, town, { supervisor: address });
    await withdrawAccessRequest(stage.ports, other, second.id);
    expect((await sentNow(stage)).map(([to]) => to)).not.toContain(address);
    await withdrawAccessRequest(stage.ports, holder, request.id);
  });

  it('reminders after two and five working days go to whom it waits for, then IT is told', async () => {
    await remindByMail(stage.ports, town.id);
    await appliesTo(stage, town, { supervisor: boss.mail });
    await sentNow(stage);
    later(2);
    await remindByMail(stage.ports, town.id);
    expect(await sentNow(stage)).toEqual([[boss.mail, 'Anfragen warten seit 2 Arbeitstagen auf Sie']]);
    later(7);
    await remindByMail(stage.ports, town.id);
    await watchDeadlines(stage.ports, town.id);
    const told = await sentNow(stage);
    expect(told.map(([to]) => to).toSorted()).toEqual([admin.mail, boss.mail].toSorted());
    expect(told.find(([to]) => to === admin.mail)?.[1]).toMatch(/^Der Antrag MU-2026-\d+ wartet zu lange$/);
  });

  it('an approval with obligations says that something is missing; the release and a lapse are told', async () => {
    const answers = { internet: 'mobilfunk' };
    const { holder, request } = await appliesTo(stage, town, { supervisor: boss.mail, answers });
    await says(stage, town, { by: boss, request, office: 'supervisor', verdict: 'endorsed' });
    await sentNow(stage);
    await approveAccessRequest(stage.ports, admin, request.id);
    const subjects = async () => (await sentNow(stage)).map(([, subject]) => subject);
    expect(await subjects()).toEqual([`Ihr Antrag ${request.caseNumber} ist genehmigt, es fehlt noch etwas`]);
    const [obligation] = await town.store.requestObligations.ofRequest(request.id);
    await confirmObligation(stage.ports, holder, { id: request.id, obligation: obligation?.id ?? '' });
    expect(await subjects()).toEqual([`Ihr Homeoffice-Zugang ist freigegeben (${request.caseNumber})`]);
    const { request: old } = await appliesTo(stage, town, { supervisor: boss.mail });
    await sentNow(stage);
    later(31);
    await watchDeadlines(stage.ports, town.id);
    expect(await subjects()).toContain(`Ihr Antrag ${old.caseNumber} ist verfallen`);
  });
}
