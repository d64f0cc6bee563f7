/**
 * What a gateway knows and the restored database does not: taken back again, put onto the revocation list, or noted, so that
 * IT goes through it. In the transaction of the report.
 */
import type { AuditAction, AuditEvent } from '../../domain/audit-event';
import { orderFor, type Credential } from '../../domain/credential';
import { suspendForgotten } from '../../domain/device';
import type { Gateway } from '../../domain/gateway';
import { credentialId, type GatewayId } from '../../domain/ids';
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
  const woken: GatewayId[] = [];
  const inOrder = comparison.findings.toSorted((a, b) => a.credential.localeCompare(b.credential));
  for (const finding of inOrder)
    woken.push(...(await takeFinding(records, finding, { ...occasion, restore })));
  if (comparison.complete)
    await records.restores.noteCompared(restore.epoch, occasion.gateway.id, occasion.now);
  return woken;
}

type Taking = ComparisonOccasion & { readonly restore: Restore };

async function takeFinding(
  records: TenantRecords,
  finding: Finding,
  taking: Taking,
): Promise<readonly GatewayId[]> {
  const { gateway, now, restore } = taking;
  const found = await records.credentials.find(credentialId(finding.credential));
  // The device first, as in every act that changes its credentials.
  const device = found === null ? null : await records.devices.find(found.deviceId);
  const credential = found === null ? null : await records.credentials.find(found.id);
  const is = judgeFinding(finding, credential, gateway);
  if (is === null) return [];
  if (is === 'unknown' && (await isOurs(records, finding))) return [];
  const isNew = await records.restores.noteFinding(restore.epoch, {
    gatewayId: gateway.id,
    finding: is,
    protocol: finding.protocol,
    key: finding.key,
    credentialId: credentialId(finding.credential),
    knownUntil: finding.until === null ? null : new Date(finding.until),
    foundAt: now,
  });
  if (isNew) await records.audit.append(findingEvent(gateway, finding, is), now);
  if (is === 'unknown') await neverAgain(records, finding, now);
  if (credential === null) return [];
  if (is === 'suspended') {
    if (device?.state === 'active') {
      const { state, event } = suspendForgotten(device);
      await records.devices.update(state, device.state);
      await records.audit.append(event, now);
    }
    const all = device === null ? [credential] : await records.credentials.ofDevice(device.id);
    return takeCredentialsBack(records, all, { kind: 'suspension', now });
  }
  // Each later comparison of a restore that IT has already decided about would shorten it anew.
  return is === 'end-earlier' && isNew ? shorten(records, { credential, finding }, now) : [];
}

async function shorten(
  { credentials, gateways }: TenantRecords,
  { credential, finding }: { readonly credential: Credential; readonly finding: Finding },
  now: Date,
): Promise<readonly GatewayId[]> {
  const until = new Date(finding.until ?? credential.until);
  await credentials.updateAll([{ credential: { ...credential, until }, from: credential.state }]);
  return gateways.order([orderFor(credential, 'reduction')], now);
}

/** A serial that stands in this database is no stranger's, whatever a gateway calls its credential. */
async function isOurs({ restores }: TenantRecords, { protocol, key }: Finding): Promise<boolean> {
  return protocol === 'client' && (await restores.knowsSerial(key));
}

/**
 * Somebody holds a certificate that nobody here knows: our servers refuse it for want of an entry, others by the list. It
 * was signed by the authority that issues: one that came later is unknown here itself, and nobody trusts it.
 */
async function neverAgain(
  { authorities, revocationLists }: TenantRecords,
  { protocol, key: serial }: Finding,
  now: Date,
): Promise<void> {
  if (protocol !== 'client') return;
  const { id, notAfter } = await authorities.issuing('client-ca');
  await revocationLists.revoke(id, { serial, revokedAt: now, reason: null, notAfter });
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
