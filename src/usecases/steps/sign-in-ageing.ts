// What of a sign-in comes to its end: the identity provider's certificates and ours, in stages.
import {
  expiryWarning,
  lastEnd,
  ownStages,
  providerStages,
  type OwnExpiry,
  type ProviderExpiry,
} from '../../domain/expiry-warning';
import type { SamlSettings } from '../../domain/saml-settings';
import type { Ports, TenantRecords } from '../ports';
import type { SignInFacts } from '../ports-of-the-installation';

export type SignInAgeing = {
  readonly provider: { readonly end: Date | null; readonly warning: ProviderExpiry | null };
  readonly own: { readonly end: Date | null; readonly warning: OwnExpiry | null };
  /** Null where the metadata were read at the last look, or nobody looks. */
  readonly metadataFailingSince: Date | null;
};

export function signInAgeing({ pki }: Pick<Ports, 'pki'>, facts: SignInFacts, now: Date): SignInAgeing {
  const end = lastEnd(facts.certificates.map(pki.certificateEnd));
  const ownEnd = pki.certificateEnd(facts.ownCertificate);
  return {
    provider: { end, warning: expiryWarning(end, providerStages, now) },
    // Whoever is changing our key already needs no reminder.
    own: {
      end: ownEnd,
      warning: facts.keyIsChanging ? null : expiryWarning(ownEnd, ownStages, now),
    },
    metadataFailingSince: facts.metadataFailingSince,
  };
}

/** Of one municipality whose settings are at hand; null until somebody can sign in. */
export async function ageingOf(
  { pki, metadataWatch }: Pick<Ports, 'pki'> & Pick<TenantRecords, 'metadataWatch'>,
  { idp, spCertificatePem, keyRotation }: SamlSettings,
  now: Date,
): Promise<SignInAgeing | null> {
  if (idp === null) return null;
  const facts = {
    certificates: idp.signingCertificates,
    ownCertificate: spCertificatePem,
    keyIsChanging: keyRotation !== null,
    metadataFailingSince: (await metadataWatch.find())?.failure?.since ?? null,
  };
  return signInAgeing({ pki }, facts, now);
}
