// The outbox: mails stand and fall with their acts, go out once in spite of restarts and several processes, wait while the
// server does, are given up in the end, and leave nothing of what they said.
import { createStore } from '../../../src/adapters/db/store';
import { isStillSo } from '../../../src/usecases/steps/still-so';
import { leaseMs } from '../../../src/domain/mail-delivery';
import { answerRequestQuery } from '../../../src/usecases/answer-request-query';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { changeMailSettings } from '../../../src/usecases/change-mail-settings';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { remindByMail } from '../../../src/usecases/jobs/remind-by-mail';
import { sendMail, sendMails } from '../../../src/usecases/jobs/send-mails';
import type { Ports } from '../../../src/usecases/ports';
import type { Delivery } from '../../../src/usecases/ports-of-mails';
import { queryAccessRequest } from '../../../src/usecases/query-access-request';
import { resumeGrant } from '../../../src/usecases/resume-grant';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { showMails } from '../../../src/usecases/show-mails';
import { suspendGrant } from '../../../src/usecases/suspend-grant';
import { withdrawAccessRequest } from '../../../src/usecases/withdraw-access-request';
import { testSecrets, useDatabases, type Engine } from '../../support/databases';
import { taken } from '../../support/test-mail';
import { delegated } from '../../support/waiting-matters';
import { addressed, applies, later, outbox, sentNow } from './mail-stage';
import { dayMs, openStage, person, startTime, the, type Stage } from './stage';

const hourMs = 3_600_000;
const away: Delivery = { is: 'failed', answer: 'ECONNECTION', othersMayGo: false };
const busy: Delivery = { is: 'failed', answer: '451 4.3.0', othersMayGo: true };
const refused: Delivery = { is: 'refused', answer: '550 5.1.1' };

