// People who have applied and wait, as many as a measurement uses up.
import type { AccessRequest } from '../../src/domain/access-request';
import { accessRequestId, identityRef, personId, type AccessRequestId } from '../../src/domain/ids';
import { addDays, localDay } from '../../src/domain/local-day';
import type { Ports, TenantRecords } from '../../src/usecases/ports';
import type { BenchTown } from './seeding/bench-town';

/** Stored as sending an application would; sending itself is not what is measured. */
export async function newRequests(
  ports: Ports,
  town: BenchTown,
  count: number,
): Promise<readonly AccessRequestId[]> {
  return ports.store.forTenant(town.tenantId).transaction(async (records) => {
    const ids: AccessRequestId[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await addRequest(records, ports, town));
    return ids;
  });
}

async function addRequest(
  records: TenantRecords,
  { ids, clock }: Ports,
  { tenantId, profile }: BenchTown,
): Promise<AccessRequestId> {
  const now = clock();
  const id = personId(ids.uuid());
  const ref = identityRef(ids.uuid());
  const named = {
    id,
    tenantId,
    ref,
    displayName: `Anna ${id}`,
    mail: null,
    department: 'Bauamt',
    supervisor: null,
  };
  await records.persons.insert(
    { ...named, createdAt: now },
    { issuer: 'https://idp.example', keyName: 'NameID', keyValue: id },
  );
  const from = localDay(now);
  const count = await records.tenant.nextCaseCount();
  const request: AccessRequest = {
    id: accessRequestId(ids.uuid()),
    tenantId,
    caseNumber: `MU-${from.slice(0, 4)}-${String(count).padStart(4, '0')}`,
    personId: id,
    personRef: ref,
    profileId: profile.id,
    kind: 'new',
    grantId: null,
    assessed: { outcome: 'admissible', rules: [], protection: null },
    period: { from, until: addDays(from, 180) },
    purpose: 'Bauanträge von zu Hause bearbeiten',
    deviceKind: 'managed',
    leafletVersion: 1,
    leafletDocument: null,
    endorsed: false,
    openObligations: 0,
    state: 'submitted',
    submittedAt: now,
    decidedAt: null,
    decisionReason: null,
  };
  await records.requests.insert(request);
  return request.id;
}
