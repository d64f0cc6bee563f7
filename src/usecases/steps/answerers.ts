// The step that finds who could answer for an office today: whoever holds it, and those who answer for them.
import { canBeAnswered, officeOf, stepsOfOffices, type Answerers } from '../../domain/stand-in';
import type { AccessRequest } from '../../domain/access-request';
import { localDay } from '../../domain/local-day';
import type { OfficeByRole, RequestStep } from '../../domain/request-step';
import type { TenantRecords } from '../ports';

export async function answerersOf(
  records: TenantRecords,
  office: OfficeByRole,
  now: Date,
): Promise<Answerers> {
  const { timeZone } = await records.tenant.get();
  const holders = await records.heldRoles.holdersOf(office);
  const standing = await records.deputies.standingIn(holders, localDay(now, timeZone));
  return {
    holders,
    deputies: standing.map(({ personId, deputyId }) => ({ of: personId, deputy: deputyId })),
  };
}

/** The steps that wait and that nobody can answer. */
export async function stepsWithoutAnswerer(
  records: TenantRecords,
  request: AccessRequest,
  { steps, now }: { readonly steps: readonly RequestStep[]; readonly now: Date },
): Promise<readonly RequestStep[]> {
  const found: RequestStep[] = [];
  for (const step of stepsOfOffices(steps)) {
    const office = officeOf(step);
    if (office === null) continue;
    const answerers = await answerersOf(records, office, now);
    if (!canBeAnswered(request, steps, answerers)) found.push(step);
  }
  return found;
}
