// The data keys of all owners, as the change of the master key needs them.

export type WrappedUnder = { readonly masterKeyId: string; readonly dataKeys: number };

export type DataKeys = {
  /** The newest first. */
  readonly masterKeyIds: readonly string[];
  readonly wrappedUnder: () => Promise<readonly WrappedUnder[]>;
  /** Row by row: what a crash leaves is done by the next call, and meanwhile both keys open. */
  readonly rewrapAll: () => Promise<number>;
  /** A fresh data key for everybody, under which secrets are sealed from now on; the old ones still open. */
  readonly addToAll: () => Promise<number>;
};
