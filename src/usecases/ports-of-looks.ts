// The records of what a municipality shows of itself: its look, and its documents in versions.
import type { DocumentContent, DocumentKind, DocumentVersion } from '../domain/document';
import type { Look } from '../domain/look';

export type LookRecord = {
  /** Without the logo's bytes. */
  readonly get: () => Promise<Look>;
  readonly logo: () => Promise<Uint8Array | null>;
  /** The bytes are null exactly when the look has no logo. */
  readonly set: (look: Look, logo: Uint8Array | null) => Promise<void>;
};

export type StoredDocument = { readonly version: DocumentVersion; readonly content: DocumentContent };

export type DocumentRecords = {
  /** The newest of each kind. */
  readonly inForce: () => Promise<readonly DocumentVersion[]>;
  /** Newest first, at most 100. */
  readonly versions: (kind: DocumentKind) => Promise<readonly DocumentVersion[]>;
  readonly find: (kind: DocumentKind, version: number) => Promise<StoredDocument | null>;
  readonly newest: (kind: DocumentKind) => Promise<StoredDocument | null>;
  readonly insert: (version: DocumentVersion, content: DocumentContent) => Promise<void>;
};
