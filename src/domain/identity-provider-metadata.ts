// What an identity provider says about itself in its metadata (SAML 2.0 metadata), and what of it we may rely on.
import { Refusal } from './errors';
import type { IdentityProvider } from './saml-settings';

export type SigningCertificate = {
  readonly pem: string;
  /** SHA-256 in pairs of capital hex digits, as administrators compare it. */
  readonly fingerprint: string;
  readonly endsAt: Date;
  /** Of an RSA key; null for a key of another kind. */
  readonly rsaBits: number | null;
};

/** One identity provider of the metadata, as it stands there: its SAML 2.0 role only, nothing judged yet. */
export type DescribedIdentityProvider = {
  readonly entityId: string;
  /** Of the HTTP-Redirect binding; null when there is none. */
  readonly ssoUrl: string | null;
  readonly sloUrl: string | null;
  readonly certificates: readonly SigningCertificate[];
};

export type CertificateStanding = 'good' | 'ends-soon' | 'ended' | 'weak';

const fewestRsaBits = 2048;
const warningMs = 30 * 86_400_000;
const mostCertificates = 10;
const longestAddress = 2048;

/** BSI TR-02102-1 asks for more by now, but 2048 bits is what identity providers in use still sign with. */
export function standingOf({ endsAt, rsaBits }: SigningCertificate, now: Date): CertificateStanding {
  if (rsaBits === null || rsaBits < fewestRsaBits) return 'weak';
  const leftMs = endsAt.getTime() - now.getTime();
  if (leftMs <= 0) return 'ended';
  return leftMs < warningMs ? 'ends-soon' : 'good';
}

/** The one that is meant; only with several does it have to be named. */
export function chosenProvider(
  described: readonly DescribedIdentityProvider[],
  entityId: string | null,
): DescribedIdentityProvider {
  const fitting = described.filter((provider) => entityId === null || provider.entityId === entityId);
  const [only, ...others] = fitting;
  if (described.length === 0) throw new Refusal('invalid', 'metadata-no-identity-provider');
  if (only === undefined) throw new Refusal('invalid', 'metadata-entity-unknown');
  if (others.length > 0) throw new Refusal('invalid', 'metadata-entity-choose');
  return only;
}

/**
 * What is taken over: addresses we may send people to, and the certificates that are strong enough and still run. One
 * that has ended or is too weak is left out, as after a change of certificates; without any other, all is refused.
 * `counts` names those that a person has confirmed before: they are not judged again.
 */
export function acceptedProvider(
  described: DescribedIdentityProvider,
  now: Date,
  counts: (certificate: SigningCertificate) => boolean = () => false,
): IdentityProvider {
  const { entityId, ssoUrl, sloUrl, certificates } = described;
  if (entityId === '' || entityId.length > 1024) throw new Refusal('invalid', 'saml-entity-id');
  if (ssoUrl === null) throw new Refusal('invalid', 'metadata-no-redirect');
  for (const url of [ssoUrl, sloUrl]) {
    if (url !== null && !isAddressForPeople(url)) throw new Refusal('invalid', 'saml-address');
  }
  return {
    entityId,
    ssoUrl,
    sloUrl,
    signingCertificates: usableCertificates(certificates, now, counts).map(({ pem }) => pem),
  };
}

function usableCertificates(
  certificates: readonly SigningCertificate[],
  now: Date,
  counts: (certificate: SigningCertificate) => boolean,
): readonly SigningCertificate[] {
  if (certificates.length === 0) throw new Refusal('invalid', 'metadata-no-certificate');
  if (certificates.length > mostCertificates) throw new Refusal('invalid', 'metadata-certificates-many');
  const standing = certificates.map((certificate) => standingOf(certificate, now));
  const usable = certificates.filter(
    (certificate, index) =>
      counts(certificate) || standing[index] === 'good' || standing[index] === 'ends-soon',
  );
  if (usable.length > 0) return usable;
  throw new Refusal(
    'invalid',
    standing.includes('ended') ? 'metadata-certificate-ended' : 'metadata-certificate-weak',
  );
}

/** Plain http would let anybody on the way read who signs in and answer in the provider's place; localhost is for trying out. */
function isAddressForPeople(text: string): boolean {
  return (
    text.length <= longestAddress &&
    /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])[^\s<>"]+$/i.test(text)
  );
}