export function testMails(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
  }, 60_000);
  beforeEach(async () => {
    for (const table of ['mails', 'mail_rounds', 'mail_settings', 'held_roles'])
      await stage.knex(table).delete();
    await stage.knex('access_requests').whereIn('state', ['submitted']).update({ state: 'withdrawn' });
    await stage.knex('grants').update({ state: 'revoked' });
    stage.clock.now = startTime;
    stage.mail.answer = async () => taken;
    stage.mail.given.length = 0;
  });

  /** Another portal process over the same database; on SQLite there is none, but more work at once. */
  const otherProcess = (): Ports => ({
    ...stage.ports,
    store: createStore(
      engine === 'sqlite' ? stage.knex : databases.connect(stage.url),
      testSecrets,
      () => stage.clock.now,
    ),
  });

  describe('after an act', () => {
    it('tells the applicant and who decides, once, and keeps nothing of it', async () => {
      const { town } = stage;
      const admin = await addressed(stage, town, 'it-admin');
      await addressed(stage, town, 'help-desk');
      await addressed(stage, stage.otherTown, 'it-admin');
      const anna = await addressed(stage, town);
      const { caseNumber } = await applies(stage, town, anna);
      expect(await sentNow(stage)).toEqual(
        [
          [anna.mail, `Ihr Antrag ${caseNumber} ist eingegangen`],
          [admin.mail, 'Ein Antrag wartet auf Ihre Entscheidung'],
        ].toSorted(),
      );
      expect(await sentNow(stage)).toEqual([]);
      const rows = await outbox(stage);
      expect(rows.map(({ state, fields }) => [state, fields])).toEqual([
        ['sent', null],
        ['sent', null],
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/@|MU-2026/);
      later(stage, 2 * dayMs);
      await stage.ports.store.installation.sweep(stage.clock.now);
      expect(await outbox(stage)).toEqual([]);
    });

    it('tells of decisions and of what becomes of an access', async () => {
      const { town, ports } = stage;
      const admin = await addressed(stage, town, 'it-admin');
      const anna = await addressed(stage, town);
      const request = await applies(stage, town, anna);
      await sentNow(stage);
      await approveAccessRequest(ports, admin.actor, request.id);
      const grant = the(
        (await town.store.grants.ofPerson(anna.actor.personId)).filter(({ state }) => state === 'active'),
      );
      await suspendGrant(ports, admin.actor, { id: grant.id, reason: 'Verdacht' });
      await resumeGrant(ports, admin.actor, grant.id);
      await revokeGrant(ports, admin.actor, { id: grant.id, reason: 'Ausgeschieden' });
      const second = await applies(stage, town, anna);
      await denyAccessRequest(ports, admin.actor, { id: second.id, reason: 'Kein Bedarf' });
      const subjects = (await sentNow(stage))
        .filter(([to]) => to === anna.mail)
        .map(([, subject]) => subject);
      expect(subjects).toEqual(
        [
          `Ihr Homeoffice-Zugang ist freigegeben (${request.caseNumber})`,
          'Ihr Homeoffice-Zugang ist gesperrt',
          'Ihr Homeoffice-Zugang ist wieder frei',
          'Ihr Homeoffice-Zugang ist widerrufen',
          `Ihr Antrag ${second.caseNumber} ist eingegangen`,
          `Ihr Antrag ${second.caseNumber} ist entschieden`,
        ].toSorted(),
      );
      expect(stage.mail.given.map(({ text, html }) => `${text}${html}`).join()).not.toMatch(
        /Verdacht|Ausgeschieden|Kein Bedarf|Anna Müller/,
      );
    });

    it('leaves no mail of an act that is undone', async () => {
      const { town, ports } = stage;
      const anna = await addressed(stage, town);
      const undone = town.store.transaction(async (records) => {
        await records.audit.append(
          {
            action: 'grant.suspended',
            actor: null,
            subject: anna.actor.ref,
            object: { kind: 'grant', id: 'g' },
            data: {},
            reason: null,
          },
          stage.clock.now,
        );
        await records.mails.insert(
          [
            {
              content: { kind: 'access-suspended', fields: {} },
              to: { side: 'municipality', personId: anna.actor.personId, ref: anna.actor.ref },
            },
          ],
          stage.clock.now,
        );
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      const request = await applies(stage, town, anna);
      await stage.knex('mails').delete();
      const admin = await addressed(stage, town, 'it-admin');
      await denyAccessRequest(ports, admin.actor, { id: request.id, reason: 'x' });
      // The second decision is refused, and says nothing to anybody.
      await expect(denyAccessRequest(ports, admin.actor, { id: request.id, reason: 'y' })).rejects.toThrow();
      expect((await outbox(stage)).map(({ kind }) => kind)).toEqual(['application-refused']);
    });

    it('succeeds all the same for people without an address, and where mails are off', async () => {
      const { town, ports } = stage;
      const nobody = await person(stage, town);
      await applies(stage, town, { actor: nobody, mail: '' });
      expect(await outbox(stage)).toEqual([]);
      const tara = await addressed(stage, town, 'tenant-admin');
      await changeMailSettings(ports, tara.actor, { enabled: false, replyTo: null });
      await applies(stage, town, await addressed(stage, town));
      expect(await outbox(stage)).toEqual([]);
    });

    it('does not send what waits when mails are switched off, and answers go where the admin says', async () => {
      const { town, ports } = stage;
      const tara = await addressed(stage, town, 'tenant-admin');
      await changeMailSettings(ports, tara.actor, { enabled: true, replyTo: 'hilfe@musterstadt.example' });
      await applies(stage, town, await addressed(stage, town));
      await sendMails(ports);
      expect(new Set(stage.mail.given.map(({ replyTo }) => replyTo))).toEqual(
        new Set(['hilfe@musterstadt.example']),
      );
      expect(new Set(stage.mail.given.map(({ senderName }) => senderName))).toEqual(new Set(['musterstadt']));
      await applies(stage, town, await addressed(stage, town));
      await changeMailSettings(ports, tara.actor, { enabled: false, replyTo: null });
      later(stage, 2 * hourMs);
      expect(await sentNow(stage)).toEqual([]);
      expect((await outbox(stage)).filter(({ state }) => state === 'waiting')).toEqual([]);
    });

    it('lets nobody but a tenant admin change that, and takes only an address', async () => {
      const { town, ports } = stage;
      const off = { enabled: false, replyTo: null };
      await expect(changeMailSettings(ports, await person(stage, town, 'it-admin'), off)).rejects.toThrow(
        'role-missing',
      );
      const tara = await person(stage, town, 'tenant-admin');
      const hostile = { enabled: true, replyTo: 'a@b.example\r\nBcc: c@d.example' };
      await expect(changeMailSettings(ports, tara, hostile)).rejects.toThrow('mail-address');
      await expect(
        showMails(ports, await person(stage, town, 'help-desk'), { after: null, limit: 5 }),
      ).rejects.toThrow('role-missing');
    });
  });

  describe('who decides', () => {
    it('gets one mail an hour, however many applications come', async () => {
      const { town } = stage;
      const admin = await addressed(stage, town, 'it-admin');
      const toAdmin = async () => (await sentNow(stage)).filter(([to]) => to === admin.mail).length;
      const apply = async () => applies(stage, town, { actor: await person(stage, town), mail: '' });
      await Promise.all([apply(), apply(), apply()]);
      expect(await toAdmin()).toBe(1);
      later(stage, 10 * 60_000);
      await Promise.all([apply(), apply()]);
      expect(await toAdmin()).toBe(0);
      later(stage, 49 * 60_000);
      expect(await toAdmin()).toBe(0);
      later(stage, 60_000);
      expect(await toAdmin()).toBe(1);
      later(stage, 61 * 60_000);
      expect(await toAdmin()).toBe(0);
      await apply();
      expect(await toAdmin()).toBe(1);
    });

    it('is not told when everything is decided by then, nor of their own application', async () => {
      const { town, ports } = stage;
      const admin = await addressed(stage, town, 'it-admin');
      const own = await applies(stage, town, admin);
      expect((await outbox(stage)).map(({ kind }) => kind)).toEqual(['application-received']);
      await withdrawAccessRequest(ports, admin.actor, own.id);
      const bodo = await person(stage, town);
      const request = await applies(stage, town, { actor: bodo, mail: '' });
      await withdrawAccessRequest(ports, bodo, request.id);
      expect((await sentNow(stage)).map(([, subject]) => subject)).not.toContain(
        'Ein Antrag wartet auf Ihre Entscheidung',
      );
    });

    it('is not told where the only application waits for its applicant, or is their own', async () => {
      const { town, ports } = stage;
      const admin = await addressed(stage, town, 'it-admin');
      const asked = await applies(stage, town, { actor: await person(stage, town), mail: '' });
      await queryAccessRequest(ports, admin.actor, { id: asked.id, question: 'Welches Gerät?' });
      await applies(stage, town, admin);
      const toAdmin = async () =>
        (await sentNow(stage)).filter(([to]) => to === admin.mail).map(([, subject]) => subject);
      expect(await toAdmin()).not.toContain('Ein Antrag wartet auf Ihre Entscheidung');
      const waits = (kind: 'application-waits' | 'applications-still-wait') => {
        const fields = kind === 'application-waits' ? {} : { workingDays: 2, count: 1 };
        const { personId, ref } = admin.actor;
        return { content: { kind, fields }, to: { side: 'municipality', personId, ref } } as const;
      };
      const tenant = { ...(await town.store.tenant.get()), now: stage.clock.now };
      expect(await isStillSo(town.store, waits('applications-still-wait'), tenant)).toBe(false);
      await answerRequestQuery(
        ports,
        { ...admin.actor, personId: asked.personId, ref: asked.personRef },
        {
          id: asked.id,
          round: 1,
          answer: 'Das Notebook.',
        },
      );
      expect(await isStillSo(town.store, waits('application-waits'), tenant)).toBe(true);
    });

    it('is, where nobody is, told to the admins of the municipality', async () => {
      const { town } = stage;
      const tara = await addressed(stage, town, 'tenant-admin');
      await applies(stage, town, { actor: await person(stage, town), mail: '' });
      expect((await sentNow(stage)).map(([to]) => to)).toEqual([tara.mail]);
    });

    it('may be somebody of the provider, whose address and page are the provider’s', async () => {
      const { town, ports, knex } = stage;
      const delegation = await delegated({ id: town.id, store: town.store, now: startTime });
      await knex('delegations').where({ id: delegation.id }).update({ role: 'it-admin' });
      await knex('tenants').where({ id: stage.otherTown.id }).update({ kind: 'operator' });
      const petra = await addressed(stage, stage.otherTown);
      await knex('delegations')
        .where({ id: delegation.id })
        .update({ operator_person_id: petra.actor.personId });
      await applies(stage, town, { actor: await person(stage, town), mail: '' });
      expect(await sentNow(stage)).toEqual([[petra.mail, 'Ein Antrag wartet auf Ihre Entscheidung']]);
      expect(stage.mail.given[0]?.text).toContain('https://fernamt.example.de/operator/queue');
      await knex('delegations').where({ id: delegation.id }).update({ revoked_at: startTime.toISOString() });
      await knex('mails').delete();
      await applies(stage, town, { actor: await person(stage, town), mail: '' });
      expect(await outbox(stage)).toEqual([]);
      await knex('tenants').where({ id: stage.otherTown.id }).update({ kind: 'municipality' });
      expect(ports.mail.send).not.toBeNull();
    });
  });

  describe('sending', () => {
    const waiting = async (count: number) => {
      for (let index = 0; index < count; index += 1)
        await applies(stage, stage.town, await addressed(stage, stage.town));
    };

    it('is done once by two processes at once', async () => {
      await waiting(6);
      stage.mail.answer = () => new Promise((resolve) => setTimeout(() => resolve(taken), 20));
      await Promise.all([sendMails(stage.ports), sendMails(otherProcess()), sendMails(otherProcess())]);
      const ids = stage.mail.given.map(({ id }) => id);
      expect(ids).toHaveLength(6);
      expect(new Set(ids).size).toBe(6);
      expect((await outbox(stage)).map(({ state }) => state)).toEqual(Array(6).fill('sent'));
    });

    it('is done once by those that look at the same moment and find the same mail', async () => {
      await waiting(1);
      const next = await stage.ports.store.installation.nextMail(stage.clock.now);
      if (next === null) throw new Error('a mail was expected');
      stage.mail.answer = () => new Promise((resolve) => setTimeout(() => resolve(taken), 300));
      const processes = [stage.ports, otherProcess(), otherProcess(), otherProcess()];
      const ends = await Promise.all(processes.map((ports) => sendMail(ports, next.tenantId, next.id)));
      expect(ends.filter((end) => end !== null)).toHaveLength(1);
      expect(stage.mail.given).toHaveLength(1);
    });

    it('goes on after the lease of a process that died, under the same name, and the dead cannot speak', async () => {
      await waiting(1);
      const { ports, town } = stage;
      const next = await ports.store.installation.nextMail(stage.clock.now);
      if (next === null) throw new Error('a mail was expected');
      const until = new Date(stage.clock.now.getTime() + leaseMs);
      const dead = await town.store.mails.take(next.id, { now: stage.clock.now, until, lease: 'dead' });
      if (dead === null) throw new Error('the mail was expected to be free');
      const second = { now: stage.clock.now, until, lease: 'second' };
      expect(await town.store.mails.take(next.id, second)).toBeNull();
      later(stage, leaseMs - 1);
      expect(await sentNow(stage)).toEqual([]);
      later(stage, 1);
      expect(await sentNow(stage)).toHaveLength(1);
      expect(stage.mail.given[0]?.id).toBe(next.id);
      expect(await town.store.mails.end(dead, { is: 'later', at: stage.clock.now }, stage.clock.now)).toBe(
        false,
      );
      expect(await sentNow(stage)).toEqual([]);
    });

    it('is repeated with pauses while the server is away, one mail at a time, until it is back', async () => {
      await waiting(3);
      stage.mail.answer = async () => away;
      expect((await sendMails(stage.ports)).standstill).toBe('ECONNECTION');
      expect(stage.mail.given.length).toBeLessThanOrEqual(2);
      later(stage, 60_000);
      stage.mail.answer = async () => taken;
      await sendMails(stage.ports);
      expect((await outbox(stage)).map(({ state }) => state)).toEqual(Array(3).fill('sent'));
    });

    it('lets others go on when one recipient has to wait', async () => {
      await waiting(3);
      const [first] = await outbox(stage);
      stage.mail.answer = async ({ id }) => (id === first?.id ? busy : taken);
      expect((await sendMails(stage.ports)).outcomes).toEqual({ later: 1, sent: 2 });
    });

    it('is given up after two days, and that is seen', async () => {
      await waiting(1);
      stage.mail.answer = async () => busy;
      let rounds = 0;
      for (; (await outbox(stage))[0]?.state === 'waiting' && rounds < 100; rounds += 1) {
        await sendMails(stage.ports);
        const [row] = await outbox(stage);
        if (row?.state === 'waiting') stage.clock.now = new Date(row.next_at);
      }
      const hours = (stage.clock.now.getTime() - startTime.getTime()) / hourMs;
      expect(hours).toBeGreaterThan(40);
      expect(hours).toBeLessThan(50);
      const [row] = await outbox(stage);
      expect([row?.state, row?.fields, row?.answer]).toEqual(['given-up', null, '451 4.3.0']);
      later(stage, 10 * dayMs);
      expect(await sentNow(stage)).toEqual([]);
    });

    it('is not repeated when the server refuses the recipient, which IT sees for thirty days', async () => {
      const { town, ports } = stage;
      await waiting(1);
      stage.mail.answer = async () => refused;
      expect((await sendMails(ports)).outcomes).toEqual({ undeliverable: 1 });
      later(stage, dayMs);
      expect(await sentNow(stage)).toEqual([]);
      const admin = await person(stage, town, 'it-admin');
      const list = async () =>
        (await showMails(ports, admin, { after: null, limit: 50 })).undeliverable.items;
      expect(await list()).toMatchObject([
        { name: 'Anna Müller', kind: 'application-received', state: 'undeliverable', answer: '550 5.1.1' },
      ]);
      expect(await town.store.mails.countUndeliverableUpTo(10)).toBe(1);
      expect(await stage.otherTown.store.mails.countUndeliverableUpTo(10)).toBe(0);
      expect(JSON.stringify(await outbox(stage))).not.toMatch(/@|MU-2026/);
      await ports.store.installation.sweep(stage.clock.now);
      expect(await list()).toHaveLength(1);
      later(stage, 30 * dayMs);
      await ports.store.installation.sweep(stage.clock.now);
      expect(await list()).toEqual([]);
    });

    it('sees at once that an address is none', async () => {
      const anna = await addressed(stage, stage.town);
      await applies(stage, stage.town, anna);
      const mail = 'anna@b.example\r\nBcc: c@d.example';
      await stage.knex('persons').where({ id: anna.actor.personId }).update({ mail });
      expect((await sendMails(stage.ports)).outcomes).toEqual({ undeliverable: 1 });
      expect(stage.mail.given).toEqual([]);
    });

    it('stops over a mail that kills every process', async () => {
      await waiting(1);
      await stage.knex('mails').update({ attempts: 99 });
      expect((await sendMails(stage.ports)).outcomes).toEqual({ 'given-up': 1 });
      expect(stage.mail.given).toEqual([]);
    });

    it('drops what was for somebody whose address or sign-in is gone', async () => {
      const anna = await addressed(stage, stage.town);
      await applies(stage, stage.town, anna);
      await stage.knex('persons').where({ id: anna.actor.personId }).update({ mail: null });
      const bodo = await addressed(stage, stage.town);
      await applies(stage, stage.town, bodo);
      await stage.knex('persons').where({ id: bodo.actor.personId }).update({ issuer: '' });
      expect((await sendMails(stage.ports)).outcomes).toEqual({ dropped: 2 });
      expect(await outbox(stage)).toEqual([]);
    });

    it('does nothing without a mail server', async () => {
      await waiting(1);
      const ports: Ports = { ...stage.ports, mail: { ...stage.ports.mail, send: null } };
      const [row] = await outbox(stage);
      expect(await sendMails(ports)).toEqual({ outcomes: {}, standstill: null });
      expect(await sendMail(ports, stage.town.id, row?.id ?? '')).toBeNull();
      expect(await remindByMail(ports, stage.town.id)).toBe(0);
    });
  });

  describe('reminders', () => {
    const held = async () => {
      const { town, ports } = stage;
      const anna = await addressed(stage, town);
      const admin = await person(stage, town, 'it-admin');
      const request = await applies(stage, town, anna);
      await approveAccessRequest(ports, admin, request.id);
      const grants = await town.store.grants.ofPerson(anna.actor.personId);
      const grant = the(grants.filter(({ state }) => state === 'active'));
      await stage.knex('mails').delete();
      return { anna, admin, grant };
    };
    /** Of 30 June 2027, nine in the morning. */
    const daysBefore = (days: number): void => {
      stage.clock.now = new Date(Date.parse('2027-06-30T07:00:00.000Z') - days * dayMs);
    };

    it('say 30, 14, 7 and 1 days before that an access ends, each once, whoever runs them', async () => {
      const { anna } = await held();
      const said: number[] = [];
      const others = otherProcess();
      for (const days of [32, 31, 30, 29, 20, 15, 14, 13, 8, 7, 6, 2, 1, 0]) {
        daysBefore(days);
        const rounds = await Promise.all([
          remindByMail(stage.ports, stage.town.id),
          remindByMail(others, stage.town.id),
        ]);
        later(stage, 6 * hourMs);
        rounds.push(await remindByMail(stage.ports, stage.town.id));
        if (rounds.reduce((sum, made) => sum + made, 0) > 0) said.push(days);
      }
      expect(said).toEqual([30, 14, 7, 1]);
      const rows = await outbox(stage);
      expect(rows.map(({ kind, person_id }) => [kind, person_id])).toEqual(
        Array(4).fill(['access-ends', anna.actor.personId]),
      );
    }, 60_000);

    it('are dropped when the access is revoked or extended before they are sent', async () => {
      const { admin, grant } = await held();
      daysBefore(14);
      expect(await remindByMail(stage.ports, stage.town.id)).toBe(1);
      await stage.knex('grants').where({ id: grant.id }).update({ until_day: '2027-07-31' });
      expect((await sendMails(stage.ports)).outcomes).toEqual({ dropped: 1 });
      await stage.knex('grants').where({ id: grant.id }).update({ until_day: grant.period.until });
      daysBefore(7);
      expect(await remindByMail(stage.ports, stage.town.id)).toBe(1);
      await revokeGrant(stage.ports, admin, { id: grant.id, reason: 'x' });
      expect(await sentNow(stage)).toMatchObject([
        [expect.anything(), 'Ihr Homeoffice-Zugang ist widerrufen'],
      ]);
    });

    it('say nothing of suspended accesses', async () => {
      const { admin, grant } = await held();
      await suspendGrant(stage.ports, admin, { id: grant.id, reason: '' });
      daysBefore(7);
      expect(await remindByMail(stage.ports, stage.town.id)).toBe(0);
    });

    it('say after two and five working days that applications wait, once a day together', async () => {
      const { town } = stage;
      const admin = await addressed(stage, town, 'it-admin');
      for (let index = 0; index < 3; index += 1) {
        await applies(stage, town, { actor: await person(stage, town), mail: '' });
      }
      await applies(stage, town, admin);
      await stage.knex('mails').delete();
      const said: (readonly [number, unknown])[] = [];
      for (let day = 0; day < 12; day += 1) {
        stage.clock.now = new Date(startTime.getTime() + day * dayMs);
        await stage.knex('mails').delete();
        if ((await remindByMail(stage.ports, town.id)) > 0) {
          said.push(...(await outbox(stage)).map(({ fields }) => [day, JSON.parse(fields)] as const));
        }
      }
      // Monday: Wednesday is two, the next Monday five working days later. The admin's own is left out.
      expect(said).toEqual([
        [2, { workingDays: 2, count: 3 }],
        [7, { workingDays: 5, count: 3 }],
      ]);
    });

    it('count working days by the holidays of the Land, as soon as it is given', async () => {
      const { town } = stage;
      await addressed(stage, town, 'it-admin');
      const { id } = await applies(stage, town, { actor: await person(stage, town), mail: '' });
      await stage
        .knex('request_steps')
        .where({ request_id: id })
        .update({ opened_at: '2027-01-04T09:00:00.000Z' });
      const bySixthOf = async (federalState: 'DE-BW' | 'DE-HE'): Promise<number> => {
        for (const table of ['mails', 'mail_rounds']) await stage.knex(table).delete();
        await town.store.tenant.update({ ...(await town.store.tenant.get()), federalState });
        stage.clock.now = new Date('2027-01-05T09:00:00.000Z');
        await remindByMail(stage.ports, town.id);
        later(stage, dayMs);
        return remindByMail(stage.ports, town.id);
      };
      expect([await bySixthOf('DE-BW'), await bySixthOf('DE-HE')]).toEqual([0, 1]);
      await town.store.tenant.update({ ...(await town.store.tenant.get()), federalState: null });
    });

    it('belong to their municipality, and rest while its mails are off', async () => {
      await held();
      daysBefore(7);
      expect(await remindByMail(stage.ports, stage.otherTown.id)).toBe(0);
      const tara = await person(stage, stage.town, 'tenant-admin');
      await changeMailSettings(stage.ports, tara, { enabled: false, replyTo: null });
      expect(await remindByMail(stage.ports, stage.town.id)).toBe(0);
      expect(await outbox(stage)).toEqual([]);
    });

    it('speak of a certificate that ends before its access, and not once there is a new one', async () => {
      const { anna, grant } = await held();
      const { personId, ref: personRef } = anna.actor;
      const device = {
        id: stage.ports.ids.uuid(),
        grant_id: grant.id,
        person_id: personId,
        person_ref: personRef,
      };
      const of = { tenant_id: stage.town.id, state: 'active', created_at: startTime.toISOString() };
      await stage.knex('devices').insert({ ...of, ...device, name: 'N', system: 'windows', lost: 0 });
      await stage.knex('credentials').insert({
        ...of,
        id: stage.ports.ids.random(),
        device_id: device.id,
        grant_id: grant.id,
        gateway_group_id: stage.town.group.id,
        protocol: 'openvpn',
        key_hash: stage.ports.ids.random(),
        address4: '10.92.0.9',
        ends_at: grant.endsAt.toISOString(),
        not_after: '2027-03-31T10:00:00.000Z',
        connected: 0,
      });
      stage.clock.now = new Date('2027-03-24T08:00:00.000Z');
      expect(await remindByMail(stage.ports, stage.town.id)).toBe(1);
      const mail = {
        content: { kind: 'certificate-ends', fields: { until: '2027-03-31' } },
        to: { side: 'municipality', personId, ref: personRef },
      } as const;
      const tenant = await stage.town.store.tenant.get();
      expect(await isStillSo(stage.town.store, mail, { ...tenant, now: stage.clock.now })).toBe(true);
      expect(await sentNow(stage)).toEqual([
        [anna.mail, 'Eine Zugangsdatei gilt nur noch bis 31. März 2027'],
      ]);
      await stage.knex('credentials').where({ device_id: device.id }).update({ state: 'revoked' });
      expect(await isStillSo(stage.town.store, mail, { ...tenant, now: stage.clock.now })).toBe(false);
    });
  });
}
