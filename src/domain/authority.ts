// The authorities behind a municipality's certificates: their generations, what each may do, and when one may go.
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import { settingsProgress, type Gateway } from './gateway';
import type { AuthorityKey, TokenKeyName } from './authority-key';
import { authorityId, type AuthorityId, type TenantId } from './ids';

export const authorityKinds = ['root', 'client-ca', 'server-ca'] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

/**
 * requested: the key is made, the certificate awaited. prepared: trusted, and issues nothing yet. issuing: the one of its
 * kind that issues. retiring: trusted, and issues nothing any more. retired: trusted no longer, its key destroyed.
 */
export const authorityStates = ['requested', 'prepared', 'issuing', 'retiring', 'retired'] as const;
export type AuthorityState = (typeof authorityStates)[number];

/** Where the private key lies: sealed in the database, in a token, kept elsewhere by people, or destroyed. */
export type KeyPlace = AuthorityKey['place'] | 'offline' | 'destroyed';

export type CertificateAuthority = {
  readonly id: AuthorityId;
  readonly kind: AuthorityKind;
  /** 1 for the first of its kind. */
  readonly generation: number;
  readonly state: AuthorityState;
  /** The root above; null for a root, and until a certificate has come from an offline root. */
  readonly issuerId: AuthorityId | null;
  readonly keyPlace: KeyPlace;
  /** Null where it lies elsewhere. */
  readonly tokenKey: TokenKeyName | null;
  /** Of its certificate, or of the one that is about to be signed; null while an offline root has not answered. */
  readonly serial: string | null;
  readonly notAfter: Date | null;
  readonly requestedAt: Date;
  /** Since when it is trusted. */
  readonly preparedAt: Date | null;
};

/** A first generation goes by its kind alone. */
export function authorityIdOf(kind: AuthorityKind, generation: number): AuthorityId {
  return authorityId(generation === 1 ? kind : `${kind}-${generation}`);
}

export function isTrusted({ state }: Pick<CertificateAuthority, 'state'>): boolean {
  return state === 'prepared' || state === 'issuing' || state === 'retiring';
}

/** Its key is made, and an offline root has yet to sign: whoever signs here knows the serial beforehand. */
export function isAwaited({ state, serial }: Pick<CertificateAuthority, 'state' | 'serial'>): boolean {
  return state === 'requested' && serial === null;
}

export function placeOfKey(key: AuthorityKey): Pick<CertificateAuthority, 'keyPlace' | 'tokenKey'> {
  if (key.place === 'sealed') return { keyPlace: 'sealed', tokenKey: null };
  return { keyPlace: 'token', tokenKey: { token: key.token, id: key.id } };
}

type FirstOfKind = {
  readonly key: AuthorityKey;
  readonly serial: string;
  readonly notAfter: Date;
  readonly now: Date;
};

/** With which a municipality begins: it issues at once. */
export function firstOfKind(
  kind: AuthorityKind,
  { key, serial, notAfter, now }: FirstOfKind,
): CertificateAuthority {
  return {
    id: authorityIdOf(kind, 1),
    kind,
    generation: 1,
    state: 'issuing',
    issuerId: kind === 'root' ? null : authorityIdOf('root', 1),
    ...placeOfKey(key),
    serial,
    notAfter,
    requestedAt: now,
    preparedAt: now,
  };
}

const ofKind = (all: readonly CertificateAuthority[], kind: AuthorityKind) =>
  all.filter((authority) => authority.kind === kind);

export function findAuthority(all: readonly CertificateAuthority[], id: string): CertificateAuthority {
  const found = all.find((authority) => authority.id === id);
  if (found === undefined) throw new Refusal('not-found', 'no-such-authority');
  return found;
}

export function issuingAmong(
  all: readonly CertificateAuthority[],
  kind: AuthorityKind,
): CertificateAuthority {
  const found = ofKind(all, kind).find(({ state }) => state === 'issuing');
  if (found === undefined) throw new Refusal('unavailable', 'authority-missing');
  return found;
}

/**
 * One of a kind is on its way at a time. An attempt that ended between intention and result has a serial and no
 * certificate: `interrupted` is given up for the new one, and its serial stays on record.
 */
export function nextGeneration(all: readonly CertificateAuthority[], kind: AuthorityKind) {
  const others = ofKind(all, kind);
  const interrupted = others.filter(({ state, serial }) => state === 'requested' && serial !== null);
  const isUnderWay = others.some((authority) => authority.state === 'prepared' || isAwaited(authority));
  if (isUnderWay) throw new Refusal('conflict', 'authority-under-way');
  const generation = Math.max(0, ...others.map((authority) => authority.generation)) + 1;
  return { id: authorityIdOf(kind, generation), generation, interrupted: interrupted.map(giveUp) };
}

