// What happens by time: accesses end, for good and on every gateway; one that cannot be ended holds up no other, and
// several portal processes at once do it once.
import { expireGrants } from '../../../src/usecases/jobs/expire-grants';
import { voidPendingCredentials } from '../../../src/usecases/jobs/void-pending-credentials';
import { issueCredential } from '../../../src/usecases/issue-credential';
import type { Ports, TenantRecords } from '../../../src/usecases/ports';
import { resumeGrant } from '../../../src/usecases/resume-grant';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { suspendGrant } from '../../../src/usecases/suspend-grant';
import { useDatabases, type Engine } from '../../support/databases';
import { agentOf, saidOf } from './asking';
import { connected, equipped, type Connected } from './holdings';
import { changedTables, eventsDuring, everyRow, reasonOf } from './observed';
import { enrolledGateway, openStage, startTime, the, type Stage } from './stage';

export function testJobs(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
    await enrolledGateway(stage, stage.town);
  }, 60_000);
  /** What a test leaves over ends, too: the next one begins with none. */
  afterEach(async () => {
    stage.clock.now = new Date('2028-01-01T00:00:00.000Z');
    await expire();
    stage.clock.now = startTime;
  });

  const expire = (ports: Ports = stage.ports) => expireGrants(ports, stage.town.id);
  const atTheEnd = ({ grant }: Connected) => {
    stage.clock.now = grant.endsAt;
  };
  const statesOf = async ({ grant, device, credential }: Connected) => {
    const { store } = stage.town;
    return [
      (await store.grants.find(grant.id))?.state,
      (await store.devices.find(device.id))?.state,
      (await store.credentials.find(credential.id))?.state,
    ];
  };

  it('ends what is over, with its devices and files, not a millisecond before', async () => {
    const given = await connected(stage, stage.town);
    const gateway = the(await stage.town.store.gateways.list());
    const agent = agentOf(stage, stage.town, gateway);
    const at = await agent.catchUp();
    stage.clock.now = new Date(given.grant.endsAt.getTime() - 1);
    expect(await expire()).toBe(0);
    expect(await statesOf(given)).toEqual(['active', 'active', 'active']);
    atTheEnd(given);
    stage.woken.length = 0;
    const written = await eventsDuring(stage.town, async () => expect(await expire()).toBe(1));
    expect(written.map(({ action, actor }) => [action, actor])).toEqual([
      ['grant.expired', null],
      ['device.expired', null],
    ]);
    expect(await statesOf(given)).toEqual(['expired', 'expired', 'expired']);
    expect(stage.woken).toEqual([gateway.id]);
    expect(saidOf((await agent.changes(at)).changes, given.credential.id)).toBe('client.remove');
    expect(await expire()).toBe(0);
  });

  it('ends what is suspended, and leaves alone what was revoked', async () => {
    const { ports, town } = stage;
    const suspended = await connected(stage, town);
    await suspendGrant(ports, suspended.admin, { id: suspended.grant.id, reason: '' });
    const stopped = await connected(stage, town);
    await suspendDevice(ports, stopped.admin, { id: stopped.device.id, reason: '' });
    const revoked = await connected(stage, town);
    await revokeGrant(ports, revoked.admin, { id: revoked.grant.id, reason: 'Ausgeschieden' });
    atTheEnd(suspended);
    expect(await expire()).toBe(2);
    expect(await statesOf(suspended)).toEqual(['expired', 'expired', 'expired']);
    expect(await statesOf(stopped)).toEqual(['expired', 'expired', 'expired']);
    expect(await statesOf(revoked)).toEqual(['revoked', 'revoked', 'revoked']);
    expect(await reasonOf(resumeGrant(ports, suspended.admin, suspended.grant.id))).toBe('changed-meanwhile');
  });

  it('needs no job: what is over neither gives out files nor comes back', async () => {
    const { ports, town } = stage;
    const given = await connected(stage, town);
    const held = await connected(stage, town);
    await suspendGrant(ports, held.admin, { id: held.grant.id, reason: '' });
    atTheEnd(given);
    const issuing = {
      deviceId: given.device.id,
      protocol: 'openvpn',
      replaces: given.credential.id,
    } as const;
    expect(await reasonOf(issueCredential(ports, given.holder, issuing))).toBe('grant-ended');
    expect(await reasonOf(resumeGrant(ports, held.admin, held.grant.id))).toBe('grant-ended');
    const agent = agentOf(stage, town, the(await town.store.gateways.list()));
    expect(saidOf((await agent.snapshot()).changes, given.credential.id)).toBeUndefined();
  });

  it('holds up no other access when one cannot be ended, and says so', async () => {
    const all = [
      await connected(stage, stage.town),
      await connected(stage, stage.town),
      await connected(stage, stage.town),
    ];
    const [first] = all;
    if (first === undefined) throw new Error('there are three');
    atTheEnd(first);
    const broken = (records: TenantRecords): TenantRecords => ({
      ...records,
      credentials: {
        ...records.credentials,
        ofGrant: (id) =>
          id === first.grant.id ? Promise.reject(new Error('disk')) : records.credentials.ofGrant(id),
      },
    });
    const forTenant: Ports['store']['forTenant'] = (id) => {
      const store = stage.ports.store.forTenant(id);
      return { ...store, transaction: (work) => store.transaction((records) => work(broken(records))) };
    };
    const ports: Ports = { ...stage.ports, store: { ...stage.ports.store, forTenant } };
    await expect(expire(ports)).rejects.toMatchObject({ errors: [{ message: 'disk' }] });
    const states = await Promise.all(all.map(async (each) => (await statesOf(each))[0]));
    expect(states).toEqual(['active', 'expired', 'expired']);
    expect(await expire()).toBe(1);
  });

  it('ends each once when several processes look at the same time', async () => {
    const all: Connected[] = [];
    for (let n = 0; n < 4; n += 1) all.push(await connected(stage, stage.town));
    stage.clock.now = all[0]?.grant.endsAt ?? startTime;
    const written = await eventsDuring(stage.town, async () => {
      const counts = await Promise.all([expire(), expire(), expire()]);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    });
    expect(written.filter(({ action }) => action === 'grant.expired')).toHaveLength(4);
  });

  it('touches nobody else’s', async () => {
    const given = await connected(stage, stage.town);
    atTheEnd(given);
    const before = await everyRow(stage);
    await expireGrants(stage.ports, stage.otherTown.id);
    await voidPendingCredentials(stage.ports, stage.otherTown.id);
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
  });

  it('voids what several processes find unfinished once', async () => {
    const { holder, device } = await equipped(stage, stage.town);
    const issueClientCertificate = () => Promise.reject(new Error('power cut'));
    const ports: Ports = { ...stage.ports, pki: { ...stage.ports.pki, issueClientCertificate } };
    const issuing = { deviceId: device.id, protocol: 'openvpn', replaces: null } as const;
    await expect(issueCredential(ports, holder, issuing)).rejects.toThrow('power cut');
    stage.clock.now = new Date(startTime.getTime() + 6 * 60_000);
    const written = await eventsDuring(stage.town, async () => {
      const counts = await Promise.all(
        [1, 2, 3].map(() => voidPendingCredentials(stage.ports, stage.town.id)),
      );
      expect(counts.toSorted()).toEqual([0, 0, 1]);
    });
    expect(written.map(({ action }) => action)).toEqual(['credential.voided']);
  });
}
