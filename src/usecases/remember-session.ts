// A session begins: it is noted under the name that the identity provider has for it, which may end it from there.
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import type { SamlSessionName } from './ports-of-sign-ins';

export async function rememberSession(
  { store }: Pick<Ports, 'store'>,
  tenant: TenantId,
  session: SamlSessionName & { readonly sessionId: string; readonly expiresAt: Date },
): Promise<void> {
  await store.forTenant(tenant).samlSessions.remember(session);
}
