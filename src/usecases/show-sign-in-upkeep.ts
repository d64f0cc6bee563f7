// What ages about a municipality's sign-in: the identity provider's certificates and metadata, and our own key.
import {
  expiryWarning,
  lastEnd,
  ownStages,
  providerStages,
  type OwnExpiry,
  type ProviderExpiry,
} from '../domain/expiry-warning';
import type { TenantId } from '../domain/ids';
import type { MetadataWatch } from '../domain/metadata-watch';
import { nextStepAt, stepOf, type RotationStep } from '../domain/own-key-rotation';
import type { SamlSettings } from '../domain/saml-settings';
import type { SignInChange } from '../domain/sign-in-change';
import type { Ports } from './ports';
import type { Provider } from './steps/provider-acting';
import { requireSignInReader } from './steps/sign-in-readers';

export type ProviderCertificate = {
  /** Null for what is no certificate. */
  readonly fingerprint: string | null;
  readonly endsAt: Date | null;
  /** Counts at sign-ins; the others were found and are not confirmed. */
  readonly counts: boolean;
  /** Stood in the metadata when they were last read; null where nobody looks. */
  readonly published: boolean | null;
};

export type OwnCertificate = {
  readonly fingerprint: string | null;
  readonly endsAt: Date | null;
  readonly signs: boolean;
};

export type SignInUpkeep = {
  readonly isLive: boolean;
  readonly certificates: readonly ProviderCertificate[];
  readonly end: Date | null;
  readonly warning: ProviderExpiry | null;
  readonly watch: MetadataWatch | null;
  /** Found in the metadata and waiting for people. */
  readonly pending: SignInChange | null;
  readonly own: {
    readonly step: RotationStep;
    readonly certificates: readonly OwnCertificate[];
    readonly begunAt: Date | null;
    readonly stepAt: Date | null;
    readonly nextAt: Date | null;
    readonly end: Date | null;
    readonly warning: OwnExpiry | null;
  };
};

type Needs = Pick<Ports, 'store' | 'clock' | 'metadata'>;

export async function showSignInUpkeep(
  ports: Needs,
  reader: Provider,
  tenantId: TenantId,
): Promise<SignInUpkeep> {
  await requireSignInReader(ports, reader, tenantId);
  const records = ports.store.forTenant(tenantId);
  const settings = await records.tenant.samlSettings();
  const watch = await records.metadataWatch.find();
  const certificates = certificatesOf(ports, settings, watch);
  const end = lastEnd(certificates.filter(({ counts }) => counts).map(({ endsAt }) => endsAt));
  return {
    isLive: settings.idp !== null,
    certificates,
    end,
    warning: expiryWarning(end, providerStages, ports.clock()),
    watch,
    pending: (await records.signInChanges.open()).find(({ origin }) => origin === 'metadata') ?? null,
    own: ownOf(ports, settings),
  };
}

/** Those that count first, then what was found beside them. */
function certificatesOf(
  { metadata }: Pick<Needs, 'metadata'>,
  { idp }: SamlSettings,
  watch: MetadataWatch | null,
): readonly ProviderCertificate[] {
  const describe = (pem: string) => {
    const described = metadata.certificate(pem);
    return { fingerprint: described?.fingerprint ?? null, endsAt: described?.endsAt ?? null };
  };
  const counting = (idp?.signingCertificates ?? []).map(describe);
  const found = watch?.found?.signingCertificates.map(describe) ?? null;
  const isIn = (list: typeof counting, wanted: string | null): boolean =>
    list.some(({ fingerprint }) => fingerprint !== null && fingerprint === wanted);
  return [
    ...counting.map((one) => ({
      ...one,
      counts: true,
      published: found === null ? null : isIn(found, one.fingerprint),
    })),
    ...(found ?? [])
      .filter(({ fingerprint }) => !isIn(counting, fingerprint))
      .map((one) => ({ ...one, counts: false, published: true })),
  ];
}

function ownOf({ metadata, clock }: Needs, settings: SamlSettings): SignInUpkeep['own'] {
  const { spCertificatePem, keyRotation } = settings;
  const described = (pem: string, signs: boolean): OwnCertificate => {
    const certificate = metadata.certificate(pem);
    return { fingerprint: certificate?.fingerprint ?? null, endsAt: certificate?.endsAt ?? null, signs };
  };
  const signing = described(spCertificatePem, true);
  return {
    step: stepOf(settings),
    certificates: [
      signing,
      ...(keyRotation === null ? [] : [described(keyRotation.other.certificatePem, false)]),
    ],
    begunAt: keyRotation?.begunAt ?? null,
    stepAt: keyRotation?.stepAt ?? null,
    nextAt: nextStepAt(keyRotation),
    end: signing.endsAt,
    warning: expiryWarning(signing.endsAt, ownStages, clock()),
  };
}
