// By time: what waits in the outbox is sent. A process takes a mail by a lease before it sends it, so that of several one
// does; what cannot be sent for now waits, with growing pauses and for two days.
import type { TenantId } from '../../domain/ids';
import { isMailAddress } from '../../domain/mail';
import { isTriedTooOften, leaseMs, nextTry } from '../../domain/mail-delivery';
import { isReleased, type Person } from '../../domain/person';
import type { Ports } from '../ports';
import type { Delivery, MailEnd, MailToSend, TakenMail } from '../ports-of-mails';
import { invitedAddress } from '../steps/invited-address';
import { isStillSo } from '../steps/still-so';

type JobPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'mail'>;

/** `dropped`: not so any more, or nobody to tell. */
export type Outcome = MailEnd['is'] | 'dropped';

export type Sending = {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Why the server took no mail at all; null while it does. */
  readonly standstill: string | null;
};

const lanes = 2;
const atOnce = 500;

/** Until nothing is due any more, or the server takes nothing. */
export async function sendMails(ports: JobPorts): Promise<Sending> {
  const outcomes: Partial<Record<Outcome, number>> = {};
  let standstill: string | null = null;
  let left = atOnce;
  const lane = async (): Promise<void> => {
    while (standstill === null && left > 0) {
      left -= 1;
      const next = await ports.store.installation.nextMail(ports.clock());
      if (next === null) return;
      const sent = await sendMail(ports, next.tenantId, next.id);
      if (sent === null) continue;
      const { outcome, delivery } = sent;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (delivery?.is === 'failed' && !delivery.othersMayGo) standstill = delivery.answer;
    }
  };
  if (ports.mail.send !== null) await Promise.all(Array.from({ length: lanes }, lane));
  return { outcomes, standstill };
}

type Sent = { readonly outcome: Outcome; readonly delivery: Delivery | null };

/** Null when it is gone, not due, or another process has it. */
export async function sendMail(ports: JobPorts, tenant: TenantId, id: string): Promise<Sent | null> {
  const { store, clock, ids, mail } = ports;
  const { mails } = store.forTenant(tenant);
  const now = clock();
  const until = new Date(now.getTime() + leaseMs);
  const taken = mail.send === null ? null : await mails.take(id, { now, until, lease: ids.random() });
  if (mail.send === null || taken === null) return null;
  if (isTriedTooOften(taken.attempts)) {
    await mails.end(taken, { is: 'given-up', answer: 'crash' }, now);
    return { outcome: 'given-up', delivery: null };
  }
  const message = await messageFor(ports, tenant, taken);
  if (message === null) {
    await mails.drop(taken);
    return { outcome: 'dropped', delivery: null };
  }
  const delivery = isMailAddress(message.to) ? await mail.send(message) : noAddress;
  // A process that dies between the server's yes and the next line leaves a mail that was sent and waits: it is sent again
  // once the lease is over. No order of the two can close this gap; the mail has the same Message-ID both times, by which
  // mail servers and readers tell it from a new one.
  const end = endOf(delivery, taken, clock());
  const stood = await mails.end(taken, end, clock());
  return stood ? { outcome: end.is, delivery } : null;
}

const noAddress: Delivery = { is: 'refused', answer: 'address' };

/** Null: it is not so any more, mails are switched off, or the person has no address or cannot sign in any more. */
async function messageFor(
  { store, clock, mail }: Pick<Ports, 'store' | 'clock' | 'mail'>,
  tenantId: TenantId,
  taken: TakenMail,
): Promise<MailToSend | null> {
  const records = store.forTenant(tenantId);
  const { enabled, replyTo } = await records.mails.settings();
  const tenant = await records.tenant.get();
  if (!enabled || !(await isStillSo(records, taken, { ...tenant, now: clock() }))) return null;
  const to = await addressOf(store, tenantId, taken);
  if (to === null) return null;
  const texts = (await records.mails.template(taken.content.kind))?.texts ?? null;
  const written = mail.write({ content: taken.content, side: taken.to.side, tenant, texts });
  return { ...written, id: taken.id, to, senderName: tenant.name, replyTo };
}

async function addressOf(
  store: Ports['store'],
  tenant: TenantId,
  { to: { side, personId }, content }: TakenMail,
): Promise<Person['mail']> {
  if (content.kind === 'endorsement-invited')
    return invitedAddress(store.forTenant(tenant), personId, content.fields);
  const home = side === 'municipality' ? tenant : (await store.installation.findOperator())?.id;
  if (home === undefined) return null;
  const { persons } = store.forTenant(home);
  const key = await persons.keyOf(personId);
  if (key === null || isReleased(key)) return null;
  return (await persons.find(personId))?.mail ?? null;
}

function endOf(delivery: Delivery, taken: TakenMail, now: Date): MailEnd {
  if (delivery.is === 'sent') return { is: 'sent' };
  const { answer } = delivery;
  if (delivery.is === 'refused') return { is: 'undeliverable', answer };
  const at = nextTry(taken.attempts, now);
  return at === null ? { is: 'given-up', answer } : { is: 'later', at };
}
