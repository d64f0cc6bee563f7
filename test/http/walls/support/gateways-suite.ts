// A gateway of one municipality among the things of another: its key, its token and its number open nothing there, and
// what it says about foreign credentials is taken for nothing.
import { gatewayPaths } from '../../../../src/domain/gateway-protocol';
import type { GatewayGroupId } from '../../../../src/domain/ids';
import { newNonce, newSigningKey } from '../../../../src/agent/identity/agent-crypto';
import { createGateway } from '../../../../src/usecases/create-gateway';
import type { FullTown } from '../../../support/full-town';
import type { TestTown } from '../../../support/portal';
import { dumpOfTenant } from '../../../support/table-dump';
import {
  enrolledGateway,
  enrolmentOf,
  openWire,
  type TestGateway,
  type Wire,
} from '../../../support/test-gateway';
import type { WalledPortal } from './walled-portal';

export function testGateways(walls: () => WalledPortal): void {
  let wire: Wire;
  let theirs: FullTown;
  let ours: FullTown;
  let gateway: TestGateway;

  beforeAll(async () => {
    const { portal } = walls();
    ({ theirs, ours } = walls());
    wire = await openWire(portal.app, portal);
    gateway = await enrolledGateway({ portal, wire }, portal.nebendorf, 'gateway-dorf');
  });
  afterAll(() => wire.close());

  async function groupOf({ store }: TestTown): Promise<GatewayGroupId> {
    const [group] = await store.groups.list();
    if (group === undefined) throw new Error('the town has no group');
    return group.id;
  }

  const untouched = async (work: () => Promise<unknown>): Promise<void> => {
    const before = await dumpOfTenant(walls().portal.knex, theirs.town.id);
    await work();
    expect(await dumpOfTenant(walls().portal.knex, theirs.town.id)).toEqual(before);
  };

  it('gets the credentials of its own municipality and no other', async () => {
    const { changes } = await gateway.snapshot();
    const text = JSON.stringify(changes);
    expect(text).toContain(ours.given.credential.id);
    expect(text).not.toContain(theirs.given.credential.id);
  });

  it('confirms and refuses nothing of another', async () => {
    await untouched(async () => {
      const { position } = await gateway.snapshot();
      const { id } = theirs.given.credential;
      const answer = await gateway.ack(position, [{ revision: position.revision, id, reason: 'key-in-use' }]);
      expect(answer.status).toBe(200);
    });
  });

  it('reports nobody of another as connected or revoked, and the answer is the one for an id that nobody has', async () => {
    const report = (id: string, serial: string | null) =>
      gateway.send({
        method: 'POST',
        path: gatewayPaths.report,
        body: JSON.stringify({
          firstConnected: [id],
          tombstones: [{ credential: id, kind: 'client', key: serial }],
          openvpnCsr: null,
          agentVersion: '1.0.0',
        }),
      });
    await untouched(async () => {
      const { id, serial } = theirs.given.credential;
      const foreign = await report(id, serial);
      const nobody = await report('aaaaaaaaaaaaaaaaaaaaaaaaaa', '4711');
      expect([foreign.status, nobody.status]).toEqual([200, 200]);
      const content = (body: string): string => body.split('\n').slice(0, -2).join('\n');
      expect(content(foreign.body)).toBe(content(nobody.body));
    });
  });

  it("cannot speak in the name of another municipality's gateway", async () => {
    await untouched(async () => {
      for (const path of [gatewayPaths.snapshot, gatewayPaths.changes]) {
        const query = path === gatewayPaths.changes ? '?after=a.0&wait=0' : '';
        const { status, body } = await gateway.send({ path, query }, { keyid: theirs.gateway.id });
        expect([status, JSON.parse(body)]).toEqual([
          401,
          expect.objectContaining({ reason: 'bad-signature' }),
        ]);
      }
    });
  });

  it('uses up no number for a gateway of another', async () => {
    const nonce = newNonce();
    const { portal } = walls();
    const neighbour = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-stadt');
    expect((await gateway.send({ path: gatewayPaths.snapshot }, { nonce })).status).toBe(200);
    expect((await neighbour.send({ path: gatewayPaths.snapshot }, { nonce })).status).toBe(200);
  });

  it('enrols with a token in the municipality that made it, whatever it says of itself', async () => {
    const { portal } = walls();
    const admin = await portal.person(portal.nebendorf, 'Gabi Gateway', 'it-admin');
    const { token, gateway: made } = await createGateway(portal.ports, admin, {
      name: 'gateway-neu',
      endpointHost: 'neu.example',
      gatewayGroupId: await groupOf(portal.nebendorf),
    });
    const key = newSigningKey();
    const body = JSON.stringify({
      ...enrolmentOf(token, key),
      gateway: theirs.gateway.id,
      tenant: theirs.town.slug,
    });
    await untouched(async () => {
      const { status } = await wire.send(
        { key, keyid: 'enrol' },
        { method: 'POST', path: gatewayPaths.enrol, body },
      );
      expect(status).toBe(200);
    });
    expect((await portal.ports.store.installation.findGateway(made.id))?.tenantId).toBe(ours.town.id);
  });

  it("is announced for another municipality's group by nobody", async () => {
    const { portal } = walls();
    const admin = await portal.person(portal.nebendorf, 'Gabi Gateway', 'it-admin');
    const announced = createGateway(portal.ports, admin, {
      name: 'gateway-fremd',
      endpointHost: 'fremd.example',
      gatewayGroupId: await groupOf(portal.musterstadt),
    });
    await untouched(() => expect(announced).rejects.toMatchObject({ kind: 'not-found' }));
  });
}
