// People with mail addresses and roles on the stage, and what waits in the outbox.
import type { Actor } from '../../../src/domain/actor';
import type { AccessRequest } from '../../../src/domain/access-request';
import type { Role } from '../../../src/domain/roles';
import { sendMails } from '../../../src/usecases/jobs/send-mails';
import { sendApplication } from '../../support/sent-application';
import { application } from './holdings';
import { person, type Stage, type Town } from './stage';

let count = 0;

export type Addressed = { readonly actor: Actor; readonly mail: string };

export async function addressed(
  stage: Stage,
  town: Pick<Town, 'id' | 'store'>,
  ...roles: Role[]
): Promise<Addressed> {
  const actor = await person(stage, town, ...roles);
  count += 1;
  const mail = `person-${count}@${town.id}.example`;
  await stage.knex('persons').where({ id: actor.personId }).update({ mail });
  await town.store.heldRoles.keep(actor.personId, actor.roles);
  return { actor, mail };
}

export function applies(stage: Stage, town: Town, { actor }: Addressed): Promise<AccessRequest> {
  return sendApplication(stage.ports, actor, { profileId: town.profile.id, application });
}

export async function outbox(stage: Stage) {
  const columns = ['kind', 'state', 'fields', 'side', 'person_id', 'attempts', 'next_at', 'answer', 'id'];
  return stage.knex('mails').orderBy(['next_at', 'kind', 'id']).select(columns);
}

/** Whom the server was given which mail for, and nothing of what came before. */
export async function sentNow(stage: Stage): Promise<readonly (readonly [string, string])[]> {
  stage.mail.given.length = 0;
  await sendMails(stage.ports);
  return stage.mail.given.map(({ to, subject }) => [to, subject] as const).toSorted();
}

export function later(stage: Stage, ms: number): void {
  stage.clock.now = new Date(stage.clock.now.getTime() + ms);
}
