// What one person is asked: the catalogue's questions, only the kinds of application that make sense for them, and which
// access they mean where there is a choice.
import type { AccessProfile } from './access-profile';
import { isOpen, type AccessRequest } from './access-request';
import type { ApplicationDraft } from './application-draft';
import type { ApplicationEdition } from './application-edition';
import type { Device } from './device';
import { isHeld, type Grant } from './grant';
import { accessProfileId, grantId } from './ids';
import { answerTo, type Answers, type Option, type Question, type QuestionId, type Words } from './question';
import type { QuestionCatalogue } from './question-catalogue';
import {
  isAboutGrant,
  kindOfAnswer,
  kindQuestion,
  requestKindIn,
  requestKinds,
  type RequestKind,
} from './request-kind';
import type { Tenant } from './tenant';

export type HeldChoice = {
  readonly grant: Grant;
  readonly profile: AccessProfile;
  readonly devices: readonly Device[];
};

/** Between which the person may choose. */
export type Choices = {
  /** For a new access. */
  readonly profiles: readonly AccessProfile[];
  /** Accesses that an application may be about. */
  readonly held: readonly HeldChoice[];
};

/** Ids that no catalogue can have: theirs are without hyphens. */
export const profileQuestion = 'access-profile';
export const grantQuestion = 'held-access';

/** Names whoever confirms the need. */
export const supervisorQuestion = 'vorgesetzte_person';

/** Ticked under the leaflet's text, and worth nothing under a newer one. */
export const leafletQuestion = 'merkblatt';
export const privacyQuestion = 'datenschutzhinweise';

type Holdings = {
  readonly profiles: readonly AccessProfile[];
  readonly held: readonly HeldChoice[];
  readonly requests: readonly AccessRequest[];
};

/** One open application per profile: while it is open, the profile is not offered. */
export function choicesOf({ profiles, held, requests }: Holdings): Choices {
  const taken = new Set<string>(requests.filter(isOpen).map(({ profileId }) => profileId));
  const isFree = ({ id, state }: AccessProfile): boolean => state === 'active' && !taken.has(id);
  return {
    profiles: profiles.filter(isFree),
    held: held.filter(({ grant, profile }) => isHeld(grant) && isFree(profile)),
  };
}

export function kindsFor({ profiles, held }: Choices): readonly RequestKind[] {
  return requestKinds.filter((kind) => (isAboutGrant(kind) ? held.length > 0 : profiles.length > 0));
}

type Chosen = Pick<ApplicationDraft, 'profileId' | 'grantId'>;

/**
 * The catalogue as this person sees it; whatever has one answer only is not asked. Whoever chose what is no longer offered
 * is asked again, even between one: nobody applies for another access than they read.
 */
export function formFor(
  { catalogue, applications }: Pick<ApplicationEdition, 'catalogue' | 'applications'>,
  choices: Choices,
  chosen: Chosen,
): QuestionCatalogue {
  const kinds = kindsFor(choices);
  const steps = catalogue.steps.map((step) => ({
    ...step,
    questions: step.questions.flatMap((question): readonly Question[] => {
      if (question.id === kindQuestion)
        return [withKinds(question, kinds), ...choiceQuestions(choices, chosen)];
      return question.kind === 'applications' && applications.length === 0 ? [] : [question];
    }),
  }));
  return { ...catalogue, steps: steps.filter(({ questions }) => questions.length > 0) };
}

function withKinds(question: Question, kinds: readonly RequestKind[]): Question {
  if (question.kind !== 'one-of') return question;
  const options = question.options.filter(({ id }) => {
    const kind = kindOfAnswer(id);
    return kind !== null && kinds.includes(kind);
  });
  return { ...question, options };
}

function choiceQuestions({ profiles, held }: Choices, chosen: Chosen): readonly Question[] {
  const aboutOne = { '!=': [{ var: `answers.${kindQuestion}` }, 'neu'] };
  const ofProfiles = profiles.map(({ id, name }) => option(id, name));
  const ofHeld = held.map((one) => option(one.grant.id, one.profile.name));
  const profile: Question = {
    id: profileQuestion,
    kind: 'one-of',
    asked: { '==': [{ var: `answers.${kindQuestion}` }, 'neu'] },
    label: { de: 'Welchen Zugang brauchen Sie?', en: 'Which access do you need?' },
    options: ofProfiles,
  };
  const grant: Question = {
    id: grantQuestion,
    kind: 'one-of',
    asked: { and: [{ '!=': [{ var: `answers.${kindQuestion}` }, null] }, aboutOne] },
    label: { de: 'Um welchen Zugang geht es?', en: 'Which access is it about?' },
    options: ofHeld,
  };
  return [
    ...(isToChoose(ofProfiles, chosen.profileId) ? [profile] : []),
    ...(isToChoose(ofHeld, chosen.grantId) ? [grant] : []),
  ];
}

function isToChoose(options: readonly Option[], chosen: string | null): boolean {
  const isGone = chosen !== null && !options.some(({ id }) => id === chosen);
  return options.length > 1 || (options.length === 1 && isGone);
}

function option(id: string, name: string): Option {
  const label: Words = { de: name, en: name };
  return { id, label };
}

/** What is chosen counts among the answers of the form, so that it is asked, checked and shown like any other. */
export function formAnswers({ answers, profileId, grantId: grant }: ApplicationDraft): Answers {
  return {
    ...answers,
    ...(profileId === null ? {} : { [profileQuestion]: profileId }),
    ...(grant === null ? {} : { [grantQuestion]: grant }),
  };
}

export function withFormAnswers(draft: ApplicationDraft, given: Answers): ApplicationDraft {
  const { [profileQuestion]: profile, [grantQuestion]: grant, ...answers } = given;
  return {
    ...draft,
    answers,
    profileId: typeof profile === 'string' ? accessProfileId(profile) : null,
    grantId: typeof grant === 'string' ? grantId(grant) : null,
  };
}

/** What goes without saying is filled in. */
export function settled(draft: ApplicationDraft, choices: Choices): ApplicationDraft {
  const kinds = kindsFor(choices);
  const [onlyKind] = kinds;
  const answers =
    kinds.length === 1 && onlyKind === 'new' && requestKindIn(draft.answers) === null
      ? { ...draft.answers, [kindQuestion]: 'neu' }
      : draft.answers;
  return {
    ...draft,
    answers,
    profileId: draft.profileId ?? onlyOne(choices.profiles)?.id ?? null,
    grantId: draft.grantId ?? onlyOne(choices.held)?.grant.id ?? null,
  };
}

function onlyOne<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}

/** A tick under an earlier leaflet is none. */
export function withLeafletInForce(
  draft: ApplicationDraft,
  { leafletVersion }: Pick<Tenant, 'leafletVersion'>,
): ApplicationDraft {
  if (answerTo(leafletQuestion, draft.answers) === undefined || draft.leafletVersion === leafletVersion)
    return draft;
  return { ...draft, answers: without(leafletQuestion, draft.answers) };
}

function without(question: QuestionId, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question));
}

export function emptyDraft(
  personId: ApplicationDraft['personId'],
  savedAt: ApplicationDraft['savedAt'],
): ApplicationDraft {
  return { personId, profileId: null, grantId: null, answers: {}, leafletVersion: null, savedAt };
}
