// The audit log: appended to, read, never changed. Typed words lie apart, under a hash that the event keeps.
import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { AuditAction, AuditEvent, AuditObjectKind } from '../../domain/audit-event';
import { identityRef } from '../../domain/ids';
import type {
  AuditFilter,
  AuditPage,
  AuditPageRequest,
  AuditRecords,
} from '../../usecases/ports-of-the-audit-log';
import { fromJson } from './rows';
import { addRows, rowsOf, sameTenant, type PendingEvent, type Scope } from './scope';
import { nextCount } from './tenants';

export function auditRecords(scope: Scope): AuditRecords {
  return {
    append: async (event, at) => {
      const { tenantId } = scope;
      if (scope.pendingEvents !== null) scope.pendingEvents.push({ event, at, tenantId });
      else await scope.atomically((inside) => appendEvents(inside, [{ event, at }]));
    },
    appendTo: async (tenantId, event, at) => {
      if (scope.pendingEvents === null)
        throw new Error('two logs are written in one transaction or not at all');
      scope.pendingEvents.push({ event, at, tenantId });
    },
    list: (filter, page) => listEvents(scope, filter, page),
    about: (objectIds, limit) => eventsAbout(scope, objectIds, limit),
  };
}

/** What the transaction has in store for its tenant's own log. */
export function ownEvents({ pendingEvents, tenantId }: Scope): readonly PendingEvent[] {
  return (pendingEvents ?? []).filter((pending) => pending.tenantId === tenantId);
}

/** At the end of a transaction: its own log first, then another's, so that no two wait for each other in a circle. */
export async function appendPending(scope: Scope): Promise<void> {
  const pending = scope.pendingEvents ?? [];
  await appendEvents(scope, ownEvents(scope));
  const others = new Set(pending.map(({ tenantId }) => tenantId).filter((id) => id !== scope.tenantId));
  for (const tenantId of others) {
    await appendEvents(
      { ...scope, tenantId },
      pending.filter((one) => one.tenantId === tenantId),
    );
  }
}

type Dated = { readonly event: AuditEvent; readonly at: Date };

/**
 * Numbered without gaps, in the order of commits: the count makes the tenant's transactions wait for each other, which
 * is why all events of a transaction are written at its end.
 */
export async function appendEvents(scope: Scope, events: readonly Dated[]): Promise<void> {
  if (events.length === 0) return;
  const last = await nextCount(scope, 'audit', events.length);
  const numbered = events.map((dated, index) => numberedRows(last - events.length + 1 + index, dated));
  await addRows(
    scope,
    'audit_events',
    numbered.map(({ row }) => row),
  );
  await addRows(
    scope,
    'audit_words',
    numbered.flatMap(({ words: kept }) => kept),
  );
}

function numberedRows(seq: number, { event, at }: Dated) {
  const salt = randomBytes(16).toString('base64url');
  const words = event.reason === null ? [] : [{ seq, salt, reason: event.reason }];
  const row = {
    seq,
    at: at.toISOString(),
    action: event.action,
    actor_ref: event.actor,
    subject_ref: event.subject,
    object_kind: event.object.kind,
    object_id: event.object.id,
    data: JSON.stringify(event.data),
    personal_hash: event.reason === null ? null : personalHash(salt, event.reason),
  };
  return { row, words };
}

/** Without the salt nobody can try out which words it was. */
export function personalHash(salt: string, reason: string): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, reason]))
    .digest('base64url');
}

type EventRow = {
  readonly seq: number;
  readonly at: string;
  readonly action: AuditAction;
  readonly actor_ref: string | null;
  readonly subject_ref: string | null;
  readonly object_kind: AuditObjectKind;
  readonly object_id: string;
  readonly data: string;
  readonly reason: string | null;
  readonly actor_name: string | null;
  readonly subject_name: string | null;
  readonly provider_ref: string | null;
};

