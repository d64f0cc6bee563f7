// The steps of an application: which offices are asked, one after the other, and what each has said. They are made when it
// is sent and stay with it; what a municipality changes later decides and drops nothing that waits.
import type { AccessRequest } from './access-request';
import { isSelf, type Actor } from './actor';
import type { HeardRole } from './application-rule';
import type { Necessity, NecessityOffice } from './approval-chain';
import { Refusal } from './errors';
import type { AccessRequestId, IdentityRef, PersonId } from './ids';

/** In the order in which they are asked; data protection and security may be asked at the same time. */
export const stepOffices = [
  'supervisor',
  'hr',
  'crisis-team',
  'dpo',
  'security-officer',
  'it-admin',
] as const;
export type StepOffice = (typeof stepOffices)[number];

/** Everybody who holds the role is asked; a supervisor is a person. */
export const officesByRole = ['hr', 'crisis-team', 'dpo', 'security-officer'] as const;
export type OfficeByRole = (typeof officesByRole)[number];

const turnOf: Readonly<Record<StepOffice, number>> = {
  supervisor: 1,
  hr: 1,
  'crisis-team': 1,
  dpo: 2,
  'security-officer': 2,
  'it-admin': 3,
};

/** `pending`: not its turn yet. `dropped`: the application has ended before. */
export const stepStates = ['pending', 'open', 'done', 'dropped'] as const;
export type StepState = (typeof stepStates)[number];

/** `concerns`, `no-concerns`: an opinion, which decides nothing. */
export const stepVerdicts = ['endorsed', 'no-concerns', 'concerns', 'agreed', 'refused', 'approved'] as const;
export type StepVerdict = (typeof stepVerdicts)[number];

export type Party = { readonly personId: PersonId; readonly ref: IdentityRef };

export type StandIn = { readonly party: Party; readonly namedBy: Party };

export type RequestStep = {
  readonly requestId: AccessRequestId;
  /** Counts from 1 in the application. */
  readonly place: number;
  readonly office: StepOffice;
  readonly state: StepState;
  /** The supervisor who is asked; null for offices, and as long as nobody known is. */
  readonly assignee: Party | null;
  /** The address that was invited to say it: taken up when somebody with it signs in. */
  readonly invited: string | null;
  readonly isHandedOn: boolean;
  /** Whom IT has named for an office that nobody can answer for: in this step and no other. */
  readonly standIn: StandIn | null;
  readonly openedAt: Date | null;
  /** Since when IT knows that it waits too long. */
  readonly escalatedAt: Date | null;
  readonly verdict: StepVerdict | null;
  readonly words: string | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: Party | null;
  /** For whom it was said, by a deputy. */
  readonly inPlaceOf: IdentityRef | null;
};

type Making = {
  readonly necessity: Necessity;
  readonly heard: readonly HeardRole[];
  /** Null: IT has to name one. */
  readonly supervisor: Pick<RequestStep, 'assignee' | 'invited'> | null;
  readonly now: Date;
};

export function makeSteps(
  { id }: Pick<AccessRequest, 'id'>,
  { necessity, heard, supervisor, now }: Making,
): readonly RequestStep[] {
  const needed: readonly NecessityOffice[] = necessity === 'nobody' ? [] : [necessity];
  const offices: readonly StepOffice[] = [...needed, ...officesHeard(heard), 'it-admin'];
  const steps = offices.map((office, at) => ({
    ...newStep(id, office, at + 1),
    ...(office === 'supervisor' ? supervisor : {}),
  }));
  return opened(steps, now);
}

/** The rules were asked again, and others must be heard as well: IT's turn comes after theirs. */
export function withHeard(
  steps: readonly RequestStep[],
  heard: readonly HeardRole[],
  { id, now }: { readonly id: AccessRequestId; readonly now: Date },
): readonly RequestStep[] {
  const added = officesHeard(heard).filter((office) => !steps.some((step) => step.office === office));
  if (added.length === 0) return steps;
  const last = Math.max(0, ...steps.map(({ place }) => place));
  const waiting = steps.map((step): RequestStep =>
    step.office === 'it-admin' && step.state === 'open'
      ? { ...step, state: 'pending', openedAt: null }
      : step,
  );
  return opened([...waiting, ...added.map((office, at) => newStep(id, office, last + at + 1))], now);
}

function officesHeard(heard: readonly HeardRole[]): readonly ('dpo' | 'security-officer')[] {
  return (['dpo', 'security-officer'] as const).filter((office) => heard.includes(office));
}

/** Applications from before there were steps wait for IT. */
export function stepsOf(request: AccessRequest, stored: readonly RequestStep[]): readonly RequestStep[] {
  if (stored.length > 0) return stored;
  return opened([newStep(request.id, 'it-admin', 1)], request.submittedAt);
}

function newStep(requestId: AccessRequestId, office: StepOffice, place: number): RequestStep {
  return {
    requestId,
    place,
    office,
    state: 'pending',
    assignee: null,
    invited: null,
    isHandedOn: false,
    standIn: null,
    openedAt: null,
    escalatedAt: null,
    verdict: null,
    words: null,
    decidedAt: null,
    decidedBy: null,
    inPlaceOf: null,
  };
}

/** Those whose turn it is now. */
export function opened(steps: readonly RequestStep[], now: Date): readonly RequestStep[] {
  const undecided = steps.filter(({ state }) => state === 'pending' || state === 'open');
  const turn = Math.min(...undecided.map(({ office }) => turnOf[office]));
  return steps.map((step): RequestStep =>
    step.state === 'pending' && turnOf[step.office] === turn
      ? { ...step, state: 'open', openedAt: now }
      : step,
  );
}

export function openSteps(steps: readonly RequestStep[]): readonly RequestStep[] {
  return steps.filter(({ state }) => state === 'open');
}

/** In the order in which they are asked, also those that were added later. */
export function inOrder(steps: readonly RequestStep[]): readonly RequestStep[] {
  return steps.toSorted((one, other) => turnOf[one.office] - turnOf[other.office] || one.place - other.place);
}

/** Asked at the act: it is open, and not decided or its turn still to come. */
export function requireOpen(step: RequestStep | undefined): RequestStep {
  if (step === undefined) throw new Refusal('not-found', 'no-such-access-request');
  if (step.state === 'pending') throw new Refusal('conflict', 'not-its-turn');
  if (step.state !== 'open') throw new Refusal('conflict', 'step-decided');
  return step;
}

/** Four eyes: whoever has said something in one step of an application says nothing in another (BSI ORP.4.A4). */
export function refuseActedBefore(steps: readonly RequestStep[], actor: Actor): void {
  if (hasActedIn(steps, actor)) throw new Refusal('forbidden', 'acted-before');
}

export function hasActedIn(steps: readonly RequestStep[], actor: Actor): boolean {
  return steps.some(({ decidedBy }) => decidedBy !== null && isSelf(actor, decidedBy.personId));
}

export function hasConcerns(steps: readonly RequestStep[]): boolean {
  return steps.some(({ verdict }) => verdict === 'concerns');
}

/** The step of IT, once all others have been heard. */
export function requireTurnOfIt(steps: readonly RequestStep[], actor: Actor): RequestStep {
  const step = requireOpen(steps.find(({ office }) => office === 'it-admin'));
  refuseActedBefore(steps, actor);
  return step;
}

export function isTurnOfIt(steps: readonly RequestStep[]): boolean {
  return steps.some(({ office, state }) => office === 'it-admin' && state === 'open');
}
