// Cryptography of gateway groups: what is waived by whom, what gateways are told, what is known of every file handed out.
import { createHash } from 'node:crypto';
import type { Actor } from '../../../src/domain/actor';
import { renderOpenvpnClient } from '../../../src/domain/openvpn-client-file';
import { renderWireguardClient } from '../../../src/domain/wireguard-client-file';
import { chooseCryptoProfile } from '../../../src/usecases/choose-crypto-profile';
import {
  confirmCryptoWaiver,
  endCryptoWaiver,
  withdrawCryptoWaiver,
} from '../../../src/usecases/decide-crypto-waiver';
import { issueForKeys } from '../../../src/usecases/issue-for-keys';
import { endCryptoWaivers } from '../../../src/usecases/jobs/end-crypto-waivers';
import { lapseCryptoWaivers } from '../../../src/usecases/jobs/lapse-crypto-waivers';
import { listOutdatedDevices } from '../../../src/usecases/list-outdated-devices';
import { proposeCryptoWaiver } from '../../../src/usecases/propose-crypto-waiver';
import { showCrypto, showCryptoWaiver } from '../../../src/usecases/show-crypto';
import { showDevice } from '../../../src/usecases/show-device';
import { showToday } from '../../../src/usecases/show-today';
import { gatewaySettings } from '../../../src/usecases/steps/gateway-settings';
import { useDatabases, type Engine } from '../../support/databases';
import { bothKinds } from './fresh-keys';
import { equipped } from './holdings';
import { addressed } from './mail-stage';
import { changedTables, eventsDuring, everyRow, outcomesOf, reasonOf } from './observed';
import { enrolledGateway, openStage, person, startTime, the, type Stage } from './stage';

const compatible = 'TLS12-COMPATIBLE-2026';
const bsi = 'BSI-TR-02102-2026';
const text = {
  profile: compatible,
  risk: 'Ältere Verfahren können schneller brechen.',
  residualRisk: 'Gering, nur zwei Geräte.',
  reason: 'Zwei Messgeräte können kein TLS 1.3.',
  owner: 'Katja Klein, Amtsleitung',
  until: '2027-05-31',
} as const;
const afterwards = new Date('2027-05-31T22:00:00.000Z');

