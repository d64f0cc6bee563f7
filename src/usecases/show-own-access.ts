// The person's own accesses: those that still count with their devices, and those that are over.
import type { Actor } from '../domain/actor';
import type { Grant } from '../domain/grant';
import {
  heldDevices,
  obstacleToDevice,
  phaseOf,
  type DeviceObstacle,
  type GrantPhase,
  type HeldDevice,
} from '../domain/own-access';
import type { TimesOfUse } from '../domain/times-of-use';
import type { Ports, TenantRecords } from './ports';

export type ShownGrant = {
  readonly grant: Grant;
  readonly phase: GrantPhase;
  readonly profileName: string;
  /** When it may be used; null: always. */
  readonly times: TimesOfUse | null;
  readonly caseNumber: string;
};

export type CurrentGrant = ShownGrant & {
  readonly devices: readonly HeldDevice[];
  /** Why no device can be added; null when one can. */
  readonly obstacle: DeviceObstacle | null;
};

export type OwnAccess = { readonly current: readonly CurrentGrant[]; readonly past: readonly ShownGrant[] };

export async function showOwnAccess(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<OwnAccess> {
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const shown = await namedGrants(records, actor, now);
  const isOver = ({ phase }: ShownGrant): boolean => phase === 'ended' || phase === 'revoked';
  const current: CurrentGrant[] = [];
  for (const one of shown.filter((each) => !isOver(each))) {
    const devices = await records.devices.ofGrant(one.grant.id);
    const held = heldDevices(devices, await records.credentials.ofGrant(one.grant.id));
    current.push({ ...one, devices: held, obstacle: obstacleToDevice(one.grant, devices, now) });
  }
  return { current, past: shown.filter(isOver) };
}

async function namedGrants(records: TenantRecords, actor: Actor, now: Date): Promise<readonly ShownGrant[]> {
  const profiles = new Map((await records.profiles.list()).map((profile) => [profile.id, profile]));
  const cases = new Map(
    (await records.requests.ofPerson(actor.personId)).map(({ id, caseNumber }) => [id, caseNumber]),
  );
  return (await records.grants.ofPerson(actor.personId)).map((grant) => ({
    grant,
    phase: phaseOf(grant, now),
    profileName: profiles.get(grant.profileId)?.name ?? '',
    times: profiles.get(grant.profileId)?.reach.times ?? null,
    caseNumber: cases.get(grant.requestId) ?? '',
  }));
}
