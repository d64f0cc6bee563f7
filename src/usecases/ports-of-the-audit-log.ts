// The records of one tenant's audit log: appended to, and read.
import type { AuditAction, AuditEvent } from '../domain/audit-event';
import type { IdentityRef, TenantId } from '../domain/ids';

export type AuditRecords = {
  /** Append only. `at` is the time of the act. */
  readonly append: (event: AuditEvent, at: Date) => Promise<void>;
  /** In the log of the provider too, in the same transaction; only inside of one. */
  readonly appendTo: (tenant: TenantId, event: AuditEvent, at: Date) => Promise<void>;
  /** Newest first. */
  readonly list: (filter: AuditFilter, page: AuditPageRequest) => Promise<AuditPage>;
  /** Everything about these things, oldest first. */
  readonly about: (objectIds: readonly string[], limit: number) => Promise<readonly AuditItem[]>;
};

export type AuditFilter = {
  readonly action: AuditAction | null;
  readonly subject: IdentityRef | null;
  readonly objectId: string | null;
  readonly from: Date | null;
  readonly before: Date | null;
};

export type AuditPageRequest = { readonly afterSeq: number | null; readonly limit: number };
export type AuditItem = AuditEvent & {
  readonly seq: number;
  readonly at: Date;
  readonly actorName: string | null;
  /** Somebody of the provider, who has no name here unless they act by delegation. */
  readonly actorIsExternal: boolean;
  readonly subjectName: string | null;
};
export type AuditPage = { readonly items: readonly AuditItem[]; readonly nextSeq: number | null };
