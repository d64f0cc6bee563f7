// The answer to a trial of a proposed change, checked like any other: what would become of whoever sent it. No session, no
// person, and of what was sent nothing is kept but whether it would have worked.
import { Refusal } from '../domain/errors';
import type { PresentedAssertion } from '../domain/identity-attributes';
import type { IdentityRef, TenantId } from '../domain/ids';
import { methodsIn } from '../domain/assurance';
import { aliasesIn } from '../domain/identity-provider-presets';
import { tried } from '../domain/sign-in-change';
import { isAboutTheValues, type ChangeTrial } from '../domain/sign-in-change-trial';
import { outlookOf, type Recognition, type SignInOutlook } from '../domain/sign-in-outlook';
import { findingsOf } from '../domain/sign-in-test';
import type { Ports } from './ports';
import type { TenantRecords } from './ports-of-a-tenant';
import { requireLiveValues } from './steps/live-sign-in';
import { signInChangeTrial, linkOf, type SignInChangeTrial } from './steps/sign-in-change-trial';
import { useUpAssertion } from './steps/use-up-assertion';
import { whoseSignIn, type WhoseSignIn } from './steps/whose-sign-in';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

type Judged = { readonly trial: SignInChangeTrial; readonly assertion: PresentedAssertion };

export async function judgeSignInChangeTrial(
  { store, clock, ids }: Needs,
  tenant: TenantId,
  { trial, assertion }: Judged,
): Promise<SignInOutlook> {
  const now = clock();
  return store.forTenant(tenant).transaction(async (records) => {
    await records.tenant.getHeld();
    const { samlTestRequests: samlRequests, samlMessages } = records;
    const begunWith = await useUpAssertion({ samlRequests, samlMessages }, assertion, now);
    const present = await stillThat(records, ids, { trial, begunWith, now });
    const outlook = await outlookFor(records, { trial: present, assertion }, now);
    await remember(records, present, { reason: outlook.inTheWay[0] ?? null, now });
    return outlook;
  });
}

/** What was refused before it could be judged is remembered, too, where it says something about the proposed values. */
export async function noteFailedTrial(
  { store, clock, ids }: Needs,
  tenant: TenantId,
  { trial, reason }: { readonly trial: SignInChangeTrial; readonly reason: string },
): Promise<void> {
  if (!isAboutTheValues(reason)) return;
  const now = clock();
  await store.forTenant(tenant).transaction(async (records) => {
    await records.tenant.getHeld();
    const present = await stillThat(records, ids, { trial, begunWith: trial.version, now });
    await remember(records, present, { reason, now });
  });
}

type Begun = { readonly trial: SignInChangeTrial; readonly begunWith: number | string; readonly now: Date };

/** Begun, checked and judged with one and the same version, or it proves nothing. */
async function stillThat(
  records: TenantRecords,
  ids: Ports['ids'],
  { trial, begunWith, now }: Begun,
): Promise<SignInChangeTrial> {
  const present = await signInChangeTrial(records, ids, { tokenHash: linkOf(String(trial.version)), now });
  if (present?.version !== begunWith || trial.version !== begunWith) {
    throw new Refusal('conflict', 'sign-in-test-outdated');
  }
  return present;
}

async function outlookFor(
  records: TenantRecords,
  { trial: { ready, by }, assertion }: Judged,
  now: Date,
): Promise<SignInOutlook> {
  const { kind, assurance } = await records.signInRules.get();
  const findings = findingsOf(assertion, ready, kind);
  const authentication = { ...assertion.authentication, methods: methodsIn(assertion.attributes) };
  // Whom a municipality knows is not for the provider to ask, least of all with an identity provider of its choosing.
  const looksUp = by.side === 'tenant';
  const named = { assertion, rule: ready.identity, aliases: aliasesIn(ready) };
  const whose = looksUp && findings.key !== null ? (await whoseSignIn(records, named, now)).whose : null;
  const recognised = looksUp ? recognitionOf(whose, by.ref) : null;
  return outlookOf(findings, { recognised, authentication, assurance, kind });
}

function recognitionOf(whose: WhoseSignIn['whose'] | null, begunBy: IdentityRef): Recognition {
  if (whose === null) return 'unknown';
  if (whose.is === 'known') return whose.person.ref === begunBy ? 'same' : 'other';
  return whose.is === 'new' ? 'new' : 'waits';
}

type Outcome = { readonly reason: string | null; readonly now: Date };

async function remember(
  records: TenantRecords,
  { change, by, of }: SignInChangeTrial,
  { reason, now }: Outcome,
): Promise<void> {
  const live = await requireLiveValues(records, change.after.kind);
  const trial: ChangeTrial = { passed: reason === null, reason, at: now, by, of };
  const { state, event } = tried(change, live, trial);
  await records.signInChanges.update(state);
  await records.audit.append(event, now);
}
