// Access profiles as IT keeps them: added, changed, no longer offered; what becomes of people, gateways and two at once.
import type { ProfileBasics } from '../../../src/domain/access-profile';
import type { Actor } from '../../../src/domain/actor';
import { accessProfileId, gatewayGroupId, type AccessProfileId } from '../../../src/domain/ids';
import { basicsOf } from '../../../src/domain/profile-basics';
import { addProfile } from '../../../src/usecases/add-profile';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { changeProfileBasics } from '../../../src/usecases/change-profile-basics';
import { changeProfileReach } from '../../../src/usecases/change-profile-reach';
import { issueCredential } from '../../../src/usecases/issue-credential';
import { listProfiles } from '../../../src/usecases/list-profiles';
import { retireProfile, takeUpProfile } from '../../../src/usecases/retire-profile';
import { saveApplicationStep } from '../../../src/usecases/save-application-step';
import { showApplication } from '../../../src/usecases/show-application';
import { showProfile } from '../../../src/usecases/show-profile';
import { gatewaySettings } from '../../../src/usecases/steps/gateway-settings';
import { useDatabases, type Engine } from '../../support/databases';
import { sendApplication } from '../../support/sent-application';
import { application, applied, connected, granted } from './holdings';
import { eventsDuring, outcomesOf, reasonOf, refusalOf } from './observed';
import { enrolledGateway, openStage, person, the, type Stage } from './stage';

const basics: ProfileBasics = {
  name: 'Bauamt, nur RDP',
  description: 'Der eigene Rechner im Bauamt',
  protocols: ['openvpn'],
  systems: ['windows'],
  deviceKinds: ['managed'],
  maxDevices: 1,
  maxDays: 30,
};

