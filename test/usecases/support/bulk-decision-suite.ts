// Many applications decided at one go: each by itself, what is refused stays, and nobody else watches.
import type { AccessRequest } from '../../../src/domain/access-request';
import type { BulkDecision } from '../../../src/domain/bulk-decision';
import { beginBulkDecision } from '../../../src/usecases/begin-bulk-decision';
import { chooseManyRequests } from '../../../src/usecases/choose-many-requests';
import { decideManyRequests } from '../../../src/usecases/decide-many-requests';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { forgetBulkDecisions } from '../../../src/usecases/jobs/forget-bulk-decisions';
import { queryAccessRequest } from '../../../src/usecases/query-access-request';
import { showBulkDecision } from '../../../src/usecases/show-bulk-decision';
import type { Actor } from '../../../src/domain/actor';
import { accessRequestId } from '../../../src/domain/ids';
import type { Ports, TenantRecords } from '../../../src/usecases/ports';
import { useDatabases, type Engine } from '../../support/databases';
import { sendApplication } from '../../support/sent-application';
import { application, applied } from './holdings';
import { eventsDuring, reasonOf } from './observed';
import { openStage, person, startTime, type Stage } from './stage';

export function testBulkDecisions(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
  }, 60_000);
  afterEach(() => {
    stage.clock.now = startTime;
  });

  const waiting = async (count: number): Promise<readonly AccessRequest[]> => {
    const requests: AccessRequest[] = [];
    for (let n = 0; n < count; n += 1) requests.push((await applied(stage, stage.town)).request);
    return requests;
  };
  const carryOut = async (
    admin: Actor,
    decision: BulkDecision,
    { reason = '', stopAfter = Infinity, rests = async () => {} }: Carrying = {},
  ): Promise<void> => {
    const stop = new AbortController();
    let done = 0;
    const rest = async (): Promise<void> => {
      await rests();
      if ((done += 1) >= stopAfter) stop.abort();
    };
    await decideManyRequests(stage.ports, admin, { decision, reason, rest, signal: stop.signal });
  };
  const begun = (admin: Actor, requests: readonly AccessRequest[], kind: BulkDecision['kind'] = 'approve') =>
    beginBulkDecision(stage.ports, admin, {
      kind,
      requests: requests.map(({ id }) => id),
      reason: 'Kein Bedarf',
    });
  const stateOf = async ({ id }: AccessRequest) => (await stage.town.store.requests.find(id))?.state;

  it('approves each by itself, with access, audit line and result', async () => {
    const requests = await waiting(25);
    const admin = await person(stage, stage.town, 'it-admin');
    const decision = await begun(admin, requests);
    const written = await eventsDuring(stage.town, () => carryOut(admin, decision));
    expect(written.filter(({ action }) => action === 'access-request.approved')).toHaveLength(25);
    expect(written.filter(({ action }) => action === 'grant.created')).toHaveLength(25);
    const shown = await showBulkDecision(stage.ports, admin, decision.id);
    expect([shown.stage, shown.results.map(({ refusal }) => refusal)]).toEqual([
      'finished',
      Array(25).fill(null),
    ]);
    expect(shown.results.map(({ item }) => item?.request.state)).toEqual(Array(25).fill('approved'));
  });

  it('denies with one reason, which each of them reads', async () => {
    const requests = await waiting(3);
    const admin = await person(stage, stage.town, 'it-admin');
    await carryOut(admin, await begun(admin, requests, 'deny'), { reason: 'Kein Bedarf' });
    for (const { id } of requests)
      expect(await stage.town.store.requests.find(id)).toMatchObject({
        state: 'denied',
        decisionReason: 'Kein Bedarf',
      });
  });

  it('leaves what is refused where it was, and goes on with the rest', async () => {
    const admin = await person(stage, stage.town, 'it-admin');
    const own = await sendApplication(stage.ports, admin, { profileId: stage.town.profile.id, application });
    const [asked, decided, free] = await waiting(3);
    if (asked === undefined || decided === undefined || free === undefined) throw new Error('three wait');
    await queryAccessRequest(stage.ports, admin, {
      id: asked.id,
      question: 'Welches Fachverfahren brauchen Sie?',
    });
    await denyAccessRequest(stage.ports, admin, { id: decided.id, reason: 'Schon anders gelöst' });
    const { request: foreign } = await applied(stage, stage.otherTown);
    const decision = await begun(admin, [own, asked, decided, foreign, free]);
    await carryOut(admin, decision);
    const { results, stage: at } = await showBulkDecision(stage.ports, admin, decision.id);
    expect([at, results.map(({ refusal }) => refusal)]).toEqual([
      'finished',
      ['own-request', 'query-open', 'already-decided', 'no-such-access-request', null],
    ]);
    expect(await Promise.all([own, asked, decided, free].map(stateOf))).toEqual([
      'submitted',
      'query',
      'denied',
      'approved',
    ]);
    expect((await stage.otherTown.store.requests.find(foreign.id))?.state).toBe('submitted');
  });

  it('decides each once, where two colleagues chose the same', async () => {
    const requests = await waiting(6);
    const admins = [await person(stage, stage.town, 'it-admin'), await person(stage, stage.town, 'it-admin')];
    const written = await eventsDuring(stage.town, async () => {
      await Promise.all(admins.map(async (admin) => carryOut(admin, await begun(admin, requests))));
    });
    expect(written.filter(({ action }) => action === 'access-request.approved')).toHaveLength(6);
  });

  it('stops after two when the portal ends, and says later that it was cut off', async () => {
    const requests = await waiting(4);
    const admin = await person(stage, stage.town, 'it-admin');
    const decision = await begun(admin, requests);
    await carryOut(admin, decision, { stopAfter: 1 });
    const running = await showBulkDecision(stage.ports, admin, decision.id);
    expect([running.stage, running.results.length]).toEqual(['running', 2]);
    stage.clock.now = new Date(startTime.getTime() + 61_000);
    expect((await showBulkDecision(stage.ports, admin, decision.id)).stage).toBe('cut-off');
    expect(await Promise.all(requests.map(stateOf))).toEqual([
      'approved',
      'approved',
      'submitted',
      'submitted',
    ]);
  });

  it('shows what was decided, also when an outage ends it', async () => {
    const requests = await waiting(3);
    const admin = await person(stage, stage.town, 'it-admin');
    const decision = await begun(admin, requests);
    const rests = () => Promise.reject(new Error('gone'));
    await expect(carryOut(admin, decision, { rests })).rejects.toThrow('gone');
    expect((await showBulkDecision(stage.ports, admin, decision.id)).results).toHaveLength(2);
  });

  it('shows the one of two that was decided where an outage hit the other', async () => {
    const [hit, decided, later] = await waiting(3);
    if (hit === undefined || decided === undefined || later === undefined) throw new Error('three wait');
    const admin = await person(stage, stage.town, 'it-admin');
    const decision = await begun(admin, [hit, decided, later]);
    const outage = new Error('gone');
    const broken = (records: TenantRecords): TenantRecords => ({
      ...records,
      requests: {
        ...records.requests,
        find: (id) => (id === hit.id ? Promise.reject(outage) : records.requests.find(id)),
      },
    });
    const forTenant: Ports['store']['forTenant'] = (id) => {
      const store = stage.ports.store.forTenant(id);
      return { ...store, transaction: (work) => store.transaction((records) => work(broken(records))) };
    };
    const store = { ...stage.ports.store, forTenant };
    const carried = decideManyRequests({ ...stage.ports, store }, admin, {
      decision,
      reason: '',
      rest: async () => {},
      signal: new AbortController().signal,
    });
    await expect(carried).rejects.toBe(outage);
    const { results } = await showBulkDecision(stage.ports, admin, decision.id);
    expect(results.map(({ requestId, refusal }) => [requestId, refusal])).toEqual([[decided.id, null]]);
    expect(await Promise.all([hit, decided, later].map(stateOf))).toEqual([
      'submitted',
      'approved',
      'submitted',
    ]);
  });

  it('is shown to whoever began it, and to nobody else', async () => {
    const admin = await person(stage, stage.town, 'it-admin');
    const decision = await begun(admin, await waiting(1));
    const colleague = await person(stage, stage.town, 'it-admin');
    const stranger = await person(stage, stage.otherTown, 'it-admin');
    for (const other of [colleague, stranger])
      expect(await reasonOf(showBulkDecision(stage.ports, other, decision.id))).toBe('no-such-bulk-decision');
    const employee = { ...admin, roles: ['employee' as const] };
    expect(await reasonOf(showBulkDecision(stage.ports, employee, decision.id))).toBe('role-missing');
  });

  it('is forgotten after a day, with its results', async () => {
    const admin = await person(stage, stage.town, 'it-admin');
    const decision = await begun(admin, await waiting(1));
    await carryOut(admin, decision);
    expect(await forgetBulkDecisions(stage.ports, stage.town.id)).toBe(0);
    stage.clock.now = new Date(startTime.getTime() + 86_400_001);
    expect(await forgetBulkDecisions(stage.ports, stage.town.id)).toBeGreaterThan(0);
    expect(await reasonOf(showBulkDecision(stage.ports, admin, decision.id))).toBe('no-such-bulk-decision');
  });

  it('takes what was ticked or what matches, of those that wait, the longest first', async () => {
    const admin = await person(stage, stage.town, 'it-admin');
    stage.clock.now = new Date(startTime.getTime() + 1_000);
    const [late] = await waiting(1);
    stage.clock.now = startTime;
    const [early] = await waiting(1);
    if (late === undefined || early === undefined) throw new Error('two wait');
    const ids = [late.id, accessRequestId('nothing'), early.id];
    const ticked = await chooseManyRequests(stage.ports, admin, { kind: 'ticked', ids });
    expect(ticked.map(({ request }) => request.id)).toEqual([early.id, late.id]);
    const filter = { profileId: null, outcome: 'excluded' } as const;
    expect(await chooseManyRequests(stage.ports, admin, { kind: 'all', filter })).toEqual([]);
    const all = await chooseManyRequests(stage.ports, admin, {
      kind: 'all',
      filter: { ...filter, outcome: 'admissible' },
    });
    expect(all.map(({ request }) => request.id)).toEqual(expect.arrayContaining([early.id, late.id]));
  });
}

type Carrying = {
  readonly reason?: string;
  readonly stopAfter?: number;
  readonly rests?: () => Promise<void>;
};
