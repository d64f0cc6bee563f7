// Whether what arrives for a municipality can only be a test: its sign-in is being set up, and nobody signs in yet.
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import { signInTrial, type SignInTrial } from './steps/sign-in-trial';

export async function findSignInTrial(
  { store }: Pick<Ports, 'store'>,
  tenant: TenantId,
): Promise<SignInTrial | null> {
  return signInTrial(store.forTenant(tenant));
}
