/**
 * What a gateway knows and the restored database does not: taken back again, put onto the revocation list, or noted, so that
 * IT goes through it. In the transaction of the report.
 */
import type { AuditAction, AuditEvent } from '../../domain/audit-event';
import { orderFor, type Credential } from '../../domain/credential';
import { suspendForgotten, type Device } from '../../domain/device';
import type { Gateway } from '../../domain/gateway';
import { credentialId, type DeviceId, type GatewayId } from '../../domain/ids';
import { judgeFinding, type Restore, type RestoreFinding } from '../../domain/restore';
import type { Comparison, Finding } from '../../domain/restore-comparison';
import type { TenantRecords } from '../ports';
import { takeCredentialsBack } from './taking-credentials-back';

export type ComparisonOccasion = { readonly gateway: Gateway; readonly now: Date };

/** Null: this report has none, or it is about a database that is not here any more. */
async function restoreOf(
  records: Pick<TenantRecords, 'restores'>,
  comparison: Comparison | null,
): Promise<Restore | null> {
  if (comparison === null) return null;
  const restore = await records.restores.latest();
  return restore?.epoch === comparison.epoch ? restore : null;
}

/** Returns the gateways to wake once the transaction stands. */
export async function takeComparison(
  records: TenantRecords,
  comparison: Comparison | null,
  occasion: ComparisonOccasion,
): Promise<readonly GatewayId[]> {
  const restore = await restoreOf(records, comparison);
  if (comparison === null || restore === null) return [];
  const judged = await judgeAll(records, comparison.findings, occasion);
  const fresh = await noteAll(records, judged, { ...occasion, restore });
  const woken = await carryOut(records, judged, { fresh, now: occasion.now });
  if (comparison.complete)
    await records.restores.noteCompared(restore.epoch, occasion.gateway.id, occasion.now);
  return woken;
}

type Judged = {
  readonly finding: Finding;
  readonly is: RestoreFinding;
  /** Null: nobody here knows it. */
  readonly known: { readonly credential: Credential; readonly device: Device } | null;
};

/** A restore has as many findings as there are devices: everything is read, and written, for all of them together. */
async function judgeAll(
  { devices, credentials, restores }: TenantRecords,
  told: readonly Finding[],
  { gateway }: ComparisonOccasion,
): Promise<readonly Judged[]> {
  const findings = oneForEachKey(told);
  // The devices first, as in every act that changes their credentials.
  const held = await devices.ofCredentials(findings.map(({ credential }) => credentialId(credential)));
  const deviceOf = new Map(held.map((device) => [device.id, device]));
  const all = await credentials.ofDevices([...deviceOf.keys()]);
  const knownAs = new Map(
    all.flatMap((credential) => {
      const device = deviceOf.get(credential.deviceId);
      return device === undefined ? [] : [[credential.id, { credential, device }] as const];
    }),
  );
  const strange = findings.filter(({ credential }) => !knownAs.has(credentialId(credential)));
  const ours = await restores.serialsOfOurs(strange.filter(isCertificate).map(({ key }) => key));
  const stopped = new Set<DeviceId>();
  return findings.flatMap((finding): readonly Judged[] => {
    const known = knownAs.get(credentialId(finding.credential)) ?? null;
    const is = judgeFinding(finding, known?.credential ?? null, gateway);
    // A serial that stands in this database is no stranger's, whatever a gateway calls its credential.
    if (is === null || (is === 'unknown' && isCertificate(finding) && ours.has(finding.key))) return [];
    // A device is stopped as a whole: what comes about its other file says nothing new.
    if (known !== null && stopped.has(known.device.id)) return [];
    if (is === 'suspended' && known !== null) stopped.add(known.device.id);
    return [{ finding, is, known }];
  });
}

const isCertificate = ({ protocol }: Finding): boolean => protocol === 'client';

/** In one order, whichever gateway speaks. Whoever says two things about a key is believed the first. */
function oneForEachKey(findings: readonly Finding[]): readonly Finding[] {
  const inOrder = findings.toSorted((a, b) => a.credential.localeCompare(b.credential));
  return [...new Map(inOrder.toReversed().map((finding) => [finding.key, finding])).values()].toReversed();
}

type Taking = ComparisonOccasion & { readonly restore: Restore };

