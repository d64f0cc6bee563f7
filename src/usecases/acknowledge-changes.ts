// A gateway confirms what it has carried out and what it has looked at: here an order becomes effective, by the portal's clock.
import { Refusal } from '../domain/errors';
import { requireEnrolled } from '../domain/gateway';
import { keepsFailures, unprovedBy } from '../domain/gateway-instance';
import { ackAnswer, maxReported, type Acknowledgement } from '../domain/gateway-protocol';
import { sealAnswer, type AskingGateway } from './steps/gateway-answer';
import type { Ports } from './ports';

/** Cumulative and harmless when repeated or late; one ahead of the portal's log is a mistake or a lie. */
export async function acknowledgeChanges(
  ports: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>,
  asking: AskingGateway,
  ack: Acknowledgement,
): Promise<string> {
  const now = ports.clock();
  const { tenantId, gatewayId } = asking;
  const { revision, epoch } = ack.position;
  if (epoch !== (await ports.store.installation.epoch())) throw new Refusal('gone', 'snapshot-needed');
  const unproved = await ports.store.forTenant(tenantId).transaction(async (records) => {
    const gateway = requireEnrolled(await records.gateways.find(gatewayId));
    if (revision > gateway.revision) throw new Refusal('invalid', 'ack-from-the-future');
    // Read with the row held: another start of the agent may have taken over since this request was let in.
    const reason = unprovedBy(gateway.instances, asking.instance, { revision, now });
    if (revision < gateway.acknowledged) return reason;
    const { failed } = ack;
    if (reason !== null && reason !== 'young') {
      if (keepsFailures(reason)) await records.gateways.noteFailures(gatewayId, { upTo: revision, failed });
      return reason;
    }
    const isWhole = failed.length < maxReported;
    const verified = reason === null ? ack.verified : 0;
    await records.gateways.acknowledge(gatewayId, { upTo: revision, verified, failed, isWhole, now });
    return reason;
  });
  return sealAnswer(ports, [ackAnswer(unproved)], { asking, from: revision, to: revision });
}
