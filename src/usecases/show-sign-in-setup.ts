// How far the sign-in of a municipality has been set up, and what its identity provider must know of us.
import { emptyDraft, type SignInDraft } from '../domain/sign-in-draft';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import { tenantOfProvider, type Provider } from './steps/provider-acting';

export type SignInSetup = {
  readonly tenant: Tenant;
  /** Version 0: nothing has been entered yet. */
  readonly draft: SignInDraft;
  /** Then staff sign in, and the draft is over. */
  readonly isLive: boolean;
  readonly ownCertificatePem: string;
};

export async function showSignInSetup(
  { store }: Pick<Ports, 'store'>,
  by: Provider,
  slug: string,
): Promise<SignInSetup> {
  const tenant = await tenantOfProvider({ store }, by, slug);
  const records = store.forTenant(tenant.id);
  const settings = await records.tenant.samlSettings();
  const draft = (await records.signInDrafts.find()) ?? emptyDraft(await records.tenant.roleRules());
  return { tenant, draft, isLive: settings.idp !== null, ownCertificatePem: settings.spCertificatePem };
}
