// Orders that no gateway proves in time: IT is told once about each, by mail, and not any more when they are proved.
import { tellOfUnconfirmedOrders } from '../../../src/usecases/jobs/tell-of-unconfirmed-orders';
import { listAuditEvents } from '../../../src/usecases/list-audit-events';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { useDatabases, type Engine } from '../../support/databases';
import { agentOf, type TestAgent } from './asking';
import { connected } from './holdings';
import { addressed, later, outbox, sentNow } from './mail-stage';
import { AuditBroken, changedTables, everyRow, withoutAudit } from './observed';
import { enrolledGateway, openStage, person, startTime, type Stage } from './stage';

const subject = 'Entzogene Zugänge sind noch nicht bestätigt';

export function testOverdueOrders(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let agent: TestAgent;
  let admin: string;
  beforeAll(async () => {
    stage = await openStage(databases);
    agent = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town, 'gw1'));
    admin = (await addressed(stage, stage.town, 'it-admin')).mail;
    await addressed(stage, stage.town, 'help-desk');
    await addressed(stage, stage.otherTown, 'it-admin');
  }, 60_000);
  beforeEach(async () => {
    stage.clock.now = startTime;
    await agent.catchUp();
    await stage.knex('mails').delete();
  });

  const revokeOne = async (): Promise<void> => {
    const given = await connected(stage, stage.town);
    await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason: 'Ausgeschieden' });
  };
  const tell = (ports = stage.ports) => tellOfUnconfirmedOrders(ports, stage.town.id);
  const toldMails = async () => (await sentNow(stage)).filter(([, said]) => said === subject);

  it('are told of after the limit, to IT of the municipality, once', async () => {
    await revokeOne();
    await revokeOne();
    later(stage, 60_000);
    expect(await tell()).toBe(0);
    later(stage, 1);
    expect(await tell()).toBe(2);
    for (let tick = 0; tick < 3; tick += 1) expect(await tell()).toBe(0);
    expect(await toldMails()).toEqual([[admin, subject]]);
    later(stage, 60 * 60_000);
    expect(await tell()).toBe(0);
  });

  it('hold no names and no reason', async () => {
    await revokeOne();
    later(stage, 61_000);
    await tell();
    const [mail] = (await outbox(stage)).filter(({ kind }) => kind === 'orders-overdue');
    expect(JSON.parse(String(mail?.fields))).toEqual({ count: 1 });
  });

  it('that come after one was told of are told of together, later', async () => {
    await revokeOne();
    later(stage, 61_000);
    expect(await tell()).toBe(1);
    await revokeOne();
    await revokeOne();
    later(stage, 10 * 60_000);
    expect(await tell()).toBe(0);
    later(stage, 5 * 60_000);
    expect(await tell()).toBe(2);
  });

  it('are quiet when proved: the mail that waits is not sent, and the next ones are told of at once', async () => {
    await revokeOne();
    later(stage, 61_000);
    await tell();
    await agent.catchUp();
    expect(await toldMails()).toEqual([]);
    await revokeOne();
    later(stage, 61_000);
    expect(await tell()).toBe(1);
    expect(await toldMails()).toHaveLength(1);
  });

  it('are told of once by several portal processes', async () => {
    await revokeOne();
    later(stage, 61_000);
    const told = await Promise.all([tell(), tell(), tell()]);
    expect(told.toSorted()).toEqual([0, 0, 1]);
    expect(await toldMails()).toHaveLength(1);
  });

  it('are told of whole or not at all', async () => {
    await revokeOne();
    later(stage, 61_000);
    const before = await everyRow(stage);
    await expect(tell(withoutAudit(stage.ports))).rejects.toBeInstanceOf(AuditBroken);
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
    expect(await tell()).toBe(1);
  });

  it('by the limit that the municipality has set', async () => {
    const tenant = await stage.town.store.tenant.get();
    await stage.town.store.tenant.update({ ...tenant, confirmWithinSeconds: 600 });
    await revokeOne();
    later(stage, 599_000);
    expect(await tell()).toBe(0);
    later(stage, 2_000);
    expect(await tell()).toBe(1);
    await stage.town.store.tenant.update(tenant);
  });

  it('stand in the audit log with what gateways said, entry by entry', async () => {
    const given = await connected(stage, stage.town);
    await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason: 'Ausgeschieden' });
    const auditor = await person(stage, stage.town, 'auditor');
    const view = { action: null, person: null, objectId: given.device.id, from: null, until: null };
    const times = async () => {
      const { items, times: all } = await listAuditEvents(stage.ports, auditor, { view, afterSeq: null });
      return items.map(({ action, seq }) => [action, (all.get(seq) ?? []).length]);
    };
    expect(await times()).toContainEqual(['device.revoked', 1]);
    expect(await times()).toContainEqual(['device.added', 0]);
  });
}
