// Messages of identity providers that have been used, until they have expired anyway.
import { createHash } from 'node:crypto';
import type { SamlMessageRecords } from '../../usecases/ports-of-sign-ins';
import { addRowUnlessTaken, type Scope } from './scope';

export function samlMessageRecords(scope: Scope): SamlMessageRecords {
  return {
    takeOnce: (kind, id, expiresAt) =>
      addRowUnlessTaken(scope, 'saml_messages', {
        message_hash: createHash('sha256').update(`${kind} ${id}`).digest('base64url'),
        expires_at: expiresAt.toISOString(),
      }),
  };
}
