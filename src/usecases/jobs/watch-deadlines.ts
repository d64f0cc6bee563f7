// By time: IT is told of steps that wait too long, and applications that nobody decides lapse. Nothing is ever approved
// because time has passed.
import { isToLapse, draftAfterLapse, lapse } from '../../domain/lapse-application';
import type { AccessRequest } from '../../domain/access-request';
import { Refusal } from '../../domain/errors';
import type { AccessRequestId, TenantId } from '../../domain/ids';
import { escalate, escalatedAfterWorkingDays, type Deadline } from '../../domain/move-step';
import type { RequestStep } from '../../domain/request-step';
import type { Ports, TenantRecords } from '../ports';

type JobPorts = Pick<Ports, 'store' | 'clock'>;
const atOnce = 100;
const dayMs = 86_400_000;

/** Returns how many were told of and how many lapsed. One transaction each, so that one that fails holds up no other. */
export async function watchDeadlines(
  ports: JobPorts,
  tenant: TenantId,
): Promise<{ readonly escalated: number; readonly lapsed: number }> {
  const records = ports.store.forTenant(tenant);
  const now = ports.clock();
  const { timeZone, federalState: land } = await records.tenant.get();
  const { lapseDays } = await records.approval.get();
  // Working days are never fewer calendar days, and the oldest come first: what is due is among them.
  const before = new Date(now.getTime() - (escalatedAfterWorkingDays - 1) * dayMs);
  let escalated = 0;
  for (const step of await records.requestSteps.openSince(before, atOnce)) {
    escalated += await attempt(() => escalateOne(ports, tenant, { step, timeZone, land }));
  }
  const oldest = await records.requests.listOpen({ profileId: null }, { after: null, limit: atOnce });
  const unconfirmed = await records.requests.withObligationsSince(now, atOnce);
  const due = [...oldest.items.map(({ request }) => request), ...unconfirmed].filter((request) =>
    isToLapse(request, { lapseDays, now, timeZone }),
  );
  let lapsed = 0;
  for (const { id } of due)
    lapsed += await attempt(() => lapseOne(ports, tenant, { id, timeZone, lapseDays }));
  return { escalated, lapsed };
}

/** 0 when somebody else was quicker: a decision, a withdrawal, another portal process. */
async function attempt(work: () => Promise<boolean>): Promise<number> {
  try {
    return (await work()) ? 1 : 0;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return 0;
    throw error;
  }
}

type Escalating = { readonly step: RequestStep } & Omit<Deadline, 'now'>;

async function escalateOne(
  { store, clock }: JobPorts,
  tenant: TenantId,
  { step: { requestId, place }, ...where }: Escalating,
): Promise<boolean> {
  const now = clock();
  return store.forTenant(tenant).transaction(async (records) => {
    const request = await records.requests.find(requestId);
    const steps = await records.requestSteps.ofRequest(requestId);
    const step = steps.find((one) => one.place === place);
    const moved = request === null || step === undefined ? null : escalate(request, step, { now, ...where });
    if (moved === null) return false;
    await records.requestSteps.save([moved.step]);
    await records.audit.append(moved.event, now);
    return true;
  });
}

type Lapsing = { readonly id: AccessRequestId; readonly timeZone: string; readonly lapseDays: number };

async function lapseOne(
  { store, clock }: JobPorts,
  tenant: TenantId,
  { id, timeZone, lapseDays }: Lapsing,
): Promise<boolean> {
  const now = clock();
  return store.forTenant(tenant).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) return false;
    const { state, event } = lapse(request, { lapseDays, now, timeZone });
    await records.requests.update(state, [request.state]);
    await records.requestSteps.drop(id);
    await keepAnswers(records, request, now);
    await records.audit.append(event, now);
    return true;
  });
}

/** Nobody has to begin from nothing; whoever has begun anew keeps that. */
async function keepAnswers(records: TenantRecords, request: AccessRequest, now: Date): Promise<void> {
  const [sent] = await records.assessments.ofRequest(request.id);
  if (sent === undefined || (await records.applicationDrafts.find(request.personId)) !== null) return;
  await records.applicationDrafts.save(draftAfterLapse(request, sent, now));
}
