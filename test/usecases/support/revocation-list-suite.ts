// Revocation lists: what is on them and why, made after every change and daily, by several processes at once, through
// crashes, wrong clocks and missing keys; and the last ones of a municipality that leaves.
import { createStore } from '../../../src/adapters/db/store';
import { authorityId } from '../../../src/domain/ids';
import { listLeaseMs, listLifetimeMs } from '../../../src/domain/revocation-list';
import { enrolGateway } from '../../../src/usecases/enrol-gateway';
import { issueCredential } from '../../../src/usecases/issue-credential';
import { expireGrants } from '../../../src/usecases/jobs/expire-grants';
import { makeRevocationLists } from '../../../src/usecases/jobs/make-revocation-lists';
import { voidPendingCredentials } from '../../../src/usecases/jobs/void-pending-credentials';
import type { Ports } from '../../../src/usecases/ports';
import { removeGateway } from '../../../src/usecases/remove-gateway';
import { renewEnrolmentToken } from '../../../src/usecases/renew-enrolment-token';
import { reportDeviceLost } from '../../../src/usecases/report-device-lost';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { makeRevocationList } from '../../../src/usecases/steps/making-a-revocation-list';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { testSecrets, useDatabases, type Engine } from '../../support/databases';
import { readRevocationList, type ReadList } from '../../support/read-revocation-list';
import { connected, equipped, type Connected } from './holdings';
import {
  dayMs,
  enrolledGateway,
  enrolmentWith,
  openStage,
  person,
  startTime,
  the,
  type Stage,
  type Town,
} from './stage';

const clientCa = authorityId('client-ca');
const serverCa = authorityId('server-ca');
const minuteMs = 60_000;

