// What was taken back from a device or a person, for the file: by whom, why, and what every gateway has proved.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { DeviceId, PersonId } from '../domain/ids';
import type { Person } from '../domain/person';
import {
  isWithdrawn,
  openPoints,
  proofsOf,
  returningActions,
  withdrawingActions,
  type OpenPoint,
  type ProofOfDevice,
  type WithdrawnDevice,
} from '../domain/withdrawal';
import type { Ports, TenantRecords } from './ports';
import type { AuditItem } from './ports-of-the-audit-log';
import { withdrawnDevices } from './steps/withdrawn-devices';

export type Withdrawal = {
  readonly person: Person;
  readonly devices: readonly (WithdrawnDevice & { readonly profileName: string })[];
  /** Oldest first, since the last time that something was given back. */
  readonly acts: readonly AuditItem[];
  /** Newest first. */
  readonly proofs: readonly ProofOfDevice[];
  /** As long as there are any, nothing is confirmed. */
  readonly open: readonly OpenPoint[];
};

export type WithdrawalOf = { readonly device: DeviceId } | { readonly person: PersonId };

const mostEvents = 1000;

export async function showWithdrawal(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  of: WithdrawalOf,
): Promise<Withdrawal> {
  requireRole(actor, 'it-admin', 'help-desk');
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const { person, devices } = await concerned(records, of);
  if (!devices.some((one) => isWithdrawn(one, now))) throw new Refusal('conflict', 'nothing-withdrawn');
  const profiles = new Map((await records.profiles.list()).map(({ id, name }) => [id, name]));
  return {
    person,
    devices: devices.map((one) => ({ ...one, profileName: profiles.get(one.grant.profileId) ?? '' })),
    acts: await actsOn(records, devices),
    proofs: proofsOf(devices),
    open: openPoints(devices, { gateways: await records.gateways.list(), now }),
  };
}

async function concerned(records: TenantRecords, of: WithdrawalOf) {
  if ('device' in of) {
    const device = await records.devices.find(of.device);
    const person = device === null ? null : await records.persons.find(device.personId);
    const grant = device === null ? null : await records.grants.find(device.grantId);
    if (device === null || person === null || grant === null)
      throw new Refusal('not-found', 'no-such-device');
    return { person, devices: await withdrawnDevices(records, [device], [grant]) };
  }
  const person = await records.persons.find(of.person);
  if (person === null) throw new Refusal('not-found', 'no-such-person');
  const grants = await records.grants.ofPerson(person.id);
  return {
    person,
    devices: await withdrawnDevices(records, await records.devices.ofPerson(person.id), grants),
  };
}

/** Device by device: what was given back to one says nothing about another. */
async function actsOn(
  { audit }: Pick<TenantRecords, 'audit'>,
  devices: readonly WithdrawnDevice[],
): Promise<readonly AuditItem[]> {
  const things = [...new Set<string>(devices.flatMap(({ device, grant }) => [device.id, grant.id]))];
  const events = await audit.about(things, mostEvents);
  const counting = devices.flatMap(({ device, grant }) => {
    const mine = events.filter(({ object }) => object.id === device.id || object.id === grant.id);
    const returned = mine.findLastIndex(({ action }) => returningActions.includes(action));
    return mine.slice(returned + 1).filter(({ action }) => withdrawingActions.includes(action));
  });
  return [...new Map(counting.map((event) => [event.seq, event])).values()].toSorted((a, b) => a.seq - b.seq);
}
