// After a restore: what gateways remember is taken back again, what nobody here knows can never be used, and IT closes it.
import { randomBytes } from 'node:crypto';
import { keyNumber, credentialNumber } from '../../agent/fake-portal';
import type { Actor } from '../../../src/domain/actor';
import type { Finding } from '../../../src/domain/restore-comparison';
import { letEndCount } from '../../../src/usecases/let-end-count';
import { listTenants } from '../../../src/usecases/list-tenants';
import { reconcileRestore } from '../../../src/usecases/reconcile-restore';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { showRestore } from '../../../src/usecases/show-restore';
import { showToday } from '../../../src/usecases/show-today';
import { useDatabases, type Engine } from '../../support/databases';
import { agentOf, saidOf, type TestAgent } from './asking';
import { connected, type Connected } from './holdings';
import { eventsOf, outcomesOf, reasonOf } from './observed';
import { dayMs, enrolledGateway, openStage, person, startTime, the, type Stage } from './stage';

export function testRestores(engine: Engine): void {
  describe(`a restore, on ${engine}`, () => {
    const databases = useDatabases(engine);
    let stage: Stage;
    let agent: TestAgent;
    let other: TestAgent;
    let it_: Actor;
    let epoch = '';
    beforeAll(async () => {
      stage = await openStage(databases);
      agent = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town, 'gw1'));
      other = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town, 'gw2'));
      it_ = await person(stage, stage.town, 'it-admin');
    }, 60_000);
    beforeEach(async () => {
      epoch = randomBytes(16).toString('hex');
      stage.clock.now = new Date(stage.clock.now.getTime() + 60_000);
      await stage.ports.store.installation.epoch();
      await stage.knex('restore_findings').delete();
      await stage.knex('restores').delete();
      await stage.knex('installation').update({ epoch });
      for (const tenant_id of [stage.town.id, stage.otherTown.id])
        await stage.knex('restores').insert({ tenant_id, epoch, restored_at: stage.clock.now.toISOString() });
    });

    const findingOf = ({ credential }: Connected, change: Partial<Finding>): Finding => ({
      what: 'suspended',
      credential: credential.id,
      protocol: 'client',
      key: credential.serial ?? '',
      until: null,
      ...change,
    });
    const compare = (from: TestAgent, findings: readonly Finding[] = [], complete = true) =>
      from.report({ comparison: { epoch, findings, complete } });
    const listed = async () =>
      (await showRestore(stage.ports, it_)).findings.map(({ finding, credentialId }) => [
        finding,
        credentialId,
      ]);
    const credentialNow = async ({ device }: Connected) =>
      the(await stage.town.store.credentials.ofDevice(device.id));
    const wish = { reason: 'Alles durchgesehen', knowsSilent: false };

    it('suspends again what was suspended, lists it, and lets IT give it back', async () => {
      const one = await connected(stage, stage.town);
      await compare(agent, [findingOf(one, {})]);
      expect((await credentialNow(one)).state).toBe('suspended');
      expect((await stage.town.store.devices.find(one.device.id))?.state).toBe('suspended');
      expect(await listed()).toEqual([['suspended', one.credential.id]]);
      await compare(agent, [findingOf(one, {})]);
      expect(await listed()).toHaveLength(1);
      await resumeDevice(stage.ports, it_, one.device.id);
      expect(saidOf((await agent.snapshot()).changes, one.credential.id)).toBe('client.set');
    });

    it('keeps the earlier end until IT decides, and orders it as something taken back', async () => {
      const one = await connected(stage, stage.town);
      await agent.catchUp();
      const until = new Date(startTime.getTime() + 5 * dayMs);
      const finding = findingOf(one, { what: 'end', until: until.toISOString() });
      await compare(agent, [finding]);
      expect((await credentialNow(one)).until).toEqual(until);
      const [proof] = await stage.town.store.credentials.enforcementsOf([one.credential.id]);
      expect(proof).toMatchObject({ effectiveAt: null });
      expect(await listed()).toEqual([['end-earlier', one.credential.id]]);
      expect(await reasonOf(letEndCount(stage.ports, one.holder, one.credential.id))).toBe('role-missing');
      await letEndCount(stage.ports, it_, one.credential.id);
      expect((await credentialNow(one)).until).toEqual(one.credential.until);
      expect(await reasonOf(letEndCount(stage.ports, it_, one.credential.id))).toBe('changed-meanwhile');
      // The gateway says it once more, from before it heard of the decision: that stands.
      await compare(agent, [finding]);
      expect((await credentialNow(one)).until).toEqual(one.credential.until);
    });

    it('only lists a later end: an extension is decided anew', async () => {
      const one = await connected(stage, stage.town);
      const until = new Date(one.credential.until.getTime() + dayMs).toISOString();
      await compare(agent, [findingOf(one, { what: 'end', until })]);
      expect((await credentialNow(one)).until).toEqual(one.credential.until);
      expect(await listed()).toEqual([['end-later', one.credential.id]]);
    });

    it('puts a certificate that nobody knows onto the revocation list, and lists a key', async () => {
      const serial = '170141183460469231731687303715884105727';
      const unknown = { what: 'unknown', until: null } as const;
      const certificate: Finding = {
        ...unknown,
        credential: credentialNumber(7),
        protocol: 'client',
        key: serial,
      };
      const peer: Finding = {
        ...unknown,
        credential: credentialNumber(8),
        protocol: 'peer',
        key: keyNumber(8),
      };
      await compare(agent, [certificate, peer]);
      await compare(other, [certificate]);
      const rows = await stage.knex('revoked_certificates').where({ serial }).select('tenant_id');
      expect(rows).toEqual([{ tenant_id: stage.town.id }]);
      expect((await listed()).map(([finding]) => finding)).toEqual(['unknown', 'unknown', 'unknown']);
    });

    it('believes a gateway neither about serials that are here, nor about other groups, keys and states', async () => {
      const mine = await connected(stage, stage.town);
      const foreign = await connected({ ...stage }, stage.otherTown).catch(() => null);
      expect(foreign).toBeNull();
      await compare(agent, [
        findingOf(mine, { what: 'unknown', credential: credentialNumber(9) }),
        findingOf(mine, { what: 'unknown' }),
        findingOf(mine, { key: '5' }),
        findingOf(mine, { what: 'end', until: mine.credential.until.toISOString() }),
      ]);
      expect(await listed()).toEqual([]);
      expect((await credentialNow(mine)).state).toBe('active');
      const serial = mine.credential.serial;
      expect(await stage.knex('revoked_certificates').where({ serial })).toEqual([]);
    });

    it('asks the database hardly more often for many findings than for few', async () => {
      const soon = new Date(startTime.getTime() + 5 * dayMs).toISOString();
      const some = async (number: number) => {
        const made: Connected[] = [];
        while (made.length < number) made.push(await connected(stage, stage.town));
        return made;
      };
      const strangers = (from: number, number: number) =>
        Array.from({ length: number }, (_, index): Finding => {
          const common = {
            what: 'unknown',
            credential: credentialNumber(from + index),
            until: null,
          } as const;
          return index % 2 === 0
            ? { ...common, protocol: 'client', key: `${900_000 + from + index}` }
            : { ...common, protocol: 'peer', key: keyNumber(from + index) };
        });
      const statementsFor = async (findings: readonly Finding[]) => {
        let sent = 0;
        const note = (): void => void (sent += 1);
        stage.knex.on('query', note);
        await compare(agent, findings);
        stage.knex.removeListener('query', note);
        return sent;
      };
      const report = async (each: number, unknown: readonly Finding[]) => [
        ...(await some(each)).map((one) => findingOf(one, {})),
        ...(await some(each)).map((one) => findingOf(one, { what: 'end', until: soon })),
        ...unknown,
      ];
      const few = await statementsFor(await report(1, strangers(100, 2)));
      const many = await report(4, strangers(200, 150));
      expect(await statementsFor(many)).toBe(few);
      expect(few).toBeLessThan(60);
      expect(await listed()).toHaveLength(2 + 2 + many.length);
      expect(
        (await eventsOf(stage.town)).filter(({ action }) => action === 'gateway.reported-unknown').length,
      ).toBeGreaterThanOrEqual(152);
    });

    it('believes one word about each key, and stops a device once', async () => {
      const one = await connected(stage, stage.town);
      const until = new Date(startTime.getTime() + 5 * dayMs);
      const end = findingOf(one, { what: 'end', until: until.toISOString() });
      const earlier = { ...end, until: new Date(startTime.getTime() + 2 * dayMs).toISOString() };
      await compare(agent, [end, earlier, findingOf(one, {}), end]);
      expect(await listed()).toEqual([['end-earlier', one.credential.id]]);
      expect(await credentialNow(one)).toMatchObject({ until, state: 'active' });
      await compare(agent, [findingOf(one, {}), end]);
      expect((await credentialNow(one)).state).toBe('suspended');
      expect(await listed()).toHaveLength(2);
    });

    it('takes the same findings of two gateways at once, each device stopped once', async () => {
      const all = [await connected(stage, stage.town), await connected(stage, stage.town)];
      const findings = all.map((one) => findingOf(one, {}));
      await Promise.all([compare(agent, findings), compare(other, findings.toReversed())]);
      for (const one of all) expect((await credentialNow(one)).state).toBe('suspended');
      const stops = (await eventsOf(stage.town)).filter(
        ({ action, object }) =>
          action === 'device.suspended' && all.some(({ device }) => device.id === object.id),
      );
      expect(stops).toHaveLength(2);
      expect(await listed()).toHaveLength(2);
    });

    it('passes over a comparison with a database that is not here any more', async () => {
      const one = await connected(stage, stage.town);
      const report = { epoch: 'another', findings: [findingOf(one, {})], complete: true };
      await agent.report({ comparison: report });
      expect((await credentialNow(one)).state).toBe('active');
      expect((await showRestore(stage.ports, it_)).silent).toHaveLength(2);
    });

    it('lists a revocation that was learned again, and not one made on a gateway later', async () => {
      const [one, two] = [await connected(stage, stage.town), await connected(stage, stage.town)];
      const tombstone = ({ credential }: Connected) =>
        ({ credential: credential.id, kind: 'client', key: credential.serial ?? '' }) as const;
      await agent.report({ tombstones: [tombstone(one)] });
      expect(await listed()).toEqual([['revoked', one.credential.id]]);
      await compare(agent);
      await agent.report({ tombstones: [tombstone(two)] });
      expect((await credentialNow(two)).state).toBe('revoked');
      expect(await listed()).toEqual([['revoked', one.credential.id]]);
    });

    it('is closed once, by IT, with words; silent gateways must be known', async () => {
      await compare(agent, [], false);
      await compare(other);
      const close = (actor: Actor, change = {}) =>
        reconcileRestore(stage.ports, actor, { ...wish, ...change });
      expect((await showRestore(stage.ports, it_)).silent.map(({ name }) => name)).toEqual(['gw1']);
      expect(await reasonOf(close(it_))).toBe('restore-gateways-silent');
      await compare(agent);
      for (const role of ['help-desk', 'tenant-admin', 'auditor'] as const)
        expect(await reasonOf(close(await person(stage, stage.town, role)))).toBe('role-missing');
      expect(await reasonOf(close(it_, { reason: ' ' }))).toBe('reason-missing');
      expect(await reasonOf(close(it_, { reason: 'x'.repeat(501) }))).toBe('restore-reason-too-long');
      const another = await person(stage, stage.town, 'it-admin');
      const before = (await eventsOf(stage.town)).filter(
        ({ action }) => action === 'restore.reconciled',
      ).length;
      const outcome = await outcomesOf([close(it_), close(another)]);
      expect(outcome).toEqual({ done: 1, refused: ['restore-not-open'] });
      const events = (await eventsOf(stage.town)).filter(({ action }) => action === 'restore.reconciled');
      expect(events).toHaveLength(before + 1);
      expect((await showToday(stage.ports, it_)).restore).toBeNull();
    });

    it('is one of each municipality, which the provider sees, and opens again with late news', async () => {
      const theirs = await person(stage, stage.otherTown, 'it-admin');
      await compare(agent);
      await compare(other);
      await reconcileRestore(stage.ports, it_, wish);
      expect((await showToday(stage.ports, theirs)).restore).not.toBeNull();
      const open = async () =>
        (await stage.ports.store.installation.standings(stage.clock.now))
          .filter(({ restoreOpen }) => restoreOpen)
          .map(({ slug }) => slug);
      expect(await open()).toEqual([stage.otherTown.slug]);
      expect(await reasonOf(listTenants(stage.ports, it_))).toBe('role-missing');
      stage.clock.now = new Date(stage.clock.now.getTime() + 1_000);
      const one = await connected(stage, stage.town);
      await compare(agent, [findingOf(one, {})]);
      expect(await open()).toEqual([stage.town.slug, stage.otherTown.slug]);
      expect((await showToday(stage.ports, it_)).restore).not.toBeNull();
      expect(await listed()).toEqual([['suspended', one.credential.id]]);
    });
  });
}
