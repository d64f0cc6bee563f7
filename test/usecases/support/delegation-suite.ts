// Delegated administration: named by a code and only so, counting at once and no longer than it should, in one queue.
import type { Actor } from '../../../src/domain/actor';
import { usualAssurance, type Authentication } from '../../../src/domain/assurance';
import type { DelegableRole, Delegation } from '../../../src/domain/delegation';
import { actAsDelegate } from '../../../src/usecases/act-as-delegate';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { createTenant } from '../../../src/usecases/create-tenant';
import { grantDelegation } from '../../../src/usecases/grant-delegation';
import { listActingFor } from '../../../src/usecases/list-acting-for';
import { listDelegatedQueue } from '../../../src/usecases/list-delegated-queue';
import { makeDelegationCode } from '../../../src/usecases/make-delegation-code';
import { revokeDelegation } from '../../../src/usecases/revoke-delegation';
import { useDatabases, type Engine } from '../../support/databases';
import { applied } from './holdings';
import { eventsDuring, eventsOf, outcomesOf, reasonOf } from './observed';
import { openStage, person, startTime, townToCreate, type Stage, type Town } from './stage';

const byPassword: Authentication = { instant: startTime, contextClass: null, methods: [] };

export function testDelegations(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let provider: Town;
  beforeAll(async () => {
    stage = await openStage(databases);
    const { ports } = stage;
    const usual = townToCreate('betreiber');
    const id = await createTenant(ports, { ...usual, tenant: { ...usual.tenant, kind: 'operator' } });
    provider = { ...stage.town, id, slug: 'betreiber', store: ports.store.forTenant(id) };
  }, 60_000);
  afterEach(() => {
    stage.clock.now = startTime;
  });

  const helper = () => person(stage, provider);
  const terms = (role: DelegableRole = 'it-admin') => ({ role, until: '2026-12-31', reason: 'Vertretung' });
  const name = async (of: Actor, town: Town, role: DelegableRole = 'it-admin'): Promise<Delegation> => {
    const { code } = await makeDelegationCode(stage.ports, of);
    const chief = await person(stage, town, 'tenant-admin');
    return (await grantDelegation(stage.ports, chief, { code, ...terms(role) })).delegation;
  };
  const acting = (of: Actor, town: Town, authentication = byPassword) =>
    actAsDelegate(stage.ports, { ...of, authentication }, town.id);
  const queue = async (of: Actor) =>
    listDelegatedQueue(stage.ports, of, { after: null, authentication: byPassword });

  it('lets the named person act in that municipality and nowhere else, as extern', async () => {
    const one = await helper();
    expect(await acting(one, stage.town)).toBeNull();
    const events = await eventsDuring(stage.town, () => name(one, stage.town));
    expect(events.map(({ action }) => action)).toEqual(['delegation.granted']);
    expect(events[0]?.subjectName).toBe('Anna Müller (extern, betreiber)');
    const as = await acting(one, stage.town);
    expect(as).toMatchObject({ actor: { tenantId: stage.town.id, roles: ['it-admin'], external: true } });
    expect(as?.actor.personId).not.toBe(one.personId);
    expect(await acting(one, stage.otherTown)).toBeNull();
    expect(await acting(await helper(), stage.town)).toBeNull();
    expect((await eventsOf(provider)).at(-1)).toMatchObject({
      action: 'delegation.granted',
      actor: null,
      data: { tenant: 'musterstadt' },
    });
  });

  it('lets them decide, and the log of the municipality says who it was', async () => {
    const one = await helper();
    await name(one, stage.town);
    const as = await acting(one, stage.town);
    const { request } = await applied(stage, stage.town);
    if (as === null) throw new Error('a delegate was expected');
    const events = await eventsDuring(stage.town, () =>
      approveAccessRequest(stage.ports, as.actor, request.id),
    );
    expect(events[0]).toMatchObject({
      action: 'access-request.approved',
      actorName: 'Anna Müller (extern, betreiber)',
    });
    const elsewhere = await applied(stage, stage.otherTown);
    expect(await reasonOf(approveAccessRequest(stage.ports, as.actor, elsewhere.request.id))).toBe(
      'no-such-access-request',
    );
  });

  it('ends at once when it is revoked, and with its last day', async () => {
    const one = await helper();
    const { id } = await name(one, stage.town);
    await revokeDelegation(stage.ports, await person(stage, stage.town, 'tenant-admin'), id);
    expect(await acting(one, stage.town)).toBeNull();
    await name(one, stage.town);
    stage.clock.now = new Date('2026-12-31T22:59:59.999Z');
    expect(await acting(one, stage.town)).not.toBeNull();
    stage.clock.now = new Date('2026-12-31T23:00:00.000Z');
    expect(await acting(one, stage.town)).toBeNull();
    expect((await queue(one)).towns).toBe(0);
  });

  it('is ended once, and only by its own municipality', async () => {
    const { id } = await name(await helper(), stage.town);
    const chief = await person(stage, stage.town, 'tenant-admin');
    const stranger = await person(stage, stage.otherTown, 'tenant-admin');
    expect(await reasonOf(revokeDelegation(stage.ports, stranger, id))).toBe('no-such-delegation');
    const outcome = await outcomesOf([1, 2, 3].map(() => revokeDelegation(stage.ports, chief, id)));
    expect(outcome).toEqual({ done: 1, refused: ['delegation-over', 'delegation-over'] });
  });

  it('takes a code once, for an hour, whole, and the newest one only', async () => {
    const one = await helper();
    const chief = await person(stage, stage.town, 'tenant-admin');
    const attempt = (code: string) => grantDelegation(stage.ports, chief, { code, ...terms() });
    const { code: old } = await makeDelegationCode(stage.ports, one);
    const { code } = await makeDelegationCode(stage.ports, one);
    for (const wrong of [old, code.slice(1), '', 'aaaa-aaaa-aaaa-aaaa', one.personId]) {
      expect(await reasonOf(attempt(wrong))).toBe('delegation-code-unknown');
    }
    const outcome = await outcomesOf([attempt(code.toUpperCase()), attempt(code), attempt(code)]);
    expect(outcome).toEqual({ done: 1, refused: ['delegation-code-unknown', 'delegation-code-unknown'] });
    const { code: late } = await makeDelegationCode(stage.ports, one);
    stage.clock.now = new Date(startTime.getTime() + 60 * 60_000);
    expect(await reasonOf(attempt(late))).toBe('delegation-code-unknown');
  });

  it('does not use a code up for terms that cannot be', async () => {
    const { code } = await makeDelegationCode(stage.ports, await helper());
    const chief = await person(stage, stage.town, 'tenant-admin');
    const far = { code, ...terms(), until: '2028-01-01' };
    expect(await reasonOf(grantDelegation(stage.ports, chief, far))).toBe('delegation-day-too-far');
    const admin = await person(stage, stage.town, 'it-admin');
    expect(await reasonOf(grantDelegation(stage.ports, admin, { code, ...terms() }))).toBe('role-missing');
    await grantDelegation(stage.ports, chief, { code, ...terms() });
  });

  it('gives codes and queues to people of the provider alone', async () => {
    const chief = await person(stage, stage.town, 'tenant-admin', 'operator-admin');
    expect(await reasonOf(makeDelegationCode(stage.ports, chief))).toBe('role-missing');
    expect(await reasonOf(queue(chief))).toBe('role-missing');
    expect(await reasonOf(listActingFor(stage.ports, chief))).toBe('role-missing');
    expect(await acting(await person(stage, stage.otherTown, 'tenant-admin'), stage.town)).toBeNull();
  });

  it('keeps one row of each role, and one identity for all of them', async () => {
    const one = await helper();
    const first = await name(one, stage.town);
    const second = await name(one, stage.town);
    const third = await name(one, stage.town, 'help-desk');
    expect([second.ref, third.ref]).toEqual([first.ref, first.ref]);
    const standing = await stage.town.store.delegations.inForce(one.personId, startTime);
    expect(standing.map(({ id }) => id).toSorted()).toEqual([second.id, third.id].toSorted());
    expect((await acting(one, stage.town))?.actor.roles).toEqual(['help-desk', 'it-admin']);
  });

  it('obeys the demand of the municipality for a second factor', async () => {
    const one = await helper();
    await name(one, stage.otherTown);
    await stage.otherTown.store.assurance.set({ ...usualAssurance, adminsNeedMfa: true });
    expect(await acting(one, stage.otherTown)).toMatchObject({
      actor: { roles: [] },
      withheld: ['it-admin'],
    });
    expect((await queue(one)).towns).toBe(0);
    const byTwo = { ...byPassword, contextClass: usualAssurance.mfaSignals[0] ?? null };
    expect((await acting(one, stage.otherTown, byTwo))?.actor.roles).toEqual(['it-admin']);
    await stage.otherTown.store.assurance.set(usualAssurance);
  });

  it('brings the requests of all these municipalities into one queue, page by page, each once', async () => {
    const one = await helper();
    await name(one, stage.town);
    await name(one, stage.otherTown, 'help-desk');
    const [here, there] = [await applied(stage, stage.town), await applied(stage, stage.otherTown)];
    const ids = async () => (await queue(one)).page.items.map(({ request }) => request.id);
    // The help desk decides nothing.
    expect(await ids()).toContain(here.request.id);
    expect(await ids()).not.toContain(there.request.id);
    await name(one, stage.otherTown);
    expect(await ids()).toEqual(expect.arrayContaining([here.request.id, there.request.id]));
    stage.clock.now = new Date(startTime.getTime() + 60_000);
    const later = await applied(stage, stage.town);
    const all = await ids();
    expect(all.at(-1)).toBe(later.request.id);
    const towns = [stage.town.id, stage.otherTown.id];
    const seen: string[] = [];
    let after: Parameters<typeof stage.ports.store.installation.waitingRequests>[1]['after'] = null;
    do {
      const page = await stage.ports.store.installation.waitingRequests(towns, { after, limit: 1 });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(all);
    expect(await stage.ports.store.installation.waitingRequests([], { after: null, limit: 1 })).toEqual({
      items: [],
      next: null,
    });
  });
}
