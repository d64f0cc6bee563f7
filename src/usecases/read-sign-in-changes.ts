// Proposed changes to a sign-in as the municipality's admins and the provider read them, with what a person can compare.
import { hasRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { SignInChangeId, TenantId } from '../domain/ids';
import { countLimit } from '../domain/paging';
import { makesEverybodyNew } from '../domain/person-keys-change';
import { deservesNotice, type SignInChange } from '../domain/sign-in-change';
import { trialStanding, type TrialStanding } from '../domain/sign-in-change-trial';
import { differencesOf, type ComparedField } from '../domain/sign-in-values';
import type { Ports, TenantRecords } from './ports';
import { proposedSignIn } from './steps/proposed-sign-in';
import { requireSignInReader } from './steps/sign-in-readers';

export type ComparedValue = {
  readonly field: ComparedField;
  readonly mark: 'removed' | 'added' | 'kept';
  readonly value: string;
  /** Of a certificate: its value is then the fingerprint. Null for what is none. */
  readonly endsAt: Date | null;
};

export type ShownChange = {
  readonly change: SignInChange;
  readonly compared: readonly ComparedValue[];
  /** How many people it would make strangers of, up to one more than 1,000; 0 for a change that does not, or is decided. */
  readonly newPeople: number;
  /** Of a change that is open; `none` for one that is decided. */
  readonly trial: TrialStanding;
};

const mostShown = 50;
const noticesAmong = 20;

export async function listSignInChanges(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  tenant: TenantId,
): Promise<readonly SignInChange[]> {
  await requireSignInReader({ store }, actor, tenant);
  return store.forTenant(tenant).signInChanges.list(mostShown);
}

export async function showSignInChange(
  { store, pki, ids }: Pick<Ports, 'store' | 'pki' | 'ids'>,
  actor: Actor,
  { tenantId, id }: { readonly tenantId: TenantId; readonly id: SignInChangeId },
): Promise<ShownChange> {
  await requireSignInReader({ store }, actor, tenantId);
  const records = store.forTenant(tenantId);
  const change = await records.signInChanges.find(id);
  if (change === null) throw new Refusal('not-found', 'no-such-sign-in-change');
  const concerned = change.state === 'open' && makesEverybodyNew(change.before, change.after);
  const newPeople = concerned ? await records.persons.countUpTo([], countLimit) : 0;
  const trial = change.state === 'open' ? await standingOf(records, ids, change) : 'none';
  return { change, compared: comparedIn(change, pki), newPeople, trial };
}

async function standingOf(
  records: TenantRecords,
  ids: Ports['ids'],
  { trial, after }: SignInChange,
): Promise<TrialStanding> {
  if (trial === null) return 'none';
  return trialStanding(trial, (await proposedSignIn(records, ids, after)).of);
}

/** For the top of every page of those who answer for the sign-in; nothing for anybody else. */
export async function listSignInNotices(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<readonly SignInChange[]> {
  if (!hasRole(actor, 'tenant-admin', 'it-admin')) return [];
  const now = clock();
  const newest = await store.forTenant(actor.tenantId).signInChanges.list(noticesAmong);
  return newest.filter((change) => deservesNotice(change, actor.ref, now));
}

function comparedIn({ before, after }: SignInChange, pki: Ports['pki']): readonly ComparedValue[] {
  return differencesOf(before, after).flatMap(({ field, ...values }) =>
    (['removed', 'added', 'kept'] as const).flatMap((mark) =>
      values[mark].map((value): ComparedValue => {
        if (field !== 'certificates') return { field, mark, value, endsAt: null };
        const fingerprint = pki.certificateFingerprint(value) ?? value;
        return { field, mark, value: fingerprint, endsAt: pki.certificateEnd(value) };
      }),
    ),
  );
}
