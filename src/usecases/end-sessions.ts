// The identity provider says that somebody has signed out there: their sessions here end, whichever browser holds them.
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';

export type LogoutOrder = {
  readonly messageId: string;
  /** When the message is too old to be sent again. */
  readonly expiresAt: Date;
  readonly nameId: string;
  /** None: every session of this NameID. */
  readonly sessionIndexes: readonly string[];
};

export async function endSessions(
  { store }: Pick<Ports, 'store'>,
  tenant: TenantId,
  { messageId, expiresAt, nameId, sessionIndexes }: LogoutOrder,
): Promise<void> {
  await store.forTenant(tenant).transaction(async ({ samlMessages, samlSessions }) => {
    if (!(await samlMessages.takeOnce('logout', messageId, expiresAt)))
      throw new Refusal('unauthenticated', 'saml-logout-replayed');
    await samlSessions.end(nameId, sessionIndexes);
  });
}
