// A municipality leaves: who announces and confirms, what is refused, and how it is carried out whatever comes in between.
import { minNoticeDays } from '../../../src/domain/closing';
import type { Actor } from '../../../src/domain/actor';
import { authorityId } from '../../../src/domain/ids';
import { addDays, localDay } from '../../../src/domain/local-day';
import { pemOf } from '../../../src/domain/authority-key';
import { operatorDelayMs } from '../../../src/domain/two-sided-consent';
import { announceClosing } from '../../../src/usecases/announce-closing';
import { confirmClosing } from '../../../src/usecases/confirm-closing';
import { createTenant } from '../../../src/usecases/create-tenant';
import { forceErasure } from '../../../src/usecases/force-erasure';
import { carryOutClosing, carryOutClosings } from '../../../src/usecases/jobs/carry-out-closings';
import { makeRevocationLists } from '../../../src/usecases/jobs/make-revocation-lists';
import type { Ports, TenantStore } from '../../../src/usecases/ports';
import { listClosings, showClosingOf, showOwnClosing } from '../../../src/usecases/show-closing';
import { withdrawClosing } from '../../../src/usecases/withdraw-closing';
import { useDatabases, type Engine } from '../../support/databases';
import { readRevocationList } from '../../support/read-revocation-list';
import { agentOf } from './asking';
import { connected } from './holdings';
import { eventsOf, everyRow, outcomesOf, reasonOf } from './observed';
import {
  dayMs,
  enrolledGateway,
  openStage,
  person,
  startTime,
  townToCreate,
  type Stage,
  type Town,
} from './stage';

const onDay = addDays(localDay(startTime), minNoticeDays);
const slug = 'musterstadt';
const small = { grants: 1, rows: 7, batches: 1 };

