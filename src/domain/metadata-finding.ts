// What published metadata says today, against what the sign-in goes by: whether a change is to be proposed. A person
// confirms it like any other; whoever controls the address alone must not become anybody.
import { acceptedProvider, type DescribedIdentityProvider } from './identity-provider-metadata';
import type { IdentityProvider } from './saml-settings';
import type { SignInChange } from './sign-in-change';
import { sameValues, type SignInValues } from './sign-in-values';

type LiveProvider = Extract<SignInValues, { kind: 'identity-provider' }>;

/** A certificate that counts already, as it is stored and as it is compared. */
export type Trusted = { readonly pem: string; readonly fingerprint: string };

/**
 * As at every import, but a certificate that counts already is not dropped for its age while the provider still
 * publishes it: somebody confirmed it, and without it a whole administration may stand outside.
 */
export function foundProvider(
  described: DescribedIdentityProvider,
  trusted: readonly Trusted[],
  now: Date,
): IdentityProvider {
  const stored = new Map(trusted.map(({ fingerprint, pem }) => [fingerprint, pem]));
  const accepted = acceptedProvider(described, now, ({ fingerprint }) => stored.has(fingerprint));
  // Written as it is stored, so that a certificate that came from a file is not taken for another.
  const asStored = new Map(
    described.certificates.map(({ pem, fingerprint }) => [pem, stored.get(fingerprint)]),
  );
  const signingCertificates = accepted.signingCertificates.map((pem) => asStored.get(pem) ?? pem);
  return { ...accepted, signingCertificates };
}

export type Finding = {
  readonly live: LiveProvider;
  readonly found: IdentityProvider;
  /** At the look before; null: there was none. */
  readonly foundBefore: IdentityProvider | null;
  /** What is open for the identity provider, whoever proposed it. */
  readonly open: SignInChange | null;
  /** The newest that came out of metadata, open or not. */
  readonly newest: SignInChange | null;
};

/** What becomes of what is open, and what is proposed instead. */
export type Verdict = {
  readonly standing: 'same' | 'proposed-already' | 'another-open' | 'rejected-before' | 'to-propose';
  readonly after: LiveProvider;
  /** Proposed out of metadata that say something else by now. */
  readonly overtaken: SignInChange | null;
};

/** One finding is proposed once; what people propose themselves comes before; a no holds until the finding changes. */
export function judge({ live, found, foundBefore, open, newest }: Finding): Verdict {
  const after: LiveProvider = { ...live, idp: found };
  const ours = open?.origin === 'metadata' ? open : null;
  if (sameValues(live, after)) return { standing: 'same', after, overtaken: ours };
  if (ours !== null && sameValues(ours.after, after)) {
    return { standing: 'proposed-already', after, overtaken: null };
  }
  if (open !== null && ours === null) return { standing: 'another-open', after, overtaken: null };
  const unchanged = foundBefore !== null && sameValues({ ...live, idp: foundBefore }, after);
  const refused = newest?.state === 'rejected' && sameValues(newest.after, after);
  if (refused && unchanged) return { standing: 'rejected-before', after, overtaken: ours };
  return { standing: 'to-propose', after, overtaken: ours };
}
