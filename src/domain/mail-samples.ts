// Invented facts for the preview of each mail.
import { mailContent, mailKinds, type MailContent, type MailKind } from './mail';

const caseNumber = 'MU-2026-0417';
const from = '2026-12-01';
const until = '2027-03-31';

const fields: Readonly<Record<MailKind, Readonly<Record<string, string | number>>>> = {
  'application-received': { caseNumber },
  'access-released': { caseNumber, from, until },
  'application-question': { caseNumber },
  'application-refused': { caseNumber },
  'access-ends': { until },
  'certificate-ends': { until },
  'access-suspended': {},
  'access-resumed': { until },
  'access-revoked': {},
  'application-waits': {},
  'applications-still-wait': { workingDays: 2, count: 3 },
  'sign-in-change-proposed': {},
  'loosening-proposed': {},
  'closing-announced': { until },
  'endorsement-asked': { caseNumber },
  'endorsement-invited': { caseNumber },
  'need-asked': { caseNumber },
  'opinion-asked': { caseNumber },
  'stand-in-asked': { caseNumber },
  'inbox-still-waits': { workingDays: 2, count: 3 },
  'step-waits-too-long': { caseNumber },
  'application-approved': { caseNumber },
  'application-lapsed': { caseNumber },
  'crypto-waiver-proposed': {},
  'crypto-waiver-ended': { until },
  'orders-overdue': { count: 3 },
};

export const mailSamples: readonly MailContent[] = mailKinds.map((kind) => mailContent(kind, fields[kind]));
