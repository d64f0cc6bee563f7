// Somebody opens the link with which a municipality's sign-in is tried out.
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import { signInTrial, type SignInTrial } from './steps/sign-in-trial';

export async function beginSignInTest(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  tenant: TenantId,
  token: string,
): Promise<SignInTrial> {
  const records = store.forTenant(tenant);
  const isGood = await records.signInDrafts.hasTestLink(ids.hash(token), clock());
  const trial = isGood ? await signInTrial(records) : null;
  if (trial === null) throw new Refusal('gone', 'saml-test-link');
  return trial;
}
