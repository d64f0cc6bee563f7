// Rules that need two people, where one of the two is of the provider: who may be the second, and who is the same one.
import type { Actor } from '../../../src/domain/actor';
import { assignmentId } from '../../../src/domain/ids';
import { actAsDelegate } from '../../../src/usecases/act-as-delegate';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { assignAccount } from '../../../src/usecases/assign-account';
import { confirmSignInChange } from '../../../src/usecases/confirm-sign-in-change';
import { createTenant } from '../../../src/usecases/create-tenant';
import { decideWireguard } from '../../../src/usecases/decide-wireguard';
import { declareDelegateEmployee } from '../../../src/usecases/declare-delegate-employee';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { grantDelegation } from '../../../src/usecases/grant-delegation';
import { listDelegations } from '../../../src/usecases/list-delegations';
import { listSeparations } from '../../../src/usecases/list-separations';
import { makeDelegationCode } from '../../../src/usecases/make-delegation-code';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { resumeGrant } from '../../../src/usecases/resume-grant';
import { showDelegate } from '../../../src/usecases/show-delegate';
import { sendApplication } from '../../support/sent-application';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { suspendGrant } from '../../../src/usecases/suspend-grant';
import { useDatabases, type Engine } from '../../support/databases';
import { openChange } from '../../support/waiting-matters';
import { application, equipped } from './holdings';
import { eventsDuring, reasonOf } from './observed';
import { openStage, person, startTime, townToCreate, type Stage, type Town } from './stage';

const authentication = { instant: startTime, contextClass: null, methods: [] };

