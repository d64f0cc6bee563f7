// What the portal and the process beside the token say to each other.
import type { KeyInToken } from '../../usecases/ports-of-key-tokens';

export type TokenSettings = {
  /** The PKCS #11 library of the token's maker. */
  readonly module: string;
  readonly label: string;
  readonly pin: string;
};

export type TokenOrder =
  | { readonly is: 'reach' | 'list' }
  | ({ readonly is: 'create' } & KeyInToken)
  | { readonly is: 'public-key' | 'destroy'; readonly id: string }
  | { readonly is: 'sign'; readonly id: string; readonly digest: Uint8Array };

export type TokenRefusal = 'token-away' | 'token-pin' | 'token-package' | 'token-key-missing';

export type ToToken =
  { readonly settings: TokenSettings } | { readonly number: number; readonly order: TokenOrder };

export type TokenResult = Uint8Array | readonly KeyInToken[] | null;

/** `detail`: what the library calls it, for the log. */
export type FromToken = { readonly number: number } & (
  { readonly result: TokenResult } | { readonly refused: TokenRefusal; readonly detail: string }
);
