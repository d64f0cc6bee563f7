// A sign-in that is being set up, as facts for a terminal: what is stored, and what is still missing.
import { standingOf, type CertificateStanding } from '../domain/identity-provider-metadata';
import { isTested, type SignInDraft } from '../domain/sign-in-draft';
import type { Tenant } from '../domain/tenant';
import type { Ports } from '../usecases/ports';
import type { SignInSetup } from '../usecases/show-sign-in-setup';
import { line, listed, type Line } from './lines';
import { certificateText } from './sign-in-texts';

export type DraftFacts = {
  readonly version: number;
  readonly maker: string | null;
  readonly entityId: string | null;
  readonly ssoUrl: string | null;
  readonly sloUrl: string | null;
  readonly metadataAddress: string | null;
  readonly certificates: readonly DraftCertificate[];
  /** Null: not said yet. */
  readonly peopleKnownBy: string | null;
  readonly signed: readonly ('assertion' | 'response')[];
  readonly required: string | null;
  readonly roles: readonly string[];
  readonly testedAt: Date | null;
  readonly missing: readonly string[];
};

type DraftCertificate = {
  readonly fingerprint: string;
  readonly endsAt: Date;
  readonly standing: CertificateStanding;
};

export function draftFacts(
  { metadata, clock }: Pick<Ports, 'metadata' | 'clock'>,
  { tenant, draft }: Pick<SignInSetup, 'tenant' | 'draft'>,
): DraftFacts {
  const { idp, recognition } = draft;
  const now = clock();
  const certificates = (idp?.signingCertificates ?? []).map(metadata.certificate);
  return {
    version: draft.version,
    maker: draft.maker,
    entityId: idp?.entityId ?? null,
    ssoUrl: idp?.ssoUrl ?? null,
    sloUrl: idp?.sloUrl ?? null,
    metadataAddress: draft.metadataAddress,
    certificates: certificates
      .filter((certificate) => certificate !== null)
      .map((certificate) => ({
        fingerprint: certificate.fingerprint,
        endsAt: certificate.endsAt,
        standing: standingOf(certificate, now),
      })),
    ...recognitionFacts(recognition),
    roles: draft.roleRules.map(({ role, attribute, value }) => `${role}:${attribute}=${value}`),
    testedAt: isTested(draft) ? (draft.tested?.at ?? null) : null,
    missing: missingIn(tenant, draft),
  };
}

function recognitionFacts(recognition: SignInDraft['recognition']) {
  if (recognition === null) return { peopleKnownBy: null, signed: [], required: null };
  const { identity, wantAssertionsSigned, wantResponseSigned, requiredAttribute } = recognition;
  return {
    peopleKnownBy: identity.kind === 'name-id' ? 'NameID' : identity.name,
    signed: [
      ...(wantAssertionsSigned ? ['assertion' as const] : []),
      ...(wantResponseSigned ? ['response' as const] : []),
    ],
    required: requiredAttribute === null ? null : `${requiredAttribute.name}=${requiredAttribute.value}`,
  };
}

/** In the order in which it is done. */
function missingIn({ kind, slug }: Tenant, draft: SignInDraft): readonly string[] {
  const admins = kind === 'operator' ? ['operator-admin'] : ['tenant-admin', 'it-admin'];
  const hasAdmins = draft.roleRules.some(({ role }) => admins.includes(role));
  const outdated = draft.tested === null ? '' : '; the last one was of an earlier version';
  return [
    ...(draft.idp === null ? ["the identity provider's metadata (--metadata)"] : []),
    ...(draft.recognition === null ? ['by what people are known (--attribute or --name-id)'] : []),
    ...(hasAdmins ? [] : [`a rule by which somebody becomes ${admins.join(' or ')} (--role)`]),
    ...(isTested(draft)
      ? []
      : [`a successful test of this version (fernamt tenant test-link ${slug})${outdated}`]),
  ];
}

export function draftLines(facts: DraftFacts): readonly Line[] {
  return [
    line('identity provider', facts.entityId),
    line('maker', facts.maker),
    line('sign-in at', facts.ssoUrl),
    line('sign-out at', facts.sloUrl),
    line('metadata from', facts.metadataAddress),
    ...listed(
      'certificate',
      facts.certificates.map((one) => `${certificateText(one)}${standings[one.standing]}`),
    ),
    line('people known by', facts.peopleKnownBy),
    line('must be signed', facts.signed.length === 0 ? null : facts.signed.join(' and ')),
    line('required', facts.required),
    ...listed('role', facts.roles),
    line('tested', facts.testedAt?.toISOString() ?? null),
    ...listed('still missing', facts.missing),
  ].filter(({ text }) => text !== null);
}

const standings: Readonly<Record<CertificateStanding, string>> = {
  good: '',
  'ends-soon': ' (ENDS SOON)',
  ended: ' (ENDED)',
  weak: ' (WEAK)',
};
