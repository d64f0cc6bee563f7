// The step that gathers what an explanation goes by: what a person holds, what gateways answered, and who stopped what.
import type { AccessRequest } from '../../domain/access-request';
import { assignmentsEndedBefore } from '../../domain/assignment';
import type { AuditAction } from '../../domain/audit-event';
import type { Device } from '../../domain/device';
import { answersToLastOrder } from '../../domain/device-standing';
import type { ExaminedDevice, Examined, Stop } from '../../domain/explanation';
import type { Grant } from '../../domain/grant';
import type { PersonId } from '../../domain/ids';
import { heldDevices } from '../../domain/own-access';
import { grantThatCounts } from '../../domain/standing';
import type { TenantRecords } from '../ports';

type Held = {
  readonly released: boolean;
  readonly requests: readonly AccessRequest[];
  readonly grants: readonly Grant[];
  /** Newest first. */
  readonly devices: readonly Device[];
};

/** Waiting sign-ins are few; more than these are a fault of the identity provider, and everybody’s. */
const assignmentsLookedAt = 100;

export async function examinePerson(
  records: TenantRecords,
  { id, held, now }: { readonly id: PersonId; readonly held: Held; readonly now: Date },
): Promise<Examined> {
  const waiting = await records.assignments.listWaiting(assignmentsEndedBefore(now), {
    after: null,
    limit: assignmentsLookedAt,
  });
  const grant = grantThatCounts(held.grants, now);
  const stopped = [
    ...(grant === null ? [] : [{ thing: grant, concept: 'grant' as const }]),
    ...held.devices.map((device) => ({ thing: device, concept: 'device' as const })),
  ];
  const stops = new Map<string, Stop>();
  for (const { thing, concept } of stopped) {
    const stop = await stopOf(records, thing, concept);
    if (stop !== null) stops.set(thing.id, stop);
  }
  return {
    ...held,
    devices: grant === null ? [] : await examinedDevices(records, grant, held.devices),
    awaitsAssignment: waiting.items.some(({ assignment }) => assignment.personId === id),
    gateways: grant === null ? [] : await gatewaysOf(records, grant),
    stops,
    confirmWithinSeconds: (await records.tenant.get()).confirmWithinSeconds,
  };
}

/** What counts for this access: each device with its file and the gateways’ answers to the last order about it. */
async function examinedDevices(
  { credentials }: TenantRecords,
  grant: Grant,
  devices: readonly Device[],
): Promise<readonly ExaminedDevice[]> {
  const held = heldDevices(
    devices.filter(({ grantId }) => grantId === grant.id),
    await credentials.ofGrant(grant.id),
  );
  const answers = await credentials.enforcementsOf(
    held.flatMap(({ credential, beside }) =>
      [credential, beside].filter((one) => one !== null).map(({ id }) => id),
    ),
  );
  return held.map((one) => ({
    ...one,
    enforcements: [one.credential, one.beside].flatMap((held) =>
      answersToLastOrder(answers.filter(({ credentialId }) => credentialId === held?.id)),
    ),
  }));
}

async function gatewaysOf({ gateways, profiles }: TenantRecords, { profileId }: Grant) {
  const profile = await profiles.find(profileId);
  return (await gateways.list()).filter(({ gatewayGroupId }) => gatewayGroupId === profile?.gatewayGroupId);
}

/** Only of what is stopped: the newest entry that says so. */
async function stopOf(
  { audit }: TenantRecords,
  { id, state }: Pick<Grant | Device, 'id' | 'state'>,
  concept: 'grant' | 'device',
): Promise<Stop | null> {
  if (state !== 'suspended' && state !== 'revoked') return null;
  const actions: readonly AuditAction[] =
    state === 'suspended' && concept === 'device'
      ? ['device.suspended', 'device.reported-lost']
      : [`${concept}.${state}`];
  const found = await Promise.all(
    actions.map(async (action) => {
      const about = { action, subject: null, objectId: id, from: null, before: null };
      return (await audit.list(about, { afterSeq: null, limit: 1 })).items;
    }),
  );
  const newest = found.flat().toSorted((a, b) => b.seq - a.seq)[0];
  return newest === undefined ? null : { at: newest.at, by: newest.actorName };
}
