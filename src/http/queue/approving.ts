// What an approval may need besides the click: a reason where data protection has concerns.
import type { AccessRequest } from '../../domain/access-request';
import type { ShownQueueItem } from '../../usecases/show-queue-item';
import type { PersonContext } from '../kit/context';
import { withError, type Parsed } from '../kit/form';
import type { Flash } from '../kit/view-models';

type Despite = { readonly despiteConcerns: string };

export function approvalSent(
  sent: Parsed<Despite>,
  { approval, mayApprove }: ShownQueueItem,
): Parsed<Despite> {
  const isMissing = mayApprove && approval.hasConcerns && sent.ok && sent.value.despiteConcerns === '';
  return isMissing ? withError(sent, 'despiteConcerns', 'refusal.reason-despite-concerns') : sent;
}

export function approvedWithObligations({ t }: PersonContext, { caseNumber }: AccessRequest): Flash {
  return {
    tone: 'success',
    title: t('queue.approved', { caseNumber }),
    lines: [t('approval.obligations.staff-text')],
  };
}
