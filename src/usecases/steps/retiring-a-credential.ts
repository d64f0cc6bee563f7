// The step that ends the outgoing file of a renewal: revoked by the portal itself, with orders to the gateways and their proof.
import type { GatewayId } from '../../domain/ids';
import { endOfRenewal, retiredEvent } from '../../domain/renewal';
import type { TenantRecords } from '../ports';
import type { Due } from '../ports-of-accesses';
import { takeCredentialsBack } from './taking-credentials-back';

export type Retiring = { readonly done: boolean; readonly woken: readonly GatewayId[] };

const nothing: Retiring = { done: false, woken: [] };

/** Looked at anew, the device first, as in every act that changes its credentials. */
export async function retireCredential(
  records: TenantRecords,
  { id, deviceId }: Due,
  now: Date,
): Promise<Retiring> {
  const device = await records.devices.find(deviceId);
  const outgoing = await records.credentials.find(id);
  if (device === null || outgoing === null || outgoing.renewedBy === null) return nothing;
  if (outgoing.state !== 'active' && outgoing.state !== 'suspended') return nothing;
  const successor = await records.credentials.find(outgoing.renewedBy);
  const end = endOfRenewal(outgoing, successor, now);
  if (end === 'keep') await records.credentials.dropRenewal(id);
  if (end !== 'retire' || successor === null) return nothing;
  const woken = await takeCredentialsBack(records, [outgoing], { kind: 'revocation', now });
  await records.audit.append(retiredEvent(outgoing, successor, device.personRef), now);
  return { done: true, woken };
}