export function testCrypto(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let admin: Actor;
  let officer: Actor;
  let it_: Actor;

  beforeEach(async () => {
    stage = await openStage(databases);
    ({ actor: admin } = await addressed(stage, stage.town, 'tenant-admin', 'security-officer'));
    ({ actor: officer } = await addressed(stage, stage.town, 'security-officer'));
    it_ = await person(stage, stage.town, 'it-admin');
  }, 60_000);

  const propose = (by = admin, change: object = {}) =>
    proposeCryptoWaiver(stage.ports, by, { ...text, ...change });
  const waived = async () => {
    const { id } = await propose();
    await confirmCryptoWaiver(stage.ports, officer, id);
    return id;
  };
  const choose = (profile: typeof compatible | typeof bsi, by = admin) =>
    chooseCryptoProfile(stage.ports, by, { groupId: stage.town.group.id, profile });
  const groupNow = async () => the(await stage.town.store.groups.list());
  const stateOf = async (id: Awaited<ReturnType<typeof waived>>) =>
    (await showCryptoWaiver(stage.ports, admin, id)).waiver.state;
  const equip = async (protocols: 'both' | 'openvpn' = 'both') => {
    const { holder, device } = await equipped(stage, stage.town);
    const keys = bothKinds();
    const made = await issueForKeys(stage.ports, holder, {
      deviceId: device.id,
      keys: protocols === 'both' ? keys : { ...keys, wireguardKey: null },
      replaces: null,
    });
    return { device, made, credentials: await stage.town.store.credentials.ofDevice(device.id) };
  };

  describe('a waiver', () => {
    it('is proposed by one and confirmed by another, each with a line in the log', async () => {
      const lines = await eventsDuring(stage.town, async () => {
        expect(await stateOf(await waived())).toBe('in-force');
      });
      expect(lines.map(({ action, actor, reason }) => [action, actor, reason])).toEqual([
        ['crypto-waiver.proposed', admin.ref, text.reason],
        ['crypto-waiver.confirmed', officer.ref, null],
      ]);
    });

    it('changes nothing when it is refused: own, no role, another town, the owner, twice', async () => {
      const { id } = await propose();
      const stranger = await person(stage, stage.otherTown, 'security-officer');
      const before = await everyRow(stage);
      const refusals = [
        [() => confirmCryptoWaiver(stage.ports, admin, id), 'own-crypto-waiver'],
        [() => confirmCryptoWaiver(stage.ports, it_, id), 'role-missing'],
        [() => confirmCryptoWaiver(stage.ports, stranger, id), 'no-such-crypto-waiver'],
        [() => withdrawCryptoWaiver(stage.ports, stranger, id), 'no-such-crypto-waiver'],
        [() => endCryptoWaiver(stage.ports, officer, id), 'crypto-waiver-decided'],
        [() => propose(officer), 'crypto-waiver-open'],
        [() => propose(it_), 'role-missing'],
        [() => propose(admin, { profile: bsi }), 'crypto-waiver-needless'],
      ] as const;
      for (const [act, reason] of refusals) expect(await reasonOf(act())).toBe(reason);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
      // Everybody on this stage is called Anna Müller.
      await withdrawCryptoWaiver(stage.ports, officer, id);
      const own = await propose(admin, { owner: 'Müller, Anna' });
      expect(await reasonOf(confirmCryptoWaiver(stage.ports, officer, own.id))).toBe(
        'crypto-waiver-owner-confirms',
      );
    });

    it('is confirmed once by two at the same time', async () => {
      const { id } = await propose();
      const other = await person(stage, stage.town, 'tenant-admin');
      const both = [officer, other].map((one) => confirmCryptoWaiver(stage.ports, one, id));
      expect(await outcomesOf(both)).toEqual({ done: 1, refused: ['crypto-waiver-decided'] });
    });

    it('lapses once when nobody has confirmed it within 30 days, and makes room for another', async () => {
      const { id } = await propose();
      const dayMs = 86_400_000;
      stage.clock.now = new Date(startTime.getTime() + 30 * dayMs - 1);
      expect(await lapseCryptoWaivers(stage.ports, stage.town.id)).toBe(0);
      stage.clock.now = new Date(startTime.getTime() + 30 * dayMs);
      // Before the job has come round, too.
      expect(await reasonOf(confirmCryptoWaiver(stage.ports, officer, id))).toBe('crypto-waiver-lapsed');
      expect(await stateOf(id)).toBe('proposed');
      const lines = await eventsDuring(stage.town, async () => {
        await Promise.all([1, 2].map(() => lapseCryptoWaivers(stage.ports, stage.town.id)));
      });
      expect(lines.map(({ action, actor }) => [action, actor])).toEqual([['crypto-waiver.lapsed', null]]);
      expect(await stateOf(id)).toBe('lapsed');
      for (const act of [confirmCryptoWaiver, withdrawCryptoWaiver, endCryptoWaiver])
        expect(await reasonOf(act(stage.ports, officer, id))).toBe('crypto-waiver-decided');
      expect(await lapseCryptoWaivers(stage.ports, stage.town.id)).toBe(0);
      await confirmCryptoWaiver(stage.ports, officer, (await propose()).id);
      expect(await stateOf(id)).toBe('lapsed');
    });

    it('lapses with its own last day, and not for others or what is in force', async () => {
      const { id } = await propose(admin, { until: '2026-11-24' });
      stage.clock.now = new Date('2026-11-24T23:00:00.000Z');
      expect(await lapseCryptoWaivers(stage.ports, stage.otherTown.id)).toBe(0);
      expect(await lapseCryptoWaivers(stage.ports, stage.town.id)).toBe(1);
      expect(await stateOf(id)).toBe('lapsed');
      const inForce = await waived();
      stage.clock.now = new Date('2027-04-01T00:00:00.000Z');
      expect(await lapseCryptoWaivers(stage.ports, stage.town.id)).toBe(0);
      expect(await stateOf(inForce)).toBe('in-force');
    });

    it('takes the place of the one before', async () => {
      const first = await waived();
      const { id } = await propose(officer, { until: '2027-10-31' });
      await confirmCryptoWaiver(stage.ports, admin, id);
      expect([await stateOf(first), await stateOf(id)]).toEqual(['ended', 'in-force']);
    });

    it('ends by itself once, with a mail to both roles and nobody cut off', async () => {
      const id = await waived();
      await choose(compatible);
      expect(await endCryptoWaivers(stage.ports, stage.town.id)).toBe(0);
      stage.clock.now = afterwards;
      const orders = stage.woken.length;
      const lines = await eventsDuring(stage.town, async () => {
        await Promise.all([1, 2].map(() => endCryptoWaivers(stage.ports, stage.town.id)));
      });
      expect(lines.map(({ action, actor }) => [action, actor])).toEqual([['crypto-waiver.ended', null]]);
      expect(await stateOf(id)).toBe('ended');
      expect((await groupNow()).cryptoProfile).toBe(compatible);
      expect(stage.woken).toHaveLength(orders);
      const kinds: readonly string[] = await stage.knex('mails').pluck('kind');
      expect(kinds.filter((kind) => kind === 'crypto-waiver-ended')).toHaveLength(2);
    });

    it('that has ended is red on the day’s page until the group has another profile', async () => {
      await waived();
      await choose(compatible);
      const lapsed = async () => (await showToday(stage.ports, it_)).groupsCrypto.map((one) => one.hasLapsed);
      expect(await lapsed()).toEqual([false]);
      stage.clock.now = afterwards;
      expect(await lapsed()).toEqual([true]);
      await endCryptoWaivers(stage.ports, stage.town.id);
      expect(await lapsed()).toEqual([true]);
      await choose(bsi);
      expect(await lapsed()).toEqual([false]);
    });
  });

  describe('a gateway group', () => {
    it('begins with the profile of the BSI, and its gateways are told so', async () => {
      const gateway = await enrolledGateway(stage, stage.town);
      expect((await groupNow()).cryptoProfile).toBe(bsi);
      const { openvpn } = await gatewaySettings(stage.town.store, gateway.id);
      expect(openvpn?.cryptoProfile).toBe(bsi);
    });

    it('gets another profile only under a waiver in force, from an admin of the municipality', async () => {
      const { id } = await propose();
      const stranger = await person(stage, stage.otherTown, 'tenant-admin');
      expect(await reasonOf(choose(compatible))).toBe('crypto-waiver-missing');
      await confirmCryptoWaiver(stage.ports, officer, id);
      for (const one of [officer, it_]) expect(await reasonOf(choose(compatible, one))).toBe('role-missing');
      expect(await reasonOf(choose(compatible, stranger))).toBe('no-such-gateway-group');
      await endCryptoWaiver(stage.ports, admin, id);
      expect(await reasonOf(choose(compatible))).toBe('crypto-waiver-missing');
      await waived();
      stage.clock.now = afterwards;
      expect(await reasonOf(choose(compatible))).toBe('crypto-waiver-missing');
      expect((await groupNow()).cryptoProfile).toBe(bsi);
    });

    it('tells its gateways of another profile, and nothing of the same again', async () => {
      const gateway = await enrolledGateway(stage, stage.town);
      await waived();
      const { revision } = gateway;
      const lines = await eventsDuring(stage.town, () => choose(compatible));
      expect(lines.map(({ action, data }) => [action, data])).toEqual([
        ['gateway-group.profile-chosen', expect.objectContaining({ from: bsi, profile: compatible })],
      ]);
      expect(stage.woken).toContain(gateway.id);
      const told = await stage.town.store.gateways.changesAfter(gateway.id, revision, 10);
      expect(told?.map(({ kind }) => kind)).toEqual(['settings']);
      expect((await gatewaySettings(stage.town.store, gateway.id)).openvpn?.cryptoProfile).toBe(compatible);
      const before = await everyRow(stage);
      await choose(compatible);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });
  });

  describe('an access file', () => {
    beforeEach(() => enrolledGateway(stage, stage.town));

    it('is remembered with profile, template and the hash of all but its key', async () => {
      const { made, credentials } = await equip();
      for (const file of made.files) {
        const rendered =
          file.protocol === 'openvpn'
            ? renderOpenvpnClient({ ...file.client, privateKey: null })
            : renderWireguardClient({ ...file.client, privateKey: null });
        expect(the(credentials.filter(({ protocol }) => protocol === file.protocol)).file).toEqual({
          profile: file.protocol === 'openvpn' ? bsi : null,
          template: 1,
          sha256: createHash('sha256').update(rendered).digest('hex'),
        });
      }
      expect(await stage.town.store.devices.countOutdatedUpTo([], 10)).toBe(0);
      expect((await showCrypto(stage.ports, officer)).outdatedDevices).toBe(0);
    });

    it('follows the group’s profile, and once its waiver is over that of the BSI', async () => {
      await waived();
      await choose(compatible);
      const profileOf = async () => the((await equip('openvpn')).credentials).file?.profile;
      expect(await profileOf()).toBe(compatible);
      await endCryptoWaiver(stage.ports, officer, the(await stage.town.store.cryptoWaivers.allInForce()).id);
      expect(await profileOf()).toBe(bsi);
    });

    it('of another profile or an older template is found with its device, once, page by page', async () => {
      const devices: Awaited<ReturnType<typeof equip>>['device'][] = [];
      for (let count = 0; count < 3; count += 1) {
        stage.clock.now = new Date(startTime.getTime() + count * 60_000);
        devices.push((await equip()).device);
      }
      const [first, second, third] = devices;
      const listed = async () =>
        (await listOutdatedDevices(stage.ports, it_, null)).page.items.map(({ device }) => device.id);
      expect(await listed()).toEqual([]);
      const files = (device: string | undefined) =>
        stage.knex('credentials').where('device_id', device ?? '');
      await files(first?.id).update({ template_version: 0 });
      await files(second?.id).where('protocol', 'openvpn').update({ crypto_profile: 'AAA-2020' });
      expect(await listed()).toEqual([second?.id, first?.id]);
      expect((await listOutdatedDevices(stage.ports, it_, null)).hits).toBe(2);
      await files(third?.id).where('protocol', 'openvpn').update({ crypto_profile: 'ZZZ-2040' });
      if (third === undefined) throw new Error('three devices were made');
      const { standards } = await showDevice(stage.ports, it_, third.id);
      const page = await stage.town.store.devices.listOutdated(standards, { after: null, limit: 2 });
      expect(page.items.map(({ device }) => device.id)).toEqual([third.id, second?.id]);
      const next = await stage.town.store.devices.listOutdated(standards, { after: page.next, limit: 2 });
      expect(next.items.map(({ device }) => device.id)).toEqual([first?.id]);
      expect(await stage.town.store.devices.countOutdatedUpTo(standards, 1)).toBe(2);
      await files(first?.id).update({ state: 'revoked' });
      expect(await listed()).toEqual([third.id, second?.id]);
      const stranger = await person(stage, stage.otherTown, 'it-admin');
      expect((await listOutdatedDevices(stage.ports, stranger, null)).hits).toBe(0);
      for (const one of [admin, officer])
        expect(await reasonOf(listOutdatedDevices(stage.ports, one, null))).toBe('role-missing');
    });
  });
}
