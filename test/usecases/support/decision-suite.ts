// Applications and what is decided about them, settings that two people change at once, municipalities that join: what
// the rules say must hold also where rows are changed meanwhile.
import { accessRequestId } from '../../../src/domain/ids';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { answerRequestQuery } from '../../../src/usecases/answer-request-query';
import { changeTenantSettings } from '../../../src/usecases/change-tenant-settings';
import { createTenant, type TenantToCreate } from '../../../src/usecases/create-tenant';
import { decideWireguard } from '../../../src/usecases/decide-wireguard';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { enrolGateway } from '../../../src/usecases/enrol-gateway';
import { queryAccessRequest } from '../../../src/usecases/query-access-request';
import { renewEnrolmentToken } from '../../../src/usecases/renew-enrolment-token';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { sendApplication } from '../../support/sent-application';
import { withdrawAccessRequest } from '../../../src/usecases/withdraw-access-request';
import { useDatabases, type Engine } from '../../support/databases';
import { application, applied, granted } from './holdings';
import { changedTables, eventsOf, everyRow, outcomesOf, reasonOf } from './observed';
import {
  enrolledGateway,
  enrolmentWith,
  openStage,
  person,
  startTime,
  townToCreate,
  type Stage,
} from './stage';

export function testDecisions(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
  }, 60_000);
  afterEach(() => {
    stage.clock.now = startTime;
  });

  describe('an application', () => {
    it('is decided by nobody who handed it in', async () => {
      const { ports, town } = stage;
      const admin = await person(stage, town, 'it-admin');
      const request = await sendApplication(ports, admin, { profileId: town.profile.id, application });
      expect(await reasonOf(approveAccessRequest(ports, admin, request.id))).toBe('own-request');
      expect(await reasonOf(denyAccessRequest(ports, admin, { id: request.id, reason: 'Nein' }))).toBe(
        'own-request',
      );
      expect((await town.store.requests.find(request.id))?.state).toBe('submitted');
    });

    it('is denied only with a reason, which the applicant then reads', async () => {
      const { admin, request } = await applied(stage, stage.town);
      expect(await reasonOf(denyAccessRequest(stage.ports, admin, { id: request.id, reason: '' }))).toBe(
        'reason-missing',
      );
      await denyAccessRequest(stage.ports, admin, { id: request.id, reason: 'Bitte mit Dienstgerät' });
      expect((await stage.town.store.requests.find(request.id))?.decisionReason).toBe(
        'Bitte mit Dienstgerät',
      );
    });

    it('is asked about and answered in several rounds, and decided after the answer', async () => {
      const { ports, town } = stage;
      const { holder, admin, request } = await applied(stage, town);
      const { id } = request;
      const ask = (question: string) => queryAccessRequest(ports, admin, { id, question });
      const answer = (round: number, text: string) =>
        answerRequestQuery(ports, holder, { id, round, answer: text });
      await ask('Mit welchem Gerät möchten Sie arbeiten?');
      expect((await town.store.requests.find(id))?.state).toBe('query');
      expect(await reasonOf(approveAccessRequest(ports, admin, id))).toBe('query-open');
      expect(await reasonOf(denyAccessRequest(ports, admin, { id, reason: 'Nein' }))).toBe('query-open');
      await answer(1, 'Mit dem Notebook');
      expect((await town.store.requests.find(id))?.state).toBe('submitted');
      await ask('Und an welchen Tagen in der Woche?');
      expect(await reasonOf(answer(1, 'Noch einmal'))).toBe('no-query-open');
      await answer(2, 'Montags');
      const queries = await town.store.requestQueries.ofRequest(id);
      expect(queries.map(({ round, answer: said }) => [round, said])).toEqual([
        [1, 'Mit dem Notebook'],
        [2, 'Montags'],
      ]);
      await approveAccessRequest(ports, admin, id);
      expect(await reasonOf(ask('Noch eine Frage zum Schluss?'))).toBe('already-decided');
    });

    it('without an answer is denied by one who saw the question, or withdrawn', async () => {
      const { ports, town } = stage;
      const question = 'Mit welchem Gerät möchten Sie arbeiten?';
      const first = await applied(stage, town);
      await queryAccessRequest(ports, first.admin, { id: first.request.id, question });
      const denial = { id: first.request.id, reason: 'Keine Antwort', despiteQuery: true };
      await denyAccessRequest(ports, first.admin, denial);
      expect((await town.store.requests.find(first.request.id))?.state).toBe('denied');
      const second = await applied(stage, town);
      await queryAccessRequest(ports, second.admin, { id: second.request.id, question });
      await withdrawAccessRequest(ports, second.holder, second.request.id);
      const late = { id: second.request.id, round: 1, answer: 'Zu spät' };
      expect(await reasonOf(answerRequestQuery(ports, second.holder, late))).toBe('already-decided');
    });

    it('is asked about by nobody who handed it in', async () => {
      const { ports, town } = stage;
      const admin = await person(stage, town, 'it-admin');
      const request = await sendApplication(ports, admin, { profileId: town.profile.id, application });
      const asked = { id: request.id, question: 'Frage ich mich das selbst?' };
      expect(await reasonOf(queryAccessRequest(ports, admin, asked))).toBe('own-request');
    });

    it('is not approved once its time is over', async () => {
      const { admin, request } = await applied(stage, stage.town);
      stage.clock.now = new Date('2027-06-30T22:00:00.000Z');
      expect(await reasonOf(approveAccessRequest(stage.ports, admin, request.id))).toBe('period-over');
    });

    it('yields the access it asked for, day by day of the municipality', async () => {
      const { grant, request } = await granted(stage, stage.town);
      expect(grant).toMatchObject({
        requestId: request.id,
        state: 'active',
        maxDevices: 2,
        startsAt: new Date('2026-11-22T23:00:00.000Z'),
        endsAt: new Date('2027-06-30T22:00:00.000Z'),
      });
    });

    it('is refused beside an access, and again when one came to be meanwhile', async () => {
      const { ports, town } = stage;
      const { holder, admin, request, grant } = await granted(stage, town);
      const again = { profileId: town.profile.id, application };
      expect(await reasonOf(sendApplication(ports, holder, again))).toBe('access-exists-already');
      const late = { ...request, id: accessRequestId(ports.ids.uuid()), caseNumber: 'MU-2026-9999' };
      await town.store.requests.insert(late);
      expect(await reasonOf(approveAccessRequest(ports, admin, late.id))).toBe('applicant-has-access');
      await revokeGrant(ports, admin, { id: grant.id, reason: 'Versehen' });
      await approveAccessRequest(ports, admin, late.id);
      expect(await town.store.grants.ofPerson(holder.personId)).toHaveLength(2);
    });

    it('gets a number of its own, of the year in which the municipality is', async () => {
      stage.clock.now = new Date('2026-12-31T23:30:00.000Z');
      const period = { from: '2027-01-01', until: '2027-06-30' };
      const all = await Promise.all(
        Array.from({ length: 10 }, () => applied(stage, stage.otherTown, { period })),
      );
      const numbers = all.map(({ request }) => request.caseNumber).toSorted();
      expect(numbers).toEqual(
        Array.from({ length: 10 }, (_, n) => `NE-2027-${String(n + 1).padStart(4, '0')}`),
      );
    });
  });

  describe('settings', () => {
    it('keep what each of two wanted who changed something else', async () => {
      const { ports, town } = stage;
      const leader = await person(stage, town, 'tenant-admin');
      for (let round = 1; round <= 8; round += 1) {
        const choice = { decidedBy: 'ISB', reason: 'Probe', reviewOn: '2027-11-01' };
        const on = round % 2 === 0;
        await Promise.all([
          changeTenantSettings(ports, leader, { maxGrantDays: 100 + round }),
          decideWireguard(ports, leader, on ? choice : null),
          changeTenantSettings(ports, leader, { hotline: { phone: String(round), hours: '', mail: '' } }),
        ]);
        const after = await town.store.tenant.get();
        expect(after).toMatchObject({ maxGrantDays: 100 + round, hotline: { phone: String(round) } });
        expect(after.wireguard !== null).toBe(on);
      }
      await changeTenantSettings(ports, leader, { maxGrantDays: 365 });
    });

    it('give every text of the leaflet a version of its own', async () => {
      const { ports, town } = stage;
      const leader = await person(stage, town, 'tenant-admin');
      const { leafletVersion: leafletSeen } = await town.store.tenant.get();
      const change = (leafletText: string) =>
        changeTenantSettings(ports, leader, { leafletText, leafletSeen });
      const outcome = await outcomesOf(['eins', 'zwei', 'drei'].map(change));
      expect(outcome).toEqual({ done: 1, refused: Array(2).fill('leaflet-changed-meanwhile') });
      expect((await town.store.tenant.get()).leafletVersion).toBe(leafletSeen + 1);
      const holder = await person(stage, town);
      const stale = {
        profileId: town.profile.id,
        application: { ...application, leafletVersion: leafletSeen },
      };
      expect(await reasonOf(sendApplication(ports, holder, stale))).toBe('leaflet-changed');
    });

    it.each([0, -1, 1.5, 3661, Number.NaN])('refuse %p days for an access', async (maxGrantDays) => {
      const leader = await person(stage, stage.town, 'tenant-admin');
      const changed = changeTenantSettings(stage.ports, leader, { maxGrantDays });
      expect(await reasonOf(changed)).toBe('max-grant-days-out-of-range');
    });

    it.each([
      [{ decidedBy: '', reason: 'Probe', reviewOn: '2027-11-01' }, 'reason-missing'],
      [{ decidedBy: 'ISB', reason: '', reviewOn: '2027-11-01' }, 'reason-missing'],
      [{ decidedBy: 'ISB', reason: 'Probe', reviewOn: '2026-11-23' }, 'review-day-in-the-past'],
      [{ decidedBy: 'ISB', reason: 'Probe', reviewOn: '31.12.2027' }, 'review-day-too-far'],
      [{ decidedBy: 'ISB', reason: 'Probe', reviewOn: '2027-02-30' }, 'review-day-too-far'],
    ])('refuse a decision for WireGuard %p', async (choice, reason) => {
      const officer = await person(stage, stage.town, 'security-officer');
      expect(await reasonOf(decideWireguard(stage.ports, officer, choice))).toBe(reason);
    });
  });

  describe('a gateway’s token', () => {
    it('is the last one given, once, for a quarter of an hour', async () => {
      const { ports, town } = stage;
      const { id } = await enrolledGateway(stage, town, 'gw-token');
      const admin = await person(stage, town, 'it-admin');
      const renewed = await Promise.all([1, 2, 3].map(() => renewEnrolmentToken(ports, admin, id)));
      const enrol = (token: string) => enrolGateway(ports, enrolmentWith(token), 'AAAAAAAAAAAAAAAAAAAAAA');
      const outcome = await outcomesOf(renewed.flatMap(({ token }) => [enrol(token), enrol(token)]));
      expect(outcome).toEqual({ done: 1, refused: Array(5).fill('token-used') });
      const { token } = await renewEnrolmentToken(ports, admin, id);
      stage.clock.now = new Date(startTime.getTime() + 15 * 60_000);
      expect(await reasonOf(enrol(token))).toBe('token-used');
      stage.clock.now = new Date(startTime.getTime() + 15 * 60_000 - 1);
      expect(await reasonOf(enrol(token))).toBe('not refused');
    });
  });

  describe('a municipality', () => {
    const refusedAndNothingLeft = async (input: TenantToCreate, reason: string) => {
      const before = await everyRow(stage);
      expect(await reasonOf(createTenant(stage.ports, input))).toBe(reason);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    };
    const pool = (cidr: string) => ({ protocol: 'openvpn', family: 4, cidr }) as const;

    it('joins once under its name', async () => {
      const join = () => createTenant(stage.ports, townToCreate('dreifelden'));
      expect(await outcomesOf([join(), join()])).toEqual({ done: 1, refused: ['slug-taken'] });
      const [tenant] = (await stage.ports.store.installation.tenants()).filter(
        ({ slug }) => slug === 'dreifelden',
      );
      if (tenant === undefined) throw new Error('nobody joined');
      const events = await eventsOf({ store: stage.ports.store.forTenant(tenant.id) });
      expect(events.map(({ action }) => action)).toEqual(['tenant.created']);
    });

    it.each([
      ['Gross', 'slug-malformed'],
      ['', 'slug-malformed'],
      ['operator/../x', 'slug-malformed'],
    ])('does not join as %p', async (slug, reason) => {
      await refusedAndNothingLeft(
        { ...townToCreate('vier'), tenant: { ...townToCreate('vier').tenant, slug } },
        reason,
      );
    });

    it.each([
      ['cannot serve', [pool('10.92.0.0/31')], 'pool-too-small'],
      ['are none', [pool('irgendwas')], 'field-cidr'],
      ['give an OpenVPN server two', [pool('10.92.0.0/24'), pool('10.93.0.0/24')], 'pool-openvpn-has-one'],
      ['overlap', [pool('10.92.0.0/24'), pool('10.92.0.128/25')], 'pools-overlap'],
      [
        'are the same, for two protocols',
        [pool('10.92.0.0/24'), { ...pool('10.92.0.0/24'), protocol: 'wireguard' }],
        'pools-overlap',
      ],
    ] as const)('does not join with networks that %s', async (_, pools, reason) => {
      const given = townToCreate('vier');
      await refusedAndNothingLeft({ ...given, network: { ...given.network, pools } }, reason);
    });

    it('may be without a network only as the provider, of whom there is one', async () => {
      const provider = (slug: string): TenantToCreate => {
        const { tenant, ...given } = townToCreate(slug);
        return { ...given, tenant: { ...tenant, kind: 'operator' }, network: null };
      };
      const id = await createTenant(stage.ports, provider('betreiber'));
      const { groups, profiles, authorities } = stage.ports.store.forTenant(id);
      expect([await groups.list(), await profiles.list()]).toEqual([[], []]);
      expect((await authorities.issuing('root')).certificatePem).toContain('BEGIN CERTIFICATE');
      await refusedAndNothingLeft(provider('zweiter'), 'operator-exists');
      await refusedAndNothingLeft({ ...townToCreate('vier'), network: null }, 'network-missing');
    });

    it('does not join with people known by their mail address', async () => {
      const given = townToCreate('vier');
      const identity = { kind: 'attribute', name: 'mail' } as const;
      await refusedAndNothingLeft({ ...given, saml: { ...given.saml, identity } }, 'identity-by-mail');
    });
  });
}
