// The step that makes the steps of an application when it is sent: by what the municipality has set and by what the rules
// have found at that moment.
import type { AccessRequest } from '../../domain/access-request';
import { isSelf, type Actor } from '../../domain/actor';
import { asksForNeed, necessityFor, type ApprovalSettings } from '../../domain/approval-chain';
import { supervisorQuestion } from '../../domain/application-form';
import type { Assessment } from '../../domain/assessment';
import { Refusal } from '../../domain/errors';
import type { NextAsked } from '../../domain/move-step';
import { answerTo } from '../../domain/question';
import { makeSteps, type RequestStep } from '../../domain/request-step';
import type { TenantRecords } from '../ports';
import { findColleague } from './find-colleague';

type Sent = {
  readonly state: AccessRequest;
  readonly assessment: Assessment;
  readonly actor: Actor;
  readonly now: Date;
};

export async function stepsOfApplication(
  records: TenantRecords,
  { state, assessment, actor, now }: Sent,
): Promise<readonly RequestStep[]> {
  const settings = await records.approval.get();
  const necessity = asksForNeed(state.kind) ? necessityFor(settings, state.profileId) : 'nobody';
  const supervisor =
    necessity === 'supervisor' ? await supervisorNamed(records, { assessment, actor, settings }) : null;
  return makeSteps(state, { necessity, heard: assessment.evaluation.heard, supervisor, now });
}

type Naming = Pick<Sent, 'assessment' | 'actor'> & { readonly settings: ApprovalSettings };

/** Null where the municipality does not ask who it is: then IT names somebody. */
async function supervisorNamed(
  records: TenantRecords,
  { assessment, actor, settings }: Naming,
): Promise<NextAsked | null> {
  const typed = answerTo(supervisorQuestion, assessment.answers);
  if (typeof typed !== 'string' || typed.trim() === '') return null;
  const { mailDomains } = settings;
  const own = await records.persons.find(actor.personId);
  const found = await findColleague(records, typed, { mailDomains, ownMail: own?.mail ?? null });
  switch (found.is) {
    case 'known': {
      const { id: personId, ref } = found.person;
      if (isSelf(actor, personId)) throw new Refusal('invalid', 'supervisor-is-self');
      return { assignee: { personId, ref }, invited: null };
    }
    case 'invitable':
      return { assignee: null, invited: found.address };
    case 'unknown':
      throw new Refusal('invalid', 'supervisor-unknown');
    case 'unclear':
      throw new Refusal('invalid', 'supervisor-unclear');
  }
}
