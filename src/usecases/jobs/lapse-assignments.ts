// By time: a doubtful sign-in that nobody assigned within 30 days is forgotten; whoever it was signs in again.
import { assignmentEvent, assignmentsEndedBefore } from '../../domain/assignment';
import { Refusal } from '../../domain/errors';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';

const atOnce = 100;

/** Returns how many lapsed. */
export async function lapseAssignments(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  const now = clock();
  const tenantStore = store.forTenant(tenant);
  const old = await tenantStore.assignments.begunBefore(assignmentsEndedBefore(now), atOnce);
  let count = 0;
  for (const assignment of old) {
    try {
      await tenantStore.transaction(async (records) => {
        await records.assignments.take(assignment.id);
        await records.audit.append(assignmentEvent(assignment, 'assignment.lapsed'), now);
      });
      count += 1;
    } catch (error) {
      // Another process was quicker.
      if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
    }
  }
  return count;
}
