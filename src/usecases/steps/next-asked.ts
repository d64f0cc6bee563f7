// The step that finds whom a supervisor's step goes to, by what somebody typed.
import type { Actor } from '../../domain/actor';
import { Refusal } from '../../domain/errors';
import type { NextAsked } from '../../domain/move-step';
import type { TenantRecords } from '../ports';
import { findColleague } from './find-colleague';

/** Whom it is an address of; invited where nobody known has it and mails may go there. */
export async function nextAsked(records: TenantRecords, actor: Actor, typed: string): Promise<NextAsked> {
  const { mailDomains } = await records.approval.get();
  const own = await records.persons.find(actor.personId);
  const found = await findColleague(records, typed, { mailDomains, ownMail: own?.mail ?? null });
  if (found.is === 'unknown') throw new Refusal('invalid', 'colleague-unknown');
  if (found.is === 'unclear') throw new Refusal('invalid', 'supervisor-unclear');
  if (found.is === 'invitable') return { assignee: null, invited: found.address };
  const { id: personId, ref } = found.person;
  return { assignee: { personId, ref }, invited: null };
}
