// Sign-ins under way: each request id is good for one response and not for long.
import type { SamlRequestRecords } from '../../usecases/ports-of-a-tenant';
import { addRow, rowsOf, type Scope } from './scope';

export function samlRequestRecords(scope: Scope): SamlRequestRecords {
  const valid = (requestId: string, now: Date) =>
    rowsOf(scope, 'saml_requests').where('request_id', requestId).where('expires_at', '>', now.toISOString());
  return {
    save: (requestId, returnTo, expiresAt) =>
      addRow(scope, 'saml_requests', {
        request_id: requestId,
        return_to: returnTo,
        expires_at: expiresAt.toISOString(),
      }),
    exists: async (requestId, now) => (await valid(requestId, now).first('request_id')) !== undefined,
    consume: async (requestId, now) => {
      const row = await valid(requestId, now).first<{ readonly return_to: string } | undefined>('return_to');
      // Whoever deletes the row has it; the others come too late.
      const isOurs = (await valid(requestId, now).delete()) > 0;
      return row !== undefined && isOurs ? { returnTo: row.return_to } : null;
    },
  };
}
