// The step shared by all that stops a whole grant: every device and every credential under it follows.
import type { AuditEvent } from '../../domain/audit-event';
import { endWithGrant } from '../../domain/device';
import { Refusal } from '../../domain/errors';
import type { Grant } from '../../domain/grant';
import type { GatewayId, GrantId, IdentityRef } from '../../domain/ids';
import type { TenantRecords } from '../ports';
import { takeCredentialsBack } from './taking-credentials-back';

const devicesBecome = { suspension: null, revocation: 'revoked', expiry: 'expired' } as const;

type Stopping = {
  readonly kind: keyof typeof devicesBecome;
  readonly actor: IdentityRef | null;
  readonly now: Date;
};
type Rule = (grant: Grant) => { readonly state: Grant; readonly event: AuditEvent };

/** `rule` says what becomes of the grant, or refuses. A suspension leaves the devices as they are: their grant holds them. */
export async function stopGrant(
  records: TenantRecords,
  id: GrantId,
  { rule, ...stopping }: Stopping & { readonly rule: Rule },
): Promise<readonly GatewayId[]> {
  const grant = await records.grants.find(id);
  if (grant === null) throw new Refusal('not-found', 'no-such-grant');
  const { state, event } = rule(grant);
  await records.grants.update(state, grant.state);
  await records.audit.append(event, stopping.now);
  await endDevices(records, grant, stopping);
  return takeCredentialsBack(records, await records.credentials.ofGrant(id), stopping);
}

async function endDevices(
  records: TenantRecords,
  grant: Grant,
  { kind, actor, now }: Stopping,
): Promise<void> {
  const become = devicesBecome[kind];
  if (become === null) return;
  const going = (await records.devices.ofGrant(grant.id)).filter(
    ({ state }) => state === 'active' || state === 'suspended',
  );
  const ended = going.map((device) => ({ from: device.state, ...endWithGrant(device, become, actor) }));
  await records.devices.updateAll(ended.map(({ state, from }) => ({ device: state, from })));
  for (const { event } of ended) await records.audit.append(event, now);
}
