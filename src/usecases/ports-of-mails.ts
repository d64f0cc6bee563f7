// The outbox of one tenant, and what sends: mails are put there in the transaction of the act that they follow.
import type { IdentityRef, TenantId } from '../domain/ids';
import type { MailContent, MailKind, MailRecipient, MailSettings } from '../domain/mail';
import type { MailTemplate, MailTexts } from '../domain/mail-template';
import type { Page, PageRequest } from '../domain/paging';
import type { Person } from '../domain/person';
import type { Role } from '../domain/roles';
import type { Tenant } from '../domain/tenant';

export type NewMail = { readonly content: MailContent; readonly to: MailRecipient };

/** One that this process has taken, for as long as its lease lasts. */
export type TakenMail = NewMail & {
  readonly id: string;
  /** Who has it: without it nothing can be said about the mail any more. */
  readonly lease: string;
  /** This one included. */
  readonly attempts: number;
};

export type UndeliverableMail = {
  readonly id: string;
  readonly kind: MailKind;
  readonly ref: IdentityRef;
  readonly state: 'undeliverable' | 'given-up';
  /** What the server answered, such as `550 5.1.1`; never its words, which hold the address. */
  readonly answer: string;
  readonly endedAt: Date;
};

export type MailEnd =
  | { readonly is: 'sent' }
  | { readonly is: 'undeliverable' | 'given-up'; readonly answer: string }
  | { readonly is: 'later'; readonly at: Date };

export type MailTemplateRecords = {
  /** The one that counts; null where there never was one. */
  readonly template: (kind: MailKind) => Promise<MailTemplate | null>;
  /** Of all kinds, those that count. */
  readonly templates: () => Promise<readonly MailTemplate[]>;
  /** Newest first, a page of them. */
  readonly versions: (kind: MailKind) => Promise<readonly MailTemplate[]>;
  readonly insertTemplate: (template: MailTemplate) => Promise<void>;
};

export type MailRecords = MailTemplateRecords & {
  readonly settings: () => Promise<MailSettings>;
  readonly saveSettings: (settings: MailSettings) => Promise<void>;
  readonly insert: (mails: readonly NewMail[], at: Date) => Promise<void>;
  /** Not while one of the kind waits for this person; and not to be sent within `quietMs` of the last one. */
  readonly insertQuietly: (mail: NewMail, at: Date) => Promise<void>;
  /** Null when it is gone, not due, or another process has it. */
  readonly take: (
    id: string,
    terms: { readonly now: Date; readonly until: Date; readonly lease: string },
  ) => Promise<TakenMail | null>;
  /** What it said and holds is erased with its end. False when the lease was over and another process has it. */
  readonly end: (mail: TakenMail, end: MailEnd, now: Date) => Promise<boolean>;
  /** It is not so any more, or there is nobody to tell. */
  readonly drop: (mail: TakenMail) => Promise<void>;
  /** Newest first. */
  readonly listUndeliverable: (page: PageRequest) => Promise<Page<UndeliverableMail>>;
  readonly countUndeliverableUpTo: (limit: number) => Promise<number>;
  readonly countWaitingUpTo: (limit: number) => Promise<number>;
  /** People who held the role at their last sign-in and have an address. */
  readonly holdersOf: (role: Role) => Promise<readonly Person[]>;
  readonly findByRef: (ref: IdentityRef) => Promise<Person | null>;
  /** The local day of the last round of reminders; null before the first. */
  readonly lastRound: () => Promise<string | null>;
  /** Begins the round of this local day, once; gives the day of the last one, null when it has begun already. */
  readonly beginRound: (day: string) => Promise<{ readonly after: string } | null>;
};

/** Across tenants. */
export type MailsOfTheInstallation = {
  /** Which mail is to be tried first; null: none is due. */
  readonly nextMail: (now: Date) => Promise<{ readonly tenantId: TenantId; readonly id: string } | null>;
};

export type MailToWrite = {
  readonly content: MailContent;
  readonly side: MailRecipient['side'];
  readonly tenant: Pick<Tenant, 'slug' | 'name' | 'hotline'>;
  /** The municipality's own words; without them the product's. */
  readonly texts?: MailTexts | null;
};

export type WrittenMail = { readonly subject: string; readonly text: string; readonly html: string };

export type MailToSend = Pick<WrittenMail, 'subject' | 'text'> & {
  readonly html: string | null;
  /** The same each time it is tried: part of its Message-ID. */
  readonly id: string;
  readonly to: string;
  /** What stands before the portal's address as the sender. */
  readonly senderName: string;
  readonly replyTo: string | null;
};

/** `refused`: for good, by the server, for this recipient or mail. `failed`: for now; is there hope for the next mail? */
export type Delivery =
  | { readonly is: 'sent' }
  | { readonly is: 'refused'; readonly answer: string }
  | { readonly is: 'failed'; readonly answer: string; readonly othersMayGo: boolean };

export type MailPort = {
  readonly write: (mail: MailToWrite) => WrittenMail;
  /** Null: no mail server is configured, so nothing is put into the outbox either. */
  readonly send: ((mail: MailToSend) => Promise<Delivery>) | null;
};