export function testSecondPersons(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let town: Town;
  let provider: Pick<Town, 'id' | 'store'>;
  let chief: Actor;
  beforeAll(async () => {
    stage = await openStage(databases);
    ({ town } = stage);
    const usual = townToCreate('betreiber');
    const id = await createTenant(stage.ports, { ...usual, tenant: { ...usual.tenant, kind: 'operator' } });
    provider = { id, store: stage.ports.store.forTenant(id) };
    chief = await person(stage, town, 'tenant-admin');
  }, 60_000);

  const addressed = async (of: Pick<Town, 'store'>, { personId }: Actor, text: string): Promise<void> =>
    of.store.personMarks.replace(personId, [{ kind: 'address', text }]);

  const delegate = async (mail: string | null) => {
    const petra = await person(stage, provider);
    if (mail !== null) await addressed(provider, petra, mail);
    const { code } = await makeDelegationCode(stage.ports, petra);
    const terms = { code, role: 'it-admin', until: '2026-12-31', reason: 'Vertretung' } as const;
    const { delegation } = await grantDelegation(stage.ports, chief, terms);
    const acting = async (): Promise<Actor> => {
      const as = await actAsDelegate(stage.ports, { ...petra, authentication }, town.id);
      if (as === null) throw new Error('a delegate was expected');
      return as.actor;
    };
    return { delegation, acting };
  };

  /** Everything about one employee that they must not settle themselves: each tries to, and says how it went. */
  const affairsOf = async (holder: Actor) => {
    const { ports } = stage;
    const theirs = { profileId: town.profile.id, application };
    const request = await sendApplication(ports, holder, theirs);
    return {
      approve: (by: Actor) => reasonOf(approveAccessRequest(ports, by, request.id)),
      deny: (by: Actor) => reasonOf(denyAccessRequest(ports, by, { id: request.id, reason: 'Doppelt' })),
    };
  };

  it('a delegate is the second person where the only admin is concerned', async () => {
    const { ports } = stage;
    const only = await person(stage, town, 'it-admin');
    const second = await (await delegate('petra@rz.example')).acting();
    const { approve } = await affairsOf(only);
    expect(await approve(only)).toBe('own-request');
    expect(await approve(second)).toBe('not refused');
    const [grant] = await town.store.grants.ofPerson(only.personId);
    if (grant === undefined) throw new Error('a grant was expected');
    await suspendGrant(ports, second, { id: grant.id, reason: 'Verdacht' });
    expect(await reasonOf(resumeGrant(ports, only, grant.id))).toBe('own-access');
    expect(await reasonOf(resumeGrant(ports, second, grant.id))).toBe('not refused');
    const doubtful = await awaited(only);
    const settle = (by: Actor) =>
      reasonOf(assignAccount(ports, by, { id: doubtful, verdict: 'same', reason: 'Heirat' }));
    expect(await settle(only)).toBe('own-assignment');
    expect(await settle(second)).toBe('not refused');
  });

  const awaited = async ({ personId, ref }: Actor) => {
    const id = assignmentId(stage.ports.ids.uuid());
    await town.store.assignments.insert({
      id,
      tenantId: town.id,
      kind: 'changed-name',
      personId,
      personRef: ref,
      key: { issuer: 'https://idp.example', keyName: 'uid', keyValue: `new-${personId}` },
      brought: { displayName: 'Anna Neu', mail: null, department: 'Bauamt' },
      createdAt: startTime,
    });
    await town.store.signIns.note(ref, startTime);
    return id;
  };

  it.each(['declared', 'by the same mail address'])(
    'an employee who is also the delegate is one person: %s',
    async (how) => {
      const { ports } = stage;
      const { holder, grant, device, admin } = await equipped(stage, town);
      const mail = `${holder.personId}@stadt.example`;
      await addressed(town, holder, mail);
      const { delegation, acting } = await delegate(how === 'declared' ? null : mail);
      const say = (verdict: 'same' | 'other') =>
        declareDelegateEmployee(ports, chief, {
          delegation: delegation.id,
          address: ` ${mail.toUpperCase()} `,
          verdict,
          reason: 'Nebenamt',
        });
      if (how === 'declared') {
        const events = await eventsDuring(town, () => say('same'));
        expect(events.map(({ action }) => action)).toEqual(['delegation.employee-declared']);
      }
      const same = await acting();
      expect(same.alsoPersons).toEqual([holder.personId]);
      await suspendDevice(ports, admin, { id: device.id, reason: 'Verdacht' });
      expect(await reasonOf(resumeDevice(ports, same, device.id))).toBe('own-access');
      await resumeDevice(ports, admin, device.id);
      await suspendGrant(ports, admin, { id: grant.id, reason: 'Verdacht' });
      expect(await reasonOf(resumeGrant(ports, same, grant.id))).toBe('own-access');
      const assigning = { id: await awaited(holder), verdict: 'same', reason: 'x' } as const;
      expect(await reasonOf(assignAccount(ports, same, assigning))).toBe('own-assignment');
      // Somebody else’s affairs are still theirs to decide.
      const others = await affairsOf(await person(stage, town));
      expect(await others.deny(same)).toBe('not refused');
      await say('other');
      expect(await reasonOf(resumeGrant(ports, await acting(), grant.id))).toBe('not refused');
    },
  );

  it('a request of the employee is not for the delegate to decide either way', async () => {
    const holder = await person(stage, town);
    await addressed(town, holder, 'anna@stadt.example');
    const same = await (await delegate('anna@stadt.example')).acting();
    const affairs = await affairsOf(holder);
    expect([await affairs.approve(same), await affairs.deny(same)]).toEqual(['own-request', 'own-request']);
  });

  it('warns of a shared address until it is explained, and forgets nothing with a new delegation', async () => {
    const holder = await person(stage, town);
    await addressed(town, holder, 'post@stadt.example');
    const { delegation } = await delegate('post@stadt.example');
    const listed = async () =>
      (await listDelegations(stage.ports, chief)).find((one) => one.delegation.id === delegation.id)
        ?.standings;
    expect(await listed()).toEqual(['suspected']);
    const saying = { delegation: delegation.id, address: 'post@stadt.example', reason: 'Sammelpostfach' };
    await declareDelegateEmployee(stage.ports, chief, { ...saying, verdict: 'other' });
    expect(await listed()).toEqual(['other']);
    const shown = await showDelegate(stage.ports, chief, delegation.id);
    expect(shown.employees.map(({ person: { id }, standing }) => [id, standing])).toEqual([
      [holder.personId, 'other'],
    ]);
  });

  it('is refused: an address of nobody, another municipality’s admin, and separating oneself', async () => {
    const { ports } = stage;
    const { delegation } = await delegate(null);
    const say = (by: Actor, address: string) =>
      reasonOf(
        declareDelegateEmployee(ports, by, {
          delegation: delegation.id,
          address,
          verdict: 'other',
          reason: 'x',
        }),
      );
    expect(await say(chief, 'niemand@stadt.example')).toBe('employee-address-unknown');
    expect(await say(chief, 'kein-at-zeichen')).toBe('employee-address-unknown');
    const elsewhere = await person(stage, stage.otherTown, 'tenant-admin');
    expect(await say(elsewhere, 'anna@stadt.example')).toBe('no-such-delegation');
    await addressed(town, chief, 'chef@stadt.example');
    expect(await say(chief, 'chef@stadt.example')).toBe('own-separation');
    expect(await say(await person(stage, town, 'it-admin'), 'anna@stadt.example')).toBe('role-missing');
  });

  it('is refused: naming oneself, as far as mail address or declaration tell', async () => {
    const { ports } = stage;
    const boss = await person(stage, town, 'tenant-admin');
    await addressed(town, boss, 'boss@stadt.example');
    const self = await person(stage, provider);
    await addressed(provider, self, 'boss@stadt.example');
    const nameBy = async (by: Actor) => {
      const { code } = await makeDelegationCode(ports, self);
      const terms = { code, role: 'it-admin', until: '2026-12-31', reason: 'Vertretung' } as const;
      return reasonOf(grantDelegation(ports, by, terms));
    };
    const events = await eventsDuring(town, async () => {
      expect(await nameBy(boss)).toBe('own-delegation');
    });
    expect(events).toEqual([]);
    expect(await town.store.delegations.inForce(self.personId, startTime)).toEqual([]);
    // Somebody else may, and then both count as one.
    expect(await nameBy(chief)).toBe('not refused');
    const as = await actAsDelegate(ports, { ...self, authentication }, town.id);
    expect(as?.actor.alsoPersons).toEqual([boss.personId]);
    // Once another admin has said that they are two, the address no longer counts; what was declared the same does.
    await town.store.delegations.declareEmployee(self.personId, boss.personId, 'other');
    expect(await nameBy(boss)).toBe('not refused');
    await addressed(provider, self, 'anders@rz.example');
    await town.store.delegations.declareEmployee(self.personId, boss.personId, 'same');
    expect(await nameBy(boss)).toBe('own-delegation');
  });

  it('shows who has named whom where nothing tells whether they are two, and that both have one name', async () => {
    const { ports } = stage;
    const named = async (name: string, role: 'it-admin' | 'help-desk') => {
      const petra = await person(stage, provider);
      const known = await provider.store.persons.find(petra.personId);
      if (known === null) throw new Error('a person was expected');
      await provider.store.persons.update({ ...known, displayName: name });
      const { code } = await makeDelegationCode(ports, petra);
      await grantDelegation(ports, chief, { code, role, until: '2026-12-31', reason: 'Vertretung' });
    };
    await named('MUELLER, Anna', 'it-admin');
    await named('Olga Anders', 'it-admin');
    await named('Hanna Hilfe', 'help-desk');
    const auditor = await person(stage, town, 'auditor');
    const { chosen } = await listSeparations(ports, auditor, null);
    const of = (name: string) => chosen.filter((one) => one.name.startsWith(name));
    expect(of('MUELLER, Anna')).toMatchObject([{ namedBy: 'Anna Müller', isAlike: true }]);
    expect(of('Olga Anders')).toMatchObject([{ namedBy: 'Anna Müller', isAlike: false }]);
    expect(of('Hanna Hilfe')).toEqual([]);
    const elsewhere = await person(stage, stage.otherTown, 'auditor');
    expect((await listSeparations(ports, elsewhere, null)).chosen).toEqual([]);
  });

  it('never reaches the sign-in or the WireGuard decision, which stay with the municipality', async () => {
    const { ports } = stage;
    const second = await (await delegate(null)).acting();
    const choice = { decidedBy: 'x', reason: 'x', reviewOn: '2027-11-01' };
    expect(await reasonOf(decideWireguard(ports, second, choice))).toBe('role-missing');
    expect(await reasonOf(decideWireguard(ports, second, null))).toBe('role-missing');
    const rules = (value: string) => ({
      kind: 'role-rules' as const,
      rules: [{ attribute: 'groups', value, role: 'it-admin' as const }],
    });
    const waiting = { id: town.id, store: town.store, now: startTime };
    const change = await openChange(waiting, { before: rules('a'), after: rules('b') });
    const confirming = { tenantId: town.id, id: change.id, signedInAt: startTime, withoutTrial: 'x' };
    expect(await reasonOf(confirmSignInChange(ports, second, confirming))).toBe('role-missing');
  });
}
