// What the acts need from the world: a store that knows tenants, keys and certificates, time, chance and a wake-up call.
import type { Clock, Ids, MetadataReader, Pki, QrCode, Wakeups } from './ports-of-things';
import type { OneTimeCodes } from './ports-of-emergency';
import type { MailPort } from './ports-of-mails';
import type { AuditEvent } from '../domain/audit-event';
import type { InstallationStore } from './ports-of-the-installation';
import type { TenantRecords } from './ports-of-a-tenant';
import type { TenantId } from '../domain/ids';

export type Ports = {
  readonly store: Store;
  readonly pki: Pki;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly wakeups: Wakeups;
  readonly qrCode: QrCode;
  readonly metadata: MetadataReader;
  readonly oneTimeCodes: OneTimeCodes;
  readonly mail: MailPort;
};

export type Store = {
  /** The only way to a tenant's rows: every query carries the tenant. */
  readonly forTenant: (id: TenantId) => TenantStore;
  /** Named acts across tenants; never returns personal rows. */
  readonly installation: InstallationStore;
};

/** What follows from the lines that a transaction writes into its tenant's audit log, in the same transaction. */
export type BeforeCommit = (
  records: TenantRecords,
  written: readonly { readonly event: AuditEvent; readonly at: Date }[],
) => Promise<void>;

export type { TenantRecords };

/**
 * When what a transaction stored outlasts a power failure: before it returns, or with the next transaction at the latest,
 * which never outlasts one without it. The second is for what nobody learns of before that next one; a process that
 * is killed loses nothing either way.
 */
export type Durability = 'at-once' | 'with-next';

/** Read directly, or read and write in one transaction, retried when the database asks for it. */
export type TenantStore = TenantRecords & {
  readonly transaction: <Result>(
    work: (records: TenantRecords) => Promise<Result>,
    durability?: Durability,
  ) => Promise<Result>;
};
