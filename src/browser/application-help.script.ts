// Help while somebody fills in a step of an application: questions that an answer on this page brings up appear at once, and
// what the rules will say is said at once. Without this script both come with the next page; what counts is judged there.
import { hitsOfStep, type OutlookMaterial } from '../domain/application-outlook';
import type { Outcome } from '../domain/application-rule';
import type { Answers, AnswerValue, Question } from '../domain/question';
import { questionsAsked } from '../domain/question-catalogue';

type Rules = {
  readonly material: OutlookMaterial;
  readonly words: { readonly heading: string; readonly outcomes: Readonly<Record<Outcome, string>> };
};

const form = document.querySelector<HTMLFormElement>('form[data-rules]');
const region = document.querySelector<HTMLElement>('[data-outlook]');
const language = document.documentElement.lang === 'en' ? 'en' : 'de';
let saidLast = '';

function helpWith(page: HTMLFormElement, { material, words }: Rules): void {
  const step = material.form.steps.find(({ questions }) =>
    questions.some(({ id }) => placeOf(page, id) !== null),
  );
  if (step === undefined) return;
  const look = (): void => {
    showAsked(page, material, step.questions);
    const given = answersOn(page, step.questions);
    say(
      hitsOfStep(
        material,
        step.questions.map(({ id }) => id),
        given,
      ).map(({ rule, reason, outcome, of }) => {
        const about = of === '' ? '' : `${of}: `;
        return `${about}${reason[language]} (${words.outcomes[outcome]}, ${rule})`;
      }),
      words.heading,
    );
  };
  page.addEventListener('change', look);
  look();
}

function placeOf(page: HTMLFormElement, id: string): Element | null {
  return (
    [...page.querySelectorAll('[data-question]')].find((one) => one.getAttribute('data-question') === id) ??
    null
  );
}

/** Each answer can bring up or take away another question. */
function showAsked(page: HTMLFormElement, material: OutlookMaterial, questions: readonly Question[]): void {
  for (const question of questions) {
    const others = Object.fromEntries(
      Object.entries(material.answers).filter(([id]) => !questions.some((one) => one.id === id)),
    );
    const answers: Answers = { ...others, ...answersOn(page, questions) };
    const isAsked = questionsAsked(material.form, answers).some(({ id }) => id === question.id);
    const place = placeOf(page, question.id);
    if (place instanceof HTMLTemplateElement && isAsked) bringUp(page, place, question.id);
    else if (place instanceof HTMLElement && !(place instanceof HTMLTemplateElement))
      setShown(place, isAsked);
  }
}

function bringUp(page: HTMLFormElement, place: HTMLTemplateElement, id: string): void {
  place.replaceWith(place.content);
  const shown = page.querySelector<HTMLInputElement>('input[name="shown-questions"]');
  if (shown !== null) shown.value = `${shown.value} ${id}`.trim();
}

/** What is hidden is not sent either. */
function setShown(place: HTMLElement, isShown: boolean): void {
  place.hidden = !isShown;
  for (const field of place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'))
    field.disabled = !isShown;
}

function answersOn(page: HTMLFormElement, questions: readonly Question[]): Answers {
  const sent = new FormData(page);
  const entries = questions.flatMap((question): readonly (readonly [string, AnswerValue])[] => {
    const texts = sent.getAll(question.id).filter((value) => typeof value === 'string');
    const [first = ''] = texts;
    if (texts.length === 0 || first === '') return [];
    if (question.kind === 'confirmation') return [[question.id, 'ja']];
    const isList = question.kind === 'some-of' || question.kind === 'applications';
    return [[question.id, isList && first !== 'weiss_nicht' ? texts : first]];
  });
  return Object.fromEntries(entries);
}

/** Only what is new is put into the live region, so that nothing is read out twice. */
function say(lines: readonly string[], heading: string): void {
  const all = lines.join('\n');
  if (region === null || all === saidLast) return;
  saidLast = all;
  if (lines.length === 0) {
    region.replaceChildren();
    return;
  }
  const title = document.createElement('p');
  title.textContent = heading;
  const list = document.createElement('ul');
  list.append(
    ...lines.map((line) => {
      const item = document.createElement('li');
      item.textContent = line;
      return item;
    }),
  );
  region.replaceChildren(title, list);
}

async function begin(page: HTMLFormElement, address: string): Promise<void> {
  const answer = await fetch(address, { credentials: 'same-origin' });
  const rules: unknown = answer.ok ? await answer.json() : null;
  if (isRules(rules)) helpWith(page, rules);
}

/** It comes from the portal itself: told apart is only whether it came at all. */
function isRules(value: unknown): value is Rules {
  return typeof value === 'object' && value !== null && 'material' in value && 'words' in value;
}

const address = form?.dataset['rules'];
// Whatever goes wrong here, the page works as it does without.
if (form !== null && address !== undefined) void begin(form, address).catch(() => undefined);
