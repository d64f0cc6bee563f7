// Two agents with one gateway's key: nothing that either confirms counts, until one is left and has proved everything anew.
import { text } from 'node:stream/consumers';
import { doctorInstance, quietForMs, youngForMs } from '../../../src/domain/gateway-instance';
import { acknowledgeChanges } from '../../../src/usecases/acknowledge-changes';
import { enrolGateway } from '../../../src/usecases/enrol-gateway';
import { putGatewayInMaintenance } from '../../../src/usecases/put-gateway-in-maintenance';
import { readFigures } from '../../../src/usecases/read-figures';
import { readGatewayChanges } from '../../../src/usecases/read-gateway-changes';
import { renewEnrolmentToken } from '../../../src/usecases/renew-enrolment-token';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { showToday } from '../../../src/usecases/show-today';
import { hearInstance } from '../../../src/usecases/steps/hearing-an-instance';
import type { Position } from '../../../src/domain/gateway-protocol';
import { useDatabases, type Engine } from '../../support/databases';
import { agentOf } from './asking';
import { connected } from './holdings';
import { eventsOf, reasonOf } from './observed';
import { enrolledGateway, enrolmentWith, openStage, person, type Stage } from './stage';

export function testCopiedGateways(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let count = 0;
  let now = Date.parse('2030-01-01T00:00:00.000Z');
  beforeAll(async () => {
    stage = await openStage(databases);
  }, 60_000);

  async function copied() {
    count += 1;
    const gateway = await enrolledGateway(stage, stage.town, `gw-copied-${count}`);
    const ports = { ...stage.ports, clock: () => new Date(now) };
    const identity = { tenantId: stage.town.id, gatewayId: gateway.id, agentKey: '' };
    const speak = async (instance: string, late = 0) => {
      now += 1_000;
      const spoken = { instance, signedAt: new Date(now - late), now: new Date(now) };
      const known = await ports.store.installation.findGateway(gateway.id);
      if (known !== null) await hearInstance(ports, known, spoken);
    };
    const asking = (instance: string) => ({ ...identity, nonce: 'AAAAAAAAAAAAAAAAAAAAAA', instance });
    const ack = async (instance: string, position: Position, failing: readonly string[] = []) => {
      await speak(instance);
      const { revision } = position;
      const failed = failing.map((id) => ({ revision, id, reason: 'session-still-there' }));
      const confirmation = { position, verified: revision, failed };
      return (await acknowledgeChanges(ports, asking(instance), confirmation)).split('\n')[0];
    };
    const agent = agentOf({ ...stage, ports }, stage.town, gateway);
    const poll = async (instance: string, position: Position) =>
      text(
        await readGatewayChanges(ports, asking(instance), {
          position,
          waitSeconds: 0,
          signal: new AbortController().signal,
        }),
      );
    const given = await connected(stage, stage.town);
    await revokeDevice(ports, given.admin, { id: given.device.id, reason: 'Ausgeschieden' });
    const proof = async (id = given.credential.id) =>
      (await stage.town.store.credentials.enforcementsOf([id])).find(
        ({ gatewayId }) => gatewayId === gateway.id,
      );
    const isEffective = async () => ((await proof())?.effectiveAt ?? null) !== null;
    const revoked = async () => {
      const another = await connected(stage, stage.town);
      await revokeDevice(ports, another.admin, { id: another.device.id, reason: 'Ausgeschieden' });
      return another.credential.id;
    };
    const found = async () => {
      const one = await stage.town.store.gateways.find(gateway.id);
      if (one === null) throw new Error('the gateway is there');
      return one;
    };
    const report = async (instance: string, isEmpty: boolean) => {
      await speak(instance);
      await agentOf({ ...stage, ports }, stage.town, { id: gateway.id, instance }).report({ isEmpty });
    };
    const countedByProvider = async () =>
      (await ports.store.installation.standings(new Date(now))).map(({ slug, copiedGateways }) => [
        slug,
        copiedGateways,
      ]);
    const events = async () =>
      (await eventsOf(stage.town))
        .filter(({ object }) => object.id === gateway.id)
        .map(({ action }) => action);
    return {
      ...{ gateway, ports, speak, ack, agent, poll, given, proof, isEffective },
      ...{ revoked, found, report, events, countedByProvider },
    };
  }

  const counts = '{"ok":true}';
  const because = (reason: string) => JSON.stringify({ ok: true, unproved: reason });
  const wait = (ms: number) => {
    now += ms;
  };

  it('counts what the only one confirms, and of a new start once the one before would have spoken', async () => {
    const { ack, agent, isEffective } = await copied();
    const { position } = await agent.snapshot();
    await ack('A', { ...position, revision: 0 });
    expect(await ack('B', position)).toBe(because('young'));
    expect(await isEffective()).toBe(false);
    wait(youngForMs);
    expect(await ack('B', position)).toBe(counts);
    expect(await isEffective()).toBe(true);
  });

  it('takes back what the second one proved, counts nothing more, and everything anew once one is left', async () => {
    const { gateway, ports, ack, agent, poll, given, isEffective, countedByProvider } = await copied();
    const { position } = await agent.snapshot();
    await ack('A', { ...position, revision: 0 });
    await ack('B', position);
    wait(youngForMs);
    await ack('B', position);
    expect(await isEffective()).toBe(true);
    expect(await ack('A', position)).toBe(because('copied'));
    expect(await isEffective()).toBe(false);
    expect(await ack('B', position)).toBe(because('copied'));
    expect((await readFigures(ports)).copiedGateways).toBe(1);
    expect(await countedByProvider()).toEqual([
      [stage.town.slug, 1],
      [stage.otherTown.slug, 0],
    ]);
    expect((await showToday(ports, given.admin)).copiedGateways.map(({ id }) => id)).toEqual([gateway.id]);
    expect(await reasonOf(poll(doctorInstance, position))).toBe('gateway-copied');
    wait(quietForMs);
    expect(await ack('B', position)).toBe(because('anew'));
    expect((await readFigures(ports)).copiedGateways).toBe(0);
    expect(Object.fromEntries(await countedByProvider())).toMatchObject({ [stage.town.slug]: 0 });
    expect(await isEffective()).toBe(false);
    expect(await reasonOf(poll('B', position))).toBe('snapshot-needed');
    const { position: fresh } = await agent.snapshot();
    expect(await ack('B', fresh)).toBe(counts);
    expect(await isEffective()).toBe(true);
  });

  it('keeps what either says has failed, and neither takes it back nor believes it done before all is proved anew', async () => {
    const { ack, agent, given, proof, revoked, found } = await copied();
    const { position } = await agent.snapshot();
    await ack('A', position);
    const before = await proof();
    await ack('B', position);
    wait(youngForMs);
    await ack('B', position);
    const late = await revoked();
    const { position: both } = await agent.changes(position);
    const failing = [late, given.credential.id, 'gateway'];
    expect(await ack('A', both, failing)).toBe(because('copied'));
    expect(await proof(late)).toMatchObject({ appliedAt: null, failure: 'session-still-there' });
    expect(await ack('B', both)).toBe(because('copied'));
    expect(await proof(late)).toMatchObject({ appliedAt: null, failure: 'session-still-there' });
    // What was proved before there were two is not undone by what one of two says.
    expect(await proof()).toEqual(before);
    expect(await found()).toMatchObject({ problem: 'session-still-there' });
    wait(quietForMs);
    expect(await ack('B', both, [late])).toBe(because('anew'));
    expect(await ack('B', both)).toBe(because('anew'));
    expect((await proof(late))?.failure).toBe('session-still-there');
    const { position: fresh } = await agent.snapshot();
    expect(await ack('B', fresh)).toBe(counts);
    expect(await proof(late)).toMatchObject({ failure: null, isVerified: true });
    expect(await found()).toMatchObject({ problem: null });
  });

  it('does not believe one of two that nobody is connected any more, and believes that somebody is', async () => {
    const { gateway, ports, speak, given, found, report } = await copied();
    const emptySince = async () => (await found()).maintenance?.emptySince ?? null;
    const wish = { id: gateway.id, reason: 'Neuer Kernel', knowsItIsTheLast: true };
    await putGatewayInMaintenance(ports, given.admin, wish);
    await speak('A');
    await report('B', true);
    expect(await emptySince()).not.toBeNull();
    // The one before is back: B perhaps looked at a host that nobody ever came to.
    await speak('A');
    expect(await emptySince()).toBeNull();
    await report('A', true);
    expect(await emptySince()).toBeNull();
    wait(quietForMs);
    await report('B', true);
    expect(await emptySince()).toBeNull();
    wait(quietForMs);
    await report('B', true);
    expect(await emptySince()).toEqual(new Date(now));
    await speak('C');
    await speak('B');
    expect(await emptySince()).not.toBeNull();
    await report('C', false);
    expect(await emptySince()).toBeNull();
  });

  it('does not count what one that was succeeded had under way, and is not alarmed by it', async () => {
    const { gateway, speak, ports, agent, isEffective } = await copied();
    const { position } = await agent.snapshot();
    await speak('A');
    await speak('B');
    await speak('A', 5_000);
    const asking = {
      tenantId: stage.town.id,
      gatewayId: gateway.id,
      agentKey: '',
      nonce: 'n',
      instance: 'A',
    };
    const answer = await acknowledgeChanges(ports, asking, {
      position,
      verified: position.revision,
      failed: [],
    });
    expect(answer.split('\n')[0]).toBe(because('former'));
    expect(await isEffective()).toBe(false);
    expect((await stage.town.store.gateways.find(gateway.id))?.instances?.copied).toBeNull();
  });

  it('notices it once when both speak at the same moment, to whichever process', async () => {
    const { gateway, speak, events } = await copied();
    await speak('A');
    await speak('B');
    await Promise.all([speak('A'), speak('A'), speak('A')]);
    expect((await stage.town.store.gateways.find(gateway.id))?.instances?.instance).toBe('A');
    expect((await events()).filter((action) => action === 'gateway.copy-noticed')).toHaveLength(1);
  });

  it('ends when the gateway gets another key', async () => {
    const { gateway, ports, speak, ack, agent, events } = await copied();
    for (const one of ['A', 'B', 'A']) await speak(one);
    const admin = await person(stage, stage.town, 'it-admin');
    const { token } = await renewEnrolmentToken(ports, admin, gateway.id);
    await enrolGateway(ports, enrolmentWith(token), 'AAAAAAAAAAAAAAAAAAAAAA');
    expect((await events()).filter((action) => action === 'gateway.copy-ended')).toHaveLength(1);
    expect((await stage.town.store.gateways.find(gateway.id))?.instances).toBeNull();
    const { position } = await agent.snapshot();
    expect(await ack('C', position)).toBe(counts);
  });
}
