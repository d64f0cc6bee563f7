// The outbox of a tenant. One process at a time has a mail, by a lease; what a mail says is erased when it has ended.
import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { identityRef, personId, tenantId } from '../../domain/ids';
import { mailContent, type MailKind } from '../../domain/mail';
import { quietMs } from '../../domain/mail-delivery';
import type { Page, PageRequest } from '../../domain/paging';
import type {
  MailEnd,
  MailRecords,
  MailsOfTheInstallation,
  NewMail,
  TakenMail,
  UndeliverableMail,
} from '../../usecases/ports-of-mails';
import { beginRound, lastRound, mailSettingsRecord } from './mail-settings';
import { mailTemplateRecords } from './mail-templates';
import { mailRecipients } from './mail-recipients';
import { countRows, onePage, pageOf } from './page';
import { fromJson, isRecord } from './rows';
import { addRowUnlessTaken, addRows, rowsOf, type Scope } from './scope';

type MailRow = {
  readonly id: string;
  readonly kind: MailKind;
  readonly fields: string | null;
  readonly side: 'municipality' | 'provider';
  readonly person_id: string;
  readonly person_ref: string;
  readonly attempts: number;
  readonly state: 'waiting' | 'sent' | 'undeliverable' | 'given-up';
  readonly ended_at: string | null;
  readonly answer: string | null;
};

/** Word for word the condition of the partial indexes. */
const isWaiting = `mails.state = 'waiting'`;
const isUndeliverable = `mails.state IN ('undeliverable', 'given-up')`;
const newestFirst = { at: 'mails.ended_at', id: 'mails.id', direction: 'desc' } as const;

export function mailRecords(scope: Scope): MailRecords {
  const mails = () => rowsOf(scope, 'mails');
  return {
    ...mailSettingsRecord(scope),
    ...mailRecipients(scope),
    lastRound: () => lastRound(scope),
    ...mailTemplateRecords(scope),
    beginRound: (day) => scope.atomically((inside) => beginRound(inside, day)),
    insert: (added, at) =>
      addRows(
        scope,
        'mails',
        added.map((mail) => newRow(mail, at)),
      ),
    insertQuietly: (mail, at) => insertQuietly(scope, mail, at),
    take: (id, terms) => take(scope, id, terms),
    end: async ({ id, lease }, end, now) => {
      const changed: number = await mails().where({ id, lease }).update(ended(end, now));
      return changed > 0;
    },
    drop: async ({ id, lease }) => {
      await mails().where({ id, lease }).delete();
    },
    listUndeliverable: (page) => listUndeliverable(scope, page),
    countUndeliverableUpTo: (limit) =>
      countRows(scope.db, mails().whereRaw(isUndeliverable).select('id'), limit + 1),
    countWaitingUpTo: (limit) => countRows(scope.db, mails().whereRaw(isWaiting).select('id'), limit + 1),
  };
}

/** Random, as all ids that leave the house: it becomes part of the Message-ID. */
const newId = (): string => randomBytes(16).toString('hex');

function newRow({ content, to }: NewMail, nextAt: Date) {
  return {
    id: newId(),
    kind: content.kind,
    fields: JSON.stringify(content.fields),
    side: to.side,
    person_id: to.personId,
    person_ref: to.ref,
    state: 'waiting',
    next_at: nextAt.toISOString(),
    attempts: 0,
  };
}

/** Two acts at once end up with one mail: the second row is forbidden by the index, without an error. */
async function insertQuietly(scope: Scope, mail: NewMail, at: Date): Promise<void> {
  const { content, to } = mail;
  const last = await rowsOf(scope, 'mails')
    .where({ side: to.side, person_id: to.personId, kind: content.kind })
    .where('next_at', '>', new Date(at.getTime() - quietMs).toISOString())
    .orderBy('next_at', 'desc')
    .first<{ readonly next_at: string } | undefined>('next_at');
  const nextAt = last === undefined ? at : new Date(Date.parse(last.next_at) + quietMs);
  await addRowUnlessTaken(scope, 'mails', newRow(mail, nextAt > at ? nextAt : at));
}

