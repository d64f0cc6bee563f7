// By time: who has an access or a certificate that ends is told in good time, and whoever is asked what still waits for
// them. One round a local day, in one transaction with the mails it makes: a round that dies has not been, one that stands
// is not repeated.
import { mailContent, type MailRecipient } from '../../domain/mail';
import {
  endIsSaid,
  furthestEnd,
  roundDay,
  waitReached,
  type Round,
  type WaitStage,
} from '../../domain/mail-round';
import { endOfLocalDay, localDay } from '../../domain/local-day';
import type { FederalState } from '../../domain/federal-state';
import type { PersonId, TenantId } from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type { Ports, TenantRecords } from '../ports';
import type { AskedItem } from '../ports-of-approvals';
import type { NewMail } from '../ports-of-mails';
import { askedMark, askedOfStep, besideApplicant, invitation } from '../steps/mails-to-asked';
import { pieceByPiece } from '../steps/piece-by-piece';

const atOnce = 200;

type Looking = {
  readonly round: Round;
  readonly now: Date;
  readonly timeZone: string;
  readonly land: FederalState | null;
};

/** Returns how many mails were put into the outbox. */
export async function remindByMail(
  { store, clock, mail }: Pick<Ports, 'store' | 'clock' | 'mail'>,
  tenant: TenantId,
): Promise<number> {
  const tenantStore = store.forTenant(tenant);
  if (mail.send === null || !(await tenantStore.mails.settings()).enabled) return 0;
  const now = clock();
  const { timeZone, federalState: land } = await tenantStore.tenant.get();
  const today = roundDay(now, timeZone);
  const last = await tenantStore.mails.lastRound();
  if (last !== null && last >= today) return 0;
  return tenantStore.transaction(async (records) => {
    const begun = await records.mails.beginRound(today);
    if (begun === null) return 0;
    const looking = { round: { ...begun, today }, now, timeZone, land };
    const mails = [...(await aboutEnds(records, looking)), ...(await aboutWaiting(records, looking))];
    await records.mails.insert(mails, now);
    return mails.length;
  });
}

/** To each person one mail a kind and day, however many accesses or devices end on it. */
async function aboutEnds(records: TenantRecords, { round, now, timeZone }: Looking): Promise<NewMail[]> {
  const until = endOfLocalDay(furthestEnd(round), timeZone);
  const mails = new Map<string, NewMail>();
  const say = (kind: 'access-ends' | 'certificate-ends', lastDay: string, holder: Holder): void => {
    if (!endIsSaid(lastDay, round)) return;
    mails.set(`${kind} ${lastDay} ${holder.personId}`, {
      content: mailContent(kind, { until: lastDay }),
      to: { side: 'municipality', personId: holder.personId, ref: holder.personRef },
    });
  };
  await each(
    (page) => records.grants.listEnding(now, until, page),
    ({ grant }) => say('access-ends', grant.period.until, grant),
  );
  await each(
    (page) => records.credentials.listEndingCertificates(now, until, page),
    (ending) => say('certificate-ends', localDay(ending.notAfter, timeZone), ending),
  );
  return [...mails.values()];
}

type Holder = { readonly personId: PersonId; readonly personRef: MailRecipient['ref'] };

type Waiting = Pick<AskedItem, 'request' | 'step'> & { readonly stage: WaitStage };

type Recipient = {
  readonly to: MailRecipient;
  readonly kind: 'applications-still-wait' | 'inbox-still-waits';
};

/** Of each step that waits, whoever it waits for; nobody of their own application, which others decide. */
async function aboutWaiting(
  records: TenantRecords,
  { round, now, timeZone, land }: Looking,
): Promise<NewMail[]> {
  const waiting: Waiting[] = [];
  await each(
    (page) => records.requestSteps.listOpen(page),
    ({ step, request }) => {
      const stage = waitReached(localDay(step.openedAt ?? request.submittedAt, timeZone), round, { land });
      // One with a question waits for its applicant.
      if (stage !== null && request.state !== 'query') waiting.push({ stage, step, request });
    },
  );
  const counts = new Map<string, Recipient & { readonly stage: WaitStage; readonly count: number }>();
  const invitations: NewMail[] = [];
  // Hundreds may wait for the same office: who that is, is looked up once.
  const askedBy = new Map<string, readonly MailRecipient[]>();
  for (const { stage, step, request } of waiting) {
    if (step.invited !== null) invitations.push(invitation(request));
    const kind = step.office === 'it-admin' ? 'applications-still-wait' : 'inbox-still-waits';
    const mark = askedMark(step);
    const asked = askedBy.get(mark) ?? (await askedOfStep(records, step, now));
    askedBy.set(mark, asked);
    for (const to of besideApplicant(asked, request)) {
      const key = `${kind} ${stage} ${to.side} ${to.personId}`;
      counts.set(key, { to, kind, stage, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  const reminders = [...counts.values()].map(({ to, kind, stage, count }) => ({
    to,
    content: mailContent(kind, { workingDays: stage, count }),
  }));
  return [...reminders, ...invitations];
}

async function each<Item>(
  read: (page: PageRequest) => Promise<Page<Item>>,
  work: (item: Item) => void,
): Promise<void> {
  for await (const piece of pieceByPiece(read, atOnce)) piece.forEach(work);
}
