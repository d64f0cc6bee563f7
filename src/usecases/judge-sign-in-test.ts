// A test sign-in has come back, checked like any other: what would have become of it. No session, no person, and of what
// was sent nothing is kept but that it would have worked.
import { Refusal } from '../domain/errors';
import type { PresentedAssertion } from '../domain/identity-attributes';
import type { TenantId } from '../domain/ids';
import { findingsOf, type SignInFindings } from '../domain/sign-in-test';
import type { Ports } from './ports';
import { providerEvent } from './steps/provider-acting';
import type { SignInTrial } from './steps/sign-in-trial';
import { useUpAssertion } from './steps/use-up-assertion';

export async function judgeSignInTest(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
  { assertion, trial }: { readonly assertion: PresentedAssertion; readonly trial: SignInTrial },
): Promise<SignInFindings> {
  const now = clock();
  return store.forTenant(tenant).transaction(async (records) => {
    const { samlTestRequests: samlRequests, samlMessages } = records;
    const begunWith = await useUpAssertion({ samlRequests, samlMessages }, assertion, now);
    // Begun, checked and judged with one and the same version, or it proves nothing.
    if (begunWith !== String(trial.version)) throw new Refusal('conflict', 'sign-in-test-outdated');
    const { kind } = await records.tenant.get();
    const findings = findingsOf(assertion, trial.ready, kind);
    if (findings.inTheWay.length > 0) return findings;
    await records.signInDrafts.markTested(trial.version, now);
    const data = { version: trial.version };
    await records.audit.append(providerEvent(null, tenant, { action: 'tenant.sign-in-tested', data }), now);
    return findings;
  });
}
