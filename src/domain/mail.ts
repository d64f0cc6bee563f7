// What the portal tells people by mail: a closed list of kinds, each with the few facts it may carry. No name, no reason, no
// secret has a field, so none can get into a mail (Art. 5 DSGVO: data minimisation).
import type { IdentityRef, PersonId } from './ids';
import { isLocalDay } from './local-day';

export const mailKinds = [
  'application-received',
  'access-released',
  'application-question',
  'application-refused',
  'access-ends',
  'certificate-ends',
  'access-suspended',
  'access-resumed',
  'access-revoked',
  'application-waits',
  'applications-still-wait',
  'sign-in-change-proposed',
  'loosening-proposed',
  'closing-announced',
  'endorsement-asked',
  'endorsement-invited',
  'need-asked',
  'opinion-asked',
  'stand-in-asked',
  'inbox-still-waits',
  'step-waits-too-long',
  'application-approved',
  'application-lapsed',
  'crypto-waiver-proposed',
  'crypto-waiver-ended',
  'orders-overdue',
] as const;

export type MailKind = (typeof mailKinds)[number];

export type MailFields = {
  /** What people say on the telephone: MU-2026-0417. */
  readonly caseNumber?: string;
  /** Local days. */
  readonly from?: string;
  readonly until?: string;
  readonly workingDays?: number;
  readonly count?: number;
};

export function isMailKind(text: string): text is MailKind {
  return mailKinds.some((kind) => kind === text);
}

export type MailContent = { readonly kind: MailKind; readonly fields: MailFields };

const fieldsOf: Readonly<Record<MailKind, readonly (keyof MailFields)[]>> = {
  'application-received': ['caseNumber'],
  'access-released': ['caseNumber', 'from', 'until'],
  'application-question': ['caseNumber'],
  'application-refused': ['caseNumber'],
  'access-ends': ['until'],
  'certificate-ends': ['until'],
  'access-suspended': [],
  'access-resumed': ['until'],
  'access-revoked': [],
  'application-waits': [],
  'applications-still-wait': ['workingDays', 'count'],
  'sign-in-change-proposed': [],
  'loosening-proposed': [],
  'closing-announced': ['until'],
  'endorsement-asked': ['caseNumber'],
  'endorsement-invited': ['caseNumber'],
  'need-asked': ['caseNumber'],
  'opinion-asked': ['caseNumber'],
  'stand-in-asked': ['caseNumber'],
  'inbox-still-waits': ['workingDays', 'count'],
  'step-waits-too-long': ['caseNumber'],
  'application-approved': ['caseNumber'],
  'application-lapsed': ['caseNumber'],
  'crypto-waiver-proposed': [],
  'crypto-waiver-ended': ['until'],
  'orders-overdue': ['count'],
};

/** What the texts of a mail of this kind may name. */
export function fieldsOfMail(kind: MailKind): readonly (keyof MailFields)[] {
  return fieldsOf[kind];
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;

const isGood: Readonly<Record<keyof MailFields, (value: unknown) => boolean>> = {
  caseNumber: (value) => typeof value === 'string' && /^[\p{Lu}\d]{1,10}-\d{4}-\d{4,9}$/u.test(value),
  from: (value) => typeof value === 'string' && isLocalDay(value),
  until: (value) => typeof value === 'string' && isLocalDay(value),
  workingDays: isCount,
  count: isCount,
};

/** Exactly the fields of the kind, each of its form: free text cannot become part of a mail. */
export function mailContent(kind: MailKind, fields: Readonly<Record<string, unknown>>): MailContent {
  const wanted = fieldsOf[kind];
  const isWhole = wanted.every((name) => isGood[name](fields[name]));
  if (!isWhole || Object.keys(fields).length !== wanted.length)
    throw new Error(`not the fields of a mail of kind ${kind}`);
  return { kind, fields };
}

/** Somebody of the municipality, or of the provider who acts for it; the address is looked up when the mail is sent. */
export type MailRecipient = {
  readonly side: 'municipality' | 'provider';
  readonly personId: PersonId;
  /** How the municipality's lists call them. */
  readonly ref: IdentityRef;
};

/** A plain address of one recipient (RFC 5321 §4.1.2, without quoted local parts). */
export function isMailAddress(text: string): boolean {
  const local = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
  const domain = /^[\p{L}\d]([\p{L}\d-]*[\p{L}\d])?(\.[\p{L}\d]([\p{L}\d-]*[\p{L}\d])?)+$/u;
  const [before = '', after = '', ...more] = text.split('@');
  return text.length <= 254 && more.length === 0 && local.test(before) && domain.test(after);
}

export type MailSettings = {
  readonly enabled: boolean;
  /** Where answers go; null: nowhere in particular. */
  readonly replyTo: string | null;
};

export const usualMailSettings: MailSettings = { enabled: true, replyTo: null };
