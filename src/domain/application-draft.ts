// An application that is still being filled in: one for each person, kept at every step, judged by what is in force now.
import { longestPeriod, type AccessProfile, type DeviceKind } from './access-profile';
import type { AccessRequest, Period } from './access-request';
import type { ApplicationEdition } from './application-edition';
import type { ApplicationFacts } from './application-rule';
import { evaluateApplication, type Evaluation } from './evaluate-application';
import type { Grant } from './grant';
import type { AccessProfileId, GrantId, PersonId } from './ids';
import { addDays, daysBetween, isLocalDay, localDay, type LocalDay } from './local-day';
import { answerTo, yes, type Answers } from './question';
import { openQuestions, type OpenQuestion } from './question-catalogue';
import { isAboutGrant, requestKindIn, type RequestKind } from './request-kind';
import type { Tenant } from './tenant';

export type ApplicationDraft = {
  readonly personId: PersonId;
  /** Null: not chosen yet. */
  readonly profileId: AccessProfileId | null;
  /** The access that it is about; null for a new one, or while none is chosen. */
  readonly grantId: GrantId | null;
  readonly answers: Answers;
  /** The leaflet that stood on the page when it was confirmed. */
  readonly leafletVersion: number | null;
  readonly savedAt: Date;
};

/** Whoever has not come back by then begins anew: what nobody needs is not kept (Art. 5 DSGVO). */
const keptDays = 90;

export function draftsForgottenBefore(now: Date): Date {
  return new Date(now.getTime() - keptDays * 86_400_000);
}

/** What an application is judged by, besides its answers. */
export type Surroundings = {
  readonly edition: ApplicationEdition;
  readonly profile: AccessProfile;
  readonly tenant: Tenant;
  readonly isStaff: boolean;
  /** The access that it is about, how many devices are under it, and by which application it came to be. */
  readonly held: HeldAccess | null;
  readonly now: Date;
};
export type HeldAccess = {
  readonly grant: Grant;
  readonly devices: number;
  readonly request: Pick<AccessRequest, 'purpose' | 'deviceKind'> | null;
};

export type JudgedDraft = {
  readonly kind: RequestKind | null;
  /** What stands between it and sending. */
  readonly open: readonly OpenQuestion[];
  readonly evaluation: Evaluation;
  /** As it would be granted: already shortened; null as long as its days are not known. */
  readonly period: Period | null;
};

/** As much of the surroundings as it takes; a browser is given no more. */
export type JudgedBy = Pick<Surroundings, 'edition' | 'isStaff' | 'now'> & {
  readonly profile: Pick<AccessProfile, 'deviceKinds' | 'maxDays'>;
  readonly tenant: Pick<Tenant, 'timeZone' | 'maxGrantDays' | 'leafletVersion'>;
  readonly held: {
    readonly grant: Pick<Grant, 'maxDevices' | 'period'>;
    readonly devices: number;
  } | null;
};

/** The same for the page that shows it beforehand and for the application that arrives. */
export function judgeDraft(
  draft: Pick<ApplicationDraft, 'answers' | 'leafletVersion'>,
  around: JudgedBy,
): JudgedDraft {
  const { edition } = around;
  const kind = requestKindIn(draft.answers);
  const asked = kind === null ? null : periodAskedFor(kind, draft.answers, around);
  const evaluation = evaluateApplication({
    ...edition,
    answers: draft.answers,
    facts: factsOf(draft, { ...around, kind, asked }),
  });
  return {
    kind,
    open: openQuestions(
      edition.catalogue,
      draft.answers,
      edition.applications.map(({ id }) => id),
    ),
    evaluation,
    period: asked !== null && evaluation.shortensPeriod ? shortened(asked, around) : asked,
  };
}

type Asked = { readonly kind: RequestKind | null; readonly asked: Period | null };

function factsOf(
  draft: Pick<ApplicationDraft, 'answers' | 'leafletVersion'>,
  around: JudgedBy & Asked,
): ApplicationFacts {
  const { edition, profile, tenant, held, kind, asked } = around;
  const allowsPrivate = profile.deviceKinds.includes('private');
  return {
    ...edition.policy,
    'private-devices': allowsPrivate ? edition.policy['private-devices'] : 'forbidden',
    days: asked === null || asked.until < asked.from ? 0 : daysBetween(asked.from, asked.until) + 1,
    'most-days': longestPeriod(profile, tenant),
    'devices-left': kind === 'additional-device' && held !== null ? held.grant.maxDevices - held.devices : 1,
    'is-staff': around.isStaff,
    'leaflet-accepted':
      answerTo('merkblatt', draft.answers) === yes && draft.leafletVersion === tenant.leafletVersion,
  };
}

/** An extension begins where the access ends; a further device lives as long as the access. */
function periodAskedFor(kind: RequestKind, answers: Answers, { held, tenant, now }: JudgedBy): Period | null {
  const today = localDay(now, tenant.timeZone);
  const from = dayIn('von', answers);
  const until = dayIn('bis', answers);
  if (kind === 'new' || kind === 'change') return from === null || until === null ? null : { from, until };
  if (held === null) return null;
  const { period } = held.grant;
  if (kind !== 'extension') return { from: later(today, period.from), until: period.until };
  return until === null ? null : { from: later(today, addDays(period.until, 1)), until };
}

function dayIn(question: string, answers: Answers): LocalDay | null {
  const answer = answerTo(question, answers);
  return typeof answer === 'string' && isLocalDay(answer) ? answer : null;
}

function later(one: LocalDay, other: string): string {
  return one > other ? one : other;
}

function shortened({ from, until }: Period, { profile, tenant }: JudgedBy): Period {
  const last = addDays(from, longestPeriod(profile, tenant) - 1);
  return { from, until: last < until ? last : until };
}

/** For what, in the words of the applicant; where that is not asked again, as it was said before. */
export function purposeIn(answers: Answers, held: HeldAccess | null): string {
  const said = answerTo('aufgaben', answers);
  return typeof said === 'string' ? said : (held?.request?.purpose ?? '');
}

export function deviceKindIn(answers: Answers, held: HeldAccess | null): DeviceKind {
  const said = answerTo('geraet', answers);
  if (said === undefined) return held?.request?.deviceKind ?? 'managed';
  return said === 'privat' ? 'private' : 'managed';
}

/** What is not asked of this kind of application is not part of it, whatever was answered before the kind was changed. */
export function grantMeant({ grantId, answers }: ApplicationDraft): GrantId | null {
  const kind = requestKindIn(answers);
  return kind !== null && isAboutGrant(kind) ? grantId : null;
}
