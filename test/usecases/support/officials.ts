// People who are asked about applications: known by their address, with roles that they hold at this moment.
import type { AccessRequest } from '../../../src/domain/access-request';
import type { Actor } from '../../../src/domain/actor';
import { itAlone, type ApprovalSettings } from '../../../src/domain/approval-chain';
import type { Answers } from '../../../src/domain/question';
import type { StepOffice, StepVerdict } from '../../../src/domain/request-step';
import type { Role } from '../../../src/domain/roles';
import { decideStep } from '../../../src/usecases/decide-step';
import { sendApplication } from '../../support/sent-application';
import { application } from './holdings';
import { person, type Stage, type Town } from './stage';

export type Official = Actor & { readonly mail: string };

let count = 0;

export async function official(stage: Stage, town: Town, ...roles: readonly Role[]): Promise<Official> {
  const actor = await person(stage, town, ...roles);
  count += 1;
  const mail = `amt-${count}@${town.slug}.example`;
  await stage.knex('persons').where({ id: actor.personId }).update({ mail });
  await town.store.personMarks.replace(actor.personId, [{ kind: 'address', text: mail }]);
  await town.store.heldRoles.keep(actor.personId, actor.roles);
  return { ...actor, mail };
}

export async function setChain({ store }: Town, change: Partial<ApprovalSettings>): Promise<void> {
  await store.approval.set({ ...itAlone, ...change });
}

/** Somebody applies and names this supervisor. */
export async function appliesTo(
  stage: Stage,
  town: Town,
  {
    supervisor,
    answers = {},
    by,
  }: { readonly supervisor: string; readonly answers?: Answers; readonly by?: Actor },
): Promise<{ readonly holder: Actor; readonly request: AccessRequest }> {
  const holder = by ?? (await official(stage, town));
  const sending = {
    profileId: town.profile.id,
    application,
    answers: { vorgesetzte_person: supervisor, ...answers },
  };
  return { holder, request: await sendApplication(stage.ports, holder, sending) };
}

export async function placeOf(town: Town, { id }: AccessRequest, office: StepOffice): Promise<number> {
  const steps = await town.store.requestSteps.ofRequest(id);
  const step = steps.find((one) => one.office === office);
  if (step === undefined) throw new Error(`nobody asks ${office}`);
  return step.place;
}

/** What the office says, by this person. */
export async function says(
  stage: Stage,
  town: Town,
  saying: {
    readonly by: Actor;
    readonly request: AccessRequest;
    readonly office: StepOffice;
    readonly verdict: StepVerdict;
    readonly words?: string;
  },
): Promise<void> {
  const { by, request, office, verdict, words = '' } = saying;
  const place = await placeOf(town, request, office);
  return decideStep(stage.ports, by, { id: request.id, place, verdict, words });
}
