// The step shared by all that show an application: what was answered and found last, with the edition by which it was asked.
import type { ApplicationEdition } from '../../domain/application-edition';
import type { Assessment } from '../../domain/assessment';
import type { AccessRequestId } from '../../domain/ids';
import type { TenantRecords } from '../ports';

export type AssessmentInForce = { readonly assessment: Assessment; readonly edition: ApplicationEdition };

/** Null for applications from before there were questions and rules. */
export async function assessmentOfRequest(
  records: TenantRecords,
  id: AccessRequestId,
): Promise<AssessmentInForce | null> {
  const assessment = (await records.assessments.ofRequest(id)).at(-1);
  if (assessment === undefined) return null;
  const edition = await records.applicationEditions.find(assessment.edition);
  return edition === null ? null : { assessment, edition };
}