type Terms = Parameters<MailRecords['take']>[1];

async function take(scope: Scope, id: string, { now, until, lease }: Terms): Promise<TakenMail | null> {
  const taken: number = await rowsOf(scope, 'mails')
    .where({ id, state: 'waiting' })
    .where('next_at', '<=', now.toISOString())
    .where((free) => free.whereNull('leased_until').orWhere('leased_until', '<=', now.toISOString()))
    .update({ lease, leased_until: until.toISOString(), attempts: scope.db.raw('attempts + 1') });
  if (taken === 0) return null;
  const row = await rowsOf(scope, 'mails')
    .where({ id, lease })
    .first<MailRow | undefined>(['id', 'kind', 'fields', 'side', 'person_id', 'person_ref', 'attempts']);
  if (row === undefined) return null;
  const fields = fromJson(row.fields ?? '{}');
  return {
    id: row.id,
    lease,
    attempts: row.attempts,
    content: mailContent(row.kind, isRecord(fields) ? fields : {}),
    to: { side: row.side, personId: personId(row.person_id), ref: identityRef(row.person_ref) },
  };
}

const unleased = { lease: null, leased_until: null };

/** `next_at` of one that was sent is when it was: the next one of its kind keeps its distance from that. */
function ended(end: MailEnd, now: Date): object {
  switch (end.is) {
    case 'later':
      return { ...unleased, next_at: end.at.toISOString() };
    case 'sent':
      return {
        ...unleased,
        state: end.is,
        fields: null,
        ended_at: now.toISOString(),
        next_at: now.toISOString(),
      };
    case 'undeliverable':
    case 'given-up':
      return {
        ...unleased,
        state: end.is,
        fields: null,
        ended_at: now.toISOString(),
        answer: end.answer,
      };
  }
}

async function listUndeliverable(scope: Scope, page: PageRequest): Promise<Page<UndeliverableMail>> {
  const rows = await onePage(rowsOf(scope, 'mails').whereRaw(isUndeliverable), newestFirst, page).select<
    MailRow[]
  >(['id', 'kind', 'person_ref', 'state', 'answer', 'ended_at']);
  const found = pageOf(rows, page.limit, (row) => ({ at: new Date(row.ended_at ?? 0), id: row.id }));
  return {
    items: found.items.map((row) => ({
      id: row.id,
      kind: row.kind,
      ref: identityRef(row.person_ref),
      state: row.state === 'given-up' ? 'given-up' : 'undeliverable',
      answer: row.answer ?? '',
      endedAt: new Date(row.ended_at ?? 0),
    })),
    next: found.next,
  };
}

export function mailsOfAll(knex: Knex): MailsOfTheInstallation {
  return {
    nextMail: async (now) => {
      const row = await knex('mails')
        .whereRaw(isWaiting)
        .where('next_at', '<=', now.toISOString())
        .where((free) => free.whereNull('leased_until').orWhere('leased_until', '<=', now.toISOString()))
        .orderBy(['next_at', 'id'])
        .first<{ readonly tenant_id: string; readonly id: string } | undefined>(['tenant_id', 'id']);
      return row === undefined ? null : { tenantId: tenantId(row.tenant_id), id: row.id };
    },
  };
}

type Forgotten = { readonly sentBefore: Date; readonly undeliverableBefore: Date };

export async function forgetMails(knex: Knex, { sentBefore, undeliverableBefore }: Forgotten): Promise<void> {
  const ended = (before: Date) =>
    knex('mails').whereRaw(`state <> 'waiting'`).where('ended_at', '<=', before.toISOString());
  await ended(sentBefore).where('state', 'sent').delete();
  await ended(undeliverableBefore).delete();
}