async function listEvents(scope: Scope, filter: AuditFilter, page: AuditPageRequest): Promise<AuditPage> {
  const highest = filter.before === null ? null : await highestSeqBefore(scope, filter.before);
  const rows = await withNames(scope, filtered(scope, filter, lower(page.afterSeq, highest)))
    .orderBy('audit_events.seq', 'desc')
    .limit(page.limit + 1)
    .select<EventRow[]>([...eventColumns]);
  const items = rows.slice(0, page.limit).map(itemOf);
  return { items, nextSeq: rows.length > page.limit ? (items.at(-1)?.seq ?? null) : null };
}

async function eventsAbout(scope: Scope, objectIds: readonly string[], limit: number) {
  const events = rowsOf(scope, 'audit_events').whereIn('audit_events.object_id', [...new Set(objectIds)]);
  const rows = await withNames(scope, events)
    .orderBy('audit_events.seq')
    .limit(limit)
    .select<EventRow[]>([...eventColumns]);
  return rows.map(itemOf);
}

const eventColumns = [
  'audit_events.seq',
  'audit_events.at',
  'audit_events.action',
  'audit_events.actor_ref',
  'audit_events.subject_ref',
  'audit_events.object_kind',
  'audit_events.object_id',
  'audit_events.data',
  'audit_words.reason',
  'actors.name as actor_name',
  'subjects.name as subject_name',
  'providers.ref as provider_ref',
] as const;

function withNames(scope: Scope, events: Knex.QueryBuilder): Knex.QueryBuilder {
  return events
    .leftJoin('audit_words', sameTenant('audit_words', 'audit_events', [['seq', 'seq']]))
    .leftJoin('identities as actors', sameTenant('actors', 'audit_events', [['ref', 'actor_ref']]))
    .leftJoin('identities as subjects', sameTenant('subjects', 'audit_events', [['ref', 'subject_ref']]))
    .leftJoin('identities as providers', ofProvider(scope));
}

/** Only whether it is somebody of the provider; the name stays there. In the provider's own log nobody is external. */
function ofProvider({ db, tenantId }: Scope) {
  return (join: Knex.JoinClause): void => {
    join
      .on('providers.ref', 'audit_events.actor_ref')
      .andOn('providers.tenant_id', db.raw("(SELECT id FROM tenants WHERE kind = 'operator')"))
      .andOn('providers.tenant_id', '<>', db.raw('?', [tenantId]));
  };
}

function filtered(scope: Scope, filter: AuditFilter, beforeSeq: number | null) {
  const events = rowsOf(scope, 'audit_events');
  if (beforeSeq !== null) void events.where('audit_events.seq', '<', beforeSeq);
  if (filter.action !== null) void events.where('audit_events.action', filter.action);
  if (filter.subject !== null) void events.where('audit_events.subject_ref', filter.subject);
  if (filter.objectId !== null) void events.where('audit_events.object_id', filter.objectId);
  if (filter.from !== null) void events.where('audit_events.at', '>=', filter.from.toISOString());
  if (filter.before !== null) void events.where('audit_events.at', '<', filter.before.toISOString());
  return events;
}

function lower(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/** Processes differ by seconds and transactions end later than they begin: as many events may lie out of order. */
const disorder = 1_000;

/** Numbers rise with time, so the list can begin below this one instead of passing over everything newer. */
async function highestSeqBefore(scope: Scope, before: Date): Promise<number> {
  const row = await rowsOf(scope, 'audit_events')
    .where('at', '<', before.toISOString())
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'seq', order: 'desc' },
    ])
    .first<{ readonly seq: number } | undefined>('seq');
  return row === undefined ? 0 : row.seq + disorder;
}

function itemOf(row: EventRow) {
  return {
    seq: row.seq,
    at: new Date(row.at),
    action: row.action,
    actor: row.actor_ref === null ? null : identityRef(row.actor_ref),
    subject: row.subject_ref === null ? null : identityRef(row.subject_ref),
    object: { kind: row.object_kind, id: row.object_id },
    data: fromJson(row.data) as AuditEvent['data'],
    reason: row.reason,
    actorName: row.actor_name,
    actorIsExternal: row.provider_ref !== null,
    subjectName: row.subject_name,
  };
}
