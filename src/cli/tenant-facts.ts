// How a tenant stands, as facts ready for JSON: no secrets, no keys, nothing of its people.
import type { ClosingState } from '../domain/closing';
import type { QuotaKind } from '../domain/quota';
import type { TenantKind } from '../domain/tenant';
import type { SignInUpkeep } from '../usecases/show-sign-in-upkeep';
import type { TenantOverview } from '../usecases/show-tenant';
import type { DraftFacts } from './draft-facts';

export type TenantFacts = {
  readonly slug: string;
  readonly name: string;
  readonly kind: TenantKind;
  /** Closing: it has been confirmed; one that is only announced stands in `closing`. */
  readonly state: 'being-set-up' | 'live' | 'closing' | 'closed';
  readonly closing: { readonly on: string; readonly state: ClosingState } | null;
  readonly signIn: SignInFacts | null;
  readonly setUp: DraftFacts | null;
  readonly quotas: Readonly<Record<QuotaKind, Quota>> | null;
  readonly gateways: readonly {
    readonly name: string;
    readonly state: string;
    readonly health: string;
    readonly problem: string | null;
  }[];
};

type Quota = { readonly inUse: number; readonly most: number | null };

export type SignInFacts = {
  readonly entityId: string | null;
  readonly certificates: SignInUpkeep['certificates'];
  /** Within so many days the last of those that count ends, or it has. */
  readonly warning: SignInUpkeep['warning'];
  readonly metadata: {
    readonly address: string;
    readonly readAt: Date | null;
    readonly triedAt: Date | null;
    readonly nextAt: Date;
    readonly failure: { readonly reason: string; readonly since: Date; readonly times: number } | null;
  } | null;
  readonly changeIsWaiting: boolean;
  readonly ownKey: Pick<SignInUpkeep['own'], 'step' | 'nextAt' | 'certificates' | 'warning'>;
};

export function tenantFacts(
  { tenant, closing, contents }: TenantOverview,
  parts: Pick<TenantFacts, 'signIn' | 'setUp'>,
): TenantFacts {
  const { slug, name, kind } = tenant;
  return {
    slug,
    name,
    kind,
    state: stateOf(closing?.state ?? null, contents?.entityId ?? null),
    closing: closing === null ? null : { on: closing.onDay, state: closing.state },
    ...parts,
    quotas: quotasOf(contents),
    gateways: contents?.gateways ?? [],
  };
}

function stateOf(closing: ClosingState | null, entityId: string | null): TenantFacts['state'] {
  if (closing === 'closed') return 'closed';
  if (closing !== null && closing !== 'announced' && closing !== 'withdrawn') return 'closing';
  return entityId === null ? 'being-set-up' : 'live';
}

function quotasOf(contents: TenantOverview['contents']): TenantFacts['quotas'] {
  if (contents === null) return null;
  const { quotas, inUse } = contents;
  const both = (kind: QuotaKind): Quota => ({ inUse: inUse[kind], most: quotas[kind] });
  return { people: both('people'), devices: both('devices'), gateways: both('gateways') };
}

export function signInFacts(entityId: string | null, upkeep: SignInUpkeep): SignInFacts {
  const { certificates, warning, watch, pending, own } = upkeep;
  const { step, nextAt } = own;
  return {
    entityId,
    certificates,
    warning,
    metadata: watch === null ? null : metadataOf(watch),
    changeIsWaiting: pending !== null,
    ownKey: { step, nextAt, certificates: own.certificates, warning: own.warning },
  };
}

function metadataOf(watch: NonNullable<SignInUpkeep['watch']>): SignInFacts['metadata'] {
  const { address, readAt, triedAt, nextAt, failure } = watch;
  return { address, readAt, triedAt, nextAt, failure };
}
