// A gateway that has enrolled and confirms when told to, for tests of pages: by the real acts, without HTTP.
import { newNonce, newSigningKey } from '../../src/agent/identity/agent-crypto';
import type { CredentialId, GatewayId } from '../../src/domain/ids';
import { acknowledgeChanges } from '../../src/usecases/acknowledge-changes';
import { createGateway } from '../../src/usecases/create-gateway';
import { enrolGateway } from '../../src/usecases/enrol-gateway';
import type { TestPortal, TestTown } from './portal';
import { enrolmentOf } from './test-gateway';

export type ReadyGateway = {
  readonly id: GatewayId;
  /** Says that everything ordered so far is done, but for one credential's. */
  readonly confirm: (failing?: CredentialId) => Promise<void>;
};

export async function readyGateway(
  portal: Pick<TestPortal, 'ports' | 'person'>,
  town: TestTown,
  name = 'gateway-nord',
): Promise<ReadyGateway> {
  const { ports, person } = portal;
  const admin = await person(town, 'Gabi Gateway', 'it-admin');
  const [group] = await town.store.groups.list();
  if (group === undefined) throw new Error('the town has no gateway group');
  const { gateway, token } = await createGateway(ports, admin, {
    name,
    endpointHost: `${name}.example`,
    gatewayGroupId: group.id,
  });
  await enrolGateway(ports, enrolmentOf(token, newSigningKey()), newNonce());
  const identity = await ports.store.installation.findGateway(gateway.id);
  if (identity === null) throw new Error('the gateway has not enrolled');
  return {
    id: gateway.id,
    confirm: async (failing) => {
      const revision = (await town.store.gateways.find(gateway.id))?.revision ?? 0;
      const position = { epoch: await ports.store.installation.epoch(), revision };
      const failed =
        failing === undefined ? [] : [{ revision, id: failing, reason: 'management-socket-away' }];
      const acknowledgement = { position, verified: revision, failed };
      await acknowledgeChanges(ports, { ...identity, nonce: newNonce(), instance: '' }, acknowledgement);
    },
  };
}
