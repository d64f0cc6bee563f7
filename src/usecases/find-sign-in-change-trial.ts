// Which proposed change to a sign-in an answer belongs to that came back from the identity provider, by the request it names.
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import type { SamlRequest } from './ports-of-sign-ins';
import { linkOf, signInChangeTrial, type SignInChangeTrial } from './steps/sign-in-change-trial';

export type TestUnderWay = Omit<SamlRequest, 'expiresAt'>;

/** Where a sign-in is being set up, whatever comes is a test of that; here one stands beside sign-ins. */
export async function listTestsUnderWay(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<readonly TestUnderWay[]> {
  return store.forTenant(tenant).samlTestRequests.underWay(clock());
}

export async function findSignInChangeTrial(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  tenant: TenantId,
  { returnTo }: TestUnderWay,
): Promise<SignInChangeTrial> {
  const asked = { tokenHash: linkOf(returnTo), now: clock() };
  const trial = await signInChangeTrial(store.forTenant(tenant), ids, asked);
  if (trial === null) throw new Refusal('gone', 'saml-test-link');
  return trial;
}
