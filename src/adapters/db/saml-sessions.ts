// Finds web sessions by what the identity provider calls them, so that it can end them without a browser of ours.
import { createHash } from 'node:crypto';
import type { SamlSessionRecords } from '../../usecases/ports-of-sign-ins';
import { addRow, rowsOf, type Scope } from './scope';
import { sessionKey } from './session-store';

export function samlSessionRecords(scope: Scope): SamlSessionRecords {
  const hashOf = (text: string): string =>
    createHash('sha256').update(`${scope.tenantId} ${text}`).digest('base64url');
  return {
    remember: ({ sessionId, nameId, sessionIndex, expiresAt }) =>
      addRow(scope, 'saml_sessions', {
        session_key: sessionKey(sessionId),
        name_hash: hashOf(nameId),
        index_hash: sessionIndex === null ? null : hashOf(sessionIndex),
        expires_at: expiresAt.toISOString(),
      }),
    end: async (nameId, sessionIndexes) => {
      const named = rowsOf(scope, 'saml_sessions').where('name_hash', hashOf(nameId));
      const hashes = sessionIndexes.map(hashOf);
      if (hashes.length > 0)
        void named.where((either) => either.whereIn('index_hash', hashes).orWhereNull('index_hash'));
      const keys = await named.pluck<string[]>('session_key');
      await rowsOf(scope, 'saml_sessions').whereIn('session_key', keys).delete();
      await scope.db('sessions').whereIn('sid', keys).delete();
    },
  };
}