/** What is known of the world when an authority is to issue. */
export type StartFacts = {
  readonly gateways: readonly Gateway[];
  /** Files that people hold and that do not know the root above the new authority. */
  readonly filesWithoutItsRoot: number;
  /** Why nobody waits. */
  readonly emergency: string | null;
};

/**
 * prepared → issuing, and the one before retires. A gateway that has not confirmed might refuse what the new one issues;
 * people whose files lack the root above a new authority for servers would refuse their gateway.
 */
export function startIssuing(
  all: readonly CertificateAuthority[],
  id: string,
  { gateways, filesWithoutItsRoot, emergency }: StartFacts,
): readonly CertificateAuthority[] {
  const next = findAuthority(all, id);
  if (next.state !== 'prepared') throw new Refusal('conflict', 'authority-not-prepared');
  if (next.kind !== 'root' && !isTrusted(findAuthority(all, next.issuerId ?? '')))
    throw new Refusal('conflict', 'authority-root-retired');
  requireReason(emergency);
  if (emergency === null && gateways.some(isWaitedFor))
    throw new Refusal('conflict', 'authority-unconfirmed');
  if (emergency === null && next.kind === 'server-ca' && filesWithoutItsRoot > 0)
    throw new Refusal('conflict', 'authority-files-without-root');
  const before = ofKind(all, next.kind).filter(({ state }) => state === 'issuing');
  // The one before first: the database knows one issuing authority of a kind.
  return [...before.map((one) => ({ ...one, state: 'retiring' }) as const), { ...next, state: 'issuing' }];
}

/** Has not confirmed the settings that were last ordered, or says that something is wrong with it. */
export function isWaitedFor(gateway: Gateway): boolean {
  return gateway.state === 'enrolled' && settingsProgress(gateway) !== 'effective';
}

export type RetireFacts = {
  /** Certificates that still count and were issued by it, or authorities below it. */
  readonly dependents: number;
  readonly emergency: string | null;
};

/** Its key goes with it: nothing is ever signed with it again, a revocation list neither. */
export function retireAuthority(
  all: readonly CertificateAuthority[],
  id: string,
  { dependents, emergency }: RetireFacts,
): CertificateAuthority {
  const authority = findAuthority(all, id);
  if (authority.state === 'retired') throw new Refusal('conflict', 'authority-retired');
  if (authority.state === 'issuing') throw new Refusal('conflict', 'authority-issuing');
  requireReason(emergency);
  if (emergency === null && dependents > 0) throw new Refusal('conflict', 'authority-in-use');
  return giveUp(authority);
}

/** The key and the certificate that it got: trusted from now on, and issuing once it is started. */
export function prepare(
  authority: CertificateAuthority,
  certificate: { readonly serial: string; readonly notAfter: Date; readonly issuerId: AuthorityId | null },
  now: Date,
): CertificateAuthority {
  if (authority.state !== 'requested') throw new Refusal('conflict', 'authority-not-requested');
  return { ...authority, ...certificate, state: 'prepared', preparedAt: now };
}

function giveUp(authority: CertificateAuthority): CertificateAuthority {
  return { ...authority, state: 'retired', keyPlace: 'destroyed', tokenKey: null };
}

/** The root's key leaves the database; it must have been seen to sign elsewhere before. */
export function takeOffline(all: readonly CertificateAuthority[], id: string): CertificateAuthority {
  const root = rootWithKey(all, id);
  return { ...root, keyPlace: 'offline' };
}

/** A root whose key is in the database and can be copied: from a token it cannot. */
export function rootWithKey(all: readonly CertificateAuthority[], id: string): CertificateAuthority {
  const root = findAuthority(all, id);
  if (root.kind !== 'root') throw new Refusal('invalid', 'authority-not-a-root');
  if (root.keyPlace !== 'sealed') throw new Refusal('conflict', 'authority-key-elsewhere');
  return root;
}

function requireReason(emergency: string | null): void {
  if (emergency !== null && emergency.trim() === '') throw new Refusal('invalid', 'reason-missing');
}

type Occasion = {
  readonly tenantId: TenantId;
  readonly action: AuditAction;
  readonly emergency?: string | null;
};

/** By whoever has the host: the command line is the only way to these acts. */
export function authorityEvent(
  { id, serial, state }: CertificateAuthority,
  { tenantId, action, emergency = null }: Occasion,
): AuditEvent {
  return {
    action,
    actor: null,
    subject: null,
    object: { kind: 'tenant', id: tenantId },
    data: { authority: id, serial, state, emergency: emergency !== null },
    reason: emergency,
  };
}
