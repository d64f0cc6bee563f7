// The step that finds the address of an invitation: it stands in the application's step alone, as long as it waits there.
import { isOpen } from '../../domain/access-request';
import type { PersonId } from '../../domain/ids';
import type { MailFields } from '../../domain/mail';
import { openSteps } from '../../domain/request-step';
import type { TenantRecords } from '../ports';

/** Null: taken up, given to somebody else, or decided meanwhile. */
export async function invitedAddress(
  records: TenantRecords,
  applicant: PersonId,
  { caseNumber }: MailFields,
): Promise<string | null> {
  const requests = await records.requests.ofPerson(applicant);
  const request = requests.find((one) => one.caseNumber === caseNumber);
  if (request === undefined || !isOpen(request)) return null;
  const open = openSteps(await records.requestSteps.ofRequest(request.id));
  return open.find(({ invited }) => invited !== null)?.invited ?? null;
}
