// The step with which somebody who was invited as a supervisor is asked from their first sign-in on.
import { takeUp } from '../../domain/move-step';
import type { Person } from '../../domain/person';
import type { TenantRecords } from '../ports';

export async function takeUpInvitations(
  records: TenantRecords,
  { id: personId, ref }: Pick<Person, 'id' | 'ref'>,
  now: Date,
): Promise<void> {
  const marks = await records.personMarks.ofPerson(personId);
  const addresses = marks.filter(({ kind, text }) => kind === 'address' && text.includes('@'));
  const invited = await records.requestSteps.invitedAt(addresses.map(({ text }) => text));
  for (const { requestId, place } of invited) {
    const request = await records.requests.find(requestId);
    const steps = await records.requestSteps.ofRequest(requestId);
    const step = steps.find((one) => one.place === place);
    const moved = request === null || step === undefined ? null : takeUp(request, step, { personId, ref });
    if (moved === null) continue;
    await records.requestSteps.save([moved.step]);
    await records.audit.append(moved.event, now);
  }
}
