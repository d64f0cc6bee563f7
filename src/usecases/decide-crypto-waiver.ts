// A second person confirms a waiver, or it is withdrawn; one in force is ended ahead of its day.
import type { Actor } from '../domain/actor';
import { confirmWaiver, endWaiver, withdrawWaiver, type CryptoWaiver } from '../domain/crypto-waiver';
import { Refusal } from '../domain/errors';
import type { CryptoWaiverId } from '../domain/ids';
import type { Ports, TenantRecords } from './ports';
import { waiverEvent } from './steps/waiver-event';

type Needs = Pick<Ports, 'store' | 'clock'>;

/** One that is in force for the same profile ends with it: the newer word counts. */
export async function confirmCryptoWaiver(
  { store, clock }: Needs,
  actor: Actor,
  id: CryptoWaiverId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const waiver = await waiverBy(records, id);
    const name = (await records.persons.namesOf([actor.ref])).get(actor.ref) ?? '';
    const confirmed = confirmWaiver(waiver, actor, { now, name });
    const before = await records.cryptoWaivers.inForce(waiver.profile);
    if (before !== null) await end(records, before, { actor, now });
    await records.cryptoWaivers.update(confirmed, 'proposed');
    await records.audit.append(waiverEvent('crypto-waiver.confirmed', confirmed, actor), now);
  });
}

export async function withdrawCryptoWaiver(
  { store, clock }: Needs,
  actor: Actor,
  id: CryptoWaiverId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const withdrawn = withdrawWaiver(await waiverBy(records, id), actor, now);
    await records.cryptoWaivers.update(withdrawn, 'proposed');
    await records.audit.append(waiverEvent('crypto-waiver.withdrawn', withdrawn, actor), now);
  });
}

export async function endCryptoWaiver(
  { store, clock }: Needs,
  actor: Actor,
  id: CryptoWaiverId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    await end(records, await waiverBy(records, id), { actor, now });
  });
}

async function end(
  records: TenantRecords,
  waiver: CryptoWaiver,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<void> {
  const ended = endWaiver(waiver, actor, now);
  await records.cryptoWaivers.update(ended, 'in-force');
  await records.audit.append(waiverEvent('crypto-waiver.ended', ended, actor), now);
}

async function waiverBy(records: TenantRecords, id: CryptoWaiverId): Promise<CryptoWaiver> {
  const waiver = await records.cryptoWaivers.find(id);
  if (waiver === null) throw new Refusal('not-found', 'no-such-crypto-waiver');
  return waiver;
}
