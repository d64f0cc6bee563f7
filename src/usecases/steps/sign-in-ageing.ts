// What of a sign-in comes to its end: the identity provider's certificates and ours, in stages.
import {
  expiryWarning,
  lastEnd,
  ownStages,
  providerStages,
  type OwnExpiry,
  type ProviderExpiry,
} from '../../domain/expiry-warning';
import type { Ports } from '../ports';

export type SignInAgeing = {
  readonly provider: { readonly end: Date | null; readonly warning: ProviderExpiry | null };
  readonly own: { readonly end: Date | null; readonly warning: OwnExpiry | null };
  /** Null where the metadata were read at the last look, or nobody looks. */
  readonly metadataFailingSince: Date | null;
};

export type Ageing = {
  /** Those that count, PEM. */
  readonly certificates: readonly string[];
  readonly ownCertificate: string;
  /** Whoever is changing our key already needs no reminder. */
  readonly keyIsChanging: boolean;
  readonly metadataFailingSince: Date | null;
};

export function signInAgeing({ pki }: Pick<Ports, 'pki'>, ageing: Ageing, now: Date): SignInAgeing {
  const end = lastEnd(ageing.certificates.map(pki.certificateEnd));
  const ownEnd = pki.certificateEnd(ageing.ownCertificate);
  return {
    provider: { end, warning: expiryWarning(end, providerStages, now) },
    own: {
      end: ownEnd,
      warning: ageing.keyIsChanging ? null : expiryWarning(ownEnd, ownStages, now),
    },
    metadataFailingSince: ageing.metadataFailingSince,
  };
}
