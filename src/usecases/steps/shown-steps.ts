// The step that reads how far an application has come with those who are asked, and what they are called.
import type { AccessRequest } from '../../domain/access-request';
import type { IdentityRef } from '../../domain/ids';
import { inOrder, stepsOf, type RequestStep } from '../../domain/request-step';
import type { TenantRecords } from '../ports';

export type ShownSteps = {
  /** In the order in which they are asked. */
  readonly steps: readonly RequestStep[];
  /** A missing name has been erased. */
  readonly names: ReadonlyMap<IdentityRef, string>;
};

export async function shownSteps(records: TenantRecords, request: AccessRequest): Promise<ShownSteps> {
  const stored = await records.requestSteps.ofRequest(request.id);
  const steps = inOrder(stored.length === 0 && request.state !== 'submitted' ? [] : stepsOf(request, stored));
  const refs = steps.flatMap(({ assignee, standIn, decidedBy, inPlaceOf }) =>
    [assignee?.ref, standIn?.party.ref, standIn?.namedBy.ref, decidedBy?.ref, inPlaceOf].filter(
      (ref) => ref !== null && ref !== undefined,
    ),
  );
  return { steps, names: await records.persons.namesOf([...new Set(refs)]) };
}
