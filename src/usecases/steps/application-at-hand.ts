// The step shared by all that go on with an application: the draft with what goes without saying filled in, what is asked
// of its author, and what it is judged by.
import type { AccessRequest } from '../../domain/access-request';
import type { Actor } from '../../domain/actor';
import {
  judgeDraft,
  type ApplicationDraft,
  type JudgedDraft,
  type Surroundings,
} from '../../domain/application-draft';
import type { ApplicationEdition } from '../../domain/application-edition';
import {
  choicesOf,
  emptyDraft,
  formAnswers,
  formFor,
  settled,
  type Choices,
  type HeldChoice,
} from '../../domain/application-form';
import { obstacleTo, type Obstacle } from '../../domain/application-obstacle';
import { isHeld, type Grant } from '../../domain/grant';
import {
  openQuestions,
  questionsAsked,
  type OpenQuestion,
  type QuestionCatalogue,
} from '../../domain/question-catalogue';
import type { Tenant } from '../../domain/tenant';
import type { TenantRecords } from '../ports';
import { editionInForce, surroundingsOf } from './application-surroundings';

export type ApplicationAtHand = {
  /** Something has been saved before. */
  readonly isBegun: boolean;
  readonly draft: ApplicationDraft;
  readonly edition: ApplicationEdition;
  readonly tenant: Tenant;
  readonly choices: Choices;
  readonly form: QuestionCatalogue;
  readonly grants: readonly Grant[];
  readonly requests: readonly AccessRequest[];
  readonly profileNames: ReadonlyMap<string, string>;
};

export async function applicationAtHand(
  records: TenantRecords,
  actor: Actor,
  now: Date,
): Promise<ApplicationAtHand> {
  const stored = await records.applicationDrafts.find(actor.personId);
  const tenant = await records.tenant.get();
  const edition = await editionInForce(records);
  const grants = await records.grants.ofPerson(actor.personId);
  const requests = await records.requests.ofPerson(actor.personId);
  const profiles = await records.profiles.list();
  const held: HeldChoice[] = [];
  for (const grant of grants.filter(isHeld)) {
    const profile = profiles.find(({ id }) => id === grant.profileId);
    const devices = await records.devices.ofGrant(grant.id);
    if (profile !== undefined) held.push({ grant, profile, devices });
  }
  const choices = choicesOf({ profiles, held, requests });
  const draft = settled(stored ?? emptyDraft(actor.personId, now), choices);
  return {
    isBegun: stored !== null,
    draft,
    edition,
    tenant,
    choices,
    form: formFor(edition, choices, draft),
    grants,
    requests,
    profileNames: new Map(profiles.map(({ id, name }) => [id, name])),
  };
}

export type LookedAt = {
  /** Null while it is not known which access it is about. */
  readonly around: Surroundings | null;
  readonly judged: JudgedDraft | null;
  readonly open: readonly OpenQuestion[];
  readonly obstacle: Obstacle | null;
};

/** What stands between the draft and sending it. */
export async function lookAt(
  records: TenantRecords,
  { draft, edition, form, grants, requests }: ApplicationAtHand,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<LookedAt> {
  const answers = formAnswers(draft);
  const open = openQuestions(
    form,
    answers,
    edition.applications.map(({ id }) => id),
  );
  const around = await surroundingsOf(records, draft, { actor, grants, now });
  if (around === null) return { around, judged: null, open, obstacle: null };
  const judged = judgeDraft(draft, around);
  const asked = new Set(questionsAsked(form, answers).map(({ id }) => id));
  return {
    around,
    judged,
    open,
    obstacle: obstacleTo(draft, judged, { ...around, grants, requests, asked }),
  };
}