export function testClosings(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let town: Town;
  let operator: Pick<Town, 'id' | 'store'>;
  let admin: Actor;
  let olga: Actor;
  let omar: Actor;

  beforeEach(async () => {
    stage = await openStage(databases);
    town = stage.town;
    const create = townToCreate('betreiber');
    const id = await createTenant(stage.ports, { ...create, tenant: { ...create.tenant, kind: 'operator' } });
    operator = { id, store: stage.ports.store.forTenant(id) };
    admin = await person(stage, town, 'tenant-admin');
    olga = await person(stage, operator, 'operator-admin');
    omar = await person(stage, operator, 'operator-admin');
  }, 60_000);

  const announced = (by: Actor | 'command-line' = olga, change: object = {}) =>
    announceClosing(stage.ports, by, { slug, onDay, reason: 'Wechsel des Anbieters', ...change });
  const confirmed = (by: Actor) =>
    confirmClosing(stage.ports, by, { tenantId: town.id, signedInAt: stage.clock.now });
  const withdrawn = (by: Actor) =>
    withdrawClosing(stage.ports, by, { tenantId: town.id, reason: 'Doch nicht' });
  const forced = (by: Actor) =>
    forceErasure(stage.ports, by, { tenantId: town.id, reason: 'Gateway ist verschrottet' });
  const state = async () => (await town.store.closings.standing())?.state ?? null;
  const turn = (ms: number): void => {
    stage.clock.now = new Date(stage.clock.now.getTime() + ms);
  };
  const rounds = async (ports: Ports = stage.ports): Promise<void> => {
    while (await carryOutClosing(ports, town.id, small));
  };
  /** Announced, confirmed, and its day has come. */
  const due = async (): Promise<void> => {
    await announced();
    await confirmed(admin);
    turn((minNoticeDays + 1) * dayMs);
  };

  describe('announcing and confirming', () => {
    it('does nothing until the municipality has confirmed and its day has come', async () => {
      await announced();
      await carryOutClosings(stage.ports);
      turn(2 * minNoticeDays * dayMs);
      await carryOutClosings(stage.ports);
      expect(await state()).toBe('announced');
      expect(await reasonOf(confirmed(admin))).toBe('closing-day-passed');
      stage.clock.now = startTime;
      expect(await confirmed(admin)).toBe('confirmed');
      await carryOutClosings(stage.ports);
      expect([await state(), (await town.store.tenant.get()).closedAt]).toEqual(['confirmed', null]);
    });

    it('takes the provider two people and a day where nobody of the municipality can any more', async () => {
      await announced();
      expect(await reasonOf(confirmed(olga))).toBe('second-operator-missing');
      turn(operatorDelayMs - 1);
      expect(await reasonOf(confirmed(omar))).toBe('second-operator-too-early');
      turn(1);
      expect(await confirmed(omar)).toBe('confirmed');
    });

    it('from the command line counts as nobody’s half', async () => {
      await announced('command-line');
      turn(operatorDelayMs);
      expect(await confirmed(omar)).toBe('announced');
      expect(await reasonOf(confirmed(omar))).toBe('second-operator-missing');
      turn(operatorDelayMs);
      expect(await confirmed(olga)).toBe('confirmed');
    });

    it('is taken back by either side until it begins, and can be announced anew', async () => {
      for (const by of [olga, admin]) {
        await announced();
        await confirmed(admin);
        await withdrawn(by);
        expect(await state()).toBeNull();
      }
      await due();
      await carryOutClosing(stage.ports, town.id, small);
      expect(await reasonOf(withdrawn(olga))).toBe('closing-under-way');
    });

    it.each([
      ['too soon', { onDay: addDays(onDay, -1) }, 'closing-too-soon'],
      ['far away', { onDay: '2099-01-01' }, 'closing-too-far'],
      ['no day', { onDay: '2027-02-30' }, 'field-local-day'],
      ['without a reason', { reason: '  ' }, 'reason-missing'],
      ['of nobody', { slug: 'nirgendwo' }, 'tenant-unknown'],
      ['of the provider itself', { slug: 'betreiber' }, 'closing-of-provider'],
    ])('is refused: %s', async (_, change, reason) => {
      expect(await reasonOf(announced(olga, change))).toBe(reason);
    });

    it('is refused: others, a second one, twice at once', async () => {
      const foreign = await person(stage, stage.otherTown, 'tenant-admin', 'operator-admin');
      const it = await person(stage, town, 'it-admin', 'operator-admin');
      const noRole = await person(stage, operator, 'auditor', 'tenant-admin');
      for (const other of [admin, foreign, it, noRole]) {
        expect(await reasonOf(announced(other))).toBe('role-missing');
      }
      await announced();
      expect(await reasonOf(announced(omar))).toBe('closing-exists');
      for (const other of [foreign, it, noRole]) {
        expect(await reasonOf(confirmed(other))).toBe('role-missing');
        expect(await reasonOf(withdrawn(other))).toBe('role-missing');
        expect(await reasonOf(forced(other))).toBe('role-missing');
        expect(await reasonOf(showClosingOf(stage.ports, other, slug))).toBe('role-missing');
        expect(await reasonOf(listClosings(stage.ports, other))).toBe('role-missing');
      }
      expect((await showOwnClosing(stage.ports, foreign)).closing).toBeNull();
      const second = await person(stage, town, 'tenant-admin');
      const { done, refused } = await outcomesOf([confirmed(admin), confirmed(second)]);
      expect([done, refused]).toEqual([1, ['closing-decided']]);
    });
  });

  /** What was revoked at the end stays published for as long as it counts, whatever the job tries without a key. */
  const lastListsSay = async (serials: readonly string[]): Promise<void> => {
    const { installation } = stage.ports.store;
    const lists = await town.store.revocationLists.list();
    const ofDevices = lists.find((list) => list.authorityId === 'client-ca')?.authoritySerial ?? '';
    turn(dayMs);
    expect((await makeRevocationLists(stage.ports)).failed).toHaveLength(3);
    await installation.sweep(stage.clock.now);
    const found = await installation.findRevocationList(ofDevices);
    const { entries } = await readRevocationList((await found?.content()) ?? new Uint8Array());
    expect(Object.keys(entries).toSorted()).toEqual(serials.toSorted());
    turn(7 * dayMs);
    await installation.sweep(stage.clock.now);
    expect(await installation.findRevocationList(ofDevices)).toBeNull();
    const left = Object.entries(await everyRow(stage)).filter(([, rows]) => rows.includes(town.id));
    expect(left.map(([table]) => table).sort()).toEqual(['closings', 'tenants']);
  };

  describe('carrying it out', () => {
    it('ends sign-ins, takes back with proof, closes the authorities, erases, and keeps its name', async () => {
      const gateway = await enrolledGateway(stage, town);
      const serials = [await connected(stage, town), await connected(stage, town)].map(
        ({ credential }) => credential.serial ?? '',
      );
      await due();
      await carryOutClosing(stage.ports, town.id, small);
      expect([await state(), (await town.store.tenant.get()).closedAt]).toEqual([
        'revoking',
        stage.clock.now,
      ]);
      await rounds();
      const { closing, unconfirmed } = await showClosingOf(stage.ports, olga, slug);
      expect(closing).toMatchObject({ state: 'waiting', grantsRevoked: 2, rowsErased: 0 });
      expect(unconfirmed).toMatchObject([{ name: 'gw1', open: 2 }]);
      expect(await reasonOf(town.store.authorities.toSign(authorityId('client-ca')))).toBe(
        'authority-closed',
      );
      const told = await agentOf(stage, town, gateway).catchUp();
      expect(told.revision).toBeGreaterThan(0);
      await rounds();
      expect(await state()).toBe('closed');
      const left = Object.entries(await everyRow(stage)).filter(([, rows]) => rows.includes(town.id));
      expect(left.map(([table]) => table).sort()).toEqual([
        'closings',
        'revocation_list_pieces',
        'revocation_lists',
        'tenants',
      ]);
      expect(left.join()).not.toContain(admin.ref);
      await lastListsSay(serials);
      expect(await reasonOf(createTenant(stage.ports, townToCreate(slug)))).toBe('slug-taken');
      expect((await stage.ports.store.installation.tenants()).map((one) => one.slug)).not.toContain(slug);
      expect(await listClosings(stage.ports, olga)).toMatchObject([
        { slug, closing: { state: 'closed', grantsRevoked: 2, route: 'tenant', confirmedBy: null } },
      ]);
      expect((await eventsOf(operator)).map(({ action }) => action).slice(-6)).toEqual([
        'closing.announced',
        'closing.confirmed',
        'closing.begun',
        'closing.accesses-revoked',
        'closing.erasure-begun',
        'closing.finished',
      ]);
    }, 60_000);

    it('waits for a gateway that is away, for a time or until somebody answers for not waiting', async () => {
      await enrolledGateway(stage, town);
      await connected(stage, town);
      await due();
      await rounds();
      turn(29 * dayMs);
      await rounds();
      expect(await state()).toBe('waiting');
      expect(await reasonOf(forced(admin))).toBe('role-missing');
      await forced(olga);
      expect(await reasonOf(forced(omar))).toBe('closing-not-waiting');
      await rounds();
      expect(await state()).toBe('closed');
    }, 60_000);

    it('waits no longer than 30 days', async () => {
      await enrolledGateway(stage, town);
      await connected(stage, town);
      await due();
      await rounds();
      turn(30 * dayMs);
      await rounds();
      expect(await state()).toBe('closed');
    }, 60_000);

    it('goes on after a crash at whatever step, and two at once do it once', async () => {
      await enrolledGateway(stage, town);
      for (let index = 0; index < 3; index += 1) await connected(stage, town);
      await due();
      for (let at = 1; (await state()) !== 'closed'; at += 1) {
        if ((await state()) === 'waiting') await forced(olga).catch(() => undefined);
        await rounds(crashingAt(stage.ports, 1 + (at % 3))).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        const { done, refused } = await outcomesOf([
          carryOutClosing(stage.ports, town.id, small),
          carryOutClosing(stage.ports, town.id, small),
        ]);
        expect([done, refused]).toEqual([2, []]);
      }
      expect(await town.store.closings.standing()).toMatchObject({ grantsRevoked: 3 });
      const actions = (await eventsOf(operator)).map(({ action }) => action);
      for (const once of ['closing.begun', 'closing.accesses-revoked', 'closing.finished'])
        expect(actions.filter((action) => action === once)).toHaveLength(1);
    }, 60_000);

    it('touches nothing of others', async () => {
      await enrolledGateway(stage, stage.otherTown);
      await connected(stage, stage.otherTown);
      await due();
      const rowsOfOther = async () =>
        Object.entries(await everyRow(stage)).flatMap(([table, rows]) =>
          rows
            .split('\n')
            .filter((row) => row.includes(stage.otherTown.id))
            .map((row) => `${table} ${row}`),
        );
      const before = await rowsOfOther();
      await rounds();
      expect(await state()).toBe('closed');
      expect(await rowsOfOther()).toEqual(before);
      expect(pemOf((await stage.otherTown.store.authorities.toSign(authorityId('root'))).key)).toContain(
        'PRIVATE KEY',
      );
    }, 60_000);
  });
}

class Crash extends Error {}

/** The process dies before its nth transaction of the town could be stored. */
function crashingAt(ports: Ports, nth: number): Ports {
  let count = 0;
  const forTenant: Ports['store']['forTenant'] = (id) => {
    const store = ports.store.forTenant(id);
    const transaction: TenantStore['transaction'] = (work) =>
      store.transaction(async (records) => {
        const result = await work(records);
        count += 1;
        if (count === nth) throw new Crash('the power failed');
        return result;
      });
    return { ...store, transaction };
  };
  return { ...ports, store: { ...ports.store, forTenant } };
}
