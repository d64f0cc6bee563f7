// The step that finds who is told that an application waits for them: by the steps that are open, and whoever answers for
// those who are asked.
import type { AccessRequest } from '../../domain/access-request';
import type { AccessRequestId } from '../../domain/ids';
import { localDay } from '../../domain/local-day';
import { mailContent, type MailKind, type MailRecipient } from '../../domain/mail';
import type { Person } from '../../domain/person';
import { openSteps, type RequestStep, type StandIn, type StepOffice } from '../../domain/request-step';
import type { TenantRecords } from '../ports';
import type { NewMail } from '../ports-of-mails';
import { ofMunicipality, recipientsOf } from './mail-recipients';

const kindOf: Readonly<Record<Exclude<StepOffice, 'it-admin'>, MailKind>> = {
  supervisor: 'endorsement-asked',
  hr: 'need-asked',
  'crisis-team': 'need-asked',
  dpo: 'opinion-asked',
  'security-officer': 'opinion-asked',
};

/** `newly`: only by steps that have become somebody's turn at this moment. */
export async function mailsToAsked(
  records: TenantRecords,
  id: AccessRequestId,
  { which, now }: { readonly which: 'newly' | 'all'; readonly now: Date },
): Promise<readonly NewMail[]> {
  const request = await records.requests.find(id);
  if (request === null) return [];
  const open = openSteps(await records.requestSteps.ofRequest(id));
  const told = which === 'all' ? open : open.filter(({ openedAt }) => openedAt?.getTime() === now.getTime());
  const mails: NewMail[] = [];
  for (const step of told) mails.push(...(await mailsOf(records, { request, step, now })));
  return mails;
}

type Waiting = { readonly request: AccessRequest; readonly step: RequestStep; readonly now: Date };

async function mailsOf(records: TenantRecords, waiting: Waiting): Promise<readonly NewMail[]> {
  const { request, step } = waiting;
  const { caseNumber } = request;
  if (step.office === 'it-admin') {
    const content = mailContent('application-waits', {});
    return (await askedBeside(records, waiting)).map((to) => ({ to, content }));
  }
  if (step.invited !== null) return [invitation(request)];
  const kind = step.standIn === null ? kindOf[step.office] : 'stand-in-asked';
  const content = mailContent(kind, { caseNumber });
  return (await askedBeside(records, waiting)).map((to) => ({ to, content }));
}

async function askedBeside(
  records: TenantRecords,
  { request, step, now }: Waiting,
): Promise<readonly MailRecipient[]> {
  return besideApplicant(await askedOfStep(records, step, now), request);
}

/** Nobody is told of their own. */
export function besideApplicant(
  asked: readonly MailRecipient[],
  { personRef }: Pick<AccessRequest, 'personRef'>,
): readonly MailRecipient[] {
  return asked.filter(({ ref }) => ref !== personRef);
}

/** Steps of one mark wait for the same people. */
export function askedMark({ office, assignee, standIn }: RequestStep): string {
  if (standIn !== null) return `stand-in ${standIn.party.personId}`;
  return office === 'supervisor' ? `${office} ${assignee?.personId}` : office;
}

/** To the address that stands in the step: whom it is about is all that the outbox holds. */
export function invitation({ personId, personRef: ref, caseNumber }: AccessRequest): NewMail {
  return {
    to: { side: 'municipality', personId, ref },
    content: mailContent('endorsement-invited', { caseNumber }),
  };
}

/** The people whom a step waits for, the applicant perhaps among them; an invited address is none. */
export async function askedOfStep(
  records: TenantRecords,
  step: RequestStep,
  now: Date,
): Promise<readonly MailRecipient[]> {
  if (step.office === 'it-admin') return recipientsOf(records, 'deciders', { subject: null, now });
  if (step.standIn !== null) return standInOf(records, step.standIn);
  const asked =
    step.office === 'supervisor'
      ? await withRefs(records, step.assignee === null ? [] : [step.assignee.ref])
      : await records.mails.holdersOf(step.office);
  const { timeZone } = await records.tenant.get();
  const ids =
    step.office === 'supervisor' && step.assignee !== null
      ? [step.assignee.personId]
      : asked.map(({ id }) => id);
  const deputies = await records.deputies.standingIn(ids, localDay(now, timeZone));
  const standingIn = await withRefs(
    records,
    deputies.map(({ deputyRef }) => deputyRef),
  );
  const people = [...asked, ...standingIn].filter(({ mail }) => mail !== null);
  return people.filter((one, at) => people.findIndex(({ id }) => id === one.id) === at).map(ofMunicipality);
}

/** Alone: nobody of the office can answer, and nobody answers in their place. */
async function standInOf(records: TenantRecords, { party }: StandIn): Promise<readonly MailRecipient[]> {
  const people = await withRefs(records, [party.ref]);
  return people.filter(({ mail }) => mail !== null).map(ofMunicipality);
}

async function withRefs(records: TenantRecords, refs: readonly Person['ref'][]): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const ref of refs) {
    const person = await records.mails.findByRef(ref);
    if (person !== null) people.push(person);
  }
  return people;
}