/** Returns those that nobody has said before. */
async function noteAll(
  { restores, audit }: TenantRecords,
  judged: readonly Judged[],
  { gateway, now, restore }: Taking,
): Promise<ReadonlySet<Judged>> {
  const all = judged.map(({ finding, is }) => ({
    gatewayId: gateway.id,
    finding: is,
    protocol: finding.protocol,
    key: finding.key,
    credentialId: credentialId(finding.credential),
    knownUntil: finding.until === null ? null : new Date(finding.until),
    foundAt: now,
  }));
  const noted = new Set((await restores.noteFindings(restore.epoch, all)).map(({ key }) => key));
  const fresh = judged.filter(({ finding }) => noted.has(finding.key));
  for (const { finding, is } of fresh) await audit.append(findingEvent(gateway, finding, is), now);
  return new Set(fresh);
}

async function carryOut(
  records: TenantRecords,
  judged: readonly Judged[],
  { fresh, now }: { readonly fresh: ReadonlySet<Judged>; readonly now: Date },
): Promise<readonly GatewayId[]> {
  const unknown = judged.filter(({ is }) => is === 'unknown').map(({ finding }) => finding);
  await neverAgain(records, unknown.filter(isCertificate), now);
  // Each later comparison of a restore that IT has already decided about would shorten it anew.
  const tooLong = judged.filter((one) => one.is === 'end-earlier' && fresh.has(one));
  const woken = await shortenAll(records, tooLong, now);
  const suspended = judged.flatMap(({ is, known }) =>
    is === 'suspended' && known !== null ? [known.device] : [],
  );
  return [...woken, ...(await suspendAll(records, suspended, now))];
}

async function shortenAll(
  { credentials, gateways }: TenantRecords,
  judged: readonly Judged[],
  now: Date,
): Promise<readonly GatewayId[]> {
  const shortened = judged.flatMap(({ known, finding: { until } }) =>
    known === null || until === null ? [] : [{ ...known.credential, until: new Date(until) }],
  );
  await credentials.updateAll(shortened.map((credential) => ({ credential, from: credential.state })));
  return gateways.order(
    shortened.map((credential) => orderFor(credential, 'reduction')),
    now,
  );
}

async function suspendAll(
  records: TenantRecords,
  devices: readonly Device[],
  now: Date,
): Promise<readonly GatewayId[]> {
  if (devices.length === 0) return [];
  const stopped = devices.filter(({ state }) => state === 'active').map(suspendForgotten);
  await records.devices.updateAll(stopped.map(({ state: device }) => ({ device, from: 'active' })));
  for (const { event } of stopped) await records.audit.append(event, now);
  // Read anew: one of a device's files may have been shortened just now.
  const all = await records.credentials.ofDevices(devices.map(({ id }) => id));
  return takeCredentialsBack(records, all, { kind: 'suspension', now });
}

/**
 * Somebody holds certificates that nobody here knows: our servers refuse them for want of an entry, others by the list. They
 * were signed by the authority that issues: one that came later is unknown here itself, and nobody trusts it.
 */
async function neverAgain(
  { authorities, revocationLists }: TenantRecords,
  certificates: readonly Finding[],
  now: Date,
): Promise<void> {
  if (certificates.length === 0) return;
  const { id, notAfter } = await authorities.issuing('client-ca');
  const revoked = certificates.map(({ key: serial }) => ({ serial, revokedAt: now, reason: null, notAfter }));
  await revocationLists.revoke(id, revoked);
}

const actions: Readonly<Record<RestoreFinding, AuditAction>> = {
  revoked: 'gateway.reported-revocation',
  unknown: 'gateway.reported-unknown',
  suspended: 'gateway.reported-suspension',
  'end-earlier': 'gateway.reported-end',
  'end-later': 'gateway.reported-end',
};

function findingEvent(gateway: Gateway, finding: Finding, is: RestoreFinding): AuditEvent {
  return {
    action: actions[is],
    actor: null,
    subject: null,
    object: { kind: 'credential', id: finding.credential },
    data: {
      gateway: gateway.id,
      ...(finding.protocol === 'client' ? { serial: finding.key } : {}),
      ...(finding.until === null ? {} : { until: finding.until }),
    },
    reason: null,
  };
}
