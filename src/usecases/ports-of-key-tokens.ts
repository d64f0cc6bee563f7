// A PKCS #11 token in which the keys of authorities are made and stay; and which of them are to be destroyed.
import type { TokenKeyName } from '../domain/authority-key';

/** A pair as people see it in the token's own tools. */
export type KeyInToken = { readonly id: string; readonly label: string };

/** Everything here may be refused as `token-away`, `token-pin` or `token-package`. */
export type KeyToken = {
  /** One is found among several by its label. */
  readonly label: string;
  /** A P-384 pair that is never given away; its public half, SubjectPublicKeyInfo in DER. */
  readonly create: (key: KeyInToken) => Promise<Uint8Array>;
  /** Refused as `token-key-missing`. */
  readonly publicKey: (id: string) => Promise<Uint8Array>;
  /** ECDSA over a digest of SHA-384: r and s, 48 bytes each. Refused as `token-key-missing`. */
  readonly sign: (id: string, digest: Uint8Array) => Promise<Uint8Array>;
  /** What is not there any more is destroyed already. */
  readonly destroy: (id: string) => Promise<void>;
  readonly list: () => Promise<readonly KeyInToken[]>;
  /** Whether it answers at all. */
  readonly reach: () => Promise<void>;
  /** The reason of the last refusal of its own; null when it answered the last time, or was not asked yet. */
  readonly failure: () => string | null;
};

/** Keys in tokens for which no authority stands: one that is being founded, or none any more. */
export type StrayTokenKeys = {
  /** Before it is made: whoever then gets no further leaves a key that is destroyed at this time. */
  readonly noteTokenKey: (key: TokenKeyName, destroyAt: Date) => Promise<void>;
  readonly strayTokenKeys: (token: string, now: Date, limit: number) => Promise<readonly string[]>;
  /** It is destroyed in the token. */
  readonly forgetTokenKey: (id: string) => Promise<void>;
  /** Those of all municipalities' authorities: who stands for which. */
  readonly authoritiesInToken: (
    token: string,
  ) => Promise<readonly { readonly keyId: string; readonly slug: string; readonly authority: string }[]>;
};
