// What stands in an application's way although everything is answered and no rule excludes it: its days, its device, the
// access that it is about. Asked at every step, and again when it is sent.
import type { AccessProfile } from './access-profile';
import { checkPeriod, isOpen, type AccessRequest, type Period } from './access-request';
import {
  deviceKindIn,
  type ApplicationDraft,
  type JudgedDraft,
  type Surroundings,
} from './application-draft';
import { Refusal } from './errors';
import { isHeld, refuseOverlap, type Grant } from './grant';
import type { QuestionId } from './question';
import { isAboutGrant, kindQuestion, type RequestKind } from './request-kind';

/** All that the applicant holds or held. */
type Around = Surroundings & { readonly grants: readonly Grant[] };

export function requirePossible(
  { answers }: Pick<ApplicationDraft, 'answers'>,
  {
    kind,
    period,
    outcome,
  }: { readonly kind: RequestKind; readonly period: Period; readonly outcome: string },
  around: Around,
): void {
  const { profile, held } = around;
  // The profile has the last word, whatever the rules were loosened to; the terminal server needs no device of the profile.
  if (outcome !== 'other-way' && !profile.deviceKinds.includes(deviceKindIn(answers, held)))
    throw new Refusal('invalid', 'device-kind-not-allowed');
  requireRoom(kind, period, around);
  checkPeriod(period, around);
}

function requireRoom(kind: RequestKind, period: Period, { profile, grants, held }: Around): void {
  if (!isAboutGrant(kind)) {
    refuseOverlap(grants, profile, period);
    return;
  }
  if (held === null || !isHeld(held.grant) || !isUnder(profile, held.grant))
    throw new Refusal('conflict', 'no-access-to-go-on');
  if (kind === 'additional-device' && held.devices < held.grant.maxDevices)
    throw new Refusal('conflict', 'device-place-free');
}

function isUnder(profile: AccessProfile, grant: Grant): boolean {
  return grant.profileId === profile.id;
}

export type Obstacle = {
  readonly reason: string;
  /** Where something can be done about it; null: nowhere in the application. */
  readonly question: QuestionId | null;
};

const questionOf: Readonly<Record<string, QuestionId>> = {
  'period-not-a-day': 'bis',
  'period-ends-before-it-begins': 'bis',
  'period-in-the-past': 'von',
  'period-too-far-ahead': 'von',
  'period-too-long': 'bis',
  'access-exists-already': 'von',
  'device-kind-not-allowed': 'geraet',
  'device-place-free': kindQuestion,
  'no-access-to-go-on': kindQuestion,
  'profile-retired': kindQuestion,
};

type Obstructed = Around & {
  readonly requests: readonly AccessRequest[];
  /** Ids of the questions that are asked. */
  readonly asked: ReadonlySet<QuestionId>;
};

/** The first that is found, as soon as it can be told. */
export function obstacleTo(
  draft: ApplicationDraft,
  { kind, period, evaluation }: JudgedDraft,
  around: Obstructed,
): Obstacle | null {
  if (kind === null) return null;
  const { profile, requests, asked } = around;
  if (requests.some((request) => request.profileId === profile.id && isOpen(request)))
    return { reason: 'request-already-open', question: null };
  const reason =
    profile.state === 'active'
      ? refusedBy(() => {
          if (period === null) requireRoomFor(kind, around);
          else requirePossible(draft, { kind, period, outcome: evaluation.outcome }, around);
        })
      : 'profile-retired';
  if (reason === null) return null;
  const question = questionOf[reason] ?? null;
  // An extension asks for its last day only.
  return { reason, question: question === 'von' && !asked.has('von') ? 'bis' : question };
}

/** What can be told before any day is said. */
function requireRoomFor(kind: RequestKind, around: Around): void {
  if (isAboutGrant(kind)) requireRoom(kind, { from: '', until: '' }, around);
}

function refusedBy(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}
