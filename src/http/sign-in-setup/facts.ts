// What is known of both sides, as lists of facts: our metadata for them, theirs for us.
import type { SigningCertificate } from '../../domain/identity-provider-metadata';
import { standingOf } from '../../domain/identity-provider-metadata';
import type { IdentityProvider } from '../../domain/saml-settings';
import type { MetadataReader } from '../../usecases/ports-of-things';
import { fingerprintCell } from '../kit/breakable';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Cell, Description } from '../kit/view-models';

export type OwnAddresses = {
  readonly metadata: string;
  readonly entityId: string;
  readonly acs: string;
  readonly slo: string;
};

export function ownAddresses({ publicUrl }: Pick<PersonContext, 'publicUrl'>, slug: string): OwnAddresses {
  const at = (path: string): string => new URL(path, publicUrl).href;
  const metadata = at(paths.metadata(slug));
  return { metadata, entityId: metadata, acs: at(`/saml/${slug}/acs`), slo: at(`/saml/${slug}/slo`) };
}

export function ownFacts(
  context: PersonContext,
  slug: string,
  certificate: SigningCertificate | null,
): readonly Description[] {
  const { t } = context;
  const { metadata, entityId, acs, slo } = ownAddresses(context, slug);
  return [
    { term: t('sign-in-setup.fact.metadata'), value: { text: metadata, href: metadata } },
    { term: t('sign-in-setup.fact.entity-id'), value: { text: entityId } },
    { term: t('sign-in-setup.fact.acs'), value: { text: acs } },
    { term: t('sign-in-setup.fact.slo'), value: { text: slo } },
    ...(certificate === null
      ? []
      : [{ term: t('sign-in-setup.fact.own-certificate'), value: certificateCell(context, certificate) }]),
  ];
}

export function theirFacts(
  context: PersonContext,
  { entityId, ssoUrl, sloUrl, signingCertificates }: IdentityProvider,
  { certificate }: Pick<MetadataReader, 'certificate'>,
): readonly Description[] {
  const { t } = context;
  const many = signingCertificates.length > 1;
  return [
    { term: t('sign-in-setup.fact.entity-id'), value: { text: entityId } },
    { term: t('sign-in-setup.fact.sso'), value: { text: ssoUrl } },
    { term: t('sign-in-setup.fact.slo-theirs'), value: { text: sloUrl ?? t('sign-in-setup.fact.none') } },
    ...signingCertificates.flatMap((pem, index) => {
      const described = certificate(pem);
      const term = many
        ? t('sign-in-setup.fact.certificate-number', { number: String(index + 1) })
        : t('sign-in-setup.fact.certificate');
      return described === null ? [] : [{ term, value: certificateCell(context, described) }];
    }),
  ];
}

/** The fingerprint is what people compare; the end is what they must not miss. */
function certificateCell({ t, format, now }: PersonContext, certificate: SigningCertificate): Cell {
  const standing = standingOf(certificate, now);
  const note = t('sign-in-setup.fact.until', { day: format.day(certificate.endsAt) });
  const { fingerprint } = certificate;
  const cell = { ...fingerprintCell(t('sign-in-setup.fact.fingerprint', { fingerprint })), note };
  if (standing === 'ends-soon')
    return { ...cell, badge: badge(t('sign-in-setup.fact.ends-soon'), 'warning') };
  if (standing === 'ended') return { ...cell, badge: badge(t('sign-in-setup.fact.ended'), 'danger') };
  return cell;
}