export function testProfiles(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let admin: Actor;
  beforeEach(async () => {
    stage = await openStage(databases);
    admin = await person(stage, stage.town, 'it-admin');
  }, 60_000);

  const add = (change: Partial<ProfileBasics> = {}, by = admin) =>
    addProfile(stage.ports, by, { ...basics, ...change, groupId: stage.town.group.id });
  const found = async (id: AccessProfileId) => stage.town.store.profiles.find(id);
  const change = async (
    id: AccessProfileId,
    wish: Partial<ProfileBasics>,
    { by = admin, seen = 0 }: { readonly by?: Actor; readonly seen?: number } = {},
  ) => {
    const before = (await found(id)) ?? stage.town.profile;
    const wanted = { ...basicsOf(before), ...wish };
    return changeProfileBasics(stage.ports, by, { profileId: id, wanted, seen });
  };
  const retire = (id: AccessProfileId, knowsItIsTheLast = false, by = admin) =>
    retireProfile(stage.ports, by, { id, knowsItIsTheLast });

  describe('a new one', () => {
    it('is told to the gateways of its group in the same moment, recorded, and open at first', async () => {
      const gateway = await enrolledGateway(stage, stage.town);
      stage.woken.length = 0;
      let id = accessProfileId('');
      const events = await eventsDuring(stage.town, async () => (id = await add()));
      expect(events.map(({ action, object }) => [action, object.id])).toEqual([
        ['access-profile.created', id],
      ]);
      expect(await found(id)).toMatchObject({ ...basics, state: 'active', revision: 0, reachRevision: 0 });
      expect(stage.woken).toEqual([gateway.id]);
      const told = await gatewaySettings(stage.town.store, gateway.id);
      expect(told.reach?.profiles.find((one) => one.id === id)).toMatchObject({
        fullTunnel: true,
        networks: [{ network: '10.1.0.0/16', protocol: 'any', ports: null }],
      });
      const after = await stage.town.store.gateways.find(gateway.id);
      expect(after?.settingsRevision).toBe(gateway.settingsRevision + 1);
    });

    it('sent twice, and at once, is one', async () => {
      const twice = await outcomesOf([add(), add(), add()]);
      expect(twice).toEqual({ done: 1, refused: ['profile-name-taken', 'profile-name-taken'] });
      expect(await stage.town.store.profiles.list()).toHaveLength(2);
    });

    it('is refused: of another municipality’s group, by others, and leaves nothing behind', async () => {
      const foreign = { ...basics, groupId: stage.otherTown.group.id };
      expect(await refusalOf(addProfile(stage.ports, admin, foreign))).toEqual({
        kind: 'not-found',
        reason: 'no-such-gateway-group',
      });
      const nothing = { ...basics, groupId: gatewayGroupId('nothing') };
      expect(await reasonOf(addProfile(stage.ports, admin, nothing))).toBe('no-such-gateway-group');
      for (const role of ['tenant-admin', 'help-desk', 'auditor'] as const)
        expect(await reasonOf(add({}, await person(stage, stage.town, role)))).toBe('role-missing');
      expect(await stage.town.store.profiles.list()).toHaveLength(1);
    });
  });

  describe('its basics', () => {
    it('count for decisions from then on: what was granted keeps its devices', async () => {
      const id = stage.town.profile.id;
      const before = await granted(stage, stage.town);
      const open = await applied(stage, stage.town);
      expect(await change(id, { maxDevices: 1, maxDays: 10 })).toBe(true);
      await approveAccessRequest(stage.ports, admin, open.request.id);
      const [kept] = await stage.town.store.grants.ofPerson(before.holder.personId);
      const [later] = await stage.town.store.grants.ofPerson(open.holder.personId);
      expect([kept?.maxDevices, later?.maxDevices]).toEqual([2, 1]);
      // The days that were applied for are decided as they were sent.
      expect(later?.period).toEqual(open.request.period);
    });

    it('without a protocol leave its files alone, and make no new ones', async () => {
      await enrolledGateway(stage, stage.town);
      const given = await connected(stage, stage.town, 'wireguard');
      await change(stage.town.profile.id, { protocols: ['openvpn'] });
      expect(the(await stage.town.store.credentials.ofDevice(given.device.id)).state).toBe('active');
      const again = {
        deviceId: given.device.id,
        protocol: 'wireguard',
        replaces: given.credential.id,
      } as const;
      expect(await reasonOf(issueCredential(stage.ports, given.holder, again))).toBe('protocol-not-offered');
      const other = { ...again, protocol: 'openvpn' } as const;
      await issueCredential(stage.ports, given.holder, other);
    });

    it('are written once by two at once, and never over what somebody has not seen', async () => {
      const id = stage.town.profile.id;
      const both = await outcomesOf([change(id, { maxDays: 20 }), change(id, { maxDays: 40 })]);
      expect(both).toEqual({ done: 1, refused: ['changed-meanwhile'] });
      expect(await reasonOf(change(id, { maxDays: 50 }))).toBe('changed-meanwhile');
      expect(await change(id, { maxDays: 50 }, { seen: 1 })).toBe(true);
      expect(await found(id)).toMatchObject({ maxDays: 50, revision: 2 });
    });

    it('and its reach do not stand in each other’s way', async () => {
      const { id, reach } = stage.town.profile;
      const wanted = {
        ...reach,
        splitTunnel: null,
        domains: [],
        times: null,
        reason: 'Namensserver',
        dns: [],
      };
      await change(id, { maxDays: 20 });
      const narrowed = { ...wanted, times: { days: [1], from: '06:00', to: '20:00' } } as const;
      await changeProfileReach(stage.ports, admin, { profileId: id, wanted: narrowed, seen: 0 });
      await change(id, { maxDays: 30 }, { seen: 1 });
      expect(await found(id)).toMatchObject({
        maxDays: 30,
        revision: 2,
        reachRevision: 1,
        reach: { times: { from: '06:00' } },
      });
    });

    it('changed to what they are record nothing', async () => {
      const events = await eventsDuring(stage.town, async () =>
        expect(await change(stage.town.profile.id, {})).toBe(false),
      );
      expect(events).toEqual([]);
    });

    it('are refused: another municipality’s, by others', async () => {
      const foreign = change(stage.otherTown.profile.id, {});
      expect(await refusalOf(foreign)).toEqual({ kind: 'not-found', reason: 'no-such-profile' });
      const by = await person(stage, stage.town, 'tenant-admin');
      expect(await reasonOf(change(stage.town.profile.id, { maxDays: 1 }, { by }))).toBe('role-missing');
    });
  });

  describe('no longer offered', () => {
    it('goes on for whoever has it, is decided for whoever asked before, and nobody else gets it', async () => {
      await add();
      const id = stage.town.profile.id;
      await enrolledGateway(stage, stage.town);
      const given = await connected(stage, stage.town);
      const open = await applied(stage, stage.town);
      expect(await showProfile(stage.ports, admin, id)).toMatchObject({ accesses: 1, openRequests: 1 });
      await retire(id);
      const again = {
        deviceId: given.device.id,
        protocol: 'openvpn',
        replaces: given.credential.id,
      } as const;
      await issueCredential(stage.ports, given.holder, again);
      await approveAccessRequest(stage.ports, admin, open.request.id);
      expect(await stage.town.store.grants.ofPerson(open.holder.personId)).toHaveLength(1);
      expect(await showProfile(stage.ports, admin, id)).toMatchObject({ accesses: 2, openRequests: 0 });
      const asking = sendApplication(stage.ports, await person(stage, stage.town), {
        profileId: id,
        application,
      });
      expect(await reasonOf(asking)).toBe('profile-retired');
    });

    it('is still told to the gateways, since accesses under it go on', async () => {
      await add();
      const gateway = await enrolledGateway(stage, stage.town);
      await retire(stage.town.profile.id);
      const { reach } = await gatewaySettings(stage.town.store, gateway.id);
      expect(reach?.profiles.map(({ id }) => id)).toContain(stage.town.profile.id);
    });

    it('lets whoever had chosen it in a draft choose another one, and nothing is chosen for them', async () => {
      const other = await add();
      const anna = await person(stage, stage.town);
      const anliegen = (answers: Readonly<Record<string, string>>) =>
        saveApplicationStep(stage.ports, anna, { step: 'anliegen', answers, shownLeaflet: null });
      const asked = async () => {
        const { form } = await showApplication(stage.ports, anna);
        return form.steps.flatMap(({ questions }) => questions).find(({ id }) => id === 'access-profile');
      };
      await anliegen({ antragsart: 'neu', 'access-profile': stage.town.profile.id });
      await retire(stage.town.profile.id);
      expect(await asked()).toMatchObject({ options: [{ id: other }] });
      expect((await showApplication(stage.ports, anna)).obstacle?.reason).toBe('profile-retired');
      await anliegen({ antragsart: 'neu', 'access-profile': other });
      expect((await showApplication(stage.ports, anna)).obstacle).toBeNull();
      expect(await asked()).toBeUndefined();
    });

    it('is refused as the last one, also when two go at once, unless that is known', async () => {
      const other = await add();
      const { done, refused } = await outcomesOf([retire(stage.town.profile.id), retire(other)]);
      expect([done, refused]).toEqual([1, ['last-profile-offered']]);
      const left = the((await stage.town.store.profiles.list()).filter(({ state }) => state === 'active'));
      expect((await showProfile(stage.ports, admin, left.id)).isLastOffered).toBe(true);
      await retire(left.id, true);
      expect((await found(left.id))?.state).toBe('retired');
    });

    it('is refused: twice, another municipality’s, by others; and a form from before is told so', async () => {
      const id = stage.town.profile.id;
      const twice = await outcomesOf([retire(id, true), retire(id, true)]);
      expect(twice).toEqual({ done: 1, refused: ['changed-meanwhile'] });
      expect(await reasonOf(change(id, { maxDays: 3 }))).toBe('changed-meanwhile');
      const foreign = stage.otherTown.profile.id;
      expect(await reasonOf(retire(foreign, true))).toBe('no-such-profile');
      expect(await reasonOf(takeUpProfile(stage.ports, admin, foreign))).toBe('no-such-profile');
      const by = await person(stage, stage.town, 'security-officer');
      expect(await reasonOf(retire(id, true, by))).toBe('role-missing');
      expect(await reasonOf(takeUpProfile(stage.ports, by, id))).toBe('role-missing');
      expect((await stage.otherTown.store.profiles.find(foreign))?.state).toBe('active');
    });

    it('is offered again, unless its name is another’s by now', async () => {
      const id = stage.town.profile.id;
      await add();
      await retire(id);
      const namesake = await add({ name: 'HOMEOFFICE standard' });
      expect(await reasonOf(takeUpProfile(stage.ports, admin, id))).toBe('profile-name-taken');
      await retire(namesake);
      const both = [takeUpProfile(stage.ports, admin, id), takeUpProfile(stage.ports, admin, namesake)];
      expect(await outcomesOf(both)).toEqual({ done: 1, refused: ['profile-name-taken'] });
    });
  });

  it('are listed with those on offer first, and with how many have them', async () => {
    await add({ name: 'Zuletzt' });
    await granted(stage, stage.town);
    await retire(stage.town.profile.id);
    const listed = await listProfiles(stage.ports, admin);
    expect(listed.map(({ profile, accesses, groupName }) => [profile.name, accesses, groupName])).toEqual([
      ['Zuletzt', 0, null],
      ['Homeoffice Standard', 1, null],
    ]);
    expect(await reasonOf(listProfiles(stage.ports, await person(stage, stage.town)))).toBe('role-missing');
  });
}
