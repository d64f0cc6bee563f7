// Which mail follows which act. An act has its line in the audit log, and from that line its mails follow: whichever way
// led to the act (a page, the command line, a job, the emergency account), the people concerned are told.
import type { AuditAction, AuditEvent } from './audit-event';
import { mailContent, type MailContent } from './mail';

/**
 * `subject`: the person concerned. `deciders`: who may decide about applications. `loosening-confirmers`: who may confirm
 * what loosens rules, but for whoever proposed it. `security`: who waives cryptography.
 */
export type MailAudience = 'subject' | 'deciders' | 'tenant-admins' | 'loosening-confirmers' | 'security';

export type MailOrder = { readonly to: MailAudience; readonly content: MailContent };

type Rule = (data: AuditEvent['data']) => readonly MailOrder[];

const rules: Partial<Readonly<Record<AuditAction, Rule>>> = {
  'access-request.submitted': ({ caseNumber }) => [
    { to: 'subject', content: mailContent('application-received', { caseNumber }) },
  ],
  // With obligations nothing is released yet.
  'access-request.approved': ({ caseNumber, from, until, openObligations }) => [
    {
      to: 'subject',
      content:
        openObligations === undefined
          ? mailContent('access-released', { caseNumber, from, until })
          : mailContent('application-approved', { caseNumber }),
    },
  ],
  'access-request.released': ({ caseNumber, from, until }) => [
    { to: 'subject', content: mailContent('access-released', { caseNumber, from, until }) },
  ],
  'access-request.lapsed': ({ caseNumber }) => [
    { to: 'subject', content: mailContent('application-lapsed', { caseNumber }) },
  ],
  'access-request.escalated': ({ caseNumber }) => [
    { to: 'deciders', content: mailContent('step-waits-too-long', { caseNumber }) },
  ],
  // The question itself stands in the portal, behind the sign-in; so does the reason of a refusal.
  'access-request.queried': ({ caseNumber }) => [
    { to: 'subject', content: mailContent('application-question', { caseNumber }) },
  ],
  'access-request.denied': ({ caseNumber }) => [
    { to: 'subject', content: mailContent('application-refused', { caseNumber }) },
  ],
  'grant.suspended': () => [{ to: 'subject', content: mailContent('access-suspended', {}) }],
  'grant.resumed': ({ until }) => [{ to: 'subject', content: mailContent('access-resumed', { until }) }],
  'grant.revoked': () => [{ to: 'subject', content: mailContent('access-revoked', {}) }],
  // All of them, whoever proposed among them: it may have been somebody else at their desk.
  'sign-in-change.proposed': () => [
    { to: 'tenant-admins', content: mailContent('sign-in-change-proposed', {}) },
  ],
  'catalogue.proposed': () => [
    { to: 'loosening-confirmers', content: mailContent('loosening-proposed', {}) },
  ],
  // By time only: whoever ends one by hand knows.
  'crypto-waiver.ended': ({ until, byTime }) =>
    byTime === true ? [{ to: 'security', content: mailContent('crypto-waiver-ended', { until }) }] : [],
  'crypto-waiver.proposed': () => [{ to: 'security', content: mailContent('crypto-waiver-proposed', {}) }],
  'gateway.orders-overdue': ({ count }) => [
    { to: 'deciders', content: mailContent('orders-overdue', { count }) },
  ],
  'closing.announced': ({ on }) => [
    { to: 'tenant-admins', content: mailContent('closing-announced', { until: on }) },
  ],
};

export function mailsAfter({ action, data }: AuditEvent): readonly MailOrder[] {
  return rules[action]?.(data) ?? [];
}

const askedNewly: readonly AuditAction[] = [
  'access-request.submitted',
  'access-request.endorsed',
  'access-request.opinion-given',
  'access-request.agreed',
  'access-request.answers-found',
  'access-request.handed-on',
  'access-request.supervisor-named',
  'access-request.stand-in-named',
];

/** Whether those whom the application waits for are told: all of them after an answer, otherwise whose turn has just come. */
export function askedAfter({ action }: Pick<AuditEvent, 'action'>): 'newly' | 'all' | null {
  if (action === 'access-request.answered') return 'all';
  return askedNewly.includes(action) ? 'newly' : null;
}
