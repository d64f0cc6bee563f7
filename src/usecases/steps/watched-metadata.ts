// A look at published metadata: fetched outside of any transaction, then judged against what is in force by then.
import { Refusal } from '../../domain/errors';
import { signInChangeId, type TenantId } from '../../domain/ids';
import { chosenProvider, type DescribedIdentityProvider } from '../../domain/identity-provider-metadata';
import { foundProvider, judge, type Trusted, type Verdict } from '../../domain/metadata-finding';
import { lookedAt, lookFailed, slotOf, type MetadataWatch } from '../../domain/metadata-watch';
import type { IdentityProvider } from '../../domain/saml-settings';
import { lapse, propose } from '../../domain/sign-in-change';
import { lapseStale, liveValues } from './live-sign-in';
import type { Ports, TenantRecords } from '../ports';

export type LookPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'metadata'>;

/** What the address gave, or the reason why it gave nothing. */
type Reading = { readonly described: readonly DescribedIdentityProvider[] } | { readonly failure: string };

/** `unreadable`: nothing has changed, and sign-ins go on as before. Null: there is nothing to look at any more. */
export type LookOutcome = Verdict['standing'] | 'unreadable' | null;

/** The caller has claimed it. What is no refusal is a fault of ours: noted like a failure, then thrown. */
export async function look(ports: LookPorts, tenant: TenantId, address: string): Promise<LookOutcome> {
  try {
    const described = ports.metadata.read(await ports.metadata.fetch(address));
    return await settle(ports, { tenant, address, reading: { described } });
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') throw error;
    const failure = error instanceof Refusal ? error.reason : 'metadata-fetch-failed';
    const outcome = await settle(ports, { tenant, address, reading: { failure } });
    if (error instanceof Refusal) return outcome;
    throw error;
  }
}

type Looked = { readonly tenant: TenantId; readonly address: string; readonly reading: Reading };

async function settle(ports: LookPorts, { tenant, address, reading }: Looked): Promise<LookOutcome> {
  return ports.store.forTenant(tenant).transaction(async (records) => {
    await records.tenant.getHeld();
    const watch = await records.metadataWatch.find();
    if (watch?.address !== address) return null;
    return settleFor(ports, records, { tenant, watch, reading });
  });
}

type Settling = { readonly tenant: TenantId; readonly watch: MetadataWatch; readonly reading: Reading };

/** Inside a transaction that holds the tenant. */
export async function settleFor(
  { clock, ids, metadata }: Pick<LookPorts, 'clock' | 'ids' | 'metadata'>,
  records: TenantRecords,
  { tenant, watch, reading }: Settling,
): Promise<LookOutcome> {
  const now = clock();
  const at = { slot: slotOf(ids.hash(tenant)), now };
  const live = await liveValues(records, 'identity-provider');
  if (live?.kind !== 'identity-provider') {
    await records.metadataWatch.remove();
    return null;
  }
  const found = foundIn(reading, live.idp, { now, metadata });
  if (typeof found === 'string') {
    await records.metadataWatch.save(lookFailed(watch, found, at));
    return 'unreadable';
  }
  await lapseStale(records, now);
  const open = (await records.signInChanges.open()).find(({ after }) => after.kind === live.kind) ?? null;
  const newest = await records.signInChanges.newestFromMetadata();
  const verdict = judge({ live, found, foundBefore: watch.found, open, newest });
  await carryOut(records, verdict, { tenant, live, now, id: signInChangeId(ids.uuid()) });
  await records.metadataWatch.save(lookedAt(watch, found, at));
  return verdict.standing;
}

type Judging = { readonly now: Date; readonly metadata: Pick<Ports['metadata'], 'certificate'> };

/** Only the identity provider that is in force: another one at the same address is none of ours. */
function foundIn(
  reading: Reading,
  live: IdentityProvider,
  { now, metadata }: Judging,
): IdentityProvider | string {
  if ('failure' in reading) return reading.failure;
  const trusted = live.signingCertificates.map((pem): Trusted => ({
    pem,
    fingerprint: metadata.certificate(pem)?.fingerprint ?? pem,
  }));
  try {
    return foundProvider(chosenProvider(reading.described, live.entityId), trusted, now);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

type CarryingOut = {
  readonly tenant: TenantId;
  readonly live: Parameters<typeof judge>[0]['live'];
  readonly now: Date;
  readonly id: ReturnType<typeof signInChangeId>;
};

async function carryOut(
  records: TenantRecords,
  { standing, after, overtaken }: Verdict,
  { tenant, live, now, id }: CarryingOut,
): Promise<void> {
  if (overtaken !== null) {
    const { state, event } = lapse(overtaken, now);
    await records.signInChanges.update(state);
    await records.audit.append(event, now);
  }
  if (standing !== 'to-propose') return;
  const proposal = { id, tenantId: tenant, before: live, after, reason: null, by: null } as const;
  const { state, event } = propose({ ...proposal, origin: 'metadata' }, now);
  await records.signInChanges.insert(state);
  await records.audit.append(event, now);
}
