// The identity provider confirms the sign-out that we asked it for: once, and only one that we did ask for.
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';

export async function takeLogoutAnswer(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
  answer: { readonly messageId: string; readonly expiresAt: Date; readonly inResponseTo: string },
): Promise<void> {
  await store.forTenant(tenant).transaction(async ({ samlRequests, samlMessages }) => {
    if (!(await samlMessages.takeOnce('logout', answer.messageId, answer.expiresAt)))
      throw new Refusal('unauthenticated', 'saml-logout-replayed');
    if (!(await samlRequests.consumeLogout(answer.inResponseTo, clock())))
      throw new Refusal('unauthenticated', 'saml-request-unknown');
  });
}
