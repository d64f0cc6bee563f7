// Renewing a file: old and new work side by side until a gateway has seen the new one, for fourteen days at most; whatever
// interrupts it, nobody is left without a file, and nobody with two for longer.
import { addDevice } from '../../../src/usecases/add-device';
import { issueCredential } from '../../../src/usecases/issue-credential';
import { remindByMail } from '../../../src/usecases/jobs/remind-by-mail';
import { retireRenewedCredentials } from '../../../src/usecases/jobs/retire-renewed-credentials';
import { voidPendingCredentials } from '../../../src/usecases/jobs/void-pending-credentials';
import type { Ports } from '../../../src/usecases/ports';
import { renewCredential } from '../../../src/usecases/renew-credential';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { showOwnDevice } from '../../../src/usecases/show-own-device';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { useDatabases, type Engine } from '../../support/databases';
import { agentOf, saidOf, type TestAgent } from './asking';
import { connected, notebook, type Connected } from './holdings';
import {
  AuditBroken,
  changedTables,
  eventsDuring,
  everyRow,
  outcomesOf,
  reasonOf,
  withoutAudit,
} from './observed';
import { dayMs, enrolledGateway, openStage, person, startTime, the, type Stage } from './stage';

export function testRenewals(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let agent: TestAgent;
  beforeAll(async () => {
    stage = await openStage(databases);
    agent = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town, 'gw1'));
  }, 60_000);
  /** What a test leaves under way is nobody else's. */
  afterEach(async () => {
    stage.clock.now = startTime;
    await stage.knex('credentials').update({ renewed_by: null, retire_at: null });
  });

  const inDays = (days: number): Date => new Date(startTime.getTime() + days * dayMs);

  /** A connected device whose certificate ends in so many days. */
  const ending = async (days = 20): Promise<Connected> => {
    const given = await connected(stage, stage.town);
    const { id } = given.credential;
    await stage
      .knex('credentials')
      .where({ id })
      .update({ not_after: inDays(days).toISOString(), connected: 1 });
    return given;
  };
  const ofDevice = ({ device }: Pick<Connected, 'device'>) =>
    stage.town.store.credentials.ofDevice(device.id);
  const stateOf = async (given: Connected) => {
    const all = await ofDevice(given);
    const old = all.find(({ id }) => id === given.credential.id)?.state;
    const others = all.filter(({ id }) => id !== given.credential.id).map(({ state }) => state);
    return { old, others: others.toSorted() };
  };
  const renew = (given: Connected, ports: Ports = stage.ports, renews = given.credential.id) =>
    renewCredential(ports, given.holder, { deviceId: given.device.id, renews });
  /** The new one beside the old one. */
  const renewed = async (given: Connected) => {
    await renew(given);
    return the(
      (await ofDevice(given)).filter(({ id, state }) => id !== given.credential.id && state === 'active'),
    );
  };
  const retire = (ports: Ports = stage.ports) => retireRenewedCredentials(ports, stage.town.id);
  const powerCut = (): Ports => {
    const issueClientCertificate = () => Promise.reject(new Error('power cut'));
    return { ...stage.ports, pki: { ...stage.ports.pki, issueClientCertificate } };
  };

  it('lets both files work, with addresses of their own, and takes nothing back', async () => {
    const given = await ending();
    const at = await agent.catchUp();
    stage.woken.length = 0;
    const written = await eventsDuring(stage.town, () => renew(given));
    expect(written.map(({ action, data }) => [action, data.renews])).toEqual([
      ['credential.renewed', given.credential.id],
      ['credential.issued', undefined],
    ]);
    expect(await stateOf(given)).toEqual({ old: 'active', others: ['active'] });
    const all = await ofDevice(given);
    const old = the(all.filter(({ id }) => id === given.credential.id));
    const fresh = the(all.filter(({ id }) => id !== given.credential.id));
    expect(old).toMatchObject({ renewedBy: fresh.id, retireAt: inDays(14) });
    expect(fresh.address4).not.toBe(old.address4);
    const told = await agent.changes(at);
    expect([saidOf(told.changes, fresh.id), saidOf(told.changes, given.credential.id)]).toEqual([
      'client.set',
      undefined,
    ]);
    expect(stage.woken).not.toContain('too early');
    expect(await retire()).toBe(0);
  });

  it('counts as one device', async () => {
    const given = await ending();
    await renew(given);
    const another = { ...notebook, name: 'Tablet', grantId: given.grant.id };
    expect(await reasonOf(addDevice(stage.ports, given.holder, another))).toBe('not refused');
    expect(await showOwnDevice(stage.ports, given.holder, given.device.id)).toMatchObject({
      outgoing: { id: given.credential.id },
      renewable: true,
    });
  });

  it('ends the old file when a gateway has seen the new one, with its event, its order and its proof', async () => {
    const given = await ending();
    const fresh = await renewed(given);
    const at = await agent.catchUp();
    const written = await eventsDuring(stage.town, () => agent.report({ firstConnected: [fresh.id] }));
    expect(written).toEqual([
      expect.objectContaining({
        action: 'credential.retired',
        actor: null,
        object: { kind: 'credential', id: given.credential.id },
        data: { device: given.device.id, renewedBy: fresh.id, because: 'connected' },
      }),
    ]);
    expect(await stateOf(given)).toEqual({ old: 'revoked', others: ['active'] });
    const told = await agent.changes(at);
    expect(saidOf(told.changes, given.credential.id)).toBe('client.remove for good');
    const [proof] = await stage.town.store.credentials.enforcementsOf([given.credential.id]);
    expect(proof).toMatchObject({ kind: 'revocation', effectiveAt: null });
    expect(stage.woken).not.toContain('too early');
    expect(await eventsDuring(stage.town, () => agent.report({ firstConnected: [fresh.id] }))).toEqual([]);
  });

  it('keeps the old file when a gateway sees the old one, or one that may not speak of the new one', async () => {
    const given = await ending();
    const fresh = await renewed(given);
    await agent.report({ firstConnected: [given.credential.id] });
    const elsewhere = agentOf(stage, stage.otherTown, await enrolledGateway(stage, stage.otherTown, 'fern'));
    await elsewhere.report({ firstConnected: [fresh.id] });
    expect(await retire()).toBe(0);
    expect(await stateOf(given)).toEqual({ old: 'active', others: ['active'] });
  });

  it('ends the old file after fourteen days, not a millisecond before', async () => {
    const given = await ending();
    const fresh = await renewed(given);
    stage.clock.now = new Date(inDays(14).getTime() - 1);
    expect(await retire()).toBe(0);
    expect(await stateOf(given)).toEqual({ old: 'active', others: ['active'] });
    stage.clock.now = inDays(14);
    const written = await eventsDuring(stage.town, async () => expect(await retire()).toBe(1));
    expect(written.map(({ action, data }) => [action, data.because, data.renewedBy])).toEqual([
      ['credential.retired', 'time', fresh.id],
    ]);
    expect(await retire()).toBe(0);
  });

  it('ends it once, whoever is quicker', async () => {
    const given = await ending();
    const fresh = await renewed(given);
    stage.clock.now = inDays(14);
    const written = await eventsDuring(stage.town, () =>
      Promise.all([retire(), retire(), agent.report({ firstConnected: [fresh.id] })]),
    );
    expect(written.filter(({ action }) => action === 'credential.retired')).toHaveLength(1);
    expect(await stateOf(given)).toEqual({ old: 'revoked', others: ['active'] });
  });

  it('is made up for by the job when the portal died after a report', async () => {
    const given = await ending();
    const fresh = await renewed(given);
    const dying = withoutAudit(stage.ports);
    await expect(agent.report({ firstConnected: [fresh.id] }, dying)).rejects.toThrow(AuditBroken);
    expect(await stateOf(given)).toEqual({ old: 'active', others: ['active'] });
    expect(await retire()).toBe(1);
    expect(await stateOf(given)).toEqual({ old: 'revoked', others: ['active'] });
  });

  it('that fails for one file holds up no other', async () => {
    const [first, second] = [await ending(), await ending()];
    await renewed(first);
    await renewed(second);
    stage.clock.now = inDays(14);
    await expect(retire(withoutAudit(stage.ports))).rejects.toThrow('2 files could not be ended');
    expect(await retire()).toBe(2);
  });

  it('twice at once makes one file, and the second page is told', async () => {
    const given = await ending();
    const { done } = await outcomesOf([renew(given), renew(given)]);
    expect(done).toBe(1);
    await voidPendingCredentials(stage.ports, stage.town.id);
    const { old, others } = await stateOf(given);
    expect([old, others.filter((state) => state === 'active').length]).toEqual(['active', 1]);
    expect(await reasonOf(renew(given))).toBe('credential-made-meanwhile');
  });

  it('interrupted leaves the old file as it was, and can be done again', async () => {
    const given = await ending();
    await expect(renew(given, powerCut())).rejects.toThrow('power cut');
    expect(await stateOf(given)).toEqual({ old: 'active', others: ['pending'] });
    stage.clock.now = new Date(startTime.getTime() + 6 * 60_000);
    await voidPendingCredentials(stage.ports, stage.town.id);
    stage.clock.now = inDays(15);
    expect(await retire()).toBe(0);
    expect(await stateOf(given)).toEqual({ old: 'active', others: ['void'] });
    await renew(given);
    expect((await stateOf(given)).others).toEqual(['active', 'void']);
  });

  it('once more gives up the file that did not arrive, and keeps the old one, also when interrupted', async () => {
    const given = await ending();
    const lost = await renewed(given);
    stage.clock.now = inDays(3);
    await expect(renew(given, powerCut(), lost.id)).rejects.toThrow('power cut');
    stage.clock.now = new Date(inDays(3).getTime() + 6 * 60_000);
    await voidPendingCredentials(stage.ports, stage.town.id);
    stage.clock.now = inDays(18);
    expect(await retire()).toBe(0);
    expect(await stateOf(given)).toEqual({ old: 'active', others: ['revoked', 'void'] });
    await renew(given);
    const old = (await ofDevice(given)).find(({ id }) => id === given.credential.id);
    expect([old?.state, old?.retireAt]).toEqual(['active', inDays(32)]);
  });

  it('leaves no old file to whoever has lost it: a new file ends both', async () => {
    const given = await ending();
    const fresh = await renewed(given);
    const issuing = { deviceId: given.device.id, protocol: 'openvpn', replaces: fresh.id } as const;
    await issueCredential(stage.ports, given.holder, issuing);
    expect(await stateOf(given)).toEqual({ old: 'revoked', others: ['active', 'revoked'] });
  });

  it('stops and goes on with the device as a whole, and ends in its time also while it is suspended', async () => {
    const given = await ending();
    const { ports } = stage;
    await renew(given);
    await suspendDevice(ports, given.admin, { id: given.device.id, reason: '' });
    expect(await stateOf(given)).toEqual({ old: 'suspended', others: ['suspended'] });
    await resumeDevice(ports, given.admin, given.device.id);
    expect(await stateOf(given)).toEqual({ old: 'active', others: ['active'] });
    await suspendDevice(ports, given.admin, { id: given.device.id, reason: '' });
    stage.clock.now = inDays(14);
    expect(await retire()).toBe(1);
    expect(await stateOf(given)).toEqual({ old: 'revoked', others: ['suspended'] });
    stage.clock.now = startTime;
    const other = await ending();
    await renew(other);
    await revokeDevice(ports, other.admin, { id: other.device.id, reason: 'Ausgeschieden' });
    expect(await stateOf(other)).toEqual({ old: 'revoked', others: ['revoked'] });
  });

  it('stops both files when a gateway remembers that one was revoked before a restore', async () => {
    const given = await ending();
    const fresh = await renewed(given);
    const tombstone = { kind: 'client', credential: fresh.id, key: fresh.serial ?? '' } as const;
    await agent.report({ tombstones: [tombstone] });
    expect(await stateOf(given)).toEqual({ old: 'suspended', others: ['revoked'] });
    await resumeDevice(stage.ports, given.admin, given.device.id);
    stage.clock.now = inDays(15);
    expect(await retire()).toBe(0);
    const old = the((await ofDevice(given)).filter(({ state }) => state === 'active'));
    expect(old).toMatchObject({ id: given.credential.id, renewedBy: null, retireAt: null });
  });

  it('is refused too early, to others, and for a stopped device, and nothing changes', async () => {
    const { ports, town } = stage;
    const early = await ending(31);
    const given = await ending();
    const stopped = await ending();
    await suspendDevice(ports, stopped.admin, { id: stopped.device.id, reason: '' });
    const before = await everyRow(stage);
    expect(await reasonOf(renew(early))).toBe('renewal-not-open');
    expect(await reasonOf(renew(stopped))).toBe('device-suspended');
    for (const other of [given.admin, await person(stage, town), await person(stage, stage.otherTown)]) {
      const asked = renewCredential(ports, other, { deviceId: given.device.id, renews: given.credential.id });
      expect(await reasonOf(asked)).toBe('no-such-device');
    }
    const people = ['persons', 'identities', 'search_tokens', 'person_marks', 'audit_events', 'counters'];
    const changed = changedTables(before, await everyRow(stage)).filter((table) => !people.includes(table));
    expect(changed).toEqual([]);
  });

  it('is not reminded of again', async () => {
    const given = await ending();
    const mail = 'anna@musterstadt.example';
    await stage.knex('persons').where({ id: given.holder.personId }).update({ mail });
    stage.clock.now = inDays(6);
    await stage.knex('mails').delete();
    const round = async () => {
      await stage.knex('mail_rounds').delete();
      stage.clock.now = inDays(5);
      await remindByMail(stage.ports, stage.town.id);
      stage.clock.now = inDays(6);
      await remindByMail(stage.ports, stage.town.id);
      const mine = stage.knex('mails').where({ kind: 'certificate-ends', person_id: given.holder.personId });
      return (await mine.select('id')).length;
    };
    expect(await round()).toBe(1);
    await stage.knex('mails').delete();
    await renew(given);
    expect(await round()).toBe(0);
  });
}
