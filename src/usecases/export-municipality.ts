// Everything of a municipality in an open format, for its own admin: to keep, to move to another product (Art. 20, 28 DSGVO).
import { requireRole, type Actor } from '../domain/actor';
import type { AuditEvent } from '../domain/audit-event';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import type { ExportedRecord } from './ports-of-leaving';

/** Raised when a reader of the format would have to change. */
const formatVersion = 1;

/** That somebody took everything is written down before the first line leaves. The lines are read while they are taken. */
export async function exportMunicipality(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<AsyncIterable<ExportedRecord>> {
  requireRole(actor, 'tenant-admin');
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  await records.audit.append(exportedEvent(actor), now);
  return framed(headOf(await records.tenant.get(), now), records.exported.all());
}

/** The last line says how many came before it: without it something is missing. */
async function* framed(
  head: ExportedRecord,
  all: AsyncIterable<ExportedRecord>,
): AsyncGenerator<ExportedRecord> {
  yield head;
  let records = 0;
  for await (const record of all) {
    records += 1;
    yield record;
  }
  yield { kind: 'end', fields: { records } };
}

function headOf(tenant: Tenant, now: Date): ExportedRecord {
  return {
    kind: 'municipality',
    fields: { format: 'fernamt-export', version: formatVersion, at: now, ...tenant },
  };
}

function exportedEvent({ ref, tenantId }: Actor): AuditEvent {
  return {
    action: 'tenant.exported',
    actor: ref,
    subject: null,
    object: { kind: 'tenant', id: tenantId },
    data: { version: formatVersion },
    reason: null,
  };
}
