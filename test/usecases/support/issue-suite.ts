// The making of an access file: what interrupts it, what runs out, what must never be found anywhere but in the file.
import { credentialId } from '../../../src/domain/ids';
import { addDevice } from '../../../src/usecases/add-device';
import { decideWireguard } from '../../../src/usecases/decide-wireguard';
import { issueCredential } from '../../../src/usecases/issue-credential';
import { voidPendingCredentials } from '../../../src/usecases/jobs/void-pending-credentials';
import { expireGrants } from '../../../src/usecases/jobs/expire-grants';
import type { Ports } from '../../../src/usecases/ports';
import { reportDeviceLost } from '../../../src/usecases/report-device-lost';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { suspendGrant } from '../../../src/usecases/suspend-grant';
import { useDatabases, type Engine } from '../../support/databases';
import { connected, equipped, notebook, type Equipped } from './holdings';
import { changedTables, eventsDuring, everyRow, outcomesOf, reasonOf } from './observed';
import { dayMs, enrolledGateway, openStage, person, startTime, the, type Stage } from './stage';

const first = { protocol: 'openvpn', replaces: null } as const;

export function testIssuing(engine: Engine): void {
  const databases = useDatabases(engine);

  describe('an access file', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(databases);
      await enrolledGateway(stage, stage.town);
    }, 60_000);
    afterEach(() => {
      stage.clock.now = startTime;
    });

    /** What is left of the one attempt: its file, and what gateways were told of it. */
    const leftOf = async ({ device }: Equipped) => {
      const credential = the(await stage.town.store.credentials.ofDevice(device.id));
      const orders = await stage.town.store.credentials.enforcementsOf([credential.id]);
      return { credential, state: credential.state, orders: orders.map(({ kind }) => kind) };
    };

    it('ends the one before it for good, and says in the log which', async () => {
      const { holder, device, credential } = await connected(stage, stage.town);
      const issuing = { deviceId: device.id, protocol: 'openvpn', replaces: credential.id } as const;
      const written = await eventsDuring(stage.town, () => issueCredential(stage.ports, holder, issuing));
      expect(written.map(({ action, data }) => [action, data.replaces])).toEqual([
        ['credential.replaced', credential.id],
        ['credential.issued', undefined],
      ]);
      const states = (await stage.town.store.credentials.ofDevice(device.id)).map(({ state }) => state);
      expect(states.toSorted()).toEqual(['active', 'revoked']);
    });

    it('is refused when the page showed another one than there is', async () => {
      const { holder, device, credential } = await connected(stage, stage.town);
      const before = await everyRow(stage);
      for (const replaces of [null, credentialId('a'.repeat(26))]) {
        const issuing = { deviceId: device.id, protocol: 'openvpn', replaces } as const;
        expect(await reasonOf(issueCredential(stage.ports, holder, issuing))).toBe(
          'credential-made-meanwhile',
        );
      }
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
      const other = await equipped(stage, stage.town);
      const stale = { ...first, deviceId: other.device.id, replaces: credential.id };
      expect(await reasonOf(issueCredential(stage.ports, other.holder, stale))).toBe(
        'credential-made-meanwhile',
      );
    });

    it('is not made for an admin, nor for a colleague', async () => {
      const { admin, device } = await equipped(stage, stage.town);
      for (const other of [admin, await person(stage, stage.town), await person(stage, stage.otherTown)]) {
        const asked = issueCredential(stage.ports, other, { ...first, deviceId: device.id });
        expect(await reasonOf(asked)).toBe('no-such-device');
      }
    });

    it('is not made for WireGuard without the municipality’s decision', async () => {
      const { holder, device } = await equipped(stage, stage.otherTown);
      const leader = await person(stage, stage.otherTown, 'tenant-admin');
      await decideWireguard(stage.ports, leader, null);
      const asked = issueCredential(stage.ports, holder, {
        ...first,
        protocol: 'wireguard',
        deviceId: device.id,
      });
      expect(await reasonOf(asked)).toBe('protocol-not-offered');
    });

    it('waits for a gateway; nothing is stored before', async () => {
      const { holder, device } = await equipped(stage, stage.otherTown);
      const before = await everyRow(stage);
      const asked = issueCredential(stage.ports, holder, { ...first, deviceId: device.id });
      expect(await reasonOf(asked)).toBe('gateway-not-ready');
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });

    describe.each([
      ['the signature', { issueClientCertificate: () => Promise.reject(new Error('power cut')) }],
      [
        'the file',
        {
          createTlsCryptV2ClientKey: () => {
            throw new Error('power cut');
          },
        },
      ],
    ])('interrupted before %s', (_, broken: Partial<Ports['pki']>) => {
      const interrupted = async () => {
        const given = await equipped(stage, stage.town);
        stage.woken.length = 0;
        const ports: Ports = { ...stage.ports, pki: { ...stage.ports.pki, ...broken } };
        const asked = issueCredential(ports, given.holder, { ...first, deviceId: given.device.id });
        await expect(asked).rejects.toThrow('power cut');
        return given;
      };

      it('is pending, and no gateway hears of it', async () => {
        expect(await leftOf(await interrupted())).toMatchObject({ state: 'pending', orders: [] });
        expect(stage.woken).toEqual([]);
      });

      it('is voided by the job, but not while it may still come', async () => {
        const given = await interrupted();
        stage.clock.now = new Date(startTime.getTime() + 4 * 60_000);
        await voidPendingCredentials(stage.ports, stage.town.id);
        expect((await leftOf(given)).state).toBe('pending');
        stage.clock.now = new Date(startTime.getTime() + 6 * 60_000);
        const written = await eventsDuring(stage.town, () =>
          voidPendingCredentials(stage.ports, stage.town.id),
        );
        expect(await leftOf(given)).toMatchObject({ state: 'void', orders: [] });
        const { credential } = await leftOf(given);
        expect(written.filter(({ object }) => object.id === credential.id)).toMatchObject([
          { action: 'credential.voided', actor: null, subject: given.device.personRef },
        ]);
      });

      it('is made by the next attempt', async () => {
        const { holder, device } = await interrupted();
        await issueCredential(stage.ports, holder, { ...first, deviceId: device.id });
        const made = await stage.town.store.credentials.ofDevice(device.id);
        expect(made.map(({ state }) => state).toSorted()).toEqual(['active', 'void']);
        expect(new Set(made.map(({ address4 }) => address4)).size).toBe(2);
      });
    });

    const meanwhile: Readonly<Record<string, (given: Equipped) => Promise<unknown>>> = {
      'the device is revoked': ({ admin, device }) =>
        revokeDevice(stage.ports, admin, { id: device.id, reason: 'Ausgeschieden' }),
      'the device is suspended': ({ admin, device }) =>
        suspendDevice(stage.ports, admin, { id: device.id, reason: '' }),
      'the device is suspended and resumed': async ({ admin, device }) => {
        await suspendDevice(stage.ports, admin, { id: device.id, reason: '' });
        await resumeDevice(stage.ports, admin, device.id);
      },
      'the device is reported lost': ({ holder, device }) => reportDeviceLost(stage.ports, holder, device.id),
      'the access is suspended': ({ admin, grant }) =>
        suspendGrant(stage.ports, admin, { id: grant.id, reason: '' }),
      'the access is revoked': ({ admin, grant }) =>
        revokeGrant(stage.ports, admin, { id: grant.id, reason: 'Ausgeschieden' }),
      'the access ends': async ({ grant }) => {
        stage.clock.now = grant.endsAt;
        await expireGrants(stage.ports, stage.town.id);
      },
      'the job finds it too slow': async () => {
        stage.clock.now = new Date(startTime.getTime() + 6 * 60_000);
        await voidPendingCredentials(stage.ports, stage.town.id);
      },
    };

    it.each(Object.entries(meanwhile))('is not handed out when, during the signature, %s', async (_, act) => {
      const given = await equipped(stage, stage.town);
      const issueClientCertificate: Ports['pki']['issueClientCertificate'] = async (input) => {
        await act(given);
        return stage.ports.pki.issueClientCertificate(input);
      };
      const ports: Ports = { ...stage.ports, pki: { ...stage.ports.pki, issueClientCertificate } };
      const asked = issueCredential(ports, given.holder, { ...first, deviceId: given.device.id });
      expect(await reasonOf(asked)).toBe('changed-meanwhile');
      expect(await leftOf(given)).toMatchObject({ state: 'void', orders: [] });
    });

    it('is handed out once when asked for ten times at once', async () => {
      const { holder, device } = await equipped(stage, stage.town);
      const asking = () => issueCredential(stage.ports, holder, { ...first, deviceId: device.id });
      const { done, refused } = await outcomesOf(Array.from({ length: 10 }, asking));
      expect(done).toBe(1);
      expect(new Set(['changed-meanwhile', 'credential-made-meanwhile', ...refused]).size).toBe(2);
      const states = (await stage.town.store.credentials.ofDevice(device.id)).map(({ state }) => state);
      expect(states.filter((state) => state !== 'void')).toEqual(['active']);
    });
  });

  describe('addresses', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(databases, [
        { protocol: 'openvpn', family: 4, cidr: '10.92.0.0/26' },
        { protocol: 'wireguard', family: 4, cidr: '10.90.0.0/29' },
      ]);
      await enrolledGateway(stage, stage.town);
    }, 60_000);

    const inUse = async (protocol: string) => {
      const rows = await stage.knex('credentials').where({ protocol, state: 'active' }).select('address4');
      return rows.map(({ address4 }: { readonly address4: string }) => address4);
    };

    it('are given to fifty people at once, each another one, until there are no more', async () => {
      const people: Equipped[] = [];
      for (let n = 0; n < 70; n += 1) people.push(await equipped(stage, stage.town));
      const asking = ({ holder, device }: Equipped) =>
        issueCredential(stage.ports, holder, { ...first, deviceId: device.id });
      expect(await outcomesOf(people.slice(0, 50).map(asking))).toEqual({ done: 50, refused: [] });
      expect(new Set(await inUse('openvpn')).size).toBe(50);
      const late = await outcomesOf(people.slice(50).map(asking));
      expect(late).toEqual({ done: 11, refused: Array(9).fill('no-address-left') });
      expect(new Set(await inUse('openvpn')).size).toBe(61);
    }, 30_000);

    it('rest a week, and then go to somebody else', async () => {
      const people: Equipped[] = [];
      for (let n = 0; n < 6; n += 1) people.push(await equipped(stage, stage.town));
      const asking = ({ holder, device }: Equipped) =>
        reasonOf(
          issueCredential(stage.ports, holder, { ...first, protocol: 'wireguard', deviceId: device.id }),
        );
      const [one, ...others] = people;
      const last = others.at(-1);
      if (one === undefined || last === undefined) throw new Error('there are six');
      for (const each of people.slice(0, 5)) expect(await asking(each)).toBe('not refused');
      const { address4 } = the(await stage.town.store.credentials.ofDevice(one.device.id));
      await revokeDevice(stage.ports, one.admin, { id: one.device.id, reason: 'Ausgeschieden' });
      expect(await asking(last)).toBe('no-address-left');
      stage.clock.now = new Date(startTime.getTime() + 7 * dayMs - 1);
      expect(await asking(last)).toBe('no-address-left');
      stage.clock.now = new Date(startTime.getTime() + 7 * dayMs);
      expect(await asking(last)).toBe('not refused');
      expect(the(await stage.town.store.credentials.ofDevice(last.device.id)).address4).toBe(address4);
      stage.clock.now = startTime;
    });

    it('are missing where nobody has entered any', async () => {
      const bare = await openStage(databases, [{ protocol: 'openvpn', family: 4, cidr: '10.92.0.0/29' }]);
      await enrolledGateway(bare, bare.town);
      const { holder, grant, device } = await equipped(bare, bare.town);
      const issuing = { ...first, protocol: 'wireguard', deviceId: device.id } as const;
      expect(await reasonOf(issueCredential(bare.ports, holder, issuing))).toBe('no-address-pool');
      const second = await addDevice(bare.ports, holder, { grantId: grant.id, ...notebook, name: 'Zweites' });
      await issueCredential(bare.ports, holder, { ...first, deviceId: second.id });
      expect(the(await bare.town.store.credentials.ofDevice(second.id)).address6).toBeNull();
    });
  });
}
