// Which cryptography the municipality's gateway groups use, what it has waived, and how many files are of before.
import { requireRole, type Actor } from '../domain/actor';
import type { CryptoWaiver } from '../domain/crypto-waiver';
import { Refusal } from '../domain/errors';
import type { CryptoWaiverId, IdentityRef } from '../domain/ids';
import { countLimit } from '../domain/paging';
import type { Ports } from './ports';
import { currentStandards } from './steps/file-standards';
import { groupCrypto, type GroupCrypto } from './steps/group-crypto';

export const cryptoReaders = ['it-admin', 'tenant-admin', 'security-officer'] as const;

export type CryptoOverview = {
  readonly groups: readonly GroupCrypto[];
  /** The newest. */
  readonly waivers: readonly CryptoWaiver[];
  /** Stops at one more than 1,000. */
  readonly outdatedDevices: number;
};

const waiversShown = 20;

export async function showCrypto(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<CryptoOverview> {
  requireRole(actor, ...cryptoReaders);
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const inForce = await records.cryptoWaivers.allInForce();
  const groups = (await records.groups.list()).map((group) => groupCrypto(group, inForce, now));
  const standards = await currentStandards(records, now);
  return {
    groups,
    waivers: await records.cryptoWaivers.newest(waiversShown),
    outdatedDevices: await records.devices.countOutdatedUpTo(standards, countLimit),
  };
}

export type ShownWaiver = {
  readonly waiver: CryptoWaiver;
  readonly names: ReadonlyMap<IdentityRef, string>;
};

export async function showCryptoWaiver(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: CryptoWaiverId,
): Promise<ShownWaiver> {
  requireRole(actor, ...cryptoReaders);
  const records = store.forTenant(actor.tenantId);
  const waiver = await records.cryptoWaivers.find(id);
  if (waiver === null) throw new Refusal('not-found', 'no-such-crypto-waiver');
  const refs = [waiver.proposedBy, waiver.decidedBy, waiver.endedBy].filter((ref) => ref !== null);
  return { waiver, names: await records.persons.namesOf([...new Set(refs)]) };
}
