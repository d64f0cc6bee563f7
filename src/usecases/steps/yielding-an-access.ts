// The step with which a released application takes effect: a new access comes to be, or the one that it is about changes.
import type { AccessRequest } from '../../domain/access-request';
import type { Actor } from '../../domain/actor';
import { endAt } from '../../domain/credential';
import { giveUpLost } from '../../domain/device';
import { Refusal } from '../../domain/errors';
import { grantFor, isHeld, refuseOverlapOfApplicant, type Grant } from '../../domain/grant';
import {
  addDevicePlace,
  hasEnded,
  lostAmong,
  moveLastDay,
  requireGoingOn,
  type ChangedGrant,
} from '../../domain/grant-change';
import { grantId, type GatewayId } from '../../domain/ids';
import type { Ports, TenantRecords } from '../ports';
import { keepToQuota } from './keeping-to-quota';
import { takeCredentialsBack } from './taking-credentials-back';

type Yielding = {
  readonly actor: Actor;
  readonly ids: Ports['ids'];
  readonly timeZone: string;
  readonly now: Date;
};

/** Returns the gateways to wake once the transaction stands. */
export async function yieldAccess(
  records: TenantRecords,
  request: AccessRequest,
  yielding: Yielding,
): Promise<readonly GatewayId[]> {
  // The other way leads past the VPN: IT sets it up elsewhere, and nothing is issued here.
  if (request.assessed?.outcome === 'other-way') return [];
  if (request.kind === 'new') return newAccess(records, request, yielding);
  const grant = request.grantId === null ? null : await records.grants.find(request.grantId);
  if (grant === null || grant.personId !== request.personId) throw new Refusal('not-found', 'no-such-grant');
  switch (request.kind) {
    case 'extension':
    case 'change':
      return hasEnded(grant, yielding.now)
        ? newAccess(records, request, yielding)
        : otherLastDay(records, { grant, request }, yielding);
    case 'additional-device':
      await store(records, grant, { changed: addDevicePlace(grant, yielding), now: yielding.now });
      return [];
    case 'replacement':
      return withoutLostDevices(records, grant, yielding);
  }
}

/** Refused beside an access of the same kind that has come to be since the application, `applicant-has-access`. */
async function newAccess(
  records: TenantRecords,
  request: AccessRequest,
  { actor, ids, timeZone, now }: Yielding,
): Promise<readonly GatewayId[]> {
  const profile = await records.profiles.find(request.profileId);
  if (profile === null) throw new Refusal('not-found', 'no-such-profile');
  const held = await records.grants.ofPerson(request.personId);
  const others = held.filter(({ id }) => id !== request.grantId);
  refuseOverlapOfApplicant(others, profile, request.period);
  if (!held.some(isHeld)) await keepToQuota(records, 'people');
  const grant = grantFor(request, { id: grantId(ids.uuid()), profile, actor, timeZone, now });
  await records.grants.insert(grant.state);
  await records.audit.append(grant.event, now);
  return [];
}

type About = { readonly grant: Grant; readonly request: AccessRequest };

async function otherLastDay(
  records: TenantRecords,
  { grant, request }: About,
  { actor, timeZone, now }: Yielding,
): Promise<readonly GatewayId[]> {
  const changed = moveLastDay(grant, request.period.until, { actor, timeZone, now });
  if (changed === null) return [];
  await store(records, grant, { changed, now });
  const { credentials, orders } = endAt(await records.credentials.ofGrant(grant.id), changed.state.endsAt);
  await records.credentials.updateAll(
    credentials.map((credential) => ({ credential, from: credential.state })),
  );
  return records.gateways.order(orders, now);
}

/** Whoever gets another device for a lost one gives the lost one up for good: both at once would be one too many. */
async function withoutLostDevices(
  records: TenantRecords,
  grant: Grant,
  { actor, now }: Yielding,
): Promise<readonly GatewayId[]> {
  requireGoingOn(grant, now);
  const woken: GatewayId[] = [];
  for (const device of lostAmong(await records.devices.ofGrant(grant.id))) {
    const { state, event } = giveUpLost(device, actor);
    await records.devices.update(state, device.state);
    await records.grants.freeDevicePlace(grant.id);
    const credentials = await records.credentials.ofDevice(device.id);
    woken.push(...(await takeCredentialsBack(records, credentials, { kind: 'revocation', now })));
    await records.audit.append(event, now);
  }
  return woken;
}

async function store(
  records: TenantRecords,
  before: Grant,
  { changed, now }: { readonly changed: ChangedGrant; readonly now: Date },
): Promise<void> {
  await records.grants.update(changed.state, before.state);
  await records.audit.append(changed.event, now);
}
