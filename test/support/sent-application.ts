// An application as somebody fills it in and sends it, with the questions and rules in force; a test says what matters to it.
import type { AccessRequest, Application } from '../../src/domain/access-request';
import type { Actor } from '../../src/domain/actor';
import type { ApplicationDraft } from '../../src/domain/application-draft';
import type { AccessProfileId, GrantId } from '../../src/domain/ids';
import type { Answers } from '../../src/domain/question';
import type { Ports } from '../../src/usecases/ports';
import { editionInForce } from '../../src/usecases/steps/application-surroundings';
import { submitAccessRequest } from '../../src/usecases/submit-access-request';
import { completeAnswers } from '../domain/support/application-answers';

export type Sending = {
  readonly profileId: AccessProfileId;
  readonly application: Application;
  /** The access that it is about. */
  readonly grantId?: GrantId;
  /** Beside or in place of those that follow from the application. */
  readonly answers?: Answers;
};

export async function sendApplication(
  ports: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  sending: Sending,
): Promise<AccessRequest> {
  const records = ports.store.forTenant(actor.tenantId);
  await records.applicationDrafts.save(draftOf(sending, actor, ports.clock()));
  const { version: shownEdition } = await editionInForce(records);
  return submitAccessRequest(ports, actor, { shownEdition });
}

export function draftOf(
  { profileId, application, grantId, answers = {} }: Sending,
  actor: Pick<Actor, 'personId'>,
  savedAt: Date,
): ApplicationDraft {
  const { period, purpose, deviceKind, leafletVersion } = application;
  return {
    personId: actor.personId,
    profileId,
    grantId: grantId ?? null,
    answers: {
      ...completeAnswers,
      von: period.from,
      bis: period.until,
      aufgaben: purpose,
      geraet: deviceKind === 'private' ? 'privat' : 'dienstlich_verwaltet',
      ...answers,
    },
    leafletVersion,
    savedAt,
  };
}