export function testRevocationLists(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let town: Town;
  beforeEach(async () => {
    stage = await openStage(databases);
    town = stage.town;
    await enrolledGateway(stage, town);
  }, 60_000);

  const turn = (ms: number): void => {
    stage.clock.now = new Date(stage.clock.now.getTime() + ms);
  };
  const round = (ports: Ports = stage.ports) => makeRevocationLists(ports);
  const stored = async (authority = clientCa, of = town) =>
    the((await of.store.revocationLists.list()).filter((list) => list.authorityId === authority));
  const bytesOf = async (authority = clientCa, of = town): Promise<Uint8Array> => {
    const { authoritySerial } = await stored(authority, of);
    const found = await stage.ports.store.installation.findRevocationList(authoritySerial);
    return (await found?.content()) ?? new Uint8Array();
  };
  const read = async (authority = clientCa, of = town): Promise<ReadList> =>
    readRevocationList(await bytesOf(authority, of));
  const entries = async (authority = clientCa): Promise<ReadList['entries']> =>
    (await read(authority)).entries;
  /** After a moment, as the job comes by. */
  const renewed = async (authority = clientCa) => {
    turn(minuteMs);
    await round();
    return entries(authority);
  };
  const serialOf = ({ credential }: Connected): string => credential.serial ?? '';
  const reasoned = (by: Connected) => ({ id: by.device.id, reason: 'Probe' });

  describe('what is on them', () => {
    it('is nothing at first, for every authority of every municipality, each under its own name', async () => {
      expect(await round()).toEqual({ made: 6, failed: [] });
      for (const one of [town, stage.otherTown]) {
        for (const { authorityId: authority, published } of await one.store.revocationLists.list()) {
          const list = await read(authority, one);
          expect(list).toMatchObject({ number: firstNumber, thisUpdate: startTimeInSeconds, entries: {} });
          expect(list.nextUpdate.getTime() - list.thisUpdate.getTime()).toBe(7 * dayMs);
          expect(list.issuer).toMatch(new RegExp(`^Fernamt (Root|Client CA|Server CA) ${one.slug}$`));
          expect(published).toMatchObject({
            number: firstNumber,
            entries: 0,
            bytes: (await bytesOf(authority, one)).length,
          });
        }
      }
      expect(await round()).toEqual({ made: 0, failed: [] });
    });

    it('is what was revoked, held, lost, renewed or has ended, with its reason; never a WireGuard key', async () => {
      const given = async () => connected(stage, town);
      const [good, revoked, held, lost, ended] = [
        await given(),
        await given(),
        await given(),
        await given(),
        await given(),
      ];
      const wireguard = await connected(stage, town, 'wireguard');
      await revokeDevice(stage.ports, revoked.admin, reasoned(revoked));
      await revokeDevice(stage.ports, wireguard.admin, reasoned(wireguard));
      await suspendDevice(stage.ports, held.admin, reasoned(held));
      await reportDeviceLost(stage.ports, lost.holder, lost.device.id);
      expect((await renewed())[serialOf(lost)]).toBe('Certificate Hold');
      await revokeDevice(stage.ports, lost.admin, reasoned(lost));
      await stage
        .knex('credentials')
        .where('id', revoked.credential.id)
        .update({ renewed_by: good.credential.id });
      await stage
        .knex('grants')
        .where('id', ended.grant.id)
        .update({ ends_at: stage.clock.now.toISOString() });
      await expireGrants(stage.ports, town.id);
      const listed = {
        [serialOf(revoked)]: 'Superseded',
        [serialOf(held)]: 'Certificate Hold',
        [serialOf(lost)]: 'Key Compromise',
        [serialOf(ended)]: 'Cessation Of Operation',
      };
      expect(await renewed()).toEqual(listed);
      await stage.knex('credentials').where('id', revoked.credential.id).update({ renewed_by: null });
      await resumeDevice(stage.ports, await person(stage, town, 'it-admin'), held.device.id);
      expect(await renewed()).toEqual({
        [serialOf(revoked)]: 'none',
        [serialOf(lost)]: 'Key Compromise',
        [serialOf(ended)]: 'Cessation Of Operation',
      });
      expect((await read(clientCa, stage.otherTown)).entries).toEqual({});
    });

    it('is also what may have been signed just before the portal died', async () => {
      const { holder, device } = await equipped(stage, town);
      const dying: Ports = {
        ...stage.ports,
        pki: {
          ...stage.ports.pki,
          issueClientCertificate: async (order) => {
            await stage.ports.pki.issueClientCertificate(order);
            throw new Error('the power fails');
          },
        },
      };
      const asked = { deviceId: device.id, protocol: 'openvpn', replaces: null } as const;
      await expect(issueCredential(dying, holder, asked)).rejects.toThrow('the power fails');
      const { serial } = the(await town.store.credentials.ofDevice(device.id));
      turn(6 * minuteMs);
      await voidPendingCredentials(stage.ports, town.id);
      expect(await renewed()).toEqual({ [serial ?? '']: 'none' });
    });

    it('is a gateway that has left, and the host before the present one', async () => {
      const admin = await person(stage, town, 'it-admin');
      const gateway = the(await town.store.gateways.list());
      const certificateOf = async () => {
        const held = await town.store.gateways.openvpnCertificate(gateway.id);
        return stage.ports.pki.readCertificate(held?.openvpnCertificatePem ?? '').serial;
      };
      const first = await certificateOf();
      const { token } = await renewEnrolmentToken(stage.ports, admin, gateway.id);
      await enrolGateway(stage.ports, enrolmentWith(token), 'AAAAAAAAAAAAAAAAAAAAAB');
      const second = await certificateOf();
      expect(await renewed(serverCa)).toEqual({ [first]: 'Superseded' });
      const untouched = (await read(clientCa)).number;
      await removeGateway(stage.ports, admin, gateway.id);
      const both = { [first]: 'Superseded', [second]: 'Cessation Of Operation' };
      expect(await renewed(serverCa)).toEqual(both);
      expect((await read(clientCa)).number).toBe(untouched);
    });

    it('goes once it was on a list that was made after its end, and not before', async () => {
      const given = await connected(stage, town);
      const other = await connected(stage, town);
      await revokeDevice(stage.ports, given.admin, reasoned(given));
      await round();
      const end = new Date(stage.clock.now.getTime() + dayMs - 1000);
      await stage
        .knex('credentials')
        .where('id', given.credential.id)
        .update({ not_after: end.toISOString() });
      turn(dayMs);
      await round();
      expect(await entries()).toEqual({ [serialOf(given)]: 'none' });
      await revokeDevice(stage.ports, other.admin, reasoned(other));
      expect(await renewed()).toEqual({ [serialOf(other)]: 'none' });
    });
  });

  describe('when they are made', () => {
    it('is after a change within a moment, otherwise daily, and no list comes twice under one number', async () => {
      await round();
      const given = await connected(stage, town);
      expect(await round()).toEqual({ made: 0, failed: [] });
      await suspendDevice(stage.ports, given.admin, reasoned(given));
      turn(2000);
      expect(await round()).toEqual({ made: 1, failed: [] });
      turn(dayMs - 5000);
      // The five others are a day old now.
      expect(await round()).toEqual({ made: 0, failed: [] });
      turn(5000);
      expect(await round()).toEqual({ made: 6, failed: [] });
      const numbers = [(await read()).number, (await stored(serverCa)).published?.number];
      expect(numbers).toEqual([firstNumber + 86_402, firstNumber + 86_402]);
    });

    it('is not while a list rests, so that many changes make few lists, and none is lost', async () => {
      await round();
      const given = [];
      for (let count = 0; count < 4; count += 1) given.push(await connected(stage, town));
      for (const one of given) {
        await suspendDevice(stage.ports, one.admin, reasoned(one));
        await round();
      }
      expect((await stored()).published?.number).toBe(firstNumber);
      expect(Object.keys(await renewed())).toHaveLength(4);
      expect((await stored()).published?.number).toBe(firstNumber + 60);
    });

    it('is made by one of several processes at once', async () => {
      const given = await connected(stage, town);
      await revokeDevice(stage.ports, given.admin, reasoned(given));
      const others = Array.from({ length: 3 }, (): Ports => {
        // On SQLite there is one portal process, whose connections would wait for each other in its one thread.
        const knex = engine === 'postgres' ? databases.connect(stage.url) : stage.knex;
        return { ...stage.ports, store: createStore(knex, testSecrets, () => stage.clock.now) };
      });
      const outcomes = await Promise.all([stage.ports, ...others].map((ports) => round(ports)));
      expect(outcomes.reduce((sum, { made }) => sum + made, 0)).toBe(6);
      expect(outcomes.flatMap(({ failed }) => failed)).toEqual([]);
      expect(await read()).toMatchObject({ number: firstNumber, entries: { [serialOf(given)]: 'none' } });
    }, 60_000);

    it('counts what is committed while a list is made for the next one', async () => {
      const given = await connected(stage, town);
      const slow: Ports = {
        ...stage.ports,
        pki: {
          ...stage.ports.pki,
          revocationListWriter: (authority) => {
            const writer = stage.ports.pki.revocationListWriter(authority);
            return {
              ...writer,
              finish: async (dates) => {
                const done = await writer.finish(dates);
                if (dates.number === firstNumber)
                  await suspendDevice(stage.ports, given.admin, reasoned(given));
                return done;
              },
            };
          },
        },
      };
      const wanted = { tenant: town.id, authorityId: clientCa };
      expect(await makeRevocationList(slow, wanted)).toEqual({ is: 'made' });
      expect(await entries()).toEqual({});
      expect(await renewed()).toEqual({ [serialOf(given)]: 'Certificate Hold' });
    });

    it('goes on after a process died in between, with the number that was not given', async () => {
      const given = await connected(stage, town);
      await revokeDevice(stage.ports, given.admin, reasoned(given));
      const terms = { now: stage.clock.now, lease: 'dead', always: false };
      const until = new Date(stage.clock.now.getTime() + listLeaseMs);
      expect(await town.store.revocationLists.claim(clientCa, { ...terms, until })).not.toBeNull();
      await round();
      expect((await stored()).published).toBeNull();
      turn(listLeaseMs);
      await round();
      expect(await read()).toMatchObject({ entries: { [serialOf(given)]: 'none' } });
    });

    it('leaves to the quicker one what took too long, whole and with one number', async () => {
      const wanted = { tenant: town.id, authorityId: clientCa };
      const slow: Ports = {
        ...stage.ports,
        pki: {
          ...stage.ports.pki,
          revocationListWriter: (authority) => {
            turn(listLeaseMs + 1000);
            return stage.ports.pki.revocationListWriter(authority);
          },
        },
      };
      const overtaking: Ports = {
        ...slow,
        pki: {
          ...slow.pki,
          authorityOf: (...pair) => {
            const authority = stage.ports.pki.authorityOf(...pair);
            return {
              ...authority,
              sign: async (bytes) => {
                expect(await makeRevocationList(stage.ports, wanted)).toEqual({ is: 'made' });
                return authority.sign(bytes);
              },
            };
          },
        },
      };
      expect(await makeRevocationList(overtaking, wanted)).toEqual({ is: 'overtaken' });
      const { published } = await stored();
      expect((await read()).number).toBe(published?.number);
      const pieces = await stage.knex('revocation_list_pieces').where('tenant_id', town.id);
      expect(pieces).toHaveLength(1);
    });

    it('does not wait for years because a clock was once ahead by years', async () => {
      const given = await connected(stage, town);
      const right = stage.clock.now;
      stage.clock.now = new Date('2031-01-01T00:00:00Z');
      await round();
      const ahead = (await read()).number;
      expect(ahead).toBe(Date.parse('2031-01-01T00:00:00Z') / 1000);
      stage.clock.now = right;
      await round();
      expect(await read()).toMatchObject({ number: ahead + 1, thisUpdate: startTimeInSeconds });
      await revokeDevice(stage.ports, given.admin, reasoned(given));
      expect(await renewed()).toEqual({ [serialOf(given)]: 'none' });
    });
  });

  describe('when one cannot be made', () => {
    const broken = (): Ports => ({
      ...stage.ports,
      pki: {
        ...stage.ports.pki,
        revocationListWriter: () => {
          throw new Error('the disk is full');
        },
      },
    });

    it('the one before stays, it is said since when, and it is tried again after a while', async () => {
      await round();
      const before = await bytesOf();
      const given = await connected(stage, town);
      await revokeDevice(stage.ports, given.admin, reasoned(given));
      turn(minuteMs);
      const { failed, made } = await round(broken());
      expect([made, failed.map(({ authorityId: authority }) => authority)]).toEqual([0, [clientCa]]);
      const since = stage.clock.now;
      expect(await bytesOf()).toEqual(before);
      expect(await round()).toEqual({ made: 0, failed: [] });
      turn(6 * minuteMs);
      await round(broken());
      expect((await stored()).failure).toEqual({ reason: 'unexpected', since });
      expect(await stage.knex('revocation_list_pieces').where('tenant_id', town.id)).toHaveLength(3);
      turn(6 * minuteMs);
      expect(await round()).toEqual({ made: 1, failed: [] });
      expect((await stored()).failure).toBeNull();
      expect(await entries()).toEqual({ [serialOf(given)]: 'none' });
    });

    it('because the key is not here, the others are made all the same', async () => {
      await stage.knex('authorities').where({ tenant_id: town.id, kind: 'root' }).update({ private_key: '' });
      const { failed, made } = await round();
      expect([made, failed]).toMatchObject([5, [{ tenant: town.id, authorityId: 'root' }]]);
      expect(await stored(authorityId('root'))).toMatchObject({
        published: null,
        failure: { reason: 'authority-closed', since: stage.clock.now },
      });
      turn(60 * minuteMs);
      expect(await round()).toEqual({ made: 0, failed: [] });
    });

    it('long after the end of its authority none is wanted any more', async () => {
      await round();
      const end = new Date(stage.clock.now.getTime() - listLifetimeMs);
      await stage.knex('revocation_lists').update({ authority_not_after: end.toISOString() });
      turn(2 * dayMs);
      expect(await round()).toEqual({ made: 0, failed: [] });
    });
  });

  it('has everything on it that a whole access had, when that is revoked', async () => {
    const given = await connected(stage, town);
    await revokeGrant(stage.ports, given.admin, { id: given.grant.id, reason: 'Probe' });
    await round();
    expect(await entries()).toEqual({ [serialOf(given)]: 'none' });
  });
}

const firstNumber = Math.floor(startTime.getTime() / 1000);
const startTimeInSeconds = new Date(Math.floor(startTime.getTime() / 1000) * 1000);
