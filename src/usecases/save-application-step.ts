// An employee fills in one step of the application. Only this step's answers are replaced: two devices may be at work.
import { requireRole, type Actor } from '../domain/actor';
import { emptyDraft, formAnswers, kindsFor } from '../domain/application-form';
import { fillStep, type StepFault } from '../domain/application-step';
import { Refusal } from '../domain/errors';
import type { Answers } from '../domain/question';
import { questionsAsked, type Step } from '../domain/question-catalogue';
import type { Ports } from './ports';
import { applicationAtHand } from './steps/application-at-hand';

export type GivenStep = {
  readonly step: Step['id'];
  /** What came for its questions, checked by nobody yet. */
  readonly answers: Answers;
  /** The version of the leaflet that stood on the page. */
  readonly shownLeaflet: number | null;
};

export type SavedStep = {
  /** Answers that are missing or were not taken; all others are stored. */
  readonly faults: readonly StepFault[];
};

/**
 * A step that no catalogue has is `no-such-step`; one that is not asked of this person, `step-not-asked`, stores nothing;
 * where there is nothing to apply for, `nothing-to-apply-for`.
 */
export async function saveApplicationStep(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { step: id, answers, shownLeaflet }: GivenStep,
): Promise<SavedStep> {
  requireRole(actor, 'employee');
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    await records.applicationDrafts.begin(emptyDraft(actor.personId, now));
    const { draft, form, edition, tenant, choices } = await applicationAtHand(records, actor, now);
    const step = form.steps.find((one) => one.id === id);
    if (step === undefined) throw new Refusal('not-found', 'no-such-step');
    if (kindsFor(choices).length === 0) throw new Refusal('conflict', 'nothing-to-apply-for');
    const asked = new Set(questionsAsked(form, formAnswers(draft)));
    if (!step.questions.some((question) => asked.has(question)))
      throw new Refusal('conflict', 'step-not-asked');
    const person = await records.persons.find(actor.personId);
    const key = await records.persons.keyOf(actor.personId);
    const filled = fillStep(draft, {
      form,
      step,
      applications: edition.applications.map((application) => application.id),
      given: answers,
      applicant: { mail: person?.mail ?? null, keyValue: key?.keyValue ?? '' },
      leafletVersion: tenant.leafletVersion,
      shownLeaflet,
      now,
    });
    await records.applicationDrafts.save(filled.draft);
    return { faults: filled.faults };
  });
}
